/** The words of copying an instance, new or over another, and of changing its size. */
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
