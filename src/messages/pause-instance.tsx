// What the dialog says that pauses an instance: what ends meanwhile, and how it runs again.
import type { ReactNode } from 'react'
import { counted } from './format.ts'

export const title = 'Pause instance'
export const titleOf = (instance: ReactNode) => <>Pause {instance}?</>
export const what = 'Its connections end, and nothing can be read or written until it is resumed.'
export const comes = 'What comes of it'
export const kept = 'Its data, its address and its password stay.'
export const noneTaken = 'No snapshot is taken while it is paused.'
export const resumesAfter = (days: number) =>
  `Resume it at any time. By itself it resumes after ${counted(days, 'day')}.`
export const cancel = 'Cancel'
export const pause = 'Pause'
export const pausing = 'Pausing'
