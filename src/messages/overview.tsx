// What the sheet of one instance says: its tabs, its name, and every fact of its overview.
import type { ReactNode } from 'react'

export const instance = 'Instance'
export const loading = 'The instance is loading'
export const parts = 'Parts of this instance'
export const overview = 'Overview'
export const snapshots = 'Snapshots'
export const backups = 'Backups'
export const restoreFromFile = 'Restore from backup file'

export const rename = 'Rename'
export const name = 'Name'
export const save = 'Save'
export const saving = 'Saving'
export const cancel = 'Cancel'

export const connection = 'Connection'
export const connectionUri = 'Connection URI'
export const connectionUriName = 'connection URI'
export const id = 'ID'
export const idName = 'instance ID'
export const networkAccess = 'Network access'
export const encryption = 'Encryption'
export const plan = 'Plan'
export const type = 'Type'
export const version = 'Version'
export const region = 'Region'
export const memory = 'Memory'
export const cpu = 'CPU'
export const storage = 'Storage'
export const storageUsed = 'Storage used'
export const usedNotKnown = (size: string) => `${size}, used: not known`
export const resize = 'Resize'
export const created = 'Created'
export const end = 'End'
export const pause = 'Pause'
export const graph = 'Graph'
export const nodes = 'Nodes'
export const nodesUsed = 'Nodes used'
export const relationships = 'Relationships'
export const relationshipsUsed = 'Relationships used'
export const labels = 'Labels'
export const notKnown = 'Not known'
export const notKnownAtMost = (limit: string) => `Not known, ${limit} at most`
export const none = 'None'
export const shownOf = (part: ReactNode, all: string) => (
  <>
    {part} of {all}
  </>
)
export const partOf = (part: string, all: string) => `${part} of ${all}`
export const rule = 'Rule'
export const hasNone = (plan: string) => `A ${plan} has no snapshots.`
export const kept = 'Kept'
export const lastGood = 'Last good'
export const noneYet = 'None yet'
export const next = 'Next'
export const noneScheduled = 'None is scheduled'
export const asSoonAsItRuns = 'As soon as it runs'
export const dueNow = 'Due now'
/** Behind the time of the next one. */
export const overdue = ', overdue'
export const failsRevoked = ', fails while the key is revoked'
