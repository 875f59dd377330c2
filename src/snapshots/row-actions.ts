import { can, nearestRestorable } from '../../contract/rules/can.ts'
import { canRestore, type RestoreTarget } from '../../contract/rules/restoring.ts'
import type { Asking } from '../../contract/rules/roles.ts'
import type { Decision } from '../../contract/rules/decision.ts'
import type { InstanceWithView } from '../../contract/wire/instances.ts'
import { instanceFacts } from '../api/facts.ts'
import { shortDate, time } from '../messages/format.ts'
import * as say from '../messages/row-actions.tsx'
import type { SnapshotRow } from './rows.ts'

/** How a snapshot is called in labels and sentences: "14 Nov, 00:09". */
export const labelOf = (timestamp: number, now: number): string =>
  `${shortDate(timestamp, { now })}, ${time(timestamp)}`

/** Rows looked through at once: the full one of a differential is rarely further away. */
const CHUNK = 64

/** The nearest full snapshot that can be restored instead of a differential. `rows` newest first, `now` in ms. */
export function fullInsteadOf(
  row: SnapshotRow,
  rows: readonly SnapshotRow[],
  now: number,
): SnapshotRow | null {
  if (row.kind === 'full') return null
  for (let from = rows.indexOf(row); from >= 0 && from < rows.length; from += CHUNK) {
    const found = nearestRestorable(rows.slice(from, from + CHUNK), row.timestamp, now)
    if (found) return found
  }
  return null
}

/** What the rules need to know of the instance whose snapshots are looked at. */
export const targetFacts = (instance: InstanceWithView): RestoreTarget => ({
  ...instanceFacts(instance),
  storage: instance.storage,
})

export interface RowActions {
  readonly restore: Decision
  readonly export: Decision
  readonly create: Decision
}

/** What can be done with a snapshot, each refusal naming `full`, the one that could be used instead. */
export function actionsOf(
  row: SnapshotRow,
  instance: RestoreTarget,
  asking: Asking,
  full: SnapshotRow | null,
): RowActions {
  const named = full ? say.ofFull(labelOf(full.timestamp, asking.now)) : ''
  return {
    restore: canRestore(row, instance, asking, named),
    export: can.export(row, instance, asking, named),
    create: can.create(row, instance, asking, named),
  }
}
