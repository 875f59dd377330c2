// What is said when a session has ended.
import type { ReactNode } from 'react'

export const ended = 'Your session has ended'
export const nothingLost = 'Nothing on this page is lost.'
export const signIn = 'Sign in again'
export const signInAs = (person: ReactNode) => <>Sign in again as {person}</>
export const signingIn = 'Signing in'
export const goesOn = 'What runs on the server goes on: loads, snapshots, backups.'
export const uploadWaits = 'The upload from this page waits, and goes on when you are signed in.'
