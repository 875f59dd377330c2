// What the console says of how long an instance lives and runs.
import { counted } from './format.ts'

export const extendBy = (days: number) => `Extend by ${counted(days, 'day')}`
export const extending = 'Extending'
export const notExtended = (name: string) => `${name} was not extended`
export const extended = (name: string) => `${name} is extended`
export const nowEnds = (when: string) => `It now ends on ${when}.`

export const endsOn = (when: string, left: string) => `${when}, in ${left}`
export const once = (days: number) => `It can be extended once, by ${counted(days, 'day')}.`
export const wasExtended = (when: string) => `It was extended on ${when}, which is possible once.`
export const after = 'Then its data goes, its backups stay.'

export const takes = 'Pausing and resuming take a minute, or more by how much it holds.'
export const resumesOn = (when: string) => `Paused now, it resumes by itself on ${when}.`
export const deletedOn = (when: string) => `Paused now, it is deleted on ${when} unless it is resumed before.`
export const pausesOn = (when: string) => `Without a query it pauses on ${when}.`
