/** Records as `contract/rules` wants to see them. */
import type { InstanceFacts, SnapshotFacts } from '../../contract/rules/can.ts'
import type { InstanceRecord, SnapshotRecord } from '../records.ts'

/** What the rules need to know of an instance. */
export function instanceFacts(record: InstanceRecord): InstanceFacts {
  const { name, type, version, status, takingId } = record
  return { name, type, version, status, takingSnapshot: takingId !== null }
}

/** What the rules need to know of a snapshot. */
export function snapshotFacts(record: SnapshotRecord): SnapshotFacts {
  const { status, profile, kind, restorableUntil, exportableUntil } = record
  return { status, profile, kind, restorableUntil, exportableUntil }
}
