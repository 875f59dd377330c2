import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { HOUR_MS, DAY_MS } from '../contract/rules/windows.ts'
import { createTestApi, type TestApi } from './api/test-api.ts'
import { ControlRefusal } from './control-fields.ts'
import { controlVerbs, runControl } from './control-verbs.ts'
import { createControl, type Control } from './control.ts'
import { clearLine, type Line } from './line.ts'
import { standardNow, type WorldSource } from './scenarios/registry.ts'

/** AFTERGLOW_RUNS: so many times as much of chance. */
const runs = Number(process.env['AFTERGLOW_RUNS'] ?? 1)

let world: TestApi
let source: WorldSource
let laid: Line
let loads: number
let control: Control

beforeEach(() => {
  source = { scenario: 'tour', now: standardNow, seed: 'afterglow', role: null }
  world = createTestApi()
  laid = clearLine
  loads = 0
  control = createControl({
    current: () => ({ source, clock: world.clock, controlPlane: world.api.controlPlane }),
    line: { read: () => laid, lay: (line) => void (laid = line) },
    replace: async (next, speed) => {
      loads += 1
      source = next
      world = createTestApi({ scenario: next.scenario })
      world.clock.setRate(speed)
    },
  })
})

describe('latency and failures', () => {
  it('are laid out and told', async () => {
    expect(await control.state()).toMatchObject({ latency: { kind: 'none' }, failures: [], faults: [] })
    await control.setLatency({ latency: '200~1500' })
    await control.fail({ operation: 'listSnapshots', reason: 'internal', when: 'every-3' })
    const state = await control.fail({ operation: 'any', reason: 'lost' })
    expect(state).toMatchObject({
      latency: { kind: 'jitter', from: 200, to: 1500 },
      failures: [
        { operation: 'listSnapshots', reason: 'internal', when: { kind: 'every', nth: 3 } },
        { operation: 'any', reason: 'lost', when: { kind: 'next' } },
      ],
    })
    expect(laid).toEqual({ latency: state.latency, failures: state.failures })
    expect(await control.setLatency({ latency: { kind: 'fixed', ms: 0 } })).toMatchObject({
      latency: { kind: 'none' },
      failures: state.failures,
    })
  })

  it('of a kind of operation meet the next of an instance, every nth of all, or all of them', async () => {
    await control.settle()
    const take = async (name: string) => {
      const { id } = world.instance(name)
      await world.call(`POST /afterglow/v1/instances/${id}/backups`)
      await control.settle()
      const of = world
        .records('operation')
        .filter(({ kind, instanceId }) => kind === operation && instanceId === id)
      return of.toSorted((one, other) => other.startedAt - one.startedAt)[0]?.state
    }
    const operation = 'backup'
    const reason = 'backup-failed'
    await control.fail({ operation, reason, instance: 'inventory' })
    expect([await take('customer-graph'), await take('inventory'), await take('inventory')]).toEqual([
      'succeeded',
      'failed',
      'succeeded',
    ])
    await control.fail({ operation, reason, when: { kind: 'every', nth: 2 } })
    expect([await take('inventory'), await take('customer-graph'), await take('inventory')]).toEqual([
      'succeeded',
      'failed',
      'succeeded',
    ])
    expect((await control.state()).faults).toEqual([{ operation, reason, times: { every: 2, passed: 3 } }])
    expect(await control.clearFailures({})).toMatchObject({ faults: [], failures: [] })
    await control.fail({ operation, reason, when: 'always', instance: world.instance('inventory').id })
    expect([await take('inventory'), await take('customer-graph'), await take('inventory')]).toEqual([
      'failed',
      'succeeded',
      'failed',
    ])
  })

  it('come with a world that is loaded, all of them or none', async () => {
    const state = await control.load({
      scenario: 'tour',
      latency: 800,
      fail: 'any:unavailable:always,restore:restore-failed',
    })
    expect(state).toMatchObject({
      latency: { kind: 'fixed', ms: 800 },
      failures: [{ operation: 'any', reason: 'unavailable', when: { kind: 'always' } }],
      faults: [{ operation: 'restore', reason: 'restore-failed', times: 'once' }],
    })
    const wrong = { scenario: 'tour', fail: 'any:unavailable,restore:nothing' }
    await expect(control.load(wrong)).rejects.toThrow(ControlRefusal)
    expect(loads).toBe(1)
    expect(await control.load({ scenario: 'slow-network' })).toMatchObject({
      latency: { kind: 'jitter' },
      faults: [],
    })
  })
})

