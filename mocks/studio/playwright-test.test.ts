import { createContext, runInContext } from 'node:vm'
import fc from 'fast-check'
import { parseSync } from 'vite'
import { describe, expect, it } from 'vitest'
import type { AnyRecord, InstanceRecord } from '../../control-plane/records.ts'
import { standardNow } from '../../control-plane/scenarios/registry.ts'
import { doCall, randomCalls } from '../../control-plane/testing/random-calls.ts'
import { createRecordedWorld, type RecordedWorld } from '../../control-plane/testing/recorded-world.ts'
import { playwrightTest } from './playwright-test.ts'
import { literal, quoted } from './quoted.ts'

const recordsOf = (world: RecordedWorld): AnyRecord[] => [
  ...world.records('instance').map((record) => ({ kind: 'instance' as const, record })),
  ...world.records('snapshot').map((record) => ({ kind: 'snapshot' as const, record })),
  ...world.records('operation').map((record) => ({ kind: 'operation' as const, record })),
]
const printed = async (world: RecordedWorld) => {
  const recipe = await world.recipe()
  return playwrightTest(recipe, recordsOf(world))
}
const named = (world: RecordedWorld, name: string): InstanceRecord => {
  const found = world.records('instance').find((each) => each.name === name)
  if (!found) throw new Error(`The tour has no ${name}.`)
  return found
}

const elsewhere = createContext({})
const run = (code: string): unknown => runInContext(code, elsewhere)

describe('a text in a printed test', () => {
  it('is that text, whatever stands in it, on one line', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 20, maxLength: 40 }), (texts) => {
        const codes = texts.map(quoted)
        for (const code of codes) expect(code).toMatch(/^'[^\n\r\u2028\u2029\u202a-\u202e\u2066-\u2069]*'$/)
        expect(JSON.stringify(run(`[${codes.join()}]`))).toBe(JSON.stringify(texts))
      }),
      { numRuns: 5 },
    )
  })

  it('is that value, whatever its fields are called', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.stringify(run(`(${literal(value)})`))).toBe(JSON.stringify(value))
      }),
    )
    const hostile = '{"__proto__":1}'
    expect(JSON.stringify(run(`(${literal(JSON.parse(hostile))})`))).toBe(hostile)
  })
})

/** What a printed test asks of the world, in its order, by running it against nothing: every expectation is met. */
async function asksOf(text: string): Promise<readonly (readonly [string, readonly unknown[]])[]> {
  const asks: (readonly [string, readonly unknown[]])[] = []
  const anything: unknown = new Proxy(() => {}, {
    get: (_, name) => (name === 'then' ? undefined : anything),
    apply: () => anything,
  })
  const world = new Proxy(
    {},
    {
      get:
        (_, name) =>
        async (...args: unknown[]) => {
          asks.push([String(name), args])
          return name === 'state' ? { instances: [] } : { status: 200 }
        },
    },
  )
  const fixtures = { app: anything, world, expectStatus: () => {} }
  const context = createContext({ expect: anything, write: anything, fixtures })
  const begin = 'let ended\nconst test = (_, body) => { ended = body(fixtures) }\n'
  await runInContext(`${begin}${text.replace(/^import .*$/m, '')}\nended`, context)
  return asks
}

/** As the kit sends it (e2e/kit/dials.ts). */
function sentFor(failure: unknown): unknown {
  if (typeof failure !== 'object' || failure === null || !('when' in failure)) return failure
  const { when } = failure
  const every = typeof when === 'object' && when !== null && 'every' in when ? when.every : null
  return { ...failure, when: typeof every === 'number' ? `every-${every}` : when }
}

