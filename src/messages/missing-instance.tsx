// In place of an instance that could not be read.
import { counted } from './format.ts'

export const notLoaded = 'The instance could not be loaded'
export const notThere = 'This instance is not there'
export const toItsBackups = 'See its backups'
export const toDeleted = 'Recently deleted'
export const toInstances = 'Go to the instances'
/** `left`: how many backups of it there are. `isKept`: its last snapshots are there too. */
export const wasDeleted = (left: number, isKept: boolean) =>
  [
    'It was deleted.',
    ...(isKept ? ['Its last full snapshots are kept for some days.'] : []),
    ...(left > 0 ? [`${counted(left, 'backup')} of it ${left === 1 ? 'is' : 'are'} left.`] : []),
  ].join(' ')
export const whyNot = 'It was deleted, it belongs to another project, or the link is cut off.'
export const loading = 'The instance is loading.'
