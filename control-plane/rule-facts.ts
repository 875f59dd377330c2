/** Records as the rules of `contract/rules` want to know them. */
import type { InstanceFacts, SnapshotFacts } from '../contract/rules/can.ts'
import type { CopyTarget } from '../contract/rules/copies.ts'
import type { Room } from '../contract/rules/fits.ts'
import type { KeyFacts } from '../contract/rules/keys.ts'
import type { RestoreSource, RestoreTarget } from '../contract/rules/restoring.ts'
import { graphFacts } from './content.ts'
import type { CustomerManagedKeyRecord, InstanceRecord, SnapshotRecord } from './records.ts'

/** What the rules need to know of an instance. */
export function instanceFacts(instance: InstanceRecord): InstanceFacts {
  const { name, type, version, status, takingId, keyRevoked, dataId } = instance
  return {
    name,
    type,
    version,
    status,
    takingSnapshot: takingId !== null,
    keyRevoked,
    filled: dataId !== null,
  }
}

/** What the rules need to know of a snapshot. */
export function snapshotFacts(snapshot: SnapshotRecord): SnapshotFacts {
  const { status, profile, kind, restorableUntil, exportableUntil } = snapshot
  return { status, profile, kind, restorableUntil, exportableUntil }
}

/** A snapshot and what it holds, for a restore. */
export function restoreSource(snapshot: SnapshotRecord): RestoreSource {
  const { content } = snapshot
  const unknown = { unpackedBytes: null, nodes: null, relationships: null }
  return { ...snapshotFacts(snapshot), graph: content ? graphFacts(content) : unknown }
}

/** The instance that a snapshot is restored over. */
export function restoreTarget(instance: InstanceRecord): RestoreTarget {
  return { ...instanceFacts(instance), storage: instance.storage }
}

/** What the rules need to know of a key of the customer's. */
export function keyFacts(key: CustomerManagedKeyRecord): KeyFacts {
  const { id, name, type, cloud, region, access, pendingUntil } = key
  return { id, name, type, cloud, region, access, status: pendingUntil === null ? 'ready' : 'pending' }
}

/** An instance that is to be overwritten. */
export function copyTarget(instance: InstanceRecord): CopyTarget {
  const { id, tenantId, storage, customerManagedKeyId: keyId } = instance
  return { ...instanceFacts(instance), id, tenantId, storage, keyId }
}

/** What an instance can take. */
export function roomOf(instance: InstanceRecord): Room {
  const { type, version, storage } = instance
  return { type, version, storage }
}
