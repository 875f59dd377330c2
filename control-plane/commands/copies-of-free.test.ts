import { expect, it } from 'vitest'
import { HOUR_MS } from '../../contract/rules/windows.ts'
import { asked, instanceRecord, tenant, testWorld, valueOf } from '../testing/test-world.ts'

const copied = async (fails: boolean) => {
  const free = instanceRecord('free-db', '5', 'aaaaaa01')
  const world = testWorld({
    instances: [free],
    faults: fails ? [{ operation: 'create', reason: 'somehow', times: 'once' }] : [],
  })
  const kept = valueOf(await world.plane.commands.takeSnapshot(asked(), { instanceId: free.id })).snapshot.id
  await world.advance(HOUR_MS)
  const order = { tenantId: tenant.id, name: 'Copy', type: 'free-db', version: '5', memory: '1GB' } as const
  const place = { cloud: 'gcp', region: free.region, sourceInstanceId: free.id } as const
  const copy = valueOf(await world.plane.commands.createInstance(asked(), { ...order, ...place }))
  await world.advance(HOUR_MS)
  const left = world.all('snapshot').filter((each) => each.instanceId === free.id)
  return {
    left: left.map(({ id, status }) => [id, status]),
    kept,
    ...world.one('instance', copy.instance.id),
  }
}

it('a copy of a Free instance leaves the one snapshot that it has', async () => {
  const { left, kept, status, content } = await copied(false)
  expect(status).toBe('running')
  expect(content.nodes).toBeGreaterThanOrEqual(1000)
  expect(left).toEqual([[kept, 'Completed']])
})

it('a copy that fails leaves it too', async () => {
  const { left, kept, status } = await copied(true)
  expect(status).not.toBe('running')
  expect(left).toEqual([[kept, 'Completed']])
})
