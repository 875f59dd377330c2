import type { Backup, Opening } from '../../contract/wire/backups.ts'
import { instant } from '../api/facts.ts'
import { moment } from '../messages/format.ts'
import * as say from '../messages/backups.tsx'

/** A backup that is there to be downloaded. */
export type Ready = Extract<Backup, { readonly state: 'ready' }>

/** A place in the queue, from 1: "Next in line", "2nd in line". */
export function placeInLine(position: number): string {
  return position === 1 ? say.nextInLine : say.inLine(position)
}

/** Of when it is, in ms: of its data where it has any, of the request otherwise. */
export const timeOf = (backup: Backup): number =>
  instant('data_at' in backup ? backup.data_at : backup.requested_at)

/** "Backup of 13 Nov, 04:04" */
export const nameOf = (backup: Backup, now: number): string => say.named(moment(timeOf(backup), { now }))

/** "171 nodes, 253 relationships"; null where the store does not tell. */
export const graphOf = ({ nodes, relationships }: Backup): string | null =>
  nodes === null || relationships === null ? null : say.graph(nodes, relationships)

/** What one product makes of the file: "from the version that wrote it", "no", "not known". */
export const answerOf = ({ opens, versions }: Opening): string =>
  opens === 'yes' ? (versions ?? 'yes') : opens

/** The reason that all products share for not opening it; null where they differ. */
export function nobodyOpens(openings: readonly Opening[]): string | null {
  const [first] = openings
  const same = openings.every(({ opens, why }) => opens === 'no' && why === first?.why)
  return first && same ? first.why : null
}

/** What is said aloud when it gets there by itself; progress has its own voice. */
export function announced(backup: Backup | undefined): string {
  switch (backup?.state) {
    case undefined:
      return ''
    case 'queued':
      return say.isRequested(placeInLine(backup.position))
    case 'running':
      return say.isBeingMade
    case 'ready':
      return say.isReady
    case 'failed':
      return say.hasFailed
    case 'cancelled':
      return say.isCancelled
    case 'expired':
      return say.isGone
  }
}
