import { describe, expect, it } from 'vitest'
import { DAY_MS, HOUR_MS } from '../../contract/rules/windows.ts'
import { asked, described, instanceRecord, start, tenant, testWorld, valueOf } from '../testing/test-world.ts'

const MINUTE = 60_000
const still = described({ writesPerHour: 0, asOf: start })
const shop = instanceRecord('business-critical', '5', 'aaaaaa01', { name: 'Shop' })
const order = {
  tenantId: tenant.id,
  name: 'Again',
  type: 'business-critical',
  version: '5',
  cloud: 'gcp',
  region: 'europe-west1',
  memory: '4GB',
} as const

/** A world in which Shop ran for some hours, has a full snapshot and differentials, and was deleted. */
async function deleted() {
  const world = testWorld({ instances: [shop] })
  await world.advance(5 * HOUR_MS)
  const kinds = world.all('snapshot').map(({ kind }) => kind)
  valueOf(await world.plane.commands.deleteInstance(asked({ user: 'on-call' }), { instanceId: shop.id }))
  await world.advance(5 * MINUTE)
  const record = world.one('deleted-instance', shop.id)
  return { world, kinds, record, create: { ...order, sourceInstanceId: shop.id } }
}

describe('deleting', () => {
  it('leaves the full snapshots for seven days, and nothing that builds on them', async () => {
    const { world, kinds, record } = await deleted()
    expect(kinds).toContain('differential')
    expect(record).toMatchObject({ name: 'Shop', type: 'business-critical', deletedBy: 'on-call' })
    expect(record.keptUntil).toBe(record.deletedAt + 7 * DAY_MS)
    const left = world.all('snapshot')
    expect(left.map(({ kind }) => kind)).toEqual(['full'])
    expect(left[0]).toMatchObject({
      restorableUntil: record.keptUntil,
      exportableUntil: record.keptUntil,
      purgeAt: record.keptUntil,
    })
    world.clock.jumpTo(record.keptUntil - 1)
    await world.plane.reconcile()
    expect(world.all('snapshot')).toEqual(left)
    await world.advance(1)
    expect([world.all('snapshot'), world.all('deleted-instance')]).toEqual([[], []])
  })

  it('leaves nothing, and says nothing, where there was no snapshot', async () => {
    const world = testWorld({ instances: [{ ...shop, nextSlotAt: null }] })
    valueOf(await world.plane.commands.deleteInstance(asked(), { instanceId: shop.id }))
    await world.advance(5 * MINUTE)
    expect([world.all('instance'), world.all('deleted-instance')]).toEqual([[], []])
  })

  it('can be taken back with the data, in a new instance, until the last moment', async () => {
    const { world, record, create } = await deleted()
    const [snapshot] = world.all('snapshot')
    world.clock.jumpTo(record.keptUntil - 1000)
    const { instance } = valueOf(
      await world.plane.commands.createInstance(asked(), { ...create, sourceSnapshotId: snapshot?.id ?? '' }),
    )
    // Its days are over while it is read: it stays until it is no longer needed.
    await world.advance(30_000)
    expect(world.all('deleted-instance')).toEqual([])
    expect(world.all('snapshot').map(({ id }) => id)).toContain(snapshot?.id)
    await world.advance(10 * MINUTE)
    expect(world.one('instance', instance.id)).toMatchObject({ status: 'running' })
    expect(world.one('instance', instance.id).content.nodes).toBe(snapshot?.content?.nodes)
    expect(world.all('snapshot').map(({ id }) => id)).not.toContain(snapshot?.id)
  })

  it('leaves nothing that could be cloned, and no snapshot of another', async () => {
    const { world, create } = await deleted()
    const { version } = world.store
    const refusals = await Promise.all([
      world.plane.commands.createInstance(asked(), create),
      world.plane.commands.createInstance(asked(), {
        ...create,
        sourceSnapshotId: 'b9a1d2c3-0000-4000-8000-00000000ffff',
      }),
      world.plane.commands.createInstance(asked({ role: 'viewer' }), create),
    ])
    expect(refusals.map((each) => (each.ok ? 'done' : each.reason))).toEqual([
      'db-not-found',
      'snapshot-not-found',
      'role-viewer',
    ])
    expect(world.store.version).toBe(version)
  })

  it('of a Free one that nobody resumed leaves its snapshot too', async () => {
    const free = instanceRecord('free-db', '5', 'aaaaaa02', { content: still, idleSince: start })
    const world = testWorld({ instances: [free] })
    valueOf(await world.plane.commands.takeSnapshot(asked(), { instanceId: free.id }))
    await world.advance(34 * DAY_MS)
    expect(world.all('instance')).toEqual([])
    expect(world.one('deleted-instance', free.id)).toMatchObject({ deletedBy: 'Automatic' })
    expect(world.all('snapshot')).toMatchObject([{ kind: 'full', status: 'Completed' }])
  })
})

describe('extending', () => {
  const sandbox = instanceRecord('sandbox', '5', 'aaaaaa05', { endsAt: start + 3 * DAY_MS })
  const at = { instanceId: sandbox.id }

  it('puts the end off by seven days, once; then the Sandbox is gone and leaves no snapshot', async () => {
    const world = testWorld({ instances: [sandbox] })
    const { commands } = world.plane
    await world.advance(2 * DAY_MS)
    const extended = valueOf(await commands.extendInstance(asked(), at))
    expect(extended).toMatchObject({ endsAt: start + 10 * DAY_MS, extendedAt: start + 2 * DAY_MS })
    expect(await commands.extendInstance(asked(), at)).toMatchObject({ reason: 'already-extended' })
    world.clock.jumpTo(start + 10 * DAY_MS - 1)
    await world.plane.reconcile()
    expect(world.one('instance', sandbox.id).status).toBe('running')
    await world.advance(1)
    expect(world.one('instance', sandbox.id).status).toBe('destroying')
    await world.advance(MINUTE)
    expect([world.all('instance'), world.all('deleted-instance')]).toEqual([[], []])
  })

  it('is refused to a viewer, of what has no end, and of one that is ending', async () => {
    const world = testWorld({ instances: [sandbox, { ...shop, nextSlotAt: null }] })
    const { commands } = world.plane
    const { version } = world.store
    expect(await commands.extendInstance(asked({ role: 'viewer' }), at)).toMatchObject({
      reason: 'role-viewer',
    })
    expect(await commands.extendInstance(asked(), { instanceId: shop.id })).toMatchObject({
      reason: 'plan-without-end',
    })
    expect(world.store.version).toBe(version)
    world.clock.jumpTo(start + 3 * DAY_MS)
    await world.plane.reconcile()
    expect(await commands.extendInstance(asked(), at)).toMatchObject({ reason: 'instance-deleting' })
  })
})

describe('a Free instance that nobody asks anything', () => {
  it('says beforehand when it pauses, and not while it is busy', async () => {
    const free = instanceRecord('free-db', '5', 'aaaaaa02', { content: still, idleSince: start })
    const world = testWorld({ instances: [free] })
    const pausesAt = () => world.plane.read(async (q) => (await q.instance(free.id))?.pausesAt)
    expect(await pausesAt()).toBe(start + 72 * HOUR_MS)
    world.clock.jumpTo(start + 72 * HOUR_MS)
    await world.plane.reconcile()
    expect(world.one('instance', free.id).status).toBe('pausing')
    expect(await pausesAt()).toBeNull()
  })
})
