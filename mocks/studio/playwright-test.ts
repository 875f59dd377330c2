/** What was done to a world, printed as a test for Playwright that does it again. */
import { routeAt } from '../../control-plane/api/route-map.ts'
import { failOf, type FailRequest } from '../../control-plane/line-fields.ts'
import type { AnyRecord, InstanceRecord, SnapshotRecord } from '../../control-plane/records.ts'
import { scenarioNamed, seedWorld, standardSeed } from '../../control-plane/scenarios/registry.ts'
import type { Recipe, Step } from '../../control-plane/steps/step.ts'
import { paths } from '../../contract/places.ts'
import { kitCalls, type FindInstance } from './kit-calls.ts'
import { literal, quoted } from './quoted.ts'

/**
 * The text of a test that makes the steps of `recipe` with the kit and expects what came of them; `records` are those that
 * the world has now. What is due between the steps happens by itself, and ids come from seed, instant and place, so they
 * are the same again. Bytes of uploads are left out, which a comment says.
 */
export function playwrightTest(recipe: Recipe, records: readonly AnyRecord[]): string {
  const { source, steps, now } = recipe
  const known = knownInstances(source, records)
  const find: FindInstance = (id) => known.get(id) ?? null
  const lines: string[] = [scenarioLine(recipe)]
  let at: number | null = source.now
  let isOpen = false
  const moveTo = (instant: number) => {
    if (at !== instant) lines.push(...moved(at, instant))
    at = instant
  }
  let isSignedIn = true
  for (const step of steps) {
    const made = !isSignedIn && isSignIn(step) ? signIn : linesOf(step, find)
    rename(known, step)
    if (step.kind === 'control' && step.verb === 'end-session') isSignedIn = false
    if (isSignIn(step)) isSignedIn = true
    if (made.length === 0) continue
    moveTo(step.at)
    if (!isOpen && step.kind === 'control') lines.push('await app.open()')
    isOpen = true
    lines.push('', ...made)
    // Where it came to rest, nobody here knows.
    if (step.kind === 'control' && step.verb === 'settle') at = null
  }
  lines.push('')
  if (!isOpen) lines.push('await app.open()')
  moveTo(now)
  lines.push(...(isSignedIn ? expectations(recipe, records) : signedOut))
  const body = lines.map((line) => (line === '' ? '' : `  ${line}`)).join('\n')
  const { title, statuses } = scenarioNamed(source.scenario)
  const ended = steps.some((step) => step.kind === 'control' && step.verb === 'end-session')
  const met = new Set([...statuses, ...(ended ? [401] : [])])
  const declared = [...met].map((status) => `  expectStatus(${status})\n`).join('')
  const fixtures = met.size > 0 ? 'app, expectStatus, world' : 'app, world'
  return `import { ${body.includes('write(') ? 'expect, test, write' : 'expect, test'} } from 'afterglow/kit'

test(${quoted(`${title}, and what was done then`)}, async ({ ${fixtures} }) => {
${declared}${body.replaceAll(/\n{3,}/g, '\n\n')}
})
`
}

/** After the end of a session, signing in is a button of the console. */
const isSignIn = (step: Step): boolean =>
  step.kind === 'call' && step.status < 400 && routeAt(step.method, step.path) === 'beginSession'
const signIn = [
  'await app.dialogs.session.signIn.click()',
  'await expect(app.dialogs.session.root).toBeHidden()',
]
/** Nothing else can be looked at then. */
const signedOut = ['await expect(app.dialogs.session.root).toBeVisible()']

function scenarioLine({ source }: Recipe): string {
  const { scenario, now, seed, role } = source
  const options = {
    now: new Date(now).toISOString(),
    ...(seed === standardSeed ? {} : { seed }),
    ...(role === null ? {} : { role }),
  }
  return `await world.scenario(${quoted(scenario)}, ${literal(options)})`
}

function linesOf(step: Step, find: FindInstance): readonly string[] {
  switch (step.kind) {
    case 'call':
      if (step.path.includes('/imports') || step.path.includes('/uploads')) {
        return [`// ${step.method} ${step.path} belongs to an upload: bring its file by app.file.drop(…).`]
      }
      return kitCalls(step, find)
    case 'control':
      return ofControl(step.verb, step.request)
    case 'bytes':
    case 'download':
      return []
  }
}

/** The verbs that move the time are told by the instants of the steps. */
function ofControl(verb: string, request: unknown): readonly string[] {
  const fields: Readonly<Record<string, unknown>> =
    typeof request === 'object' && request !== null ? { ...request } : {}
  switch (verb) {
    case 'settle':
      return ['await world.settle()']
    case 'end-session':
      return ['await world.endSession()']
    case 'key-access':
      return [`await world.keyAccess(${literal(fields['key'])}, ${literal(fields['access'])})`]
    case 'role':
      return [`await world.role(${literal(fields['role'])})`]
    case 'fail':
      return [`await world.fail(${literal(kitFailure(failOf(request)))})`]
    case 'clear-failures':
      return ['await world.clearFailures()']
    default:
      return []
  }
}

