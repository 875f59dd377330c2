// What the tab Snapshots says: its head, its filters, its table.
import type { ReactNode } from 'react'
import { counted, exactCount } from './format.ts'

export const tab = 'Snapshots'
export const loading = 'Loading the snapshots'
export const instanceNotLoaded = 'The instance could not be loaded'
export const notLoaded = 'The snapshots could not be loaded'
export const details = 'Snapshot details'
export const whichRestore = 'Which restore do I need?'
export const take = 'Take snapshot'
export const asking = 'Asking for it'

export const none = 'No snapshots'
export const toBackups = 'Go to the backups'
export const noneYet = 'No snapshot yet'
export const firstIsDue = (day: string, time: string) =>
  `The first one is due on ${day} at ${time}, or take one now.`
export const latestOnly =
  'None is taken by itself. Take one before anything that could go wrong; only the latest is kept.'
export const takeOne = 'Take one before anything that could go wrong.'
export const noneMatch = 'No snapshot matches the filters'
export const showAll = 'Show all'

export const moving = (word: string, instance: string) => `${word} ${instance}`
export const left = (time: string) => `${time} left`

export const exportableOnly = 'Show exportable only'
export const type = 'Type'
export const all = 'All'
/** The exact instant, and who asked for it; null: nobody, it was scheduled. */
export const takenAt = (exact: string, who: string | null) =>
  who === null ? `${exact}, by the schedule` : `${exact}, asked for by ${who}`
export const scheduled = 'Scheduled'
export const onDemand = 'On demand'
export const day = 'Day'
export const anyDay = 'Any day'
export const sort = 'Sort'
export const orders = {
  'time desc': 'Newest first',
  'time asc': 'Oldest first',
  'size desc': 'Largest first',
  'size asc': 'Smallest first',
  'restorable asc': 'Restorable until, soonest first',
  'restorable desc': 'Restorable until, latest first',
  'exportable asc': 'Exportable until, soonest first',
  'exportable desc': 'Exportable until, latest first',
} as const

export const listOf = (instance: string) => `Snapshots of ${instance}`
export const region = 'List of snapshots'
export const date = 'Date'
export const time = 'Time'
export const status = 'Status'
export const kind = 'Kind'
export const size = 'Size'
export const restorableUntil = 'Restorable until'
export const exportableUntil = 'Exportable until'
export const actions = 'Actions'

export const full = 'Full'
export const differential = 'Differential'
export const completed = 'Completed'
export const failed = 'Failed'
export const waiting = 'Waiting'
export const inProgress = 'In progress'
export const inProgressOf = (when: string) => `Snapshot of ${when} in progress`
/** `aside` is left out where the table is narrow. */
export const goesWith = (aside: (words: string) => ReactNode, when: string) => (
  <>
    Goes with {aside('the full one of ')}
    {when}
  </>
)
export const theNextOne = 'the next one'
export const ended = 'ended'
export const restoreAndExportUntil = 'Restore and export until'
export const restoreUntil = 'Restore until'
export const exportUntil = 'Export until'
export const restore = (snapshot: string) => `Restore ${snapshot}`
export const restoreFull = (snapshot: string) => `Restore the full one of ${snapshot}`
export const more = (snapshot: string) => `More actions for the snapshot of ${snapshot}`
export const exporting = 'Export'
export const unpacked = (size: string) => `${size} unpacked`
export const create = 'Create instance from snapshot'
export const stays = (instance: ReactNode) => <>{instance} stays as it is.</>

export const folded = (count: number, from: string, to: string, size: string) =>
  `${counted(count, 'more differential')}, ${from} to ${to}, ${size}`
export const unfolded = (count: number, from: string, to: string, size: string) =>
  `${counted(count, 'differential')}, ${from} to ${to}, ${size}`

export const counts = (count: number) => counted(count, 'snapshot')
export const countMoving = (count: number) => `${exactCount(count)} in progress`
export const countFailed = (count: number) => `${exactCount(count)} failed`
export const shownOf = (shown: number, all: string) => `${exactCount(shown)} shown of ${all}`
export const inAll = (size: string) => `${size} in all`
export const ofDifferentials = (size: string, all: string) => `${size} of differentials, ${all} in all`
