import { snapshotRuleOf, type PlanType, type Version, type Windows } from './plans.ts'
import type { Retention, SnapshotKind, SnapshotProfile } from './statuses.ts'

/** A day of the retention table, in ms: windows are counted in days of 86 400 s, never in calendar days. */
export const DAY_MS = 86_400_000
export const HOUR_MS = 3_600_000

/** `null`: never (a differential), `'latest'`: until a newer one replaces it (Free). Otherwise an instant in ms, exclusive. */
export type Until = number | 'latest' | null

export interface SnapshotWindows {
  readonly restorableUntil: Until
  readonly exportableUntil: Until
}

interface SnapshotOrigin {
  readonly type: PlanType
  readonly version: Version
  readonly profile: SnapshotProfile
  readonly kind: SnapshotKind
  readonly retention: Retention | null
  /** ms */
  readonly timestamp: number
}

/** The two windows of a snapshot: `timestamp + days x 86 400 s`, exclusive. Source: the plan table. */
export function snapshotWindows(origin: SnapshotOrigin): SnapshotWindows {
  const never = { restorableUntil: null, exportableUntil: null }
  const rule = snapshotRuleOf(origin.type, origin.version)
  if (!rule) return never
  const until = (windows: Windows): SnapshotWindows => ({
    restorableUntil: origin.timestamp + windows.restorableDays * DAY_MS,
    exportableUntil: origin.timestamp + windows.exportableDays * DAY_MS,
  })
  if (origin.profile === 'AdHoc') {
    return rule.onDemand === 'latest-only'
      ? { restorableUntil: 'latest', exportableUntil: 'latest' }
      : until(rule.onDemand)
  }
  if (!rule.scheduled) return never
  const windows = until(
    origin.retention === 'short' && rule.scheduled.short ? rule.scheduled.short : rule.scheduled.long,
  )
  if (origin.kind === 'full') return windows
  return rule.differentialUse === 'restore' ? { ...windows, exportableUntil: null } : never
}

/** Whether a window is open at `now` (ms). */
export function isOpen(until: Until, now: number): boolean {
  return until === 'latest' || (until !== null && now < until)
}
