import { describe, expect, it } from 'vitest'
import { HOUR_MS } from '../../contract/rules/windows.ts'
import { contentAt, storeBytes } from '../content.ts'
import type { InstanceRecord, TenantRecord } from '../records.ts'
import { roomOf } from '../rule-facts.ts'
import { asked, described, instanceRecord, start, tenant, testWorld, valueOf } from '../testing/test-world.ts'

const MINUTE = 60_000
const GB = 1_000_000_000
const still = (bytes: number) => described({ bytes, writesPerHour: 0, asOf: start })
const shop = instanceRecord('professional-db', '5', 'aaaaaa01', {
  name: 'Shop',
  memory: '4GB',
  storage: '8GB',
  content: still(3 * GB),
  nextSlotAt: null,
})
const lab = instanceRecord('professional-db', '5', 'aaaaaa02', {
  name: 'Lab',
  memory: '4GB',
  storage: '8GB',
  content: still(GB),
  nextSlotAt: null,
})
const at = { instanceId: shop.id }
const larger = { ...at, memory: '8GB' }
const smaller = { ...at, memory: '2GB' }

const other: TenantRecord = { ...tenant, id: '0b8f5a52-6c4b-4f6e-9f0c-1f2d3c4b5a69', name: 'Research' }
const elsewhere: InstanceRecord = { ...lab, id: 'aaaaaa03', name: 'Elsewhere', tenantId: other.id }
const old = instanceRecord('professional-db', '4', 'aaaaaa04', { name: 'Old', nextSlotAt: null })

