// The snapshot that is offered before data is overwritten.
import type { ReactNode } from 'react'

export const take = 'Take a snapshot first'
export const takeOf = (name: ReactNode) => <>Take a snapshot of {name} first</>
export const takeAnother = 'Take another snapshot'
export const takeAnotherOf = (name: ReactNode) => <>Take another snapshot of {name}</>
/** Why it cannot be taken, with what helps. */
export const refused = (message: string, remedy: string) => `${message} ${remedy}`
export const asking = 'Asking for it'
export const taking = 'Taking it'
export const beingTaken = 'A snapshot is being taken'
export const takenAt = (when: string, kind: string) => `Snapshot taken at ${when}, ${kind}`
export const takenOn = (when: string, kind: string) => `Snapshot taken on ${when}, ${kind}`
export const takenAtUntil = (when: string, kind: string, end: string) =>
  `Snapshot taken at ${when}, ${kind}, restorable until ${end}`
export const takenOnUntil = (when: string, kind: string, end: string) =>
  `Snapshot taken on ${when}, ${kind}, restorable until ${end}`
export const theNextOne = 'the next one'
export const full = 'full'
export const differential = 'differential'
export const failed = 'The snapshot failed.'
export const stillTaking = {
  message: 'The snapshot that you asked for is still being taken.',
  remedy: 'Wait until it is there.',
}
