/** The words of *Which restore do I need?*: five situations, and what to do in each. */
import type { ReactNode } from 'react'

export const title = 'Which restore do I need?'
export const titleOf = (name: ReactNode) => <>Which restore do I need for {name}?</>
/** `hasNet`: a snapshot of the present data stays beside the older ones. */
export const description = (name: ReactNode, hasNet: boolean) => (
  <>
    A restore overwrites all data in {name}, never merges, and cannot be undone
    {hasNet && ', unless a snapshot keeps the present data'}. A new instance changes nothing.
  </>
)
export const loading = 'The snapshots are loading'
export const failed = 'The snapshots could not be loaded'
export const close = 'Close'
export const details = 'Snapshot details'
export const allSnapshots = 'Choose another snapshot'
export const toBackups = 'Go to the backups'

export const when = 'When did it happen?'
export const whenHint = (zone: string) => `In ${zone}. What is offered is from before it.`
export const inFuture = 'This is in the future. Enter when it happened.'
export const notATime = 'The address holds no time. Enter when it happened.'
/** Of what is offered while no time is given. */
export const wasItBefore = 'The newest: was it taken before?'

export const situations = {
  deleted: {
    title: 'Data was deleted by mistake',
    text: 'Make a new instance with the data from before and copy what is missing back. A restore would also throw away everything written since.',
  },
  corrupted: {
    title: 'The data is corrupted',
    text: 'Restore the newest snapshot from before it went wrong. Everything written since is lost.',
  },
  migration: {
    title: 'A migration or schema change failed',
    text: 'Restore the newest snapshot from before it. Before the next one, take a snapshot first.',
  },
  incident: {
    title: 'Somebody changed data who should not have',
    text: 'Make a new instance with the data from before: it has its own URI and a new password. The old one stays as it is, to be looked into.',
  },
  rehearsal: {
    title: 'To test that a restore works',
    text: 'Make a new instance of the last snapshot, look into it and delete it again. Nothing is overwritten. Do it regularly: an untested restore is a hope.',
  },
} as const

export const restoreFrom = (when: string) => `Restore ${when}`
export const restore = 'Restore'
export const createFrom = (when: string) => `Create instance from ${when}`
export const create = 'Create instance'
/** The second choice: an older one that somebody took. */
export const restoreTaken = (when: string) => `Restore ${when}, taken on demand`

/** In the dialog of a restore itself. */
export const notUndone = 'Nothing is merged. It cannot be undone, unless a snapshot keeps the present data.'
export const notUndoneLatestOnly =
  'Nothing is merged, and it cannot be undone. Only the latest snapshot is kept, so one of the present data would replace this one.'

export const fromFile = {
  title: 'The data is in a file',
  text: 'A .backup, .dump or .tar file, or a database on your own machine, is loaded over the instance.',
  go: 'Restore from backup file',
}
