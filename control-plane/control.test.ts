import { beforeEach, describe, expect, it } from 'vitest'
import { DAY_MS, HOUR_MS } from '../contract/rules/windows.ts'
import { containing, having, including } from './api/matching.ts'
import { createTestApi, type TestApi } from './api/test-api.ts'
import { ControlRefusal } from './control-fields.ts'
import { createControl, type Control } from './control.ts'
import { controlVerb, runControl } from './control-verbs.ts'
import { standardNow, type WorldSource } from './scenarios/registry.ts'

let world: TestApi
let source: WorldSource
let speeds: number[]
let control: Control

beforeEach(() => {
  source = { scenario: 'tour', now: standardNow, seed: 'afterglow', role: null }
  world = createTestApi()
  speeds = []
  control = createControl({
    current: () => ({ source, clock: world.clock, controlPlane: world.api.controlPlane }),
    replace: async (next, speed) => {
      source = next
      speeds.push(speed)
      world = createTestApi({ scenario: next.scenario })
    },
  })
})

describe('the verbs', () => {
  it('state tells the world in short', async () => {
    const state = await control.state()
    expect(state).toMatchObject({
      scenario: 'tour',
      title: 'Tour',
      seed: 'afterglow',
      now: '2025-11-14T09:04:00.000Z',
      speed: 0,
      moving: true,
      operations: including(having({ kind: 'restore' })),
    })
    expect(state.instances).toContainEqual({
      id: world.instance('orders-eu').id,
      name: 'orders-eu',
      status: 'restoring',
    })
  })

  it('advance moves it forward', async () => {
    const state = await control.advance({ ms: HOUR_MS })
    expect(state.now).toBe('2025-11-14T10:04:00.000Z')
    expect(world.instance('orders-eu').status).toBe('running')
  })

  it('speed sets how fast it goes', async () => {
    expect(await control.setSpeed({ speed: 60 })).toMatchObject({ speed: 60 })
    expect(await control.setSpeed({ speed: 0 })).toMatchObject({ speed: 0 })
  })

  it('end-session ends the session of the world', async () => {
    await control.endSession()
    expect(world.records('world')).toMatchObject([{ session: 'ended' }])
  })

  it('key-access takes the access to a key back and gives it again, by name or id', async () => {
    const { id } = world.instance('inventory')
    await control.keyAccess({ key: 'Stock graph key', access: 'revoked' })
    expect(world.instance('inventory').keyRevoked).toBe(true)
    const refused = await world.call(`POST /v1/instances/${id}/snapshots`)
    expect([refused.status, refused.text]).toEqual([409, containing('"key-revoked"')])
    const key = world.instance('inventory').customerManagedKeyId
    await runControl(control, 'key-access', { key, access: 'granted' })
    expect((await world.call(`POST /v1/instances/${id}/snapshots`)).status).toBe(202)
  })

  it('settle ends what runs and goes no further', async () => {
    const state = await control.settle()
    expect(state).toMatchObject({ moving: false, operations: [] })
    expect(world.instance('orders-eu').status).toBe('running')
    expect(world.clock.now() - standardNow).toBeLessThan(DAY_MS / 4)
    expect((await control.settle()).now).toBe(state.now)
  })

  it('load begins another world', async () => {
    const state = await control.load({
      scenario: 'empty',
      now: '2026-01-02T03:04:05Z',
      seed: 'x',
      speed: 10,
      role: 'viewer',
    })
    expect(source).toEqual({
      scenario: 'empty',
      now: Date.UTC(2026, 0, 2, 3, 4, 5),
      seed: 'x',
      role: 'viewer',
    })
    expect(speeds).toEqual([10])
    expect(state).toMatchObject({ scenario: 'empty', instances: [], moving: false })
    await control.load({ scenario: 'tour' })
    expect(source).toEqual({ scenario: 'tour', now: standardNow, seed: 'afterglow', role: null })
    expect(speeds).toEqual([10, 1])
  })

  it('wait for each other, so that each finds the world as the one before left it', async () => {
    const [first, second, third] = await Promise.all([
      control.advance({ ms: 30 * DAY_MS }),
      control.advance({ ms: 1 }),
      control.setSpeed({ speed: 3 }),
    ])
    expect(first).toMatchObject({ now: '2025-12-14T09:04:00.000Z', speed: 0 })
    expect(second).toMatchObject({ now: '2025-12-14T09:04:00.001Z', speed: 0 })
    expect(third).toMatchObject({ now: '2025-12-14T09:04:00.001Z', speed: 3 })
  })

  it('go on after one that was refused', async () => {
    const [refused, done] = await Promise.allSettled([
      control.advance({ ms: -1 }),
      control.advance({ ms: 1 }),
    ])
    expect([refused.status, done.status]).toEqual(['rejected', 'fulfilled'])
  })

  it('are called by their names', async () => {
    expect(await runControl(control, 'advance', { ms: 5 })).toMatchObject({ now: '2025-11-14T09:04:00.005Z' })
    expect(await runControl(control, 'speed', { speed: 2 })).toMatchObject({ speed: 2 })
    expect(await runControl(control, 'state', null)).toMatchObject({ scenario: 'tour' })
    expect(await runControl(control, 'settle', null)).toMatchObject({ moving: false })
    expect(await runControl(control, 'load', { scenario: 'empty' })).toMatchObject({ scenario: 'empty' })
  })
})

it.each<[string, unknown]>([
  ['load', null],
  ['load', []],
  ['load', 'tour'],
  ['load', {}],
  ['load', { scenario: 'toString' }],
  ['load', { scenario: 'tour', now: 'yesterday' }],
  ['load', { scenario: 'tour', now: -1 }],
  ['load', { scenario: 'tour', now: Number.NaN }],
  ['load', { scenario: 'tour', now: '1970-01-01T00:00:00Z' }],
  ['load', { scenario: 'tour', seed: '' }],
  ['load', { scenario: 'tour', seed: 'a b' }],
  ['load', { scenario: 'tour', speed: -1 }],
  ['load', { scenario: 'tour', speed: '1' }],
  ['load', { scenario: 'tour', role: 'owner' }],
  ['load', { scenario: 'tour', colour: 'red' }],
  ['advance', {}],
  ['advance', { ms: -1 }],
  ['advance', { ms: Infinity }],
  ['advance', { ms: 400 * DAY_MS + 1 }],
  ['advance', { ms: 1e15 }],
  ['advance', { ms: '1' }],
  ['advance', 5],
  ['speed', { speed: 100_001 }],
  ['speed', { rate: 1 }],
  ['key-access', { key: 'Stock graph key' }],
  ['key-access', { key: 'Stock graph key', access: 'lost' }],
  ['key-access', { key: 'another', access: 'revoked' }],
  ['jump', {}],
  ['constructor', {}],
])('%s %j is refused in words and changes nothing', async (verb, request) => {
  const before = [world.world(), world.clock.now(), world.clock.rate(), source]
  const asked = async () => runControl(control, controlVerb(verb), request)
  await expect(asked()).rejects.toThrow(ControlRefusal)
  expect([world.world(), world.clock.now(), world.clock.rate(), source]).toEqual(before)
})

it('says what a step may be, and how to go further', async () => {
  await expect(control.advance({ ms: 400 * DAY_MS + 1 })).rejects.toMatchObject({
    reason: 'control-step-too-long',
    fact: 'One step is at most 400 days (34560000000 ms).',
    remedy: 'Go further in several steps, or load a scenario at a later instant.',
  })
})
