/** What the verbs of the control take: JSON from outside, read or refused. */
import type { Role } from '../contract/rules/roles.ts'
import { DAY_MS } from '../contract/rules/windows.ts'
import { scenarioIds, standardSeed, type ScenarioId } from './scenarios/registry.ts'

/** A verb or a value that the control does not take. Its message is the fact and the remedy, for whoever reads no more. */
export class ControlRefusal extends Error {
  override readonly name = 'ControlRefusal'
  /** What is wrong. */
  readonly fact: string
  /** What it takes. */
  readonly remedy: string
  readonly reason: 'control-refused' | 'control-step-too-long' | 'control-not-found'

  constructor(fact: string, remedy: string, reason: ControlRefusal['reason'] = 'control-refused') {
    super(`${fact} ${remedy}`)
    this.fact = fact
    this.remedy = remedy
    this.reason = reason
  }
}

const HIGHEST_SPEED = 100_000
/** Longer than every window of the plan table and a leap year; the tour takes about two seconds for it, on either host. */
export const LONGEST_STEP_DAYS = 400

/** The fields of a request, none of them unknown. */
export function fieldsOf(request: unknown, known: readonly string[]): Readonly<Record<string, unknown>> {
  if (typeof request !== 'object' || request === null || Array.isArray(request)) {
    throw new ControlRefusal('That is no object.', `Send one with ${known.join(', ')}.`)
  }
  const stranger = Object.keys(request).find((key) => !known.includes(key))
  if (stranger !== undefined) {
    throw new ControlRefusal(`There is no ${stranger.slice(0, 64)}.`, `Known are ${known.join(', ')}.`)
  }
  return { ...request }
}

/** A verb that takes nothing: no fields, or no object at all. */
export function nothingIn(request: unknown): void {
  if (request === undefined || request === null) return
  if (typeof request !== 'object' || Array.isArray(request) || Object.keys(request).length > 0) {
    throw new ControlRefusal('This verb takes nothing.', 'Send {}.')
  }
}

/** A scenario by its id. */
export function scenarioOf(value: unknown): ScenarioId {
  const found = scenarioIds.find((id) => id === value)
  if (found !== undefined) return found
  throw new ControlRefusal('There is no such scenario.', `Use one of ${scenarioIds.join(', ')}.`)
}

/** What an instant may be, in words. */
export const instantAllowed = 'an instant from 2000 to 2200 with its zone, such as 2025-11-14T09:04:00Z'

/** An instant as text (RFC 3339, with its zone) or ms; without one, `otherwise`. ms */
export function instantOf(value: unknown, otherwise: number): number {
  if (value === undefined) return otherwise
  const at = typeof value === 'string' ? instantOfText(value) : value
  // Room for the histories before it and for the windows after it.
  if (typeof at !== 'number' || !Number.isSafeInteger(at) || at < EARLIEST || at > LATEST) {
    throw new ControlRefusal('now is no such instant.', `Use ${instantAllowed}.`)
  }
  return at
}

const written = /^(\d{4}-\d\d-\d\dT\d\d:\d\d)(?::\d\d(?:\.\d{1,3})?)?(?:Z|[+-]\d\d:\d\d)$/

/** Days and hours that there are not, 31 February or 24:00, would be read as those after them. */
function instantOfText(text: string): number {
  const local = written.exec(text)?.[1]
  if (local === undefined) return Number.NaN
  const there = Date.parse(`${local}Z`)
  const isThere = Number.isFinite(there) && new Date(there).toISOString().startsWith(local)
  return isThere ? Date.parse(text) : Number.NaN
}

const EARLIEST = Date.UTC(2000, 0)
const LATEST = Date.UTC(2200, 0)

/** A seed; without one, the standard one. */
export function seedOf(value: unknown): string {
  if (value === undefined) return standardSeed
  if (typeof value === 'string' && /^[\w.-]{1,64}$/.test(value)) return value
  throw new ControlRefusal(
    'This seed cannot be used.',
    'Use 1 to 64 letters, digits, dots, dashes or underscores.',
  )
}

/** How a key of the customer's stands. */
export function accessOf(value: unknown): 'granted' | 'revoked' {
  if (value === 'granted' || value === 'revoked') return value
  throw new ControlRefusal('There is no such access.', 'Use granted or revoked.')
}

const roles: readonly Role[] = ['viewer', 'member', 'admin']

/** A role; without one, that of the scenario. */
export function roleOf(value: unknown): Role | null {
  if (value === undefined || value === null) return null
  const found = roles.find((role) => role === value)
  if (found !== undefined) return found
  throw new ControlRefusal('There is no such role.', `Use one of ${roles.join(', ')}.`)
}

/** Virtual seconds per real second. */
export function speedOf(value: unknown): number {
  if (isFrom0(value) && value <= HIGHEST_SPEED) return value
  throw new ControlRefusal('This speed is not possible.', `Use a number from 0 to ${HIGHEST_SPEED}.`)
}

/** A step forward, ms. */
export function stepOf(value: unknown): number {
  const most = LONGEST_STEP_DAYS * DAY_MS
  if (!isFrom0(value)) throw new ControlRefusal('ms is no number from 0 on.', `Use one of up to ${most}.`)
  if (value <= most) return value
  throw new ControlRefusal(
    `One step is at most ${LONGEST_STEP_DAYS} days (${most} ms).`,
    'Go further in several steps, or load a scenario at a later instant.',
    'control-step-too-long',
  )
}

/** An instant to go on to, as text or ms, not before `from` and at most 400 days after it. ms */
export function targetOf(value: unknown, from: number): number {
  const at = instantOf(value ?? null, from)
  if (at < from) {
    throw new ControlRefusal(
      `This world has come to ${new Date(from).toISOString()}, which is after that.`,
      'Name a later instant, or go back by what was done.',
    )
  }
  return from + stepOf(at - from)
}

const isFrom0 = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0