describe('what was done, as a test', () => {
  it('asks of the kit only what the control takes, by every verb that is a step', async () => {
    const world = createRecordedWorld()
    const { id } = named(world, 'inventory')
    await world.control('fail', { operation: 'pause', reason: 'pause-failed', instance: 'inventory' })
    await world.control('fail', { operation: 'backup', reason: 'backup-failed', when: 'always' })
    await world.control('fail', { operation: 'restore', reason: 'restore-failed', when: 'every-3' })
    await world.call(`POST /v1/instances/${id}/pause`)
    await world.control('settle', {})
    await world.control('clear-failures', {})
    await world.control('role', { role: 'viewer' })
    await world.control('role', { role: null })
    await world.control('next-event', {})
    await world.control('jump', { now: world.life().clock.now() + 3_600_000 })
    const [key] = world.records('customer-managed-key')
    await world.control('key-access', { key: key?.name, access: 'revoked' })
    await world.control('end-session', {})
    await world.call('POST /afterglow/v1/session')
    const text = await printed(world)
    expect(text).toContain(
      "world.fail({ operation: 'pause', reason: 'pause-failed', instance: 'inventory' })",
    )
    expect(text).toContain("reason: 'backup-failed', when: 'always' })")
    expect(text).toContain("reason: 'restore-failed', when: { every: 3 } })")
    expect(text).toContain("unseen.filter({ hasText: 'inventory could not be paused and runs on.' })")
    expect(text).toContain('  expectStatus(401)\n')
    expect(text).toContain('await app.dialogs.session.signIn.click()')

    const again = createRecordedWorld()
    const verbs = {
      fail: ([failure]) => again.control('fail', sentFor(failure)),
      clearFailures: () => again.control('clear-failures', {}),
      role: ([role]) => again.control('role', { role }),
      keyAccess: ([name, access]) => again.control('key-access', { key: name, access }),
      endSession: () => again.control('end-session', {}),
      settle: () => again.control('settle', {}),
      // The clock of a recorded world goes on with every look at it.
      now: ([now]) =>
        again.control('jump', { now: Math.max(again.life().clock.now() + 1_000, Date.parse(String(now))) }),
      advance: ([duration]) => expect(duration).toMatch(/^[1-9]\d* (d|h|min|s)$/),
      open: ([place]) => expect(place).toMatch(/^\//),
      scenario: ([id]) => expect(id).toBe('tour'),
      state: () => {},
    } satisfies Readonly<Record<string, (args: readonly unknown[]) => unknown>>
    const known = new Map<string, (args: readonly unknown[]) => unknown>(Object.entries(verbs))
    const asks = await asksOf(text)
    for (const [name, args] of asks) {
      const take = known.get(name)
      if (!take) throw new Error(`The kit has no world.${name}.`)
      await take(args)
    }
    expect(asks.filter(([name]) => name === 'fail')).toHaveLength(3)
    expect(asks.map(([name]) => name)).toEqual(
      expect.arrayContaining(['role', 'keyAccess', 'endSession', 'settle']),
    )
  })

  it('ends where the session ended: nothing else can be looked at', async () => {
    const world = createRecordedWorld()
    await world.control('end-session', {})
    const text = await printed(world)
    expect(text).toMatch(/await world\.endSession\(\)[^]*session\.root\)\.toBeVisible\(\)\n\}\)\n$/)
  })

  it('says the scenario, the steps at their instants, and what came of them', async () => {
    const world = createRecordedWorld()
    const { id, tenantId } = named(world, 'inventory')
    expect((await world.call(`POST /v1/instances/${id}/snapshots`)).status).toBe(202)
    await world.life().recorder.control('advance', { ms: 3_600_000 }, true, async () => {
      world.life().clock.advance(3_600_000)
    })
    const paused = await world.call(`POST /v1/instances/${id}/pause`)
    expect(paused.status).toBe(202)
    const text = await printed(world)
    expect(text).toMatch(
      /^import \{ expect, test \} from 'afterglow\/kit'\n\ntest\('.+', async \(\{ app, world \}\) => \{\n {2}await world\.scenario\('tour', \{ now: '2025-11-14T09:04:00\.000Z' \}\)\n/,
    )
    expect(text).toContain(
      `await world.open('/projects/${tenantId}/instances/${id}/snapshots') // inventory\n  await app.snapshots.take.click()\n`,
    )
    expect(text).toContain(`await world.open('/projects/${tenantId}/instances/${id}/pause') // inventory\n`)
    expect(text).toContain(
      "toContainEqual(expect.objectContaining({ name: 'inventory', status: 'pausing' }))",
    )
    expect(text).toContain("toHaveSnapshot({ type: 'On demand', status: 'Completed' })")
    expect(standardNow).toBe(Date.parse('2025-11-14T09:04:00Z'))
  })

  it('is a program for every session', async () => {
    await fc.assert(
      fc.asyncProperty(randomCalls(12), async (calls) => {
        const world = createRecordedWorld()
        for (const [number, call] of calls.entries()) await doCall(world, call, number)
        const text = await printed(world)
        expect(parseSync('a.spec.ts', text).errors).toEqual([])
        const made = (await world.recipe()).steps.filter(({ kind }) => kind === 'call').length
        const lines = text.match(/world\.call\(|\.click\(\)|\.confirm\(\)|belongs to an upload/g)?.length ?? 0
        expect(lines).toBeGreaterThanOrEqual(made)
      }),
      { numRuns: 3 },
    )
  })
})
