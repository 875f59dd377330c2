import { isMoving, statusRule } from '../../contract/rules/statuses.ts'
import { HOUR_MS } from '../../contract/rules/windows.ts'
import type { InstanceWithView } from '../../contract/wire/instances.ts'
import { count, duration, moment } from '../messages/format.ts'
import * as say from '../messages/restore.tsx'
import { isBeingTaken, type SnapshotRow } from './rows.ts'

/** What an instance or a snapshot holds; null is not known. */
export interface Holds {
  readonly nodes: number | null
  readonly relationships: number | null
}

export interface Loss {
  /** The fact: how much of the time is lost. */
  readonly fact: string
  /** What that is, as far as it is known. */
  readonly detail: string
}

/**
 * What a restore loses, in words. `gapMs`: from the snapshot to now; `writesPerHour` as the instance is written to now,
 * nodes and relationships together.
 */
export function lossOf(gapMs: number, now: Holds, then: Holds, writesPerHour: number): Loss {
  const gap = duration(gapMs)
  const lost = say.lost(gap)
  if (
    now.nodes === null ||
    now.relationships === null ||
    then.nodes === null ||
    then.relationships === null
  ) {
    const writes = (writesPerHour * gapMs) / HOUR_MS
    return {
      fact: lost,
      detail: writes >= 1 ? say.lostWrites(count(Math.round(writes))) : say.lostUnknown,
    }
  }
  const nodes = now.nodes - then.nodes
  const relationships = now.relationships - then.relationships
  if (nodes === 0 && relationships === 0) {
    return {
      fact: say.holdsTheSame,
      detail: say.changesLost(gap),
    }
  }
  const newer = say.amounts(nodes, relationships)
  const older = say.amounts(-nodes, -relationships)
  const sentences = [newer && say.newer(newer), older && say.older(older)]
  return { fact: lost, detail: sentences.filter(Boolean).join(' ') }
}

/** A difference as it stands in a column: "−11,672", "+5", "0". */
export function signed(difference: number, write: (value: number) => string): string {
  return difference === 0 ? '0' : `${difference < 0 ? '\u2212' : '+'}${write(Math.abs(difference))}`
}

/** One thing that was looked at before a restore: whether it stands in the way, in words. */
export interface Check {
  readonly good: boolean
  readonly words: string
}

/**
 * What else runs on an instance that is to be restored from `row`. Its own operation stands in the way. A snapshot that is
 * being taken does not: its data is that of its instant, and it is finished from there. `rows`: all of the instance,
 * empty while they are not known; `now` in ms.
 */
export function elseRunning(
  { status, afterglow }: Pick<InstanceWithView, 'status' | 'afterglow'>,
  row: SnapshotRow,
  rows: readonly SnapshotRow[],
  now: number,
): Check {
  if (isMoving(status)) return { good: false, words: say.isMoving(statusRule(status).word.toLowerCase()) }
  const other = rows.find((each) => each.id !== row.id && isBeingTaken(each))
  if (other)
    return {
      good: true,
      words: say.otherTaken(moment(other.timestamp, { now })),
    }
  return afterglow.taking_snapshot && !isBeingTaken(row)
    ? { good: true, words: say.oneTaken }
    : { good: true, words: say.nothingElse }
}
