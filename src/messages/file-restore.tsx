// What the tab Restore from backup file says, from the drop zone to the instance that runs with the data of the file.
import type { ReactNode } from 'react'
import { counted } from './format.ts'

export const tab = 'Restore from backup file'
export const instanceNotLoaded = 'The instance could not be loaded'
export const takesNoFiles = 'This instance takes no files'
export const createInstance = 'Create instance'
export const notTaken = (file: string) => `${file} was not taken`
export const alreadyUnderWay = (instance: string) =>
  `Another restore from a file is under way in ${instance}.`

export const isPaused = 'The upload is paused.'
export const isOffline = 'The upload was interrupted. It goes on by itself.'
export const isElsewhere = 'The file is being sent elsewhere.'
export const isVerified = 'The file has arrived and is being checked.'
export const isAskedAgain = 'The instance has changed. The file waits to be confirmed again.'
export const isLoading = 'The file is being loaded.'
export const isDone = 'The instance runs with the data of the file.'
export const hasFailed = 'The file was not loaded.'

export const drop = 'Drop a Neo4j file here'
export const dropAgain = 'Drop the same file here to go on'
export const dropIt = 'Drop it to look into it'
export const dropZone = 'Drop zone'
export const file = 'Backup file'
export const browse = 'Browse'
export const formats = (size: string) => (
  <>
    <b>.backup</b>, <b>.dump</b> or <b>.tar</b>, up to {size} unpacked
  </>
)
export const lookedIntoFirst =
  'The file is looked into in this browser first. Nothing is sent and nothing is overwritten before you confirm.'
export const limitsGraph = (plan: string) => `${plan} also limits nodes and relationships.`
export const whichRestore = 'Which restore do I need?'
export const canBeLookedInto = 'A file can be looked into all the same.'
export const clear = 'Clear'
export const wasCancelled = 'The upload was cancelled'
export const nothingOverwritten = 'Nothing was overwritten.'
export const hasEnded = (name: ReactNode) => <>The upload of {name} has ended</>
export const endedElsewhere =
  'It was cancelled elsewhere, or no bytes came for a day. Nothing was overwritten.'
export const goingBack = 'Going back to the data before'
export const notReachable = (name: ReactNode) => <>{name} is not reachable until it has finished.</>
export const isGoingBack = (name: ReactNode) => <>{name} is going back to the data from before.</>
export const stillHas = (name: ReactNode) => (
  <>{name} still has the data from before, and does not run until it has gone back to it.</>
)

export const inspection = 'Inspection'
export const lookingInto = (name: string) => `Looking into ${name}`
export const lookingIntoIt = (percent: string) => `Looking into it, ${percent}`
export const comparing = (name: string) => `Comparing ${name}`
export const comparingIt = (percent: string) => `Comparing it, ${percent}`
export const cancel = 'Cancel'

export const dump = 'a dump'
export const backup = 'a backup'
export const auraDsExport = 'an AuraDS export'
export const otherEnding = (ending: string, container: string) => `Named ${ending}, but it is ${container}`
export const loadedAs = (container: string) => `It works: it is loaded as ${container}.`
export const figuresOnly = 'This file holds figures, not a store'
export const figuresOnlyText =
  'It was exported from an emulated instance. An instance of this console loads it; a Neo4j of your own cannot start from it.'
export const none = 'none'
export const andMore = (names: string, more: number) => `${names} and ${more} more`
export const writtenBy = 'Written by'
export const emulated = 'An emulated instance'
export const notKnown = 'Not known'
export const database = 'Database'
export const databaseNotKnown = 'Not known; a dump does not say'
export const holds = 'Holds'
export const noDatabase = 'No database'
export const graphNotKnown = 'Nodes and relationships are not known in this store format'
export const graph = (nodes: number, relationships: number) =>
  `${counted(nodes, 'node')}, ${counted(relationships, 'relationship')}`
export const labels = 'Labels'
export const types = 'Types'
export const unpacked = 'Unpacked'
export const unpackedSize = (size: string, storage: string) => `${size}. The instance has ${storage}.`
export const unpackedFiles = (size: string, files: number, storage: string) =>
  `${size} in ${counted(files, 'file')}. The instance has ${storage}.`
export const taken = 'Taken'
export const takenNotKnown = 'A dump does not say'
export const users = 'Users'
export const usersText = 'The backup also holds users and roles. They are not loaded and not shown.'

export const lookedInto = 'Looked into, not yet sent'
export const sumsAreRight = 'All sizes and checksums are right'
export const fitsHere = 'Fits, and can be loaded here'
export const fits = (version: string) => `Fits, and ${version} can load it`
export const uploadAndRestore = 'Upload and restore'
export const alreadyRestoring = (file: ReactNode) => <>You are already restoring this instance from {file}</>
export const goOnWithThat = 'Go on with that one'
export const showThat = 'Show that one'
export const cancelThat = 'Cancel that one'
export const overwritten = (name: ReactNode, id: string) => (
  <>
    All data in {name} ({id}) will be overwritten, never merged
  </>
)
export const onceConfirmed = (nodes: number, relationships: number) =>
  `Once you confirm, ${counted(nodes, 'node')} and ${counted(relationships, 'relationship')} go. It cannot be undone, unless a snapshot keeps the present data.`
