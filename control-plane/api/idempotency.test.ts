import { beforeEach, expect, it } from 'vitest'
import { HOUR_MS } from '../../contract/rules/windows.ts'
import { createGoodWorld, idOf, send, type GoodWorld } from './good-calls.ts'
import { createTestApi, type TestApi } from './test-api.ts'

let good: GoodWorld
let world: TestApi
beforeEach(async () => {
  good = await createGoodWorld()
  ;({ world } = good)
})

const MINUTE = 60_000
const keyed = (key: string) => ({ headers: { 'Idempotency-Key': key } })

it('the same key gives the same answer, and nothing is done again', async () => {
  const call = good.calls.takeSnapshot
  const first = await send(world, call, keyed('a'))
  expect(first.status).toBe(202)
  const { version } = world.store
  const again = await send(world, call, keyed('a'))
  expect([again.status, again.text]).toEqual([202, first.text])
  expect(world.store.version).toBe(version)
})

it('also when what was asked has ended since', async () => {
  const call = good.calls.pauseInstance
  const first = await send(world, call, keyed('a'))
  expect(first.text).toContain('"pausing"')
  world.clock.advance(23 * HOUR_MS)
  await world.api.controlPlane.reconcile()
  const again = await send(world, call, keyed('a'))
  expect([again.status, again.text]).toEqual([202, first.text])
  expect(world.instance('customer-graph').status).toBe('paused')
})

it.each([
  'deleteInstance',
  'updateInstance',
  'pauseInstance',
  'resumeInstance',
  'overwriteInstance',
  'takeSnapshot',
  'restoreSnapshot',
  'createExport',
  'createImport',
  'cancelImport',
  'consentToImport',
  'goBack',
] as const)('also when its target is gone since: %s', async (id) => {
  const call = good.calls[id]
  const first = await send(world, call, keyed('a'))
  expect(first.status).toBeLessThan(300)
  for (const name of ['customer-graph', 'reporting', 'fraud-rings', 'Renamed']) {
    const instance = world.records('instance').find((each) => each.name === name)
    if (!instance) continue
    world.clock.advance(2 * HOUR_MS)
    await world.api.controlPlane.reconcile()
    await send(world, { ...good.calls.deleteInstance, params: { id: instance.id } })
  }
  world.clock.advance(2 * HOUR_MS)
  await world.api.controlPlane.reconcile()
  const gone = await send(world, { ...good.calls.getInstance, params: call.params })
  expect(gone.status).toBe(404)
  const again = await send(world, call, keyed('a'))
  expect([again.status, again.text]).toEqual([first.status, first.text])
  expect((await send(world, call, keyed('b'))).status).toBe(
    id.endsWith('Import') && id !== 'createImport' ? 409 : 404,
  )
  expect(world.defects).toEqual([])
})

it('two at once are one', async () => {
  const answers = await Promise.all([1, 2, 3].map(() => send(world, good.calls.createInstance, keyed('a'))))
  expect(new Set(answers.map((each) => each.text)).size).toBe(1)
  expect(world.records('instance').filter((each) => each.name === 'Copy')).toHaveLength(1)
})

it('the password is told again for 10 minutes, the rest for 24 hours', async () => {
  const call = { ...good.calls.createInstance, headers: { 'Idempotency-Key': 'a' } }
  const first = await send(world, call)
  expect(first.text).toMatch(/"password":"[^"]{16,}"/)
  world.clock.advance(10 * MINUTE - 1)
  expect((await send(world, call)).text).toBe(first.text)
  world.clock.advance(1)
  const later = await send(world, call)
  expect(idOf(later)).toBe(idOf(first))
  expect(later.text).not.toContain('password')
  world.clock.advance(24 * HOUR_MS - 10 * MINUTE - 1)
  expect(idOf(await send(world, call))).toBe(idOf(first))
  world.clock.advance(1)
  // Files that were ordered before are written first.
  await world.api.controlPlane.reconcile()
  expect(idOf(await send(world, call))).not.toBe(idOf(first))
})

it('no record holds a password', async () => {
  const { text } = await send(world, good.calls.createInstance, keyed('a'))
  const [, password = ''] = text.match(/"password":"([^"]+)"/) ?? []
  expect(password).not.toBe('')
  expect(world.world()).not.toContain(password)
})

it('the same key for something else is refused', async () => {
  await send(world, good.calls.updateInstance, keyed('a'))
  const other = { ...good.calls.updateInstance, json: { name: 'Another' } }
  const { status, body } = await send(world, other, keyed('a'))
  expect(status).toBe(422)
  expect(body).toMatchObject({ errors: [{ reason: 'idempotency-key-reused' }] })
  expect(world.instance('Renamed').name).toBe('Renamed')
})

it('the same key of another person is another key', async () => {
  const engineer = createTestApi({ over: world, caller: { user: 'data engineer', role: 'member' } })
  const first = await send(world, good.calls.createInstance, keyed('a'))
  const other = await send(engineer, good.calls.createInstance, keyed('a'))
  expect(other.status).toBe(202)
  expect(idOf(other)).not.toBe(idOf(first))
})

it('what was refused is not remembered', async () => {
  const call = good.calls.resumeInstance
  const running = { ...call, params: { id: world.instance('customer-graph').id } }
  expect((await send(world, running, keyed('a'))).status).toBe(409)
  expect((await send(world, call, keyed('a'))).status).toBe(202)
})
