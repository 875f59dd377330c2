import type { Backup, Opening } from '../../contract/wire/backups.ts'
import { instant } from '../api/facts.ts'
import { counted, exactCount, moment } from '../messages/format.ts'

/** A backup that is there to be downloaded. */
export type Ready = Extract<Backup, { readonly state: 'ready' }>

/** A place in the queue, from 1: "Next in line", "2nd in line". */
export function placeInLine(position: number): string {
  if (position === 1) return 'Next in line'
  const last = position % 10
  const teen = Math.floor(position / 10) % 10 === 1
  const ending = teen ? 'th' : last === 1 ? 'st' : last === 2 ? 'nd' : last === 3 ? 'rd' : 'th'
  return `${exactCount(position)}${ending} in line`
}

/** Of when it is, in ms: of its data where it has any, of the request otherwise. */
export const timeOf = (backup: Backup): number =>
  instant('data_at' in backup ? backup.data_at : backup.requested_at)

/** "Backup of 13 Nov, 04:04" */
export const nameOf = (backup: Backup, now: number): string => `Backup of ${moment(timeOf(backup), { now })}`

/** "171 nodes, 253 relationships"; null where the store does not tell. */
export const graphOf = ({ nodes, relationships }: Backup): string | null =>
  nodes === null || relationships === null
    ? null
    : `${counted(nodes, 'node')}, ${counted(relationships, 'relationship')}`

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
      return `The backup is requested. ${placeInLine(backup.position)}.`
    case 'running':
      return 'The backup is being made. The database keeps running.'
    case 'ready':
      return 'The backup is ready.'
    case 'failed':
      return 'The backup failed.'
    case 'cancelled':
      return 'The backup is cancelled.'
    case 'expired':
      return 'The file of the backup is gone.'
  }
}