export const onceConfirmedAll =
  'Once you confirm, what it holds now goes. It cannot be undone, unless a snapshot keeps the present data.'
export const notTyped = (word: string) => ({
  message: `Nothing is overwritten before you type ${word}.`,
  remedy: `Type ${word} in the field above.`,
})
export const typeToOverwrite = (word: ReactNode, name: ReactNode) => (
  <>
    Type {word} to overwrite {name}
  </>
)

export const askedAgain = 'On the server and checked, not yet loaded'
export const changed = 'The instance has changed since you confirmed'
export const isCalled = (name: ReactNode) => <>It is called {name} now.</>
export const holdsOther = 'It holds other data now: it was restored or overwritten meanwhile.'
export const didNotRun = 'It was not running when the file was ready.'
export const keyWasRevoked =
  'The access to its key was revoked when the file was ready. Grant it again where the key is kept, then load the file.'
export const droppedAt = (when: string) =>
  `Nothing was overwritten. Without an answer until ${when}, the file is dropped.`
export const loadNow = 'Load it now'
export const doNotLoad = 'Do not load it'

export const upload = 'Upload'
export const thenLoading = 'Uploading, then loading'
export const uploadingOf = (file: string) => `Uploading ${file}`
export const registering = (percent: string) => `Uploading ${percent}`
export const uploading = (percent: string) => `Uploading, ${percent}`
export const pausedAt = (percent: string) => `Paused at ${percent}`
export const interruptedAt = (percent: string) => `Interrupted at ${percent}`
export const left = (time: string) => `${time} left`
export const arrivedOf = (arrived: string, all: string) => `${arrived} of ${all}`
export const connectionLost = 'The connection was lost'
export const goesOnByItself = 'The upload goes on by itself, from here, as soon as the server answers.'
export const sessionEnded = 'Your session has ended'
export const goesOnSignedIn = 'The upload goes on by itself, from here, when you are signed in again.'
export const resume = 'Resume'
export const pause = 'Pause'
export const tryNow = 'Try now'
export const keepUploading = 'Keep uploading'
export const meanwhile =
  'Nothing is overwritten before the whole file has arrived and was checked. You can look at other instances meanwhile. When this page was closed, drop the file here again: it goes on where it stood.'
export const cancelUpload = 'Cancel upload'
export const discard = 'Discard'
export const discardThat = (arrived: string) => `Discard the ${arrived} that have arrived?`
export const discarding =
  'Nothing was overwritten. To restore from this file later, all of it has to be sent again.'

export const waitsForFile = 'Begun, waiting for its file'
export const uploadOf = (file: string) => `Upload of ${file}`
export const keptUntil = (arrived: string, all: string, until: string) =>
  `${arrived} of ${all}, kept until ${until}`
export const canBeOpened = 'The page was loaded anew. The browser can open the file again.'
export const isNotHere = 'This page no longer has the file.'
export const goesOnWith = (name: ReactNode, size: string) => (
  <>
    The upload goes on with {name}, {size}. Nothing was overwritten.
  </>
)
export const goesOnWithChanged = (name: ReactNode, size: string, changed: string) => (
  <>
    The upload goes on with {name}, {size}, last changed on {changed}. Nothing was overwritten.
  </>
)
export const goOnWith = (file: string) => `Go on with ${file}`
export const isCompared = 'It is compared with what was sent. Another file is refused.'
export const keepIt = 'Keep it'

export const fromElsewhere = 'On its way from elsewhere'
export const begun = (when: string, arrived: string, all: string) =>
  `Begun ${when}, ${arrived} of ${all} have arrived.`
export const inAnotherTab = 'This file is being sent in another tab'
export const goesOnThere = 'It goes on there. When that tab is closed, it can go on here.'
export const byAnother = (person: ReactNode) => <>{person} is restoring this instance from this file</>
export const untilEnded = 'Until it has ended, no other file can be sent.'
export const cancelThatUpload = 'Cancel that upload'

export const restore = 'Restore from file'
export const loadingInto = (instance: string) => `Loading into ${instance}, estimated`
export const loadingAbout = (percent: string) => `Loading, about ${percent}`
export const onServer = 'On the server'
export const checked = 'Checked'
export const checking = 'Checking'
export const sumIsRight = 'CRC-32 is right'
export const loading = 'Loading'
export const estimated = 'estimated'
export const running = 'Running'
export const canLeave =
  'You can leave. The instance is not reachable until it has finished. If it fails, the data from before is still there, and one click goes back to it.'
export const runsWithData = 'The instance runs with the data of the file'
export const wereLoaded = (nodes: number, relationships: number) =>
  `${counted(nodes, 'node')} and ${counted(relationships, 'relationship')} were loaded.`
export const wasLoaded = 'The data was loaded; its store format does not tell how many nodes it has.'
export const anotherFile = 'Use another file'
export const toSnapshots = 'Go to the snapshots'

export const help = 'Larger files, or from the command line'
