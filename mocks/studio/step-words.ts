/** What was done to a world, a line for each step. */
import type { OperationId, routes } from '../../contract/wire/routes.ts'
import { routeAt } from '../../control-plane/api/route-map.ts'
import type { Step } from '../../control-plane/steps/step.ts'
import { lengthOf } from './times.ts'

/** What changes something. The bytes of an upload are steps of their own. */
type Changing = Exclude<
  {
    [Id in OperationId]: (typeof routes)[Id]['method'] extends 'get' | 'head' | 'options' ? never : Id
  }[OperationId],
  'tusPatch'
>
type CallWords = (it: string) => string

/** `it`: the instance of the call, as it is called now. */
const calls: Readonly<Record<Changing, CallWords> & Partial<Record<OperationId, CallWords>>> = {
  createInstance: () => 'Create an instance',
  updateInstance: (it) => `Change ${it}`,
  deleteInstance: (it) => `Delete ${it}`,
  pauseInstance: (it) => `Pause ${it}`,
  resumeInstance: (it) => `Resume ${it}`,
  overwriteInstance: (it) => `Overwrite ${it}`,
  addCustomerManagedKey: () => 'Add an encryption key',
  removeCustomerManagedKey: () => 'Remove an encryption key',
  takeSnapshot: (it) => `Take a snapshot of ${it}`,
  restoreSnapshot: (it) => `Restore ${it}`,
  createExport: (it) => `Export a snapshot of ${it}`,
  createExportLink: (it) => `Make a link to an export of ${it}`,
  createBackup: (it) => `Request a backup of ${it}`,
  cancelBackup: () => 'Cancel a backup',
  createBackupLink: () => 'Make a link to a backup',
  sendBackup: () => 'Restore a backup to an instance',
  createImport: (it) => `Announce a file for ${it}`,
  cancelImport: () => 'Cancel a file',
  consentToImport: () => 'Let a file be loaded',
  goBack: (it) => `Bring ${it} back to the data before`,
  extendInstance: (it) => `Let ${it} live longer`,
  createNetworkAccess: () => 'Add network access',
  changeNetworkAccess: () => 'Change network access',
  beginSession: () => 'Sign in',
  endSession: () => 'Sign out',
  tusCreate: () => 'Begin an upload',
  tusDelete: () => 'Give an upload up',
}

const reading = (request: unknown): Readonly<Record<string, unknown>> =>
  typeof request === 'object' && request !== null ? { ...request } : {}
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

const verbs: Readonly<Record<string, (request: Readonly<Record<string, unknown>>) => string>> = {
  advance: ({ ms }) => `Let ${lengthOf(Number(ms))} pass`,
  jump: ({ now }) => `Go to ${textOf(now).slice(0, 19).replace('T', ' ')}`,
  'next-event': () => 'Go to the next event',
  settle: () => 'Let everything come to its end',
  fail: ({ operation, reason }) => `Let ${textOf(operation)} fail: ${textOf(reason)}`,
  'clear-failures': () => 'Let nothing fail any more',
  role: ({ role }) => `Be ${textOf(role)}`,
  'end-session': () => 'End the session',
  'key-access': ({ access }) => (access === 'revoked' ? 'Revoke a key' : 'Give a key back'),
}

export interface StepWords {
  readonly text: string
  /** The status with which it was refused; null: it was not. */
  readonly refused: number | null
}

/** A step in words; `nameOf` gives the name of the instance of an id, or null. */
export function stepWords(step: Step, nameOf: (id: string) => string | null): StepWords {
  switch (step.kind) {
    case 'call': {
      const path = step.path.replace(/\?.*$/, '')
      const id = routeAt(step.method, path)
      const name = nameOf(/\/instances\/([^/]+)/.exec(path)?.[1] ?? '') ?? 'an instance'
      const said = id === null ? undefined : calls[id]
      return {
        text: said ? said(name) : `${step.method} ${path}`,
        refused: step.status >= 400 ? step.status : null,
      }
    }
    case 'bytes':
      return { text: `Upload bytes ${step.from} to ${step.to} of ${step.fileName}`, refused: null }
    case 'download':
      return { text: step.of === 'export' ? 'Download an export' : 'Download a backup', refused: null }
    case 'control':
      return { text: verbs[step.verb]?.(reading(step.request)) ?? step.verb, refused: null }
  }
}
