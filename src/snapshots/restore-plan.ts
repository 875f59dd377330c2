import { isMoving, statusRule } from '../../contract/rules/statuses.ts'
import type { InstanceWithView } from '../../contract/wire/instances.ts'
import { moment } from '../messages/format.ts'
import * as say from '../messages/restore.tsx'
import { isBeingTaken, type SnapshotRow } from './rows.ts'

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
