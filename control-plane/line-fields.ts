/** Latency and failures as they come from outside: as JSON of the control, and as words of a link. */
import { routes, type OperationId } from '../contract/wire/routes.ts'
import { ControlRefusal, fieldsOf } from './control-fields.ts'
import { operationKinds, reasonsOf } from './failures.ts'
import type { Latency, LineFailure, LineReason, When } from './line.ts'
import type { OperationKind } from './records.ts'

/** What is asked to fail: the calls of a route, or the long operations of a kind. */
export type FailRequest =
  | ({ readonly of: 'line' } & LineFailure)
  | {
      readonly of: 'operation'
      readonly operation: OperationKind
      readonly reason: string
      readonly when: When
      /** By its id or name; null: of all. */
      readonly instance: string | null
    }

/** Real ms: longer than anybody waits for an answer. */
const LONGEST = 600_000
/** Failures laid out at once. */
export const MOST_FAILURES = 50
const MOST_NTH = 1_000

/** The routes of bodies of archives: they meet the latency of a line, and are lost with it. */
export const bodyRoutes: ReadonlySet<OperationId> = new Set([
  'tusOptions',
  'tusCreate',
  'tusHead',
  'tusPatch',
  'tusDelete',
  'getExportFile',
  'getBackupFile',
])

export const lineReasons: readonly LineReason[] = [
  'unavailable',
  'internal',
  'rate-limited',
  'lost',
  'answer-lost',
]

const isRoute = (text: string): text is OperationId => Object.hasOwn(routes, text)

/** The routes that can be made to fail. */
export const failableRoutes: readonly OperationId[] = Object.keys(routes)
  .filter(isRoute)
  .filter((id) => !bodyRoutes.has(id))

/** What a latency may be, in words. */
export const latencyAllowed = `ms from 0 to ${LONGEST} (800), a range of them (200~1500), none or offline`
/** The world has no such instance. */
export const noInstance = () =>
  new ControlRefusal('That names no instance of this world.', 'Use its id or its name.')

/** What failures may be, in words. */
export const failAllowed =
  `a list with commas of operation:reason, each perhaps with :next, :every-3 or :always. The operation is a kind of long ` +
  `operation (${operationKinds.join(', ')}), a route such as listSnapshots, or any. For calls the reason is one of ` +
  lineReasons.join(', ')

const wrongLatency = () => new ControlRefusal('This latency is not possible.', `Use ${latencyAllowed}.`)

/** A latency as JSON (`{ kind: 'fixed', ms: 800 }`), as a number of ms or as in a link. */
export function latencyOf(value: unknown): Latency {
  if (typeof value === 'string') return latencyOfText(value)
  if (typeof value === 'number') return fixed(value)
  const kind = typeof value === 'object' && value !== null && 'kind' in value ? value.kind : null
  if (kind === 'none' || kind === 'offline') {
    fieldsOf(value, ['kind'])
    return { kind }
  }
  if (kind === 'fixed') return fixed(fieldsOf(value, ['kind', 'ms'])['ms'])
  if (kind !== 'jitter') throw wrongLatency()
  const { from, to } = fieldsOf(value, ['kind', 'from', 'to'])
  return jitter(from, to)
}

function latencyOfText(text: string): Latency {
  if (text === 'offline' || text === 'none') return { kind: text }
  const found = /^(\d{1,6})(?:~(\d{1,6}))?$/.exec(text)
  if (!found) throw wrongLatency()
  return found[2] === undefined ? fixed(Number(found[1])) : jitter(Number(found[1]), Number(found[2]))
}

const isMs = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= LONGEST

function fixed(ms: unknown): Latency {
  if (!isMs(ms)) throw wrongLatency()
  return ms === 0 ? { kind: 'none' } : { kind: 'fixed', ms }
}

function jitter(from: unknown, to: unknown): Latency {
  if (!isMs(from) || !isMs(to) || from > to) throw wrongLatency()
  return { kind: 'jitter', from, to }
}

/** A latency as in a link; null: none. */
export function textOfLatency(latency: Latency): string | null {
  switch (latency.kind) {
    case 'none':
      return null
    case 'fixed':
      return String(latency.ms)
    case 'jitter':
      return `${latency.from}~${latency.to}`
    case 'offline':
      return 'offline'
  }
}

