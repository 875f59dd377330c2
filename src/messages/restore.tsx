// What the dialog says that restores a snapshot over its instance: what is lost, what was checked, the word for it.
import type { ReactNode } from 'react'
import { counted, listed } from './format.ts'

export const title = 'Restore'
export const titleOf = (instance: ReactNode, when: string) => (
  <>
    Restore {instance} from {when}?
  </>
)
export const what = (instance: ReactNode, id: ReactNode, isFull: boolean, when: string) => (
  <>
    All data in {instance} ({id}) is replaced by the {isFull ? 'full' : 'differential'} snapshot of {when}.
  </>
)
export const notTyped = (word: string) => ({
  message: `Nothing is overwritten before you type ${word}.`,
  remedy: `Type ${word} in the field above.`,
})
export const createInstead = 'Create a new instance instead'
export const cancel = 'Cancel'
export const restore = 'Restore'
export const restoring = 'Restoring'
export const typeToOverwrite = (word: ReactNode, instance: ReactNode, id: ReactNode) => (
  <>
    Type {word} to overwrite {instance} {id}
  </>
)

export const ofThen = (when: ReactNode, isFull: boolean) => (
  <>
    {when} {isFull ? 'full' : 'differential'} snapshot
  </>
)
export const ofThenWith = (when: ReactNode, isFull: boolean, size: string) => (
  <>
    {when} {isFull ? 'full' : 'differential'} snapshot, {size}
  </>
)
export const now = (when: ReactNode) => <>{when} now</>
export const lost = (gap: string) => `${gap} of writes are lost.`
export const lostWrites = (count: string) => `About ${count} of them.`
export const lostUnknown = 'How many is not known.'
export const holdsTheSame = 'It holds as much as there is now.'
export const changesLost = (gap: string) => `What was changed in the ${gap} since is lost.`
/** What there is more of, by its counts; those of 0 and below are left out. */
export const amounts = (nodes: number, relationships: number) =>
  listed([
    ...(nodes > 0 ? [counted(nodes, 'node')] : []),
    ...(relationships > 0 ? [counted(relationships, 'relationship')] : []),
  ])
export const newer = (amounts: string) => `About ${amounts} are newer than it.`
export const older = (amounts: string) => `It holds ${amounts} more than there are now.`

export const compared = 'What the instance holds now and after the restore'
export const thing = 'What'
export const nodes = 'Nodes'
export const relationships = 'Relationships'
export const storage = 'Storage'
export const nowHead = 'Now'
export const after = 'After'
export const difference = 'Difference'
export const notKnown = 'not known'

export const checks = 'Checks'
export const isComplete = 'Complete and readable'
export const hasFailed = 'It failed and holds no data'
export const notFinished = 'It is not finished'
export const fits = 'Fits'
export const fitsOf = (size: string, storage: string) => `Fits: ${size} of ${storage}`
export const restorableUntil = (day: string) => `Restorable until ${day}`
export const restorableLatest = 'Restorable, the latest one'
export const neverRestorable = 'Not restorable on its own'
export const noLongerRestorable = 'No longer restorable'
export const isMoving = (word: string) => `The instance is ${word}`
export const otherTaken = (when: string) =>
  `The snapshot of ${when} is being taken: it goes on, with the data of then`
export const oneTaken = 'A snapshot is being taken: it goes on, with the data of its time'
export const nothingElse = 'Nothing else is running'
