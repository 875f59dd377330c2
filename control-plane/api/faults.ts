import type { ErrorBody } from '../../contract/wire/errors.ts'
import { statusOfRefusal } from '../../contract/wire/errors.ts'
import type { Refused } from '../commands/commands.ts'

/** One error of an answer, before it is known which view is asked for. */
export interface ErrorFacts {
  readonly reason: string
  readonly message: string
  readonly remedy: string
  readonly field?: string
}

export type FaultStatus =
  | 400
  | 401
  | 403
  | 404
  | 405
  | 409
  | 410
  | 412
  | 413
  | 415
  | 416
  | 422
  | 428
  | 460
  | 500
  | 507

/** A request that is not done: thrown by handlers, answered in the envelope of the Aura API. */
export class ApiFault extends Error {
  override readonly name = 'ApiFault'
  readonly status: FaultStatus
  readonly errors: readonly [ErrorFacts, ...ErrorFacts[]]
  readonly headers: Readonly<Record<string, string>>

  constructor(
    status: FaultStatus,
    errors: readonly [ErrorFacts, ...ErrorFacts[]],
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(errors[0].message)
    this.status = status
    this.errors = errors
    this.headers = headers
  }
}

/** A fault with one error. */
export function fault(
  status: FaultStatus,
  reason: string,
  message: string,
  remedy: string,
  headers?: Readonly<Record<string, string>>,
): ApiFault {
  return new ApiFault(status, [{ reason, message, remedy }], headers)
}

/** What a command refused, as a fault; its status follows from the reason where it names none. */
export function faultOf(refused: Refused): ApiFault {
  const { reason, message, remedy, field } = refused
  return new ApiFault(refused.status ?? statusOfRefusal(reason), [
    { reason, message, remedy, ...(field === undefined ? {} : { field }) },
  ])
}

/** The body of an error. Remedies are ours: only in our view and on our routes. */
export function errorBody(errors: readonly ErrorFacts[], withRemedies: boolean): ErrorBody {
  return {
    errors: errors.map(({ reason, message, remedy, field }) => ({
      message,
      reason,
      ...(field === undefined ? {} : { field }),
      ...(withRemedies ? { afterglow: { remedy } } : {}),
    })),
  }
}

/** A text from outside, short enough to be shown back in a message. */
export function quoted(text: string): string {
  const characters = [...text]
  return characters.length > 64 ? `${characters.slice(0, 64).join('')}…` : text
}

const checkId = 'Check the id; it may have been deleted.'

/** What is not there, in the words of the Aura API where it has some. */
export const notFound = {
  db: (id: string) => fault(404, 'db-not-found', `DB not found: ${quoted(id)}`, checkId),
  tenant: () => fault(404, 'tenant-not-found', 'The tenant you specified could not be found', checkId),
  key: (id: string) =>
    fault(404, 'encryption-key-not-found', `Encryption Key not found: ${quoted(id)}`, checkId),
  snapshot: (id: string) => fault(404, 'snapshot-not-found', `Snapshot not found: ${quoted(id)}`, checkId),
  operation: (id: string) => fault(404, 'operation-not-found', `Operation not found: ${quoted(id)}`, checkId),
  export: (id: string) =>
    fault(404, 'export-not-found', `Export not found: ${quoted(id)}`, 'Export the snapshot again.'),
  backup: (id: string) =>
    fault(404, 'backup-not-found', `Backup not found: ${quoted(id)}`, 'It may be past its days.'),
  network: (id: string) =>
    fault(
      404,
      'network-access-not-found',
      `Network access configuration not found: ${quoted(id)}`,
      'Look at the network access of the project.',
    ),
  import: (id: string) => fault(404, 'import-not-found', `Import not found: ${quoted(id)}`, checkId),
  upload: (id: string) =>
    fault(404, 'upload-not-found', `Upload not found: ${quoted(id)}`, 'Start the upload again.'),
  path: (path: string) =>
    fault(404, 'not-found', `There is nothing at ${quoted(path)}.`, 'Check the path in the API description.'),
} as const