describe('resizing', () => {
  it('goes on to the new size; the instance is written to meanwhile, and nothing else is done with it', async () => {
    const written = { ...shop, content: described({ bytes: 3 * GB, writesPerHour: 6000, asOf: start }) }
    const { plane, one, advance } = testWorld({ instances: [written, lab] })
    const { instance, operation } = valueOf(await plane.commands.resizeInstance(asked(), larger))
    expect(instance).toMatchObject({ status: 'updating', memory: '4GB', storage: '8GB' })
    expect(operation).toMatchObject({ kind: 'resize', size: { memory: '8GB', storage: '16GB', cpu: 2 } })
    const nodesAt = (ms: number) => {
      const record = one('instance', shop.id)
      const content = contentAt(record.content, start + ms, roomOf(record))
      return content.nodes
    }
    expect(nodesAt(MINUTE)).toBe(1000 + 40)
    for (const [command, reason] of [
      [plane.commands.takeSnapshot(asked(), at), 'ongoing-database-operation'],
      [plane.commands.pauseInstance(asked(), at), 'ongoing-database-operation'],
      [plane.commands.resizeInstance(asked(), smaller), 'ongoing-database-operation'],
      [plane.commands.deleteInstance(asked(), at), 'ongoing-database-operation'],
      [
        plane.commands.overwriteInstance(asked(), { ...at, sourceInstanceId: lab.id }),
        'ongoing-database-operation',
      ],
    ] as const)
      expect(await command).toMatchObject({ ok: false, reason })
    await advance(10 * MINUTE)
    expect(one('instance', shop.id)).toMatchObject({
      status: 'running',
      memory: '8GB',
      storage: '16GB',
      cpu: 2,
    })
    expect(one('operation', operation.id).state).toBe('succeeded')
    // Not a write is lost between the two machines.
    expect(Math.abs((nodesAt(HOUR_MS) ?? 0) - 3400)).toBeLessThanOrEqual(1)
  })

  it('takes another name at once', async () => {
    const { plane, one } = testWorld({ instances: [shop] })
    valueOf(await plane.commands.resizeInstance(asked(), { ...larger, name: 'Store' }))
    expect(one('instance', shop.id)).toMatchObject({ name: 'Store', status: 'updating' })
  })

  it('makes it smaller where the data fits, and keeps its size where the data grew beyond it meanwhile', async () => {
    const calm = testWorld({ instances: [shop] })
    valueOf(await calm.plane.commands.resizeInstance(asked(), smaller))
    await calm.advance(10 * MINUTE)
    expect(calm.one('instance', shop.id)).toMatchObject({ memory: '2GB', storage: '4GB', cpu: 1 })

    const content = described({ bytes: 4 * GB - 96, writesPerHour: 60_000, asOf: start })
    const busy = testWorld({ instances: [{ ...shop, content }] })
    const { operation } = valueOf(await busy.plane.commands.resizeInstance(asked(), smaller))
    await busy.advance(10 * MINUTE)
    expect(busy.one('operation', operation.id)).toMatchObject({
      state: 'failed',
      failure: { reason: 'resize-outgrown' },
    })
    const record = busy.one('instance', shop.id)
    expect(record).toMatchObject({ status: 'running', memory: '4GB', storage: '8GB', cpu: shop.cpu })
    const { content: grown } = record
    expect(grown).toMatchObject({ kind: 'described', writesPerHour: 60_000 })
    expect(storeBytes(contentAt(grown, start + 10 * MINUTE, roomOf(record)))).toBeGreaterThan(
      4 * GB + 9_990 * 96,
    )
  })

  it('that fails leaves the size, and what was written stays', async () => {
    const content = described({ bytes: 3 * GB, writesPerHour: 6000, asOf: start })
    const world = testWorld({
      instances: [{ ...shop, content }],
      faults: [{ operation: 'resize', reason: 'somehow', times: 'once' }],
    })
    const { operation } = valueOf(await world.plane.commands.resizeInstance(asked(), larger))
    await world.advance(HOUR_MS)
    expect(world.one('operation', operation.id)).toMatchObject({ failure: { reason: 'resize-failed' } })
    const record = world.one('instance', shop.id)
    expect(record).toMatchObject({ status: 'running', memory: '4GB', storage: '8GB' })
    expect(contentAt(record.content, start + HOUR_MS, roomOf(record)).nodes).toBeGreaterThan(3390)
  })

  it.each([
    ['to the size it has', { memory: '4GB' }, 'size-unchanged'],
    ['to a memory that its plan does not have', { memory: '512GB' }, 'memory-not-offered'],
    ['to a storage that the memory does not go with', { storage: '64GB' }, 'storage-not-offered'],
    ['to one that does not hold its data', { memory: '1GB' }, 'ImportExceedsMaxSize'],
    ['with a name that none can have', { memory: '8GB', name: ' ' }, 'name-empty'],
  ])('is refused %s, and changes nothing', async (_, wish, reason) => {
    const { plane, store } = testWorld({ instances: [shop] })
    const { version } = store
    expect(await plane.commands.resizeInstance(asked(), { ...at, ...wish })).toMatchObject({
      ok: false,
      reason,
    })
    expect(store.version).toBe(version)
  })

  it.each([
    ['Free', instanceRecord('free-db', '5', shop.id), 'plan-one-size'],
    ['a Sandbox', instanceRecord('sandbox', '5', shop.id), 'plan-one-size'],
    ['a paused one', { ...shop, status: 'paused' as const, pausedAt: start }, 'instance-paused'],
  ])('is refused of %s', async (_, instance, reason) => {
    const { plane } = testWorld({ instances: [instance] })
    expect(await plane.commands.resizeInstance(asked(), { ...at, memory: '1GB' })).toMatchObject({ reason })
  })
})

