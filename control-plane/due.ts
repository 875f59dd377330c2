/** When each record next needs the reconciler. One function a kind; `null` is never. Instants in ms. */
import { limits } from '../contract/rules/limits.ts'
import { planOf } from '../contract/rules/plans.ts'
import { DAY_MS, HOUR_MS } from '../contract/rules/windows.ts'
import type { BackupRecord, ExportRecord, ImportRecord } from './file-records.ts'
import type { CustomerManagedKeyRecord, InstanceRecord, OperationRecord, SnapshotRecord } from './records.ts'

/** How long ended operations, exports, backups and imports stay to be looked at, ms. */
export const KEPT_MS = 30 * DAY_MS

/** What comes to an instance by itself. */
export type InstanceEvent = 'end' | 'expire-paused' | 'resume' | 'idle' | 'slot'

const later = (at: number, instance: InstanceRecord) => Math.max(at, instance.statusSince)

/** The next thing that comes to an instance by itself. None while an operation has it: then it comes afterwards. */
export function instanceDue(
  instance: InstanceRecord,
): { readonly at: number; readonly event: InstanceEvent } | null {
  if (instance.operationId !== null) return null
  const events: { readonly at: number; readonly event: InstanceEvent }[] = []
  const { pause } = planOf(instance.type)
  if (instance.endsAt !== null) events.push({ at: later(instance.endsAt, instance), event: 'end' })
  if (instance.status === 'paused' && instance.pausedAt !== null) {
    if (pause.by === 'hand')
      events.push({ at: instance.pausedAt + pause.resumesAfterDays * DAY_MS, event: 'resume' })
    if (pause.by === 'idleness')
      events.push({ at: instance.pausedAt + pause.deletedAfterDays * DAY_MS, event: 'expire-paused' })
  }
  if (instance.status === 'running') {
    if (pause.by === 'idleness' && instance.idleSince !== null && instance.takingId === null)
      events.push({ at: later(instance.idleSince + pause.afterHours * HOUR_MS, instance), event: 'idle' })
    if (instance.nextSlotAt !== null && instance.takingId === null)
      events.push({ at: instance.nextSlotAt, event: 'slot' })
  }
  return events.reduce<(typeof events)[number] | null>(
    (first, each) => (first === null || each.at < first.at ? each : first),
    null,
  )
}

/** One that is pending becomes ready. */
export function keyDue(key: CustomerManagedKeyRecord): number | null {
  return key.pendingUntil
}

/** A finished snapshot that nothing uses goes at the end of its windows. */
export function snapshotDue(snapshot: SnapshotRecord): number | null {
  return snapshot.holds.length === 0 ? snapshot.purgeAt : null
}

/** A running one is asked about; an ended one is forgotten. */
export function operationDue(operation: OperationRecord): number | null {
  return operation.endedAt === null ? operation.pollAt : operation.endedAt + KEPT_MS
}

/** A ready one expires; an ended one is forgotten. */
export function exportDue(record: ExportRecord): number | null {
  switch (record.state) {
    case 'preparing':
      return null
    case 'ready':
      return record.expiresAt
    case 'failed':
    case 'expired':
      return record.endedAt + KEPT_MS
  }
}

/** One that waits for its instance is looked at again, a ready one expires; an ended one is forgotten. */
export function backupDue(record: BackupRecord): number | null {
  switch (record.state) {
    case 'queued':
      return record.retryAt
    case 'running':
      return null
    case 'ready':
      return record.keptUntil
    case 'failed':
    case 'cancelled':
    case 'expired':
      return record.endedAt + KEPT_MS
  }
}

/** An idle upload ends, and so does one that waits for a consent in vain; a complete one is verified, an ended one forgotten. */
export function importDue(record: ImportRecord): number | null {
  switch (record.state) {
    case 'uploading':
      return record.lastByteAt + limits.uploadIdleMs
    case 'verifying':
      return record.completedAt
    case 'waiting':
      return record.since + limits.uploadIdleMs
    case 'loading':
      return null
    case 'done':
    case 'failed':
    case 'cancelled':
      return record.endedAt + KEPT_MS
  }
}
