/** Every way an operation can fail. The reasons of loading are Aura's own. Source: Aura documentation, troubleshooting. */
import { keyRevoked } from '../contract/rules/key-access.ts'
import type { Refusal } from '../contract/rules/decision.ts'
import type { OperationKind } from './records.ts'

type Words = (instance: string) => { readonly message: string; readonly remedy: string }

const catalogue = {
  'storage-unreachable': (instance) => ({
    message: `The snapshot of ${instance} could not be stored: the storage of its region did not answer.`,
    remedy: 'Take another one. The earlier snapshots are not affected.',
  }),
  'restore-failed': (instance) => ({
    message: `The snapshot could not be restored. ${instance} has the data it had before.`,
    remedy: 'Restore again, or restore another snapshot.',
  }),
  'overwrite-failed': (instance) => ({
    message: `${instance} could not be overwritten. It has the data it had before.`,
    remedy: 'Overwrite it again.',
  }),
  'source-snapshot-failed': (instance) => ({
    message: `The fresh snapshot of the source failed, so nothing was put into ${instance}.`,
    remedy: 'Try again, or use a completed snapshot as the source.',
  }),
  'create-failed': (instance) => ({
    message: `${instance} could not be filled with the data of its source.`,
    remedy: 'Delete it and create it again.',
  }),
  'export-failed': (instance) => ({
    message: `The archive of the snapshot of ${instance} could not be written.`,
    remedy: 'Export it again. The snapshot is not affected.',
  }),
  'no-room': (instance) => ({
    message: `There was no room left to write the archive of the snapshot of ${instance}.`,
    remedy: 'Make room on the disk of this host, then export it again.',
  }),
  'backup-failed': (instance) => ({
    message: `The backup of ${instance} could not be made.`,
    remedy: 'Request it again. The instance is not affected.',
  }),
  'backup-no-room': (instance) => ({
    message: `There was no room left to write the backup of ${instance}.`,
    remedy: 'Make room on the disk of this host, then request it again. The instance is not affected.',
  }),
  'backup-not-running': (instance) => ({
    message: `${instance} was not running when its turn came, and a backup is made of a running instance.`,
    remedy: 'Request it again once the instance runs.',
  }),
  'backup-instance-gone': (instance) => ({
    message: `${instance} was deleted before its turn came.`,
    remedy: 'Its earlier backups are kept.',
  }),
  'pause-failed': (instance) => ({
    message: `${instance} could not be paused and runs on.`,
    remedy: 'Pause it again.',
  }),
  'resume-failed': (instance) => ({
    message: `${instance} could not be resumed and stays paused.`,
    remedy: 'Resume it again.',
  }),
  'resize-failed': (instance) => ({
    message: `${instance} could not be resized. It runs on with the size it had.`,
    remedy: 'Resize it again.',
  }),
  'resize-outgrown': (instance) => ({
    message: `The data of ${instance} grew while it was resized and no longer fits the smaller size. It runs on with the size it had.`,
    remedy: 'Choose a larger size.',
  }),
  'delete-failed': (instance) => ({
    message: `${instance} could not be deleted.`,
    remedy: 'Delete it again.',
  }),
  'network-failed': (region) => ({
    message: `The change of network access in ${region} could not be applied. Everything there is as before.`,
    remedy: 'Make the change again.',
  }),
  ImportExceedsMaxSize: (instance) => ({
    message: `The data needs more storage than ${instance} has.`,
    remedy: 'Use an instance with more storage.',
  }),
  UnsupportedStoreFormat: (instance) => ({
    message: `The store format of the file cannot be read by the version of ${instance}.`,
    remedy: 'Open the database once in Neo4j 4.4 or later, dump it again and use the new file.',
  }),
  LogicalRestrictions: (instance) => ({
    message: `The data has more nodes or relationships than the plan of ${instance} takes.`,
    remedy: 'Delete data before the file is made, or use another plan.',
  }),
  InconsistentData: (instance) => ({
    message: `The store in the file is inconsistent, so it was not put into ${instance}.`,
    remedy: 'Check the database with neo4j-admin database check, then make a new file.',
  }),
  LegacyIndexes: (instance) => ({
    message: `The file has indexes of a kind that ${instance} no longer has.`,
    remedy: 'Recreate these indexes in Neo4j 4.4 or later, then make a new file.',
  }),
  Fallback: (instance) => ({
    message: `The file was not recognised as a database, so it was not put into ${instance}.`,
    remedy: 'Make the file with neo4j-admin database dump or backup.',
  }),
  UnknownError: (instance) => ({
    message: `Something unexpected happened while the file was loaded into ${instance}.`,
    remedy: 'Try again with the same file.',
  }),
  'key-revoked': (instance) => keyRevoked(instance),
  'go-back-failed': (instance) => ({
    message: `${instance} could not be started with the data from before. That data is whole.`,
    remedy: 'Go back again, or restore a snapshot.',
  }),
  'checksum-mismatch': (instance) => ({
    message: `The file that arrived is not the file that was read: their checksums differ. ${instance} was not touched.`,
    remedy: 'Send the file again.',
  }),
  'instance-gone': (instance) => ({
    message: `${instance} was deleted meanwhile.`,
    remedy: 'Restore the file to another instance.',
  }),
  'upload-lost': (instance) => ({
    message: `The uploaded bytes for ${instance} are no longer there.`,
    remedy: 'Upload the file again.',
  }),
} as const satisfies Record<string, Words>