describe('cloning', () => {
  const world = () =>
    testWorld({
      instances: [shop, lab, elsewhere, old],
      more: [{ kind: 'tenant', record: other }],
    })
  const order = {
    tenantId: tenant.id,
    name: 'Copy',
    type: 'professional-db',
    version: '5',
    cloud: 'gcp',
    region: 'europe-west2',
    memory: '4GB',
    sourceInstanceId: shop.id,
  } as const

  it('over an existing one keeps its id, name and size, and its own snapshots', async () => {
    const { plane, one, all, advance } = world()
    valueOf(await plane.commands.takeSnapshot(asked(), { instanceId: lab.id }))
    await advance(10 * MINUTE)
    valueOf(
      await plane.commands.overwriteInstance(asked(), { instanceId: lab.id, sourceInstanceId: shop.id }),
    )
    expect(one('instance', shop.id)).toMatchObject({ status: 'running' })
    await advance(HOUR_MS)
    expect(one('instance', lab.id)).toMatchObject({ name: 'Lab', storage: '8GB', content: { bytes: 3 * GB } })
    expect(all('snapshot').filter(({ instanceId }) => instanceId === lab.id)).toMatchObject([
      { status: 'Completed', content: { bytes: GB } },
    ])
  })

  it('to a new one may change plan, region and size', async () => {
    const { plane, one, advance } = world()
    const { instance } = valueOf(
      await plane.commands.createInstance(asked(), {
        ...order,
        type: 'enterprise-db',
        cloud: 'aws',
        region: 'eu-west-1',
      }),
    )
    await advance(HOUR_MS)
    expect(one('instance', instance.id)).toMatchObject({
      type: 'enterprise-db',
      region: 'eu-west-1',
      status: 'running',
      content: { bytes: 3 * GB },
    })
  })

  it.each([
    ['to a new one', 'Copy'],
    ['over an existing one', 'Lab'],
  ])('%s holds its source until the snapshot for it is there; then that may go', async (_, name) => {
    const { plane, store, one, all, advance } = world()
    const made =
      name === 'Copy'
        ? await plane.commands.createInstance(asked(), order)
        : await plane.commands.overwriteInstance(asked(), { instanceId: lab.id, sourceInstanceId: shop.id })
    const copy = valueOf(made).instance
    const { version } = store
    expect(await plane.commands.deleteInstance(asked(), at)).toMatchObject({
      ok: false,
      reason: 'copy-in-progress',
      message: `${name} is being made from Shop.`,
    })
    expect(store.version).toBe(version)
    for (let tries = 0; one('instance', shop.id).takingId !== null; tries++) {
      if (tries > 600) throw new Error('The snapshot was never completed.')
      await advance(1000)
    }
    valueOf(await plane.commands.deleteInstance(asked(), at))
    await advance(HOUR_MS)
    expect(all('instance').map(({ id }) => id)).not.toContain(shop.id)
    expect(one('instance', copy.id)).toMatchObject({ status: 'running', content: { bytes: 3 * GB } })
  })

  it('a snapshot that is taken for itself alone does not keep an instance from being deleted', async () => {
    const { plane } = world()
    valueOf(await plane.commands.takeSnapshot(asked(), at))
    const { instance } = valueOf(await plane.commands.deleteInstance(asked(), at))
    expect(instance.status).toBe('destroying')
  })

  it.each([
    ['over one of another project', elsewhere.id, 'copy-leaves-project'],
    ['over one of an older version', old.id, 'copy-to-older-version'],
    ['over itself', shop.id, 'source-is-target'],
  ])('%s is refused, and takes no snapshot', async (_, instanceId, reason) => {
    const { plane, store } = world()
    const { version } = store
    const refused = await plane.commands.overwriteInstance(asked(), { instanceId, sourceInstanceId: shop.id })
    expect(refused).toMatchObject({ ok: false, reason })
    expect(store.version).toBe(version)
  })

  it.each([
    ['to another project', { tenantId: other.id }, 'copy-leaves-project'],
    ['to an older version', { version: '4' as const }, 'copy-to-older-version'],
    ['to one too small', { memory: '1GB' }, 'ImportExceedsMaxSize'],
  ])('%s is refused, and makes nothing', async (_, differs, reason) => {
    const { plane, store } = world()
    const { version } = store
    expect(await plane.commands.createInstance(asked(), { ...order, ...differs })).toMatchObject({
      ok: false,
      reason,
    })
    expect(store.version).toBe(version)
  })
})
