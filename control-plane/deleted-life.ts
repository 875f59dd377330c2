/** What a deleted instance leaves, and until when. */
import { keptUntilAfter, staysAfterDeletion, type DeletedFacts } from '../contract/rules/deleted.ts'
import type { ReadTx, Tx } from './ports.ts'
import type { DeletedInstanceRecord, InstanceRecord, SnapshotRecord } from './records.ts'
import { snapshotFacts } from './rule-facts.ts'
import { retire } from './snapshot-life.ts'

/** A snapshot that its deleted instance leaves: it can be used until `keptUntil` (ms), whatever its windows said. */
export function kept(snapshot: SnapshotRecord, keptUntil: number): SnapshotRecord {
  return { ...snapshot, restorableUntil: keptUntil, exportableUntil: keptUntil, purgeAt: keptUntil }
}

/** What is remembered of an instance that was deleted at `at` (ms) by `deletedBy`. */
export function deletedRecord(
  instance: InstanceRecord,
  at: number,
  deletedBy: string,
): DeletedInstanceRecord {
  const { id, tenantId, name, type, version, cloud, region, memory, storage, customerManagedKeyId } = instance
  const what = { id, tenantId, name, type, version, cloud, region, memory, storage, customerManagedKeyId }
  return { ...what, deletedAt: at, deletedBy, keptUntil: keptUntilAfter(at) }
}

/**
 * Lets the snapshots of an instance go that is deleted at `at` (ms) by `deletedBy`. The full ones that could still be used
 * stay for their time, and with them the record of what they are of.
 */
export async function leaveSnapshots(
  tx: Tx,
  at: number,
  instance: InstanceRecord,
  deletedBy: string,
): Promise<void> {
  const record = deletedRecord(instance, at, deletedBy)
  const everything = { from: [instance.id], to: [instance.id, Infinity] }
  let left = false
  for (const { id } of await tx.range('snapshot', 'timestamp', everything)) {
    const snapshot = await tx.get('snapshot', id)
    if (!snapshot) continue
    const stays = staysAfterDeletion(snapshotFacts(snapshot), at)
    if (stays) await tx.put('snapshot', kept(snapshot, record.keptUntil))
    else await retire(tx, snapshot, at)
    left ||= stays
  }
  if (left) await tx.put('deleted-instance', record)
}

/** What the rules need to know of a deleted instance. A key that is not there any more is as good as revoked. */
export async function deletedFacts(tx: ReadTx, deleted: DeletedInstanceRecord): Promise<DeletedFacts> {
  const { name, keptUntil, customerManagedKeyId: keyId } = deleted
  const key = keyId === null ? null : await tx.get('customer-managed-key', keyId)
  return { name, keptUntil, keyRevoked: key !== null && key?.access !== 'granted' }
}
