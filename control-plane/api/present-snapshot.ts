import { can } from '../../contract/rules/can.ts'
import { canRestore } from '../../contract/rules/restoring.ts'
import type { Asking } from '../../contract/rules/roles.ts'
import { exportFormatOf } from '../../contract/rules/plans.ts'
import { isOpen, type Until } from '../../contract/rules/windows.ts'
import type { SnapshotMark } from '../../contract/wire/instances.ts'
import type { Snapshot, SnapshotView, WindowEnd } from '../../contract/wire/snapshots.ts'
import type { Content } from '../content.ts'
import type * as queries from '../queries/queries.ts'
import type { InstanceRecord, SnapshotRecord } from '../records.ts'
import { auraInstant, instant, instantOrNull } from './instant.ts'
import { instanceFacts, restoreSource, restoreTarget, snapshotFacts } from '../rule-facts.ts'

/** A snapshot exactly as the Aura API shows it. */
export function presentSnapshot(record: SnapshotRecord, now: number): Snapshot {
  return {
    snapshot_id: record.id,
    instance_id: record.instanceId,
    profile: record.profile,
    status: record.status,
    timestamp: auraInstant(record.timestamp),
    // Of a differential, the window to export it is never open.
    exportable: record.status === 'Completed' && isOpen(record.exportableUntil, now),
  }
}

/** A snapshot with what is ours on it. `base`: the full one that a differential builds on. */
export function presentSnapshotView(
  { record, percent }: queries.SnapshotView,
  base: SnapshotRecord | null,
  instance: Pick<InstanceRecord, 'type'>,
  now: number,
): Snapshot & { readonly afterglow: SnapshotView } {
  const { content } = record
  return {
    ...presentSnapshot(record, now),
    afterglow: {
      kind: record.kind,
      base_snapshot_id: record.baseSnapshotId,
      retention: record.retention,
      started_at: instant(record.timestamp),
      completed_at: instantOrNull(record.completedAt),
      percent,
      size_bytes: sizeOf(record, base),
      nodes: content?.nodes ?? null,
      relationships: content?.relationships ?? null,
      export_bytes: record.exportBytes,
      export_format: exportFormatOf(instance.type, record.version),
      restorable_until: windowEnd(record.restorableUntil),
      exportable_until: windowEnd(record.exportableUntil),
      requested_by: record.requestedBy,
      name: record.name,
      note: record.note,
      failure: record.failure,
    },
  }
}

/** Bytes unpacked; of a differential, those that came since its full one. */
function sizeOf(record: SnapshotRecord, base: SnapshotRecord | null): number | null {
  const whole = unpackedBytes(record.content)
  if (record.kind === 'full' || whole === null) return whole
  const before = unpackedBytes(base?.content ?? null)
  return before === null ? null : Math.max(0, whole - before)
}

function unpackedBytes(content: Content | null): number | null {
  return content?.kind === 'described' ? content.bytes : (content?.unpackedBytes ?? null)
}

/** What can be done with one snapshot. `full`: the full one that could be used in its place. */
export function snapshotActions(
  record: SnapshotRecord,
  instance: InstanceRecord,
  asking: Asking,
  full: SnapshotRecord | null,
): NonNullable<SnapshotView['actions']> {
  const facts = [snapshotFacts(record), instanceFacts(instance), asking, fullName(full)] as const
  return {
    restore: canRestore(restoreSource(record), restoreTarget(instance), asking, fullName(full)),
    export: can.export(...facts),
    create: can.create(...facts),
  }
}

/** How a refusal names the full snapshot that could be used instead: " of 2025-11-14 00:09 UTC". */
function fullName(full: SnapshotRecord | null): string {
  return full ? ` of ${instant(full.timestamp).slice(0, 16).replace('T', ' ')} UTC` : ''
}

/** One snapshot as a mark on a strip. */
export function presentMark(record: SnapshotRecord): SnapshotMark {
  const { status, kind, profile } = record
  return { timestamp: auraInstant(record.timestamp), status, kind, profile }
}

function windowEnd(until: Until): WindowEnd {
  return typeof until === 'number' ? instant(until) : until
}
