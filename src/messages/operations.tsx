/** The words of everything long: what it is called, and what is said when it has ended. */
import type { Operation } from '../../contract/wire/operations.ts'

interface Words {
  /** What it is, at the head of its line. */
  readonly what: string
  /** Before the name in the title of a page that nobody looks at. */
  readonly ended: string
  readonly endedBadly: string
  readonly done: (name: string) => string
  readonly failed: (name: string) => string
}

export const words: Readonly<Record<Operation['kind'], Words>> = {
  create: {
    what: 'Creation',
    ended: 'Created',
    endedBadly: 'Not created',
    done: (name) => `${name} is running`,
    failed: (name) => `${name} could not be created`,
  },
  'take-snapshot': {
    what: 'Snapshot',
    ended: 'Snapshot completed',
    endedBadly: 'Snapshot failed',
    done: (name) => `Snapshot of ${name} completed`,
    failed: (name) => `A snapshot of ${name} failed`,
  },
  export: {
    what: 'Export',
    ended: 'Export ready',
    endedBadly: 'Export failed',
    done: (name) => `Export of ${name} is ready`,
    failed: (name) => `An export of ${name} failed`,
  },
  backup: {
    what: 'Backup',
    ended: 'Backup ready',
    endedBadly: 'Backup failed',
    done: (name) => `Backup of ${name} is ready`,
    failed: (name) => `A backup of ${name} failed`,
  },
  restore: {
    what: 'Restore',
    ended: 'Restored',
    endedBadly: 'Not restored',
    done: (name) => `${name} runs with the restored data`,
    failed: (name) => `${name} was not restored`,
  },
  overwrite: {
    what: 'Overwrite',
    ended: 'Overwritten',
    endedBadly: 'Not overwritten',
    done: (name) => `${name} runs with the other data`,
    failed: (name) => `${name} was not overwritten`,
  },
  'load-file': {
    what: 'Restore from file',
    ended: 'File loaded',
    endedBadly: 'File not loaded',
    done: (name) => `${name} runs with the data of the file`,
    failed: (name) => `The file could not be loaded into ${name}`,
  },
  'go-back': {
    what: 'Back to the data before',
    ended: 'Gone back',
    endedBadly: 'Not gone back',
    done: (name) => `${name} runs with the data from before`,
    failed: (name) => `${name} did not go back`,
  },
  pause: {
    what: 'Pause',
    ended: 'Paused',
    endedBadly: 'Not paused',
    done: (name) => `${name} is paused`,
    failed: (name) => `${name} was not paused`,
  },
  resume: {
    what: 'Resume',
    ended: 'Resumed',
    endedBadly: 'Not resumed',
    done: (name) => `${name} is running`,
    failed: (name) => `${name} was not resumed`,
  },
  resize: {
    what: 'Resize',
    ended: 'Resized',
    endedBadly: 'Not resized',
    done: (name) => `${name} has its new size`,
    failed: (name) => `${name} was not resized`,
  },
  delete: {
    what: 'Deletion',
    ended: 'Deleted',
    endedBadly: 'Not deleted',
    done: (name) => `${name} is deleted`,
    failed: (name) => `${name} was not deleted`,
  },
  'network-access': {
    what: 'Network access',
    ended: 'Network access changed',
    endedBadly: 'Network access not changed',
    done: (name) => `Network access in ${name} is changed`,
    failed: (name) => `Network access in ${name} was not changed`,
  },
}

export const show = 'Show'
export const toDeleted = 'Recently deleted'
export const toDeletedBackups = 'Backups of deleted instances'
export const inProject = (label: string, project: string) => `${label} in ${project}`
/** In the title of the page, while nobody looks at it. */
export const news = (ended: string, name: string) => `${ended}: ${name}`
