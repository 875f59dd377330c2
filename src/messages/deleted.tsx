// What the console says of instances that were deleted and can be had back for some days.
import type { ReactNode } from 'react'
import { counted } from './format.ts'

export const title = 'Recently deleted'
export const loading = 'The deleted instances are loading'
export const notLoaded = 'The deleted instances could not be loaded'
export const rule = (days: number) =>
  `The full snapshots of a deleted instance are kept for ${counted(days, 'day')}. Create an instance from one to have the data back, under a new ID and with new credentials. They are not exported: create an instance, and export there.`
export const none = 'No instance was deleted lately'
export const noneMore = (days: number) =>
  `When an instance is deleted, its full snapshots stay here for ${counted(days, 'day')}. One without a snapshot leaves nothing.`
export const backups = (link: ReactNode) => <>Backups are kept longer: {link}.</>
export const backupsLink = 'Backups of deleted instances'

export const deletedBy = (when: string, person: ReactNode) => (
  <>
    Deleted {when} by {person}
  </>
)
export const deletedByItself = (when: string) => `Deleted ${when} by its plan`
export const underKey = (key: ReactNode) => <>Encrypted with your key {key}</>
export const keptUntil = (until: string, left: string) => `Kept until ${until}, ${left} left`
export const snapshotsLoading = 'The snapshots are loading'
export const snapshotsNotLoaded = 'The snapshots could not be loaded'
export const newest = 'Newest'
export const older = (count: number) => counted(count, 'older snapshot')
export const listOf = (instance: string) => `Snapshots of ${instance}, newest first`
export const onDemand = 'On demand'
export const scheduled = 'Scheduled'
export const sizeUnknown = 'Size not known'
export const nodes = (count: number) => counted(count, 'node')
export const create = 'Create instance'
export const createFrom = (when: string) => `Create instance from the snapshot of ${when}`

export const dialogTitle = 'Create instance from snapshot'
export const isGone = (instance: ReactNode) => <>{instance} is deleted and stays so.</>
export const missing = 'This snapshot is not there'
export const missingMore = 'Its days were over and it was deleted, or the link is cut off.'
export const back = 'Go to the deleted instances'