describe('role and reset', () => {
  it('gives whoever is signed in another role, and that of the scenario again', async () => {
    expect(await control.setRole({ role: 'viewer' })).toMatchObject({ role: 'viewer' })
    expect(world.records('world')).toMatchObject([{ user: { role: 'viewer' } }])
    expect(await control.setRole({ role: null })).toMatchObject({ role: 'admin' })
  })

  it('begins the world again as it was loaded, at the speed that it has', async () => {
    await control.load({ scenario: 'empty', seed: 'x', role: 'member' })
    await control.setSpeed({ speed: 0 })
    await control.setLatency({ latency: 'offline' })
    await control.advance({ ms: DAY_MS })
    expect(await control.reset({})).toMatchObject({ speed: 0, latency: { kind: 'none' } })
    expect(source).toMatchObject({ scenario: 'empty', seed: 'x', role: 'member' })
  })
})

describe('time', () => {
  it('jumps to an instant', async () => {
    const state = await control.jump({ now: '2025-11-14T10:04:00Z' })
    expect(state.now).toBe('2025-11-14T10:04:00.000Z')
    expect(await control.jump({ now: standardNow + 2 * HOUR_MS })).toMatchObject({
      now: '2025-11-14T11:04:00.000Z',
    })
    await expect(control.jump({ now: '2030-01-01T00:00:00Z' })).rejects.toMatchObject({
      reason: 'control-step-too-long',
    })
  })

  it('goes from event to event, each of which was told before', async () => {
    let state = await control.state()
    for (let step = 0; step < 20; step++) {
      const { now, next_event: at, next_event_about: about } = state
      expect([at !== null && at > now, about]).toEqual([true, expect.stringMatching(/\w/)])
      state = await control.nextEvent({})
      expect(state.now).toBe(at)
    }
  })

  it('has nothing to go on to where nothing comes', async () => {
    await control.load({ scenario: 'empty' })
    expect(await control.state()).toMatchObject({ next_event: null, next_event_about: null })
    await expect(control.nextEvent({})).rejects.toThrow('Nothing comes in this world.')
  })
})

it.each<[string, unknown]>([
  ['latency', {}],
  ['latency', { latency: -1 }],
  ['latency', { latency: '1500~200' }],
  ['latency', { latency: '600001' }],
  ['latency', { latency: { kind: 'fixed', ms: 1, more: 1 } }],
  ['latency', { latency: { kind: 'jitter', from: 0, to: Infinity } }],
  ['latency', { latency: { kind: 'toString' } }],
  ['fail', { operation: 'restore' }],
  ['fail', { operation: 'restore', reason: 'export-failed' }],
  ['fail', { operation: 'any', reason: 'restore-failed' }],
  ['fail', { operation: 'tusPatch', reason: 'lost' }],
  ['fail', { operation: 'hasOwnProperty', reason: 'lost' }],
  ['fail', { operation: 'any', reason: 'lost', when: 'every-0' }],
  ['fail', { operation: 'any', reason: 'lost', when: { kind: 'every', nth: 1.5 } }],
  ['fail', { operation: 'any', reason: 'lost', instance: 'inventory' }],
  ['fail', { operation: 'restore', reason: 'restore-failed', instance: 'x'.repeat(201) }],
  ['load', { scenario: 'tour', latency: 'slow' }],
  [
    'load',
    { scenario: 'tour', fail: Array.from({ length: 51 }, () => ({ operation: 'any', reason: 'lost' })) },
  ],
  ['role', {}],
  ['fail', { operation: 'restore', reason: 'restore-failed', instance: 'nobody' }],
  [
    'load',
    { scenario: 'tour', fail: [{ operation: 'restore', reason: 'restore-failed', instance: 'nobody' }] },
  ],
  ['load', { scenario: 'tour', now: '1' }],
  ['load', { scenario: 'tour', now: '2025-11-14' }],
  ['load', { scenario: 'tour', now: '2025-11-14T09:04:00' }],
  ['load', { scenario: 'tour', now: '2025-02-31T00:00:00Z' }],
  ['load', { scenario: 'tour', now: '2025-11-14T24:00:00Z' }],
  ['role', { role: 'owner' }],
  ['role', { role: ['viewer'] }],
  ['jump', { now: '2025-11-14T09:03:59Z' }],
  ['jump', { now: null }],
  ['reset', { scenario: 'tour' }],
  ['next-event', []],
  ['next-event', { count: 2 }],
  ['clear-failures', 'all'],
])('%s %j is refused in words and changes nothing', async (verb, request) => {
  world = createTestApi({ scenario: 'empty' })
  expect(await refusedOf(verb, request)).toEqual(whole())
})

