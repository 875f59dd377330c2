import { isMoving, statusRule } from '../../contract/rules/statuses.ts'
import { HOUR_MS } from '../../contract/rules/windows.ts'
import type { InstanceWithView } from '../../contract/wire/instances.ts'
import { count, counted, duration, moment } from '../messages/format.ts'
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

const both = (nodes: number, relationships: number) =>
  [nodes > 0 && counted(nodes, 'node'), relationships > 0 && counted(relationships, 'relationship')]
    .filter((part) => part !== false)
    .join(' and ')

/**
 * What a restore loses, in words. `gapMs`: from the snapshot to now; `writesPerHour` as the instance is written to now,
 * nodes and relationships together.
 */
export function lossOf(gapMs: number, now: Holds, then: Holds, writesPerHour: number): Loss {
  const gap = duration(gapMs)
  const lost = `${gap} of writes are lost.`
  if (
    now.nodes === null ||
    now.relationships === null ||
    then.nodes === null ||
    then.relationships === null
  ) {
    const writes = (writesPerHour * gapMs) / HOUR_MS
    return {
      fact: lost,
      detail: writes >= 1 ? `About ${count(Math.round(writes))} of them.` : 'How many is not known.',
    }
  }
  const nodes = now.nodes - then.nodes
  const relationships = now.relationships - then.relationships
  if (nodes === 0 && relationships === 0) {
    return {
      fact: `It holds as much as there is now.`,
      detail: `What was changed in the ${gap} since is lost.`,
    }
  }
  const newer = both(nodes, relationships)
  const older = both(-nodes, -relationships)
  const sentences = [
    newer && `About ${newer} are newer than it.`,
    older && `It holds ${older} more than there are now.`,
  ]
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
  if (isMoving(status))
    return { good: false, words: `The instance is ${statusRule(status).word.toLowerCase()}` }
  const other = rows.find((each) => each.id !== row.id && isBeingTaken(each))
  if (other)
    return {
      good: true,
      words: `The snapshot of ${moment(other.timestamp, { now })} is being taken: it goes on, with the data of then`,
    }
  return afterglow.taking_snapshot && !isBeingTaken(row)
    ? { good: true, words: 'A snapshot is being taken: it goes on, with the data of its time' }
    : { good: true, words: 'Nothing else is running' }
}
