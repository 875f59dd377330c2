import type { z } from '@hono/zod-openapi'
import { ApiFault, fault, notFound, quoted, type ErrorFacts } from './faults.ts'

/** What Hono's validators hand to their hook when a part of a request does not fit its schema. */
export interface Misfit {
  readonly target: string
  readonly data: unknown
  readonly error: z.ZodError
}

type Issue = z.core.$ZodIssue

/** The fault of a request that does not fit. A path parameter that no id can look like names nothing: 404. */
export function misfitFault(misfit: Misfit, path: string): ApiFault {
  if (misfit.target === 'param') return missing(misfit, path)
  const [first, ...others] = misfit.error.issues.flatMap((issue) => errorsOf(issue, misfit))
  return first
    ? new ApiFault(400, [first, ...others.slice(0, 31)])
    : fault(400, 'field-invalid', 'The request does not fit.', 'Compare it with the API description.')
}

function missing(misfit: Misfit, path: string): ApiFault {
  const field = String(misfit.error.issues[0]?.path[0] ?? 'id')
  const given = valueAt(misfit.data, [field])
  const id = typeof given === 'string' ? given : ''
  if (field === 'snapshotId') return notFound.snapshot(id)
  if (path.includes('/v1/tenants/')) return notFound.tenant()
  if (path.includes('/customer-managed-keys/')) return notFound.key(id)
  if (path.includes('/network-access/')) return notFound.network(id)
  if (path.includes('/operations/')) return notFound.operation(id)
  if (path.includes('/exports/')) return notFound.export(id)
  if (path.includes('/afterglow/v1/backups/')) return notFound.backup(id)
  if (path.includes('/afterglow/v1/imports/')) return notFound.import(id)
  if (path.includes('/uploads/')) return notFound.upload(id)
  return notFound.db(id)
}

function errorsOf(issue: Issue, misfit: Misfit): ErrorFacts[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      reason: 'field-unknown',
      message: `There is no field ${quoted(key)}.`,
      remedy: 'Leave it out.',
      field: quoted(key),
    }))
  }
  const field = issue.path.join('.')
  if (field !== '' && valueAt(misfit.data, issue.path) === undefined) {
    return [{ reason: 'field-missing', message: `${field} is missing.`, remedy: `Send ${field}.`, field }]
  }
  const { reason, remedy } = named(issue)
  const message = sentence(issue, field, misfit.target)
  return [{ reason, message, remedy, ...(field === '' ? {} : { field }) }]
}

/** The reason and remedy that a rule of the contract gave with its refusal. */
function named(issue: Issue): { readonly reason: string; readonly remedy: string } {
  const given: Readonly<Record<string, unknown>> = issue.code === 'custom' ? (issue.params ?? {}) : {}
  const { reason, remedy } = given
  return {
    reason: typeof reason === 'string' ? reason : 'field-invalid',
    remedy: typeof remedy === 'string' ? remedy : 'Compare it with the API description.',
  }
}

const kinds: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  object: 'an object',
  array: 'a list',
}

const formats: Readonly<Record<string, string>> = {
  guid: 'a UUID',
  uuid: 'a UUID',
  date: 'a day such as 2025-11-14',
  datetime: 'an instant in UTC such as 2025-11-14T00:09:12Z',
}

const places: Readonly<Record<string, string>> = {
  json: 'The body',
  query: 'The query',
  header: 'The header',
}

/** The fact in words; a message of the contract's own stays as it is. */
function sentence(issue: Issue, field: string, target: string): string {
  const what = field === '' ? (places[target] ?? 'The request') : field
  switch (issue.code) {
    case 'invalid_type':
      return `${what} must be ${kinds[issue.expected] ?? issue.expected}.`
    case 'invalid_value':
      return `${what} must be ${issue.values.map(String).join(', ')}.`.replace(/, ([^,]+)$/, ' or $1')
    case 'too_small':
      return `${what} must be at least ${issue.minimum}${unit(issue.origin)}.`
    case 'too_big':
      return `${what} must be at most ${issue.maximum}${unit(issue.origin)}.`
    case 'invalid_format':
      return issue.format in formats ? `${what} must be ${formats[issue.format]}.` : issue.message
    default:
      return issue.message
  }
}

const unit = (origin: string) => (origin === 'string' ? ' characters long' : '')

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  let value = data
  for (const step of path) {
    if (typeof value !== 'object' || value === null) return undefined
    value = Reflect.get(value, step)
  }
  return value
}
