// What the list of instances and its cards say. All of it comes with the first page.
import type { ReactNode } from 'react'
import { counted, plural } from './format.ts'

export const title = 'Instances'
export const checkFile = 'Check a file'
export const create = 'Create instance'
export const createFirst = 'Create the first instance'
export const notLoaded = 'The instances could not be loaded'
export const loading = 'Instances are loading'
export const noneYet = 'No instances yet'
export const holdsOne = 'An instance holds one graph.'
export const filters = 'Filters'
export const find = 'Name, ID or region'
export const state = 'State'
export const all = 'All'
export const needsYou = 'Needs you'
export const inProgress = 'In progress'
export const paused = 'Paused'
export const plan = 'Plan'
export const any = 'Any'
export const sort = 'Sort'
export const name = 'Name'
export const status = 'Status'
export const newest = 'Newest'
export const shownOf = (shown: number, all: number) => `${counted(shown, 'instance')} of ${all}`
export const noneMatches = 'No instance matches'
export const clearFilters = 'Clear the filters'
export const hidden = (count: number) => `${counted(count, 'instance')} hidden by the filters.`
export const recentlyDeleted = 'Recently deleted'
export const deletedBackups = 'Backups of deleted instances'

export const snapshots = 'Snapshots'
export const backups = 'Backups'
export const idOf = (instance: string) => `ID of ${instance}`
export const moreFor = (instance: string) => `More actions for ${instance}`
export const privateOnly = 'Private endpoint only'
export const inspect = 'Inspect'
export const restoreFromFile = 'Restore from file'
export const clone = 'Clone'
export const resize = 'Resize'
export const remove = 'Delete'
export const pause = 'Pause'
export const resume = 'Resume'
export const powerOf = (verb: string, instance: string) => `${verb} ${instance}`
export const notResumed = (instance: string) => `${instance} was not resumed`

export const seeSnapshots = 'See the snapshots'
export const at = (when: string) => `at ${when}`
export const on = (when: string) => `on ${when}`
export const inToday = (left: string, time: string) => `in ${left}, today at ${time}`
export const inDays = (left: string, day: string, time: string) => `in ${left}, on ${day} at ${time}`
export const loadFailed = (when: string) => `The load ${when} failed`
export const dataIsWhole = 'Its data of before is whole. The instance runs once it goes back to it.'
export const ends = (when: string) => `Ends ${when}`
export const deleted = (when: string) => `Deleted ${when}`
export const exportOf = (when: string) => `Export the snapshot of ${when}`
export const goesAfterPause = (days: number) =>
  `Its data goes after ${counted(days, 'day')} of pause; a snapshot of it is kept for a week more. To take the present data out, resume it and take a snapshot first.`
export const goesWithIt = 'Its data goes with it, its backups stay.'
export const canBeExtended = 'It can be extended once.'
export const pauses = (when: string) => `Pauses ${when}`
export const pausesWhy =
  'Nobody has asked it anything for some days. A query keeps it running; paused, it keeps its data.'
export const suspended = 'Suspended by the provider'
export const suspendedText = 'Its data and its snapshots are kept. Ask the support of your provider why.'
export const lastFailed = (count: number) =>
  count === 1 ? 'The last snapshot failed' : `The last ${counted(count, 'snapshot')} failed`
export const canBeHad = (when: string) => `The data can be brought back as it was ${when}.`
export const noneGood = 'There is no good snapshot to go back to.'
export const didNotCome = 'A scheduled snapshot did not come'
export const takeOneToBeSafe = 'Take one by hand to be safe.'
export const takeOne = 'Take one by hand.'

export const moving = (word: string, instance: string) => `${word} ${instance}`
export const left = (time: string) => `${time} left`
export const startedBy = (when: string, person: ReactNode, meanwhile: string) => (
  <>
    Started {when} by {person}. {meanwhile}
  </>
)
export const reachedWhenRunning = 'It can be reached as soon as it runs.'
export const usedMeanwhile = 'It can be used meanwhile.'
export const notReachable = 'Not reachable until it ends. If it fails, the data of now stays.'
export const notReachableBefore = 'Not reachable until it ends. Its data of before is whole.'
export const dataKept = 'Its data and snapshots are kept.'
export const lastKept = 'Its last snapshots and its backups are kept for some time.'
export const backupsKept = 'Its backups are kept for some time.'

export const hasNone = (plan: string) => `A ${plan} has none: its data goes when it ends.`
export const hasNoneUntil = (plan: string, day: string) =>
  `A ${plan} has none: its data goes when it ends, on ${day}.`
export const lastDay = 'Snapshots, last 24 hours'
export const kept = (count: string) => `${count} kept`
export const noneGoodYet = 'None yet.'
export const lastGood = (when: string) => `Last good ${when}`
export const onDemand = (ago: string) => `, on demand, ${ago}.`
export const scheduled = (ago: string) => `, ${ago}.`
export const lastRestorable = (when: string) => `Last restorable ${when}.`
export const noneRestorable = 'None can be restored.'
export const overdue = 'Overdue'
export const overdueNext = (when: string) => `Overdue, next ${when}`
export const overdueSince = (when: string) => `Overdue since ${when}`
export const beingTaken = 'One is being taken.'
export const next = (when: string) => `Next ${when}.`
export const nextFails = 'Scheduled ones fail while its key is revoked.'
export const latestOnly = 'Only the latest is kept, taken on demand.'
export const deletedUnless = (day: string) => `Deleted on ${day} unless it is resumed before.`
export const fullKept = 'The full ones are kept for a week.'
export const noneWhilePaused = 'None are taken while it is paused.'
export const waitUntilRuns = 'Scheduled ones wait until it runs.'
export const waitMeanwhile = 'Scheduled ones wait meanwhile.'
export const countCompleted = (count: number) => `${count} completed`
export const countFailed = (count: number) => `${count} failed`
export const countMoving = (count: number) => `${count} in progress`
export const noneInDay = 'No snapshot in the last 24 hours'
export const failedAt = (time: string) => `1 failed at ${time}.`
export const failedInDay = (count: number) => `${counted(count, 'snapshot')} failed in 24 h.`

export const used = (fact: string) => `${fact} used`
export const valueOf = (value: ReactNode, of: (words: ReactNode) => ReactNode, limit: string) => (
  <>
    {value} {of(<>of {limit}</>)}
  </>
)
export const partOf = (value: string, limit: string) => `${value} of ${limit}`
export const lifetime = 'Lifetime'
export const nodes = 'Nodes'
export const relationships = 'Relationships'
export const storage = 'Storage'
export const graph = 'Graph'
export const machine = (memory: string, cpu: number) => `${memory} memory, ${cpu} CPU`
export const memoryAndStorage = (memory: string, storage: string) => `${memory} memory, ${storage} storage`
export const atMost = (count: string) => `${count} at most`
export const resumesOn = (day: string) => `Resumes by itself on ${day}.`
export const deletedOn = (day: string) => `Deleted on ${day}.`
export const countedAgain = 'Counted again when it runs'
export const notReadable = 'Not readable in this state'
export const nodeWord = (count: number) => plural(count, 'node')
export const relationshipWord = (count: number) => plural(count, 'relationship')
export const labelCount = (count: number) => counted(count, 'label')
