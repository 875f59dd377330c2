// In place of an instance that could not be read.
import { counted } from './format.ts'

export const notLoaded = 'The instance could not be loaded'
export const notThere = 'This instance is not there'
export const toItsBackups = 'See its backups'
export const toDeleted = 'Recently deleted'
export const toInstances = 'Go to the instances'
export const wasDeleted = (left: number) =>
  `It was deleted. ${counted(left, 'backup')} of it ${left === 1 ? 'is' : 'are'} left.`
export const whyNot = 'It was deleted, it belongs to another project, or the link is cut off.'
