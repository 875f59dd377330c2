/** The words of copying an instance, new or over another, and of changing its size. */
import type { ReactNode } from 'react'
import { counted } from './format.ts'

export const cancel = 'Cancel'
export const plan = 'Plan'
export const version = 'Version'
export const data = 'Data'
export const sizeNotKnown = 'Size not known'
export const planTooSmall = (name: string) => `${name} (too small)`

/** "9 GB, 1,204 nodes, 5,612 relationships" */
export const holds = (size: string, nodes: number | null, relationships: number | null) =>
  [
    size,
    nodes !== null && counted(nodes, 'node'),
    relationships !== null && counted(relationships, 'relationship'),
  ]
    .filter((part) => part !== false)
    .join(', ')

export const createInstance = 'Create instance'
export const creating = 'Creating'

export const otherRegion = 'The data leaves its region'
export const goesFrom = (from: string, to: string) =>
  `It is now in ${from}. The new instance and its snapshots lie in ${to}.`

/* Clone */
export const clone = 'Clone'
export const cloneOf = (name: ReactNode) => <>Clone {name}</>
export const cloneDescription = (name: ReactNode) => (
  <>
    A snapshot of {name} is taken first, and its data is copied from there. {name} runs on and stays as it is.
  </>
)
export const cloneTo = 'Clone to'
export const toNew = 'A new instance'
export const toExisting = 'An existing instance'

export const target = 'Instance to overwrite'
export const noTargets = 'There is no other instance in this project'
export const noTargetsRemedy = 'Clone it to a new one.'
export const listFailed = 'The instances could not be loaded'
export const kept = (used: string, storage: string) => `${used} of ${storage} used`
export const notChosen = {
  message: 'No instance is chosen yet.',
  remedy: 'Choose the one to be overwritten.',
}

/* What has changed while it was looked at. */
export const targetGone = 'The chosen instance is not there any more'
export const targetGoneRemedy = 'Choose another one.'
export const renamed = (name: ReactNode) => <>The name changed to {name}: agree again</>
export const otherData = (name: ReactNode) => <>{name} holds other data now: agree again</>
export const agreeAgain = 'What was ticked and typed was for it as it was before.'

export const overwritten = (name: ReactNode, id: string) => (
  <>
    All data in {name} ({id}) is overwritten, never merged
  </>
)
export const goes = (nodes: number | null, relationships: number | null) =>
  nodes === null || relationships === null
    ? 'What it holds now goes, and all that is written to it until then. It cannot be undone, unless a snapshot keeps the present data.'
    : `${counted(nodes, 'node')} and ${counted(relationships, 'relationship')} go, and all that is written to it until then. It cannot be undone, unless a snapshot keeps the present data.`
export const comes = (nodes: number | null, relationships: number | null, from: ReactNode) =>
  nodes === null || relationships === null ? (
    <>What {from} holds then comes in its place.</>
  ) : (
    <>
      {counted(nodes, 'node')} and {counted(relationships, 'relationship')} of {from} come in its place.
    </>
  )
export const stays =
  'Its ID, connection URI, password, size and snapshots stay. It is not reachable until the data is copied.'
export const understood = (name: ReactNode, id: string) => (
  <>
    I understand that {name} ({id}) will be overwritten
  </>
)
export const notUnderstood = {
  message: 'It is not agreed to yet.',
  remedy: 'Tick that you understand what is overwritten.',
}
export const typeWord = (word: ReactNode, name: ReactNode, id: string) => (
  <>
    Type {word} to overwrite {name} ({id})
  </>
)
export const notTyped = (word: string) => ({
  message: `Nothing is overwritten before you type ${word}.`,
  remedy: `Type ${word} in the field above.`,
})
export const overwrite = 'Overwrite'
export const overwriting = 'Overwriting'

/* Resize */
export const resize = 'Resize'
export const resizeOf = (name: ReactNode) => <>Resize {name}</>
export const resizeDescription =
  'It stays reachable and keeps its ID, URI, data and snapshots. While it is resized, nothing else can be done with it: no snapshot, restore or pause.'
export const resizing = 'Resizing'
export const size = 'Size'
/** "8 GB memory, 16 GB storage, 2 CPU" */
export const sizeInWords = (memory: string, storage: string, cpu: number) =>
  `${memory} memory, ${storage} storage, ${cpu} CPU`
export const isNow = (words: string) => `Now: ${words}`
export const tooSmall = (words: string) => `Too small: ${words}`
export const takes = (used: string) => `The data takes ${used} of it.`
export const storageTaken = 'Storage that the data takes'
export const of = (used: string, storage: string) => `${used} of ${storage}`
export const needs = (needed: string) => `${needed} of storage are needed`
export const needsDetail = 'The smallest size that has them is chosen.'
export const becomesSmaller = 'It becomes smaller'
export const smallerDetail =
  'What is written to it meanwhile has to fit too. If it does not, the instance keeps the size it has.'
export const needsTooMuch = 'No size of this plan has them. Clone it to an instance of a larger plan.'
