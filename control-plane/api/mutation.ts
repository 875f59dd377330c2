import type { z } from '@hono/zod-openapi'
import { isMoving } from '../../contract/rules/statuses.ts'
import type { Asked, Outcome, Refused } from '../commands/commands.ts'
import type { Queries } from '../queries/queries.ts'
import type { ApiContext, Services } from './api-app.ts'
import { isOurView } from './api-app.ts'
import { fault, faultOf, type ApiFault } from './faults.ts'

/** How a call that changes something is done and answered. */
export interface Mutation<T, Body extends z.ZodType> {
  /** Of the whole answer. */
  readonly schema: Body
  readonly status: number
  /** The validated fields of the body: they belong to what was asked under an Idempotency-Key. */
  readonly fields?: unknown
  /** Throws the fault of what is missing. Not asked where an answer is told again: its target may be gone by then. */
  check?(q: Queries): Promise<void>
  run(asked: Asked<T>): Promise<Outcome<T>>
  /** The answer, told in the state right after the change. */
  answer(q: Queries, value: T): Promise<z.infer<Body>>
}

export interface Answered<Body> {
  readonly body: Body
  /** When it was first answered, ms: an answer told again is older than the request. */
  readonly answeredAt: number
}

/**
 * Does a mutation once: with the same Idempotency-Key of the same caller, the answer of then is told again.
 * Throws what the command refuses as a fault.
 */
export async function mutate<T, Body extends z.ZodType>(
  c: ApiContext,
  services: Services,
  mutation: Mutation<T, Body>,
): Promise<Answered<z.infer<Body>>> {
  const key = c.req.header('idempotency-key')
  const { user, role, via } = c.var.caller
  const { check } = mutation
  const asked = { user, role, via, requestId: c.var.requestId, ...(check ? { check } : {}) }
  if (key === undefined) {
    const outcome = await mutation.run(asked)
    if (!outcome.ok) throw await refusedFault(c, services, outcome)
    if (outcome.value === null) throw new Error('A command answered with nothing.')
    const { value } = outcome
    const body = await services.controlPlane.read((q) => mutation.answer(q, value))
    return { body, answeredAt: services.clock.now() }
  }
  const outcome = await mutation.run({
    ...asked,
    once: {
      key,
      fingerprint: fingerprint(c, mutation.fields),
      answer: async (q, value) => ({
        status: mutation.status,
        body: JSON.stringify(await mutation.answer(q, value)),
      }),
    },
  })
  if (!outcome.ok) throw await refusedFault(c, services, outcome)
  if (!outcome.answer) throw new Error('A command kept no answer for its Idempotency-Key.')
  const { body, createdAt } = outcome.answer
  return { body: mutation.schema.parse(JSON.parse(body)), answeredAt: createdAt }
}

function fingerprint(c: ApiContext, fields: unknown): string {
  const { search } = new URL(c.req.url)
  return `${c.req.method} ${c.req.path}${search} ${fields === undefined ? '' : JSON.stringify(fields)}`
}

const overlapping = new Set(['ongoing-database-operation', 'snapshot-in-progress', 'instance-deleting'])
const notExportable = new Set(['snapshot-differential', 'snapshot-no-longer-exportable'])

/**
 * A refusal as a fault. Outside our view in the words of the Aura API, where they are known: clients go by them.
 * `current` for "currently" is Aura's own.
 */
async function refusedFault(c: ApiContext, services: Services, refused: Refused): Promise<ApiFault> {
  if (isOurView(c)) return faultOf(refused)
  const { reason, remedy } = refused
  if (overlapping.has(reason)) {
    const instance = await services.controlPlane.read((q) => q.instanceRecord(c.req.param('id') ?? ''))
    const status = instance && isMoving(instance.status) ? instance.status : null
    const doing = reason === 'snapshot-in-progress' ? 'taking snapshot' : status
    if (doing === null) return faultOf(refused)
    const message = `The database is current undergoing an operation: ${doing}`
    return fault(409, 'ongoing-database-operation', message, remedy)
  }
  const source = c.req.path.endsWith('/restore') ? undefined : await sourceSnapshot(c)
  if (source !== undefined && notExportable.has(reason)) {
    return fault(409, reason, `Source snapshot ${source} is not exportable`, remedy)
  }
  return faultOf(refused)
}

async function sourceSnapshot(c: ApiContext): Promise<string | undefined> {
  const body: unknown = await c.req.json().catch(() => null)
  return typeof body === 'object' &&
    body !== null &&
    'source_snapshot_id' in body &&
    typeof body.source_snapshot_id === 'string'
    ? body.source_snapshot_id
    : undefined
}

/** Refuses what overwrites or deletes, unless a browser session names the instance it means. */
export function checkConfirmation(c: ApiContext, instanceId: string): void {
  if (c.var.caller.via === 'browser' && c.req.header('afterglow-confirm') !== instanceId) {
    throw fault(
      428,
      'confirmation-missing',
      `Nothing was changed: the request does not confirm that it means ${instanceId}.`,
      `Send Afterglow-Confirm: ${instanceId}.`,
    )
  }
}
