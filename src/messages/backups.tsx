// What the console says of backups: the tab of an instance, those of deleted instances, and the dialog that sends one.
import type { ReactNode } from 'react'
import { counted, ordinal } from './format.ts'

export const tab = 'Backups'
export const loading = 'Loading the backups'
export const notLoaded = 'The backups could not be loaded'
export const instanceNotLoaded = 'The instance could not be loaded'
export const rule = (days: number) =>
  `A backup is a portable .dump, made while the database keeps running. It takes 30 s to 10 min, by size and by how many are waiting. It is kept for ${counted(days, 'day')}, also when the instance is gone.`
export const listOf = (instance: string) => `Backups of ${instance}, newest first`
export const noneYet = 'No backups yet'
export const besideSnapshots =
  'A snapshot stays with the instance. A backup is a file to take away: to load into another Neo4j, or to keep.'
export const insteadOfSnapshots = (plan: string) =>
  `A ${plan} has no snapshots: without a backup, its data goes when it ends.`
export const endsIn = (plan: string, left: string) => `This ${plan} ends in ${left}`
export const endsWithData =
  'Its data goes with it, its backups stay. Download one by a link, or send it straight into an Aura instance.'

export const request = 'Request backup'
export const requestAgain = 'Request it again'
export const requesting = 'Asking for it'

export const ofDeleted = 'Backups of deleted instances'
export const noneOfDeleted = 'No backups of deleted instances'
export const keptHere =
  'When an instance is deleted or ends, its backups are kept here until their days are over.'
export const outlives = (days: number) =>
  `A backup outlives its instance: it is kept for ${counted(days, 'day')} from when it was made. Download it by a link, or send it into another instance.`

export const snapshotsElsewhere = (link: ReactNode) => (
  <>The last snapshots of deleted instances are under {link}.</>
)
export const recentlyDeleted = 'Recently deleted'

export const named = (when: string) => `Backup of ${when}`
export const requestedBy = (person: ReactNode) => <>requested by {person}</>
export const requestedAt = (when: string, person: ReactNode) => (
  <>
    requested {when} by {person}
  </>
)
export const nextInLine = 'Next in line'
export const inLine = (position: number) => `${ordinal(position)} in line`
export const beingMade = 'Being made'
export const ready = 'Ready'
export const failed = 'Failed'
export const cancelled = 'Cancelled'
export const expired = 'Expired'
export const wasCancelled = 'It was cancelled before its turn came.'
export const hasExpired = 'Its days are over, and its file is gone.'
export const goneToo = 'Its instance is gone, so it cannot be requested again.'

export const requestId = (id: ReactNode) => <>Request ID {id}</>
export const requestIdName = 'request ID'

export const isRequested = (place: string) => `The backup is requested. ${place}.`
export const isBeingMade = 'The backup is being made. The database keeps running.'
export const isReady = 'The backup is ready.'
export const hasFailed = 'The backup failed.'
export const isCancelled = 'The backup is cancelled.'
export const isGone = 'The file of the backup is gone.'

export const startsIn = (left: string) =>
  `It starts in ${left}, when one before it has finished. You can leave.`
export const startsWhenFree = 'It starts as soon as the instance is not busy. You can leave.'
export const cancel = 'Cancel'
export const cancelling = 'Cancelling'

export const finishing = 'Finishing'
export const soFar = (passed: string) => `${passed} so far`
export const soFarOf = (passed: string, left: string) => `${passed} so far, ${left} left`
export const makingOf = (instance: string) => `Backup of ${instance}`
export const keepsRunning = (since: string) =>
  `The database keeps running: nothing of it is held up, and what is written after ${since} is not in the file. You can leave.`

export const dataOf = 'Data of'
export const size = 'Size'
export const unpacked = (packed: ReactNode, whole: ReactNode) => (
  <>
    {packed}, {whole} unpacked
  </>
)
export const holds = 'Holds'
export const graph = (nodes: number, relationships: number) =>
  `${counted(nodes, 'node')}, ${counted(relationships, 'relationship')}`
export const encryption = 'Encryption'
export const leavesKey =
  'The instance was encrypted with a key of your own. The file is not: whoever has it can read it.'
