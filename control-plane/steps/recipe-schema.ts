/** A recipe as it comes from outside: as a link carries it, or a state file. */
import { z } from '@hono/zod-openapi'
import { ControlRefusal, instantOf, roleOf, scenarioOf, seedOf, speedOf } from '../control-fields.ts'
import { failuresOf, latencyOf } from '../line-fields.ts'
import { checkSpan } from './span.ts'
import type { Recipe } from './step.ts'
import { stepLimits } from './step-limits.ts'

/** How the host was set beside the world, in the words of a link. */
export interface Dials {
  readonly speed: number
  readonly latency?: string | undefined
  readonly fail?: string | undefined
}

/** What a state file holds; a link carries its dials in its query. */
export type StateFile = Recipe & { readonly dials?: Dials | undefined }

const at = z.int().min(Date.UTC(2000, 0)).max(Date.UTC(2300, 0))
const text = (most: number) => z.string().max(most)
const bytes = z.int().min(0).max(Number.MAX_SAFE_INTEGER)
const behind = text(200).nullable()

const step = z.discriminatedUnion('kind', [
  z.strictObject({
    at,
    kind: z.literal('call'),
    method: z.enum(['POST', 'PUT', 'PATCH', 'DELETE']),
    path: text(4_000).regex(/^\/(v1|afterglow\/v1)\//),
    body: text(1_048_576).nullable(),
    headers: z.strictObject({
      type: text(200).exactOptional(),
      idempotency: text(200).exactOptional(),
      confirm: text(200).exactOptional(),
      tus: text(20).exactOptional(),
      length: text(20).exactOptional(),
      metadata: text(4_000).exactOptional(),
    }),
    via: z.enum(['browser', 'token']),
    requestId: text(64).regex(/^[\w-]+$/),
    status: z.int().min(200).max(599),
    behind,
  }),
  z.strictObject({
    at,
    kind: z.literal('bytes'),
    importId: z.uuid(),
    fileName: text(1_000),
    from: bytes,
    to: bytes,
    summed: z.boolean(),
    content: z.union([
      z.strictObject({ base64: z.string() }),
      z.strictObject({ missing: z.enum(['too-large', 'not-kept']) }),
    ]),
  }),
  z.strictObject({
    at,
    kind: z.literal('download'),
    of: z.enum(['export', 'backup']),
    id: text(64),
    behind,
  }),
  z.strictObject({ at, kind: z.literal('control'), verb: text(40), request: z.json() }),
])

const stateFile = z.strictObject({
  version: z.literal(1),
  source: z.strictObject({
    scenario: text(100),
    now: at,
    seed: text(64),
    role: text(20).nullable(),
  }),
  steps: z.array(step).max(stepLimits.steps),
  now: at,
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  dials: z
    .strictObject({
      speed: z.number(),
      latency: text(100).exactOptional(),
      fail: text(10_000).exactOptional(),
    })
    .exactOptional(),
})

const makeAgain = 'Use one that Copy link or Export has made, whole and unchanged.'

/** Names that would reach into what every object is made of. */
const forbidden = new Set(['__proto__', 'constructor', 'prototype'])

/**
 * Reads a recipe of JSON text, with its dials where it has any. Throws a `ControlRefusal` that says what is wrong with it:
 * another version, an unknown field or scenario, a value out of its range, more time than is done again.
 */
export function stateOfJson(json: string): StateFile {
  let named: string | null = null
  let value: unknown
  try {
    value = JSON.parse(json, (name, each: unknown) => {
      if (forbidden.has(name)) named = name
      return each
    })
  } catch {
    throw new ControlRefusal('That is no JSON.', makeAgain)
  }
  if (named !== null) throw new ControlRefusal(`A field is called ${String(named)}.`, makeAgain)
  return stateOfValue(value)
}

/** The same of a value. */
export function stateOfValue(value: unknown): StateFile {
  const version = typeof value === 'object' && value !== null && 'version' in value ? value.version : null
  if (typeof version === 'number' && version !== 1) {
    throw new ControlRefusal(
      `What was done is written in version ${version}, and this one reads version 1.`,
      'Open it in the version of Afterglow that it was made with.',
    )
  }
  const read = stateFile.safeParse(value)
  if (!read.success) {
    const [issue] = read.error.issues
    const path = issue?.path.map(String).join('.').slice(0, 80)
    const about = path ? `${path}: ` : ''
    throw new ControlRefusal(`What was done cannot be read. ${about}${issue?.message ?? ''}.`, makeAgain)
  }
  const { source, dials, ...recipe } = read.data
  checkSpan(read.data)
  if (dials) {
    speedOf(dials.speed)
    if (dials.latency !== undefined) latencyOf(dials.latency)
    if (dials.fail !== undefined) failuresOf(dials.fail)
  }
  return {
    ...recipe,
    source: {
      scenario: scenarioOf(source.scenario),
      now: instantOf(source.now, source.now),
      seed: seedOf(source.seed),
      role: roleOf(source.role),
    },
    ...(dials ? { dials } : {}),
  }
}