/** `{ operation, reason, when?, instance? }`, `when` as JSON (`{ kind: 'every', nth: 3 }`) or as in a link; without it, next. */
export function failOf(request: unknown): FailRequest {
  const { operation, reason, when, instance } = fieldsOf(request, ['operation', 'reason', 'when', 'instance'])
  const kind = operationKinds.find((each) => each === operation)
  if (kind !== undefined) {
    return {
      of: 'operation',
      operation: kind,
      reason: oneOf(reasonsOf(kind), reason, kind),
      when: whenOf(when),
      instance: instanceOf(instance),
    }
  }
  const route = operation === 'any' ? operation : failableRoutes.find((id) => id === operation)
  if (route === undefined) {
    throw new ControlRefusal(
      'There is no such operation that could fail.',
      `Use any, a kind of long operation (${operationKinds.join(', ')}) or a route (${failableRoutes.join(', ')}).`,
    )
  }
  if (instance !== undefined) {
    throw new ControlRefusal(
      'A failure of calls is not that of an instance.',
      'Leave instance out, or name a kind of long operation.',
    )
  }
  return { of: 'line', operation: route, reason: oneOf(lineReasons, reason, route), when: whenOf(when) }
}

function oneOf<T extends string>(allowed: readonly T[], value: unknown, operation: string): T {
  const found = allowed.find((each) => each === value)
  if (found !== undefined) return found
  throw new ControlRefusal(`${operation} cannot fail for such a reason.`, `Use one of ${allowed.join(', ')}.`)
}

const INSTANCE_CHARS = 200

function instanceOf(value: unknown): string | null {
  if (value === undefined || value === null) return null
  if (typeof value === 'string' && value !== '' && value.length <= INSTANCE_CHARS) return value
  throw noInstance()
}

const wrongWhen = () =>
  new ControlRefusal('There is no such when.', `Use next, always or every-n with n from 1 to ${MOST_NTH}.`)

function whenOf(value: unknown): When {
  if (value === undefined) return { kind: 'next' }
  if (typeof value === 'string') {
    if (value === 'next' || value === 'always') return { kind: value }
    return every(Number(/^every-([1-9]\d{0,3})$/.exec(value)?.[1]))
  }
  const kind = typeof value === 'object' && value !== null && 'kind' in value ? value.kind : null
  if (kind === 'every') return every(fieldsOf(value, ['kind', 'nth'])['nth'])
  if (kind !== 'next' && kind !== 'always') throw wrongWhen()
  fieldsOf(value, ['kind'])
  return { kind }
}

function every(nth: unknown): When {
  const isPossible = typeof nth === 'number' && Number.isInteger(nth) && nth >= 1 && nth <= MOST_NTH
  if (!isPossible) throw wrongWhen()
  return { kind: 'every', nth }
}

/** Failures as in a link: `any:unavailable:every-3,restore:restore-failed`. Throws a `ControlRefusal`. */
export function failuresOfText(text: string): readonly FailRequest[] {
  const parts = text.split(',')
  if (parts.length > MOST_FAILURES) throw tooMany()
  return parts.map((part) => {
    const [operation, reason, when, ...more] = part.split(':')
    if (more.length > 0) throw new ControlRefusal('That is no failure.', `Use ${failAllowed}.`)
    return failOf({ operation, reason, ...(when === undefined ? {} : { when }) })
  })
}

/** Failures as a list of JSON, or as in a link. Throws a `ControlRefusal`. */
export function failuresOf(value: unknown): readonly FailRequest[] {
  if (typeof value === 'string') return failuresOfText(value)
  if (!Array.isArray(value)) throw new ControlRefusal('That is no list of failures.', `Use ${failAllowed}.`)
  if (value.length > MOST_FAILURES) throw tooMany()
  return value.map((each: unknown) => failOf(each))
}

/** More failures than are laid out at once. */
export const tooMany = () =>
  new ControlRefusal(`At most ${MOST_FAILURES} failures are laid out at once.`, 'Clear them first.')

/** One failure as in a link. */
export function textOfFailure({
  operation,
  reason,
  when,
}: Pick<FailRequest, 'operation' | 'reason' | 'when'>): string {
  return `${operation}:${reason}:${when.kind === 'every' ? `every-${when.nth}` : when.kind}`
}
