/** The words of Activity: everything long of a project. */
import type { ReactNode } from 'react'
import { counted, ordinal } from './format.ts'

export const title = 'Activity'
export const loading = 'The activity is loading'
export const failed = 'The activity could not be loaded'

export const filters = 'Filters'
export const state = 'State'
export const states = { all: 'All', running: 'Running', failed: 'Failed', succeeded: 'Completed' } as const
export const instance = 'Instance'
export const any = 'Any'

export const runningNow = 'Running now'
export const unseen = 'Failed, not seen yet'
export const earlier = 'Earlier'
export const today = 'Today'

/** After the number in the navigation. */
export const unseenCount = 'failed, not seen yet'
export const seen = 'Mark as seen'
export const seenOf = (what: string, name: string) => `Mark as seen: ${what}, ${name}`
export const allSeen = 'Mark all as seen'

export const outcomes = {
  running: 'Running',
  waiting: 'Waiting',
  succeeded: 'Completed',
  failed: 'Failed',
  cancelled: 'Cancelled',
} as const

export const upload = 'Upload'
export const sending = 'Sending'
export const checking = 'Checking the file'
export const waitsForConsent = 'The file is whole. It is loaded when what it overwrites is confirmed again.'
export const inLine = (position: number) =>
  position === 1 ? 'Next in line.' : `${ordinal(position)} in line.`
/** What a progress bar is called, for those who do not see it. */
export const progressOf = (what: string, name: string) => `${what}, ${name}`
export const stage = (name: string, percent: string) => `${name}, ${percent}`
export const left = (about: string) => `${about} left`
export const by = (who: ReactNode) => <>by {who}</>
export const byItself = 'by itself'
export const bySchedule = 'by the schedule'
export const began = (when: ReactNode) => <>Began {when}</>
export const took = (duration: string) => `took ${duration}`
/** Of a load that failed, before what else can be done. */
export const nothingLost = 'Nothing is lost: the data of before is whole.'
export const gone = 'The instance is gone.'
export const request = (id: ReactNode) => <>Request {id}</>
/** What comes by itself was asked for by no request. */
export const operation = (id: ReactNode) => <>Operation {id}</>

export const requestId = 'request ID'
export const operationId = 'operation ID'

/** Where a failure leads on to. */
export const ways = {
  overview: 'Go to the instance',
  snapshots: 'Go to its snapshots',
  backups: 'Go to its backups',
  'restore-from-file': 'Go to Restore from file',
  export: 'Go to the export',
  network: 'Go to Network access',
  deleted: 'Go to Recently deleted',
  'deleted-backups': 'Go to the backups of deleted instances',
  keys: 'Go to Encryption keys',
} as const

export const listOf = (day: string) => `Ended on ${day}, newest first`
export const more = (count: number) => `Show ${counted(count, 'older one')}`
export const found = (count: number) => `${counted(count, 'entry', 'entries')} found`

export const nothing = 'Nothing has run yet'
export const nothingText =
  'Snapshots, exports, restores and everything else that takes a while are listed here for 30 days.'
export const noMatch = 'Nothing matches'
export const noMatchText = (hidden: number) => `${counted(hidden, 'entry', 'entries')} hidden by the filters.`
export const clear = 'Clear the filters'

export const notify = 'Notify me'
export const notifyHint = 'By the browser, when something ends while this page is in the background.'
export const notifyBlocked = {
  message: 'Notifications of this page are blocked in this browser.',
  remedy: 'Allow them in the settings that the browser keeps for this page.',
} as const
export const notifyUnable = {
  message: 'This browser gives no notifications to this page.',
  remedy: 'The title of the page says what has ended.',
} as const
