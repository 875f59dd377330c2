import { staysAfterDeletion } from '../../contract/rules/deleted.ts'
import type { InstanceWithView } from '../../contract/wire/instances.ts'
import { instant, snapshotFacts } from '../api/facts.ts'
import type { SnapshotWithView } from '../api/snapshots.ts'
import { lossOf, type Loss } from '../feedback/loss.ts'

/** What becomes of the snapshots of an instance that is deleted. */
export interface LeftOver {
  /** Those that have ended, completed or failed. */
  readonly ended: number
  /** How many of them stay for some days, and the newest of these. */
  readonly stay: number
  readonly newest: SnapshotWithView | null
  /** The one that is still being taken. */
  readonly taking: SnapshotWithView | null
}

/** What the snapshots of an instance, newest first, come to if it is deleted at `now` (ms). */
export function leftOver(snapshots: readonly SnapshotWithView[], now: number): LeftOver {
  const open = snapshots.filter(({ status }) => status === 'Pending' || status === 'InProgress')
  const staying = snapshots.filter((each) => staysAfterDeletion(snapshotFacts(each), now))
  return {
    ended: snapshots.length - open.length,
    stay: staying.length,
    newest: staying[0] ?? null,
    taking: open[0] ?? null,
  }
}

/** A snapshot, as far as it says what it holds. */
interface Holding extends Pick<SnapshotWithView, 'timestamp'> {
  readonly afterglow: Pick<SnapshotWithView['afterglow'], 'nodes' | 'relationships' | 'size_bytes'>
}

/**
 * What was written after the newest snapshot that stays, which nothing is left of; null where nothing was. What does not
 * run is not written to: there the time ends when it stopped. `now` in ms.
 */
export function lostSince(
  { status, afterglow }: Pick<InstanceWithView, 'status' | 'afterglow'>,
  { timestamp, afterglow: then }: Holding,
  now: number,
): Loss | null {
  const end = status === 'running' ? now : instant(afterglow.paused_at ?? afterglow.status_since)
  const gap = end - instant(timestamp)
  const holdsTheSame =
    afterglow.nodes === then.nodes &&
    afterglow.relationships === then.relationships &&
    afterglow.storage_used_bytes === then.size_bytes
  if (gap <= 0 || (holdsTheSame && afterglow.writes_per_hour === 0)) return null
  return lossOf(gap, afterglow, then, afterglow.writes_per_hour)
}
