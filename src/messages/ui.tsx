// What the parts that every screen is made of say by themselves. All of it comes with the first page.
import type { ReactNode } from 'react'

export const close = 'Close'
export const clear = 'Clear'
export const dismiss = 'Dismiss'
export const tryAgain = 'Try again'
export const copy = (name: string) => `Copy ${name}`
export const copied = 'Copied'
export const notCopied = 'Not copied: the browser does not allow it here'
export const request = (id: ReactNode) => <>Request {id}</>
export const requestId = 'request ID'
export const messages = 'Messages'
export const showFewer = 'Show fewer'
export const showMore = (count: number) => `Show ${count} more`