export type FailureReason = keyof typeof catalogue

function isReason(reason: string): reason is FailureReason {
  return Object.hasOwn(catalogue, reason)
}

/**
 * What each reason ends. A file is verified before it is loaded: what shows then leaves its instance untouched, what shows
 * while it is loaded does not.
 */
const ends = {
  'storage-unreachable': ['take-snapshot'],
  'restore-failed': ['restore'],
  'overwrite-failed': ['overwrite'],
  'source-snapshot-failed': ['overwrite', 'create'],
  'create-failed': ['create'],
  'export-failed': ['export'],
  'no-room': ['export'],
  'backup-failed': ['backup'],
  'backup-no-room': ['backup'],
  'backup-not-running': ['backup'],
  'backup-instance-gone': ['backup'],
  'pause-failed': ['pause'],
  'resume-failed': ['resume'],
  'resize-failed': ['resize'],
  'resize-outgrown': ['resize'],
  'delete-failed': ['delete'],
  'network-failed': ['network-access'],
  ImportExceedsMaxSize: ['verify-file'],
  UnsupportedStoreFormat: ['verify-file'],
  LogicalRestrictions: ['verify-file'],
  InconsistentData: ['load-file'],
  LegacyIndexes: ['load-file'],
  Fallback: ['verify-file'],
  UnknownError: ['load-file', 'verify-file'],
  'key-revoked': [
    'restore',
    'overwrite',
    'load-file',
    'go-back',
    'create',
    'take-snapshot',
    'export',
    'backup',
    'resume',
    'resize',
  ],
  'go-back-failed': ['go-back'],
  'checksum-mismatch': ['verify-file'],
  'instance-gone': ['verify-file'],
  'upload-lost': ['verify-file'],
} as const satisfies Record<FailureReason, readonly [Ending, ...Ending[]]>

/** An operation, or the verification of a file before it is loaded. */
export type Ending = OperationKind | 'verify-file'
const restoring = ['restore', 'overwrite', 'load-file', 'verify-file'] as const satisfies readonly Ending[]
/** What puts earlier data, or that of a file, into an instance. */
export type RestoringEnding = (typeof restoring)[number]
/** A reason that ends one of these. */
export type RestoringReason = {
  [R in FailureReason]: Extract<(typeof ends)[R][number], RestoringEnding> extends never ? never : R
}[FailureReason]

const endsRestoring = (reason: FailureReason): reason is RestoringReason =>
  ends[reason].some((each) => restoring.some((one) => one === each))

/** Every reason why data does not come into an instance, in the order of the catalogue. */
export const restoringReasons: readonly RestoringReason[] = Object.keys(catalogue)
  .filter(isReason)
  .filter(endsRestoring)

/** What a reason ends first of all. */
export function restoringEndedBy(reason: RestoringReason): RestoringEnding {
  const first = restoring.find((one) => ends[reason].some((each) => each === one))
  if (first === undefined) throw new Error(`${reason} ends no restoring.`)
  return first
}

/** Every reason that operations of a kind can fail for. */
export function reasonsOf(kind: OperationKind): readonly FailureReason[] {
  return Object.keys(catalogue)
    .filter(isReason)
    .filter((reason) => ends[reason].some((each) => each === kind))
}

const usual: Record<OperationKind, FailureReason> = {
  create: 'create-failed',
  'take-snapshot': 'storage-unreachable',
  export: 'export-failed',
  backup: 'backup-failed',
  restore: 'restore-failed',
  overwrite: 'overwrite-failed',
  'load-file': 'UnknownError',
  'go-back': 'go-back-failed',
  pause: 'pause-failed',
  resume: 'resume-failed',
  resize: 'resize-failed',
  delete: 'delete-failed',
  'network-access': 'network-failed',
}

const isKind = (text: string): text is OperationKind => Object.hasOwn(usual, text)

/** Every kind of long operation. */
export const operationKinds: readonly OperationKind[] = Object.keys(usual).filter(isKind)

/** The failure of an operation on an instance, in words. A reason that is not in the catalogue is the usual one of its kind. */
export function failureOf(reason: string, kind: OperationKind, instanceName: string): Refusal {
  const known = isReason(reason) ? reason : usual[kind]
  return { reason: known, ...catalogue[known](instanceName) }
}
