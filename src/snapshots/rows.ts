import type { SnapshotFacts } from '../../contract/rules/can.ts'
import type { RestoreSource } from '../../contract/rules/restoring.ts'
import { DAY_MS } from '../../contract/rules/windows.ts'
import { snapshotFacts } from '../api/facts.ts'
import type { SnapshotWithView } from '../api/snapshots.ts'

/** A snapshot with its instants read: everything that filters, sorting and the rules ask for. */
export interface SnapshotRow extends RestoreSource {
  readonly id: string
  /** When it was taken, ms. */
  readonly timestamp: number
  /** The calendar day of the browser's zone it was taken on, as `dayOf` counts. */
  readonly day: number
  /** Unpacked, bytes; null while it is not known. */
  readonly bytes: number | null
  /** The full one that a differential goes with. */
  readonly baseId: string | null
  readonly snapshot: SnapshotWithView
}

/**
 * The calendar day of an instant (ms) in the browser's zone, counted from 1 Jan 1970. For thousands of rows at once: a
 * formatter would cost a hundred times as much.
 */
export function dayOf(instant: number): number {
  return Math.floor((instant - new Date(instant).getTimezoneOffset() * 60_000) / DAY_MS)
}

/** A day as it stands in an address: "2025-11-14". */
export const isoDay = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10)

/** The day that "2025-11-14" names; NaN where there is no such day. */
export const dayNamed = (iso: string): number => Date.parse(iso) / DAY_MS

// The list is asked for again when one snapshot of it has changed; the others stay the same objects.
const known = new WeakMap<SnapshotWithView, SnapshotRow>()

/** The row of a snapshot. */
export function rowOf(snapshot: SnapshotWithView): SnapshotRow {
  const before = known.get(snapshot)
  if (before) return before
  const facts = snapshotFacts(snapshot)
  const { size_bytes, nodes, relationships } = snapshot.afterglow
  const row = {
    ...facts,
    id: snapshot.snapshot_id,
    day: dayOf(facts.timestamp),
    bytes: size_bytes,
    graph: { unpackedBytes: size_bytes, nodes, relationships },
    baseId: snapshot.afterglow.base_snapshot_id,
    snapshot,
  }
  known.set(snapshot, row)
  return row
}

/** Whether a snapshot is not finished yet: it waits, or is in progress. */
export const isBeingTaken = ({ status }: Pick<SnapshotFacts, 'status'>): boolean =>
  status === 'Pending' || status === 'InProgress'

/** The rows of a list, newest first. */
export const rowsOf = (snapshots: readonly SnapshotWithView[]): readonly SnapshotRow[] =>
  snapshots.map(rowOf).toSorted((one, other) => other.timestamp - one.timestamp)

/** The newest row of each day, newest first: the days that have a snapshot. `rows` newest first. */
export function newestOfDays(rows: readonly SnapshotRow[]): readonly SnapshotRow[] {
  const newest: SnapshotRow[] = []
  for (const row of rows) if (row.day !== newest.at(-1)?.day) newest.push(row)
  return newest
}

/** Bytes of all, and of the differentials among them; what is not known counts nothing. */
export function bytesOf(rows: readonly SnapshotRow[]): {
  readonly all: number
  readonly differentials: number
} {
  let all = 0
  let differentials = 0
  for (const { bytes, kind } of rows) {
    all += bytes ?? 0
    if (kind === 'differential') differentials += bytes ?? 0
  }
  return { all, differentials }
}