/** A failure as the kit takes it. */
function kitFailure(asked: FailRequest) {
  const { operation, reason, when } = asked
  const instance = asked.of === 'operation' ? asked.instance : null
  return {
    operation,
    reason,
    ...(when.kind === 'next' ? {} : { when: when.kind === 'every' ? { every: when.nth } : when.kind }),
    ...(instance === null ? {} : { instance }),
  }
}

const units = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
  ['s', 1_000],
] as const

/** Moves the world on from one instant to another, ms; from null, from wherever it is. */
function moved(from: number | null, to: number): readonly string[] {
  const ms = from === null ? Number.NaN : to - from
  const unit = units.find(([, length]) => ms % length === 0)
  if (unit && ms > 0) return [`await world.advance(${quoted(`${ms / unit[1]} ${unit[0]}`)})`]
  return [`await world.now(${quoted(new Date(to).toISOString())})`]
}

/** What the steps touched, as it stands in the end. */
function expectations({ source, steps }: Recipe, records: readonly AnyRecord[]): readonly string[] {
  const before = new Map(instancesOf(seedWorld(source)).map((each) => [each.id, each]))
  const after = instancesOf(records)
  const changed = after.filter((each) => {
    const was = before.get(each.id)
    return was?.status !== each.status || was.name !== each.name
  })
  const gone = [...before.values()].filter(({ id }) => after.every((each) => each.id !== id))
  const shown = (each: InstanceRecord) => literal({ name: each.name, status: each.status })
  const has = (each: InstanceRecord) => `expect.objectContaining(${shown(each)})`
  const lines = [
    ...changed.map((each) => `expect(instances).toContainEqual(${has(each)})`),
    ...gone.map(({ id }) => `expect(instances.map((each) => each.id)).not.toContain(${quoted(id)})`),
  ]
  const taken = takenIn(steps, records)
  return [
    ...failedIn(source, steps, records),
    ...(lines.length > 0 ? ['const { instances } = await world.state()', ...lines] : []),
    ...taken.flatMap(({ tenantId, instanceId, status }) => [
      `await world.open(${quoted(paths.inspect(tenantId, instanceId, 'snapshots'))})`,
      `await expect(app.snapshots.table).toHaveSnapshot({ type: 'On demand', status: ${labels[status]} })`,
    ]),
  ]
}

/** What failed since the world began, as Activity says it; nothing, where nothing was done. */
function failedIn(
  source: Recipe['source'],
  steps: readonly Step[],
  records: readonly AnyRecord[],
): readonly string[] {
  if (steps.length === 0) return []
  const before = new Set(failedOf(seedWorld(source)).map(({ id }) => id))
  const texts = new Map<string, readonly string[]>()
  for (const { id, tenantId, failure } of failedOf(records)) {
    if (before.has(id) || !failure) continue
    const here = texts.get(tenantId) ?? []
    texts.set(tenantId, [...new Set([...here, failure.message])])
  }
  return [...texts].flatMap(([tenantId, messages]) => [
    `await world.open(${quoted(paths.activity(tenantId))})`,
    ...messages.map(
      (message) =>
        `await expect(app.activity.unseen.filter({ hasText: ${quoted(message)} }).first()).toBeVisible()`,
    ),
  ])
}

const failedOf = (records: readonly AnyRecord[]) =>
  records.flatMap((each) =>
    each.kind === 'operation' && each.record.state === 'failed' ? [each.record] : [],
  )

const labels = {
  Pending: "'Waiting'",
  InProgress: '/In progress/',
  Completed: "'Completed'",
  Failed: "'Failed'",
} as const satisfies Record<SnapshotRecord['status'], string>

/** The snapshots that were asked for in the steps and are still there. */
function takenIn(steps: readonly Step[], records: readonly AnyRecord[]): readonly SnapshotRecord[] {
  const instants = new Set(steps.filter(({ kind }) => kind === 'call').map((step) => step.at))
  const kept = new Set(instancesOf(records).map(({ id }) => id))
  return records.flatMap((each) =>
    each.kind === 'snapshot' &&
    each.record.requestedBy !== null &&
    instants.has(each.record.timestamp) &&
    kept.has(each.record.instanceId)
      ? [each.record]
      : [],
  )
}

const instancesOf = (records: readonly AnyRecord[]): readonly InstanceRecord[] =>
  records.flatMap((each) => (each.kind === 'instance' ? [each.record] : []))

type Known = Map<string, Pick<InstanceRecord, 'id' | 'name' | 'tenantId' | 'createdAt'>>

/** Every instance by its id, as it was called in the beginning. */
function knownInstances(source: Recipe['source'], records: readonly AnyRecord[]): Known {
  return new Map(instancesOf([...records, ...seedWorld(source)]).map((each) => [each.id, each]))
}

/** What a step calls an instance, it is called from then on. */
function rename(known: Known, step: Step): void {
  if (step.kind !== 'call' || step.status >= 400 || step.body === null) return
  const body: unknown = JSON.parse(step.body)
  if (typeof body !== 'object' || body === null || !('name' in body) || typeof body.name !== 'string') return
  const [, , , id] = step.path.split(/[/?]/)
  const isNew = step.method === 'POST' && step.path.startsWith('/v1/instances')
  for (const each of known.values()) {
    const meant = isNew ? id === undefined && each.createdAt === step.at : each.id === id
    if (meant) known.set(each.id, { ...each, name: body.name })
  }
}
