import { HOUR_MS } from '../../contract/rules/windows.ts'
import type { SnapshotMark } from '../../contract/wire/instances.ts'
import { instant } from '../api/facts.ts'
import type { MarkKind } from '../ui/SnapshotMark.tsx'
import * as say from '../messages/instances.tsx'

const HOURS = 24

function markOf(snapshot: SnapshotMark): MarkKind {
  switch (snapshot.status) {
    case 'Failed':
      return 'failed'
    case 'Pending':
    case 'InProgress':
      return 'running'
    case 'Completed':
      return snapshot.profile === 'AdHoc' ? 'ondemand' : snapshot.kind
  }
}

/** Which of two in one hour is shown: what is not fine first, then what can be restored. */
const weight: Record<MarkKind, number> = { running: 5, failed: 4, full: 3, ondemand: 2, differential: 1 }

/**
 * The last 24 hours up to `now` (ms) as bars, the oldest first. The hours are counted from the minute at which the
 * newest scheduled one was taken, so that slots jittered by some minutes still fall into an hour each.
 */
export function hoursOf(snapshots: readonly SnapshotMark[], now: number): (MarkKind | null)[] {
  const hours: (MarkKind | null)[] = Array.from({ length: HOURS }, () => null)
  const phase = snapshots.findLast((each) => each.profile === 'Scheduled') ?? snapshots.at(-1)
  if (!phase) return hours
  const minute = instant(phase.timestamp)
  const last = Math.floor((now - minute) / HOUR_MS)
  for (const snapshot of snapshots) {
    const at = HOURS - 1 - (last - Math.round((instant(snapshot.timestamp) - minute) / HOUR_MS))
    if (at < 0) continue
    const place = Math.min(at, HOURS - 1)
    const mark = markOf(snapshot)
    const there = hours[place]
    if (!there || weight[mark] > weight[there]) hours[place] = mark
  }
  return hours
}

/** The sum of the bars in words: "22 completed, 1 failed, 1 in progress". */
export function sumOf(snapshots: readonly SnapshotMark[]): string {
  const of = (...statuses: SnapshotMark['status'][]) =>
    snapshots.filter(({ status }) => statuses.includes(status)).length
  const parts = [
    [of('Completed'), say.countCompleted],
    [of('Failed'), say.countFailed],
    [of('Pending', 'InProgress'), say.countMoving],
  ] as const
  const told = parts.filter(([count]) => count > 0).map(([count, words]) => words(count))
  return told.length === 0 ? say.noneInDay : told.join(', ')
}

/** The failures among them in one sentence, or null: "1 failed at 01:08", "3 snapshots failed in 24 h". */
export function failuresOf(snapshots: readonly SnapshotMark[], clock: (at: number) => string): string | null {
  const failed = snapshots.filter(({ status }) => status === 'Failed')
  const [only] = failed
  if (!only) return null
  return failed.length === 1 ? say.failedAt(clock(instant(only.timestamp))) : say.failedInDay(failed.length)
}