export const checksum = 'CRC-32'
export const keptUntil = 'Kept until'
export const file = 'File'
export const opensWith = 'Opens with'
export const canBeSent = 'It can be sent into an instance here.'

export const goodFor = (left: string) => `Link good for ${left}`
export const untilHere = (when: ReactNode) => (
  <>until {when}. It works in this browser only: the file lies in it.</>
)
export const untilForAll = (when: ReactNode) => (
  <>until {when}. Whoever has the link can download the file. A new one ends it.</>
)
export const noLink = 'No link now'
export const linkRule = (days: number) => `A link is good for ${counted(days, 'day')}, and can be made anew.`
export const linkMade = (until: string) => `The link is good until ${until}.`
export const makingLink = 'Making the link'
export const getLink = 'Get a link'
export const getNewLink = 'Get a new link'
export const copyLink = 'Copy link'
export const copied = 'Copied'
export const notCopied = 'Not copied: not allowed here'
export const linkCopied = 'The link is copied.'
export const copyingRefused = 'The browser does not allow copying here.'
export const download = 'Download'
export const fetching = 'Fetching the file'
export const fileLost = {
  message: 'The file is not in this browser any more.',
  remedy: 'Request another backup.',
}

export const howToUse = 'How to use the file'
export const wayBySending = (
  <>
    <b>Send it to an instance.</b> Nothing is downloaded or uploaded; the file goes straight into an instance
    and overwrites it.
  </>
)
export const sendTo = 'Send to an instance'
export const wayByDropping = (
  <>
    <b>Drop it into an Aura instance.</b> Download it, open the tab Restore from backup file of the instance
    and drop it there.
  </>
)
export const wayByLoading = (
  <>
    <b>Load it on your own server.</b> Download it and run:
  </>
)
export const noWayByLoading = (
  <>
    <b>Load it on your own server.</b> Not this one: it holds the figures of an emulated instance and no
    store, so no database can start from it.
  </>
)

export const send = 'Send a backup to an instance'
export const sendOf = (instance: ReactNode) => <>Send the backup of {instance} to an instance</>
export const linkCutOff = 'The link is cut off, or it was forgotten a month after its end.'
export const oneNotLoaded = 'The backup could not be loaded'
export const notReady = 'It is not ready yet, or its file is gone.'
export const nothingToSend = 'There is no file to send'
export const toBackups = 'Go to the backups'
export const noTargets = {
  message: 'No instance of this project takes files.',
  remedy: 'Create an Aura instance, then send the backup there.',
}
export const noneChosen = {
  message: 'No instance is chosen yet.',
  remedy: 'Choose the one to be overwritten.',
}
export const notTyped = (word: string) => ({
  message: `Nothing is overwritten before you type ${word}.`,
  remedy: `Type ${word} in the field above.`,
})
export const sent = (when: string, size: string) =>
  `Data of ${when}. ${size}, already there: nothing is uploaded.`
export const sentWith = (when: string, graph: string, size: string) =>
  `Data of ${when}: ${graph}. ${size}, already there: nothing is uploaded.`
export const notUnderKey = 'This file is not under your key'
export const thenUnder = 'Its data is then under the key of the instance that it is sent to.'
export const createInstance = 'Create instance'
export const sending = 'Sending'
export const sendAndRestore = 'Send and restore'
export const instance = 'Instance'
export const choose = 'Choose an instance'
export const tooSmall = (name: string) => `${name} (too small)`
export const anotherVersion = (name: string) => `${name} (another version)`
export const notNow = (name: string) => `${name} (not now)`
export const overwritten = (name: ReactNode, id: string) => (
  <>
    All data in {name} ({id}) is overwritten, never merged
  </>
)
export const goes = (nodes: number, relationships: number) =>
  `${counted(nodes, 'node')} and ${counted(relationships, 'relationship')} go.`
export const allGoes = 'What it holds now goes.'
export const cannotBeUndone = 'It cannot be undone, unless a snapshot keeps the present data.'
export const backupUnderWay = 'A backup of it is waiting or being made: it holds the data of when it begins.'
export const otherVersion = (written: string, runs: string) =>
  `The backup was written by ${written}, and the instance runs ${runs}.`
export const typeToOverwrite = (word: ReactNode, name: ReactNode) => (
  <>
    Type {word} to overwrite {name}
  </>
)
