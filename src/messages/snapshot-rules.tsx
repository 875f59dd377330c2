// The rules of a plan about snapshots and pauses, in sentences; the numbers come from the plan table.
import { counted } from './format.ts'

const days = (count: number) => counted(count, 'day')

export const daily = 'every day'
export const sixHourly = 'every 6 h'
/** What can be done with a snapshot, and how long: the end of a sentence. */
export const both = (count: number) => `can be restored and exported for ${days(count)}`
export const each = (restorable: number, exportable: number) =>
  `can be restored for ${days(restorable)} and exported for ${exportable}`

export const none = 'No snapshot is taken by itself.'
export const full = (cadence: string) => `A full snapshot is taken ${cadence}.`
export const fullAndDifferential = (cadence: string) =>
  `A full snapshot is taken ${cadence}, a differential every hour between.`
export const fullIs = (usable: string) => `A full one ${usable}.`
export const eachIs = (usable: string) => `Each ${usable}.`
export const firstOfDay = (usable: string, others: number) =>
  `The first of a day (UTC) ${usable}, the others for ${days(others)}.`
export const latestOnly = 'Only the latest is kept: a new one replaces it once it is complete.'
export const onDemand = (usable: string) => `One that you take ${usable}.`
export const differentialRestored = 'A differential can be restored, not exported.'
export const differentialNeither = 'A differential cannot be restored or exported on its own.'

export const pausesByHand = (resumesAfter: number) =>
  `It can be paused, and resumes by itself after ${days(resumesAfter)}.`
export const pausesIdle = (after: number, deletedAfter: number) =>
  `It pauses after ${days(after)} without queries, and is deleted after ${days(deletedAfter)} of pause.`
export const neverPauses = (plan: string) => `A ${plan} does not pause.`