it('lays at most 50 failures out', async () => {
  world = createTestApi({ scenario: 'empty' })
  for (let i = 0; i < 50; i++) await control.fail({ operation: 'any', reason: 'lost' })
  expect(await refusedOf('fail', { operation: 'any', reason: 'lost' })).toEqual(whole())
  for (let i = 0; i < 50; i++) await control.fail({ operation: 'restore', reason: 'restore-failed' })
  expect(await refusedOf('fail', { operation: 'restore', reason: 'restore-failed' })).toEqual(whole())
})

/** What stands: records, time, line, source. */
const whole = () => [world.world(), world.clock.now(), world.clock.rate(), laid, source, loads]

/** What stood before a verb that is refused. */
async function refusedOf(name: string, request: unknown): Promise<readonly unknown[]> {
  const verb = controlVerbs.find((each) => each === name)
  if (verb === undefined) throw new Error(`There is no verb ${name}.`)
  const before = whole()
  const refusal = await runControl(control, verb, request).then(
    () => null,
    (error: unknown) => error,
  )
  expect(refusal).toBeInstanceOf(ControlRefusal)
  expect(refusal).toMatchObject({ fact: expect.stringMatching(/\.$/), remedy: expect.stringMatching(/\.$/) })
  return before
}

describe('hostile input', () => {
  const names = [
    'scenario',
    'now',
    'ms',
    'speed',
    'latency',
    'operation',
    'reason',
    'when',
    'role',
    'key',
    'fail',
  ]
  const hostile = fc.oneof(
    fc.jsonValue({ maxDepth: 3 }),
    fc.constantFrom<unknown>(
      '<img src=x onerror=alert(1)>',
      'x'.repeat(100_000),
      '__proto__',
      1e308,
      -0,
      null,
    ),
    fc.constant<unknown>(JSON.parse('{"__proto__":{"role":"admin"},"constructor":1}')),
  )
  const request = fc.oneof(
    hostile,
    fc.dictionary(fc.constantFrom(...names, '__proto__', 'constructor'), hostile, { noNullPrototype: false }),
  )
  const moving: ReadonlySet<string> = new Set([
    'state',
    'settle',
    'end-session',
    'reset',
    'next-event',
    'clear-failures',
  ])

  it('is refused whole, by every verb', async () => {
    await control.load({ scenario: 'empty', speed: 0 })
    const verbs = fc.constantFrom(...controlVerbs.filter((verb) => !moving.has(verb)))
    await fc.assert(
      fc.asyncProperty(verbs, request, async (verb, asked) => {
        const before = whole()
        const outcome = await runControl(control, verb, asked).then(
          () => null,
          (error: unknown) => error,
        )
        if (outcome === null) return
        expect(outcome).toBeInstanceOf(ControlRefusal)
        expect(outcome instanceof Error && outcome.message.length).toBeLessThan(4_000)
        expect(whole()).toEqual(before)
      }),
      { numRuns: 200 * runs },
    )
    expect(Object.keys(Object.prototype)).toEqual([])
  })
})
