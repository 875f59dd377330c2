// What the dialog says that deletes an instance: what goes with it, and what stays.
import type { ReactNode } from 'react'
import { counted } from './format.ts'

export const title = 'Delete instance'
export const titleOf = (instance: ReactNode) => <>Delete {instance}?</>
export const what = (id: ReactNode) => (
  <>The instance {id} goes for good, with its ID, its address and its password.</>
)
export const notTyped = (name: string) => ({
  message: 'The name is not typed yet.',
  remedy: `Type ${name} to delete this instance.`,
})
export const notItsName = 'That is not its name; capitals count.'
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
export const backupStays = (of: ReactNode, until: ReactNode) => (
  <>
    Its backup of {of} stays until {until}, under Backups of deleted instances.
  </>
)
export const backupsStay = (count: number, of: ReactNode, until: ReactNode) => (
  <>
    Its {counted(count, 'backup')} stay until their days are over, the last one, of {of}, until {until}, under
    Backups of deleted instances.
  </>
)
export const reading = {
  message: 'Its snapshots and backups are still being read.',
  remedy: 'Wait until all that goes is named.',
}
export const notRead = 'Its snapshots, which could not be read: what is left of them is not known.'
export const noSnapshot = 'It has no snapshot: nothing of the data is left afterwards.'
export const noOtherSnapshot = 'It has no other snapshot: nothing of the data is left afterwards.'
export const noneUsable = (count: number) =>
  `Its ${counted(count, 'snapshot')}, of which none can be used: nothing of the data is left.`
export const someGo = (going: number, all: string) =>
  `${counted(going, 'snapshot')} of ${all}: differentials, and what cannot be used.`
export const takingGoes = (of: ReactNode) => (
  <>The snapshot of {of} is still being taken, and goes too. To keep it, wait until it is completed.</>
)
export const takingDifferentialGoes = (of: ReactNode) => (
  <>The differential of {of} is still being taken, and goes too.</>
)
export const snapshotStays = (of: ReactNode) => <>Its full snapshot of {of} stays.</>
export const snapshotsStay = (count: string, of: ReactNode) => (
  <>
    Its {count} full snapshots stay, the last of {of}.
  </>
)
export const createFrom = (count: number, until: ReactNode) => (
  <>
    You can create a new instance from {count === 1 ? 'it' : 'them'} until {until}, under Recently deleted.
  </>
)
export const whileRevoked = (count: number, until: ReactNode) => (
  <>
    The access to its key was revoked: a new instance can be created from {count === 1 ? 'it' : 'them'} only
    if the access is granted again by {until}.
  </>
)
export const sinceLast = 'What was written after its last full snapshot goes too.'
