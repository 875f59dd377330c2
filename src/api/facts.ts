import type { InstanceFacts, SnapshotFacts } from '../../contract/rules/can.ts'
import type { Until } from '../../contract/rules/windows.ts'
import type { InstanceWithView } from '../../contract/wire/instances.ts'
import type { Operation } from '../../contract/wire/operations.ts'
import type { WindowEnd } from '../../contract/wire/snapshots.ts'
import type { SnapshotWithView } from './snapshots.ts'

/** An instant of the wire in ms. */
export const instant = (written: string): number => Date.parse(written)

export const until = (end: WindowEnd): Until => (end === null || end === 'latest' ? end : instant(end))

/** Whether it ever held data: one that never did is named by itself. */
export const isFilled = ({ id, afterglow }: InstanceWithView): boolean => afterglow.data_id !== id

/** What the rules need to know of an instance. */
export function instanceFacts(instance: InstanceWithView): InstanceFacts {
  return {
    name: instance.name,
    type: instance.type,
    version: instance.afterglow.version,
    status: instance.status,
    takingSnapshot: instance.afterglow.taking_snapshot,
    keyRevoked: Boolean(instance.afterglow.customer_managed_key?.revoked),
    filled: isFilled(instance),
  }
}

/** What the rules need to know of a snapshot, and when it was taken (ms). */
export function snapshotFacts(snapshot: SnapshotWithView): SnapshotFacts & { readonly timestamp: number } {
  return {
    status: snapshot.status,
    profile: snapshot.profile,
    kind: snapshot.afterglow.kind,
    restorableUntil: until(snapshot.afterglow.restorable_until),
    exportableUntil: until(snapshot.afterglow.exportable_until),
    timestamp: instant(snapshot.timestamp),
  }
}

/** Percent and ms left of a running operation at `now` (ms): between two answers it moves by the clock, never past 99. */
export function progressOf(
  operation: Operation,
  now: number,
): { readonly percent: number; readonly leftMs: number | null } {
  if (operation.state !== 'running') return { percent: 100, leftMs: null }
  const start = instant(operation.started_at)
  const end = instant(operation.estimated_end_at)
  const passed = end > start ? ((now - start) / (end - start)) * 100 : 0
  return {
    percent: Math.max(operation.percent, Math.min(99, Math.floor(passed))),
    leftMs: Math.max(0, end - now),
  }
}
