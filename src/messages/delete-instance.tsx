// What the dialog says that deletes an instance: what goes with it, and what stays.
import type { ReactNode } from 'react'
import { counted } from './format.ts'

export const title = 'Delete instance'
export const loading = 'The instance is loading.'
export const titleOf = (instance: ReactNode) => <>Delete {instance}?</>
export const what = (id: ReactNode) => (
  <>The instance {id} goes for good, with its ID, its address and its password.</>
)
export const notTyped = (name: string) => ({
  message: 'The name is not typed yet.',
  remedy: `Type ${name} to delete this instance.`,
})
export const exportFirst = 'Export the last snapshot first'
export const backupFirst = 'Request a backup first'
export const cancel = 'Cancel'
export const remove = 'Delete'
export const removing = 'Deleting'
export const goes = 'What goes'
export const connected =
  'What is connected to it loses its database. Files that were exported before stay where they were saved.'
export const typeToDelete = (name: ReactNode) => <>Type {name} to delete it</>
export const itsData = 'Its data.'
export const itsGraph = (nodes: number, relationships: number) =>
  `Its data: ${counted(nodes, 'node')} and ${counted(relationships, 'relationship')}.`
export const backupStays = (of: string, until: string) =>
  `Its backup of ${of} stays until ${until}, under Backups of deleted instances.`
export const backupsStay = (count: number, of: string, until: string) =>
  `Its ${counted(count, 'backup')} stay until their days are over, the last one, of ${of}, until ${until}, under Backups of deleted instances.`
export const noSnapshot = 'It has no snapshot: nothing of the data is left afterwards.'
export const noneUsable = (count: number) =>
  `Its ${counted(count, 'snapshot')}, of which none can be used: nothing of the data is left.`
export const someGo = (going: number, all: string) =>
  `${counted(going, 'snapshot')} of ${all}: differentials, and what cannot be used.`
export const snapshotStays = (of: string, until: string) =>
  `Its full snapshot of ${of} can be made a new instance of until ${until}, under Recently deleted.`
export const snapshotsStay = (count: number, of: string, until: string) =>
  `Its ${count} full snapshots, the last of ${of}, can be made a new instance of until ${until}, under Recently deleted.`
