import type { ErrorBody } from '../../contract/wire/errors.ts'

/** Every way a call can fail, in one shape. `status` 0: no answer came. */
export class ApiFailure extends Error {
  override readonly name = 'ApiFailure'
  readonly status: number
  readonly reason: string
  readonly remedy: string | null
  readonly field: string | null
  readonly requestId: string | null

  constructor(facts: {
    status: number
    reason: string
    message: string
    remedy?: string | null
    field?: string | null
    requestId?: string | null
  }) {
    super(facts.message)
    this.status = facts.status
    this.reason = facts.reason
    this.remedy = facts.remedy ?? null
    this.field = facts.field ?? null
    this.requestId = facts.requestId ?? null
  }
}

const isErrorBody = (body: unknown): body is ErrorBody =>
  typeof body === 'object' &&
  body !== null &&
  'errors' in body &&
  Array.isArray(body.errors) &&
  body.errors.length > 0

/** The failure that an answer tells; an answer that is not of the contract is told as such. */
export async function failureOf(response: Response): Promise<ApiFailure> {
  const requestId = response.headers.get('X-Request-Id')
  const body: unknown = await response.json().catch(() => null)
  const first = isErrorBody(body) ? body.errors[0] : undefined
  return first
    ? new ApiFailure({
        status: response.status,
        reason: first.reason,
        message: first.message,
        remedy: first.afterglow?.remedy ?? null,
        field: first.field ?? null,
        requestId,
      })
    : unexpectedAnswer(response.status, requestId)
}

/** The failure for an answer that is not of the contract: a proxy's page, another server. */
export function unexpectedAnswer(status: number, requestId: string | null): ApiFailure {
  return new ApiFailure({
    status,
    reason: 'unexpected-answer',
    message: `The server answered ${status}, and not in a way that this console knows.`,
    remedy: 'Instances and snapshots are not affected. Try again in a moment.',
    requestId,
  })
}

/** The failure for a call that got no answer. One that was to change something may have arrived all the same. */
export function unreachable(mayHaveArrived = false): ApiFailure {
  return new ApiFailure({
    status: 0,
    reason: 'unreachable',
    message: 'The server did not answer.',
    remedy: mayHaveArrived
      ? 'Check the connection, and whether it was done, before you ask again.'
      : 'Check the connection. Instances and snapshots are not affected.',
  })
}

/** What was thrown, as a failure: for panels and toasts. */
export function asFailure(thrown: unknown): ApiFailure {
  return thrown instanceof ApiFailure
    ? thrown
    : new ApiFailure({
        status: 0,
        reason: 'defect',
        message: 'The console met a defect of its own.',
        remedy: 'Reload the page. Instances and snapshots are not affected.',
      })
}
