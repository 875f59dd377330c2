/** For tests only: lists of snapshots as the API answers them. */
import type { SnapshotWithView } from '../api/snapshots.ts'

type Changed = Partial<Omit<SnapshotWithView, 'afterglow'>> & {
  readonly afterglow?: Partial<SnapshotWithView['afterglow']>
}

const idOf = (name: string) =>
  `00000000-0000-4000-8000-${[...name]
    .map((letter) => (letter.codePointAt(0) ?? 0).toString(16).padStart(2, '0'))
    .join('')
    .slice(0, 12)
    .padStart(12, '0')}`

/** A completed full scheduled snapshot of `at` (ISO), with what is changed. Its id follows from `at`. */
export function sample(at: string, changed: Changed = {}): SnapshotWithView {
  const timestamp = Date.parse(at)
  const end = (days: number) => new Date(timestamp + days * 86_400_000).toISOString()
  return {
    snapshot_id: idOf(at.slice(5, 16).replaceAll(/\D/g, '')),
    instance_id: '7c41e9d2',
    profile: 'Scheduled',
    status: 'Completed',
    timestamp: at,
    exportable: true,
    ...changed,
    afterglow: {
      kind: 'full',
      base_snapshot_id: null,
      retention: 'long',
      started_at: at,
      completed_at: at,
      percent: 100,
      size_bytes: 96_400_000_000,
      nodes: 41_197_102,
      relationships: 187_609_896,
      export_bytes: null,
      export_format: 'backup',
      restorable_until: end(60),
      exportable_until: end(60),
      requested_by: null,
      name: null,
      note: null,
      failure: null,
      ...changed.afterglow,
    },
  }
}

/** A differential of `at` that goes with the full one `base`. */
export const differential = (at: string, base: SnapshotWithView, changed: Changed = {}): SnapshotWithView =>
  sample(at, {
    exportable: false,
    ...changed,
    afterglow: {
      kind: 'differential',
      base_snapshot_id: base.snapshot_id,
      size_bytes: 200_000_000,
      restorable_until: null,
      exportable_until: null,
      ...changed.afterglow,
    },
  })

/** One that failed: no size, no windows, a reason. */
export const failed = (snapshot: SnapshotWithView): SnapshotWithView => ({
  ...snapshot,
  status: 'Failed',
  exportable: false,
  afterglow: {
    ...snapshot.afterglow,
    size_bytes: null,
    restorable_until: null,
    exportable_until: null,
    failure: {
      reason: 'storage-unreachable',
      message: 'The storage bucket did not answer for 10 min.',
      remedy: 'The next one holds the same changes.',
    },
  },
})

const hour = (day: string, at: number, minute = 9) =>
  `${day}T${String(at).padStart(2, '0')}:${String(minute).padStart(2, '0')}:00Z`

/** A day of an hourly plan, newest first: a full one at 00:09 UTC and differentials until `lastHour`. */
export function sampleDay(day: string, lastHour = 23): SnapshotWithView[] {
  const full = sample(hour(day, 0))
  const rest = Array.from({ length: lastHour }, (_, index) => differential(hour(day, lastHour - index), full))
  return [...rest, full]
}
