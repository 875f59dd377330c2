import { describe, expect, it } from 'vitest'
import { DAY_MS, HOUR_MS } from '../../contract/rules/windows.ts'
import type { Fault } from '../records.ts'
import { asked, described, instanceRecord, start, tenant, testWorld, valueOf } from '../testing/test-world.ts'

const MINUTE = 60_000
const still = described({ writesPerHour: 0, asOf: start })
const shop = instanceRecord('professional-db', '5', 'aaaaaa01', { name: 'Shop', nextSlotAt: null })
const lab = instanceRecord('professional-db', '5', 'aaaaaa02', {
  name: 'Lab',
  nextSlotAt: null,
  content: described({ nodes: 7, relationships: 7, labels: ['Test'], writesPerHour: 0, asOf: start }),
})
const order = {
  tenantId: tenant.id,
  name: 'Copy',
  type: 'professional-db',
  version: '5',
  cloud: 'gcp',
  region: 'europe-west1',
  memory: '2GB',
} as const

const fault = (operation: Fault['operation'], times: Fault['times'] = 'once'): Fault => ({
  operation,
  reason: 'somehow',
  times,
})

async function withSnapshot(faults: readonly Fault[] = []) {
  const world = testWorld({ instances: [shop, lab], faults })
  const { snapshot } = valueOf(await world.plane.commands.takeSnapshot(asked(), { instanceId: shop.id }))
  await world.advance(10 * MINUTE)
  return { world, snapshot: world.one('snapshot', snapshot.id) }
}

describe('taking a snapshot', () => {
  it('queues, copies and completes; it holds the data of its timestamp', async () => {
    const world = testWorld({ instances: [shop] })
    await world.advance(HOUR_MS)
    const { snapshot, operation } = valueOf(
      await world.plane.commands.takeSnapshot(asked({ user: 'on-call', requestId: 'r-1' }), {
        instanceId: shop.id,
      }),
    )
    expect(snapshot).toMatchObject({
      status: 'Pending',
      profile: 'AdHoc',
      kind: 'full',
      requestedBy: 'on-call',
    })
    expect(operation).toMatchObject({ state: 'running', requestedBy: 'on-call', requestId: 'r-1' })
    expect(snapshot.content).toMatchObject({ nodes: 1048, relationships: 2474, asOf: null })
    await world.advance(6000)
    expect(world.one('snapshot', snapshot.id).status).toBe('InProgress')
    const percent = () => world.plane.read(async (q) => (await q.operation(operation.id))?.progress.percent)
    expect(await percent()).toBeGreaterThan(0)
    await world.advance(5 * MINUTE)
    const done = world.one('snapshot', snapshot.id)
    expect(done).toMatchObject({ status: 'Completed', restorableUntil: snapshot.timestamp + 7 * DAY_MS })
    expect(done.content).toEqual(snapshot.content)
    expect(done.completedAt).toBeLessThan(start + HOUR_MS + MINUTE)
    expect(await percent()).toBe(100)
    expect(world.one('operation', operation.id)).toMatchObject({
      state: 'succeeded',
      endedAt: done.completedAt,
    })
  })

  it('waits for the one before, and lets everything else go on', async () => {
    const world = testWorld({ instances: [shop] })
    await world.plane.commands.takeSnapshot(asked(), { instanceId: shop.id })
    const again = await world.plane.commands.takeSnapshot(asked(), { instanceId: shop.id })
    expect(again).toMatchObject({ ok: false, reason: 'snapshot-in-progress' })
    const paused = await world.plane.commands.pauseInstance(asked(), { instanceId: shop.id })
    expect(paused.ok).toBe(true)
    await world.advance(10 * MINUTE)
    expect(world.all('snapshot').map((each) => each.status)).toEqual(['Completed'])
    expect(world.one('instance', shop.id)).toMatchObject({ status: 'paused', takingId: null })
  })
})

describe('restoring', () => {
  it('swaps the data in when it ends, not before', async () => {
    const { world, snapshot } = await withSnapshot()
    await world.advance(HOUR_MS)
    const { instance, operation } = valueOf(
      await world.plane.commands.restoreSnapshot(asked(), { instanceId: shop.id, snapshotId: snapshot.id }),
    )
    expect(instance).toMatchObject({ status: 'restoring', operationId: operation.id })
    const old = instance.content
    await world.advance(30_000)
    expect(world.one('instance', shop.id).content).toEqual(old)
    await world.advance((operation.pollAt ?? 0) - world.clock.now())
    const restored = world.one('instance', shop.id)
    expect(restored).toMatchObject({ status: 'running', operationId: null, statusSince: operation.pollAt })
    expect({ ...restored.content, asOf: null }).toEqual(snapshot.content)
    expect(world.one('snapshot', snapshot.id).holds).toEqual([])
  })

  it('leaves the old data exactly when it fails, and runs', async () => {
    const { world, snapshot } = await withSnapshot([fault('restore')])
    await world.advance(HOUR_MS)
    const restore = { instanceId: shop.id, snapshotId: snapshot.id }
    const { instance, operation } = valueOf(await world.plane.commands.restoreSnapshot(asked(), restore))
    await world.advance((operation.pollAt ?? 0) - world.clock.now())
    const after = world.one('instance', shop.id)
    expect(after.status).toBe('running')
    expect({ ...after.content, asOf: null }).toEqual(instance.content)
    expect(world.one('operation', operation.id)).toMatchObject({
      state: 'failed',
      failure: { reason: 'restore-failed' },
    })
    // The fault was to happen once.
    valueOf(await world.plane.commands.restoreSnapshot(asked(), restore))
    await world.advance(10 * MINUTE)
    expect(world.all('operation').filter((each) => each.state === 'failed')).toHaveLength(1)
  })

  it('keeps its snapshot while it runs, even past its days', async () => {
    const { world, snapshot } = await withSnapshot()
    await world.advance(snapshot.timestamp + 7 * DAY_MS - 10_000 - world.clock.now())
    const { operation } = valueOf(
      await world.plane.commands.restoreSnapshot(asked(), { instanceId: shop.id, snapshotId: snapshot.id }),
    )
    await world.advance(20_000)
    expect(world.one('snapshot', snapshot.id).holds).toEqual([operation.id])
    await world.advance(10 * MINUTE)
    expect(world.all('snapshot')).toEqual([])
    expect({ ...world.one('instance', shop.id).content, asOf: null, nodes: 1000 }).toMatchObject({
      nodes: 1000,
    })
  })

  it('is refused while anything else has the instance, and changes nothing', async () => {
    const { world, snapshot } = await withSnapshot()
    valueOf(await world.plane.commands.pauseInstance(asked(), { instanceId: shop.id }))
    const before = JSON.stringify(world.store.dump())
    const refused = await world.plane.commands.restoreSnapshot(asked(), {
      instanceId: shop.id,
      snapshotId: snapshot.id,
    })
    expect(refused).toMatchObject({ ok: false, reason: 'ongoing-database-operation' })
    expect(JSON.stringify(world.store.dump())).toBe(before)
  })
})

describe('creating', () => {
  it('an empty instance: running after minutes, with its first scheduled snapshot soon after', async () => {
    const world = testWorld()
    const { instance } = valueOf(await world.plane.commands.createInstance(asked(), order))
    expect(instance).toMatchObject({ status: 'creating', storage: '4GB', cpu: 1 })
    expect(instance.id).toMatch(/^[0-9a-f]{8}$/)
    await world.advance(4 * MINUTE)
    const running = world.one('instance', instance.id)
    expect(running).toMatchObject({ status: 'running', content: { nodes: 0, writesPerHour: 0 } })
    await world.advance(5 * MINUTE)
    expect(world.all('snapshot')).toMatchObject([{ profile: 'Scheduled', kind: 'full', status: 'Completed' }])
    expect(world.plane.password(instance.id)).toMatch(/^[A-Za-z0-9_-]{32}$/)
    expect(JSON.stringify(world.store.dump())).not.toContain(world.plane.password(instance.id))
  })

  it('from a snapshot: exactly its data, and nobody writes to it', async () => {
    const { world, snapshot } = await withSnapshot()
    const { instance } = valueOf(
      await world.plane.commands.createInstance(asked(), {
        ...order,
        sourceInstanceId: shop.id,
        sourceSnapshotId: snapshot.id,
      }),
    )
    await world.advance(DAY_MS)
    const { content } = world.one('instance', instance.id)
    expect({ ...content, asOf: null }).toEqual({ ...snapshot.content, writesPerHour: 0 })
  })

  it('a clone: a fresh snapshot of the source first, whose data it gets', async () => {
    const world = testWorld({ instances: [shop] })
    const { instance } = valueOf(
      await world.plane.commands.createInstance(asked(), { ...order, sourceInstanceId: shop.id }),
    )
    const [fresh] = world.all('snapshot')
    expect(fresh).toMatchObject({ instanceId: shop.id, profile: 'AdHoc', status: 'Pending' })
    await world.advance(10 * MINUTE)
    const made = world.one('instance', instance.id)
    expect(made.status).toBe('running')
    expect({ ...made.content, asOf: null, writesPerHour: 120 }).toEqual(fresh?.content)
  })

  it('a clone fails with its snapshot, whose reason it names', async () => {
    const world = testWorld({ instances: [shop], faults: [fault('take-snapshot')] })
    const { instance } = valueOf(
      await world.plane.commands.createInstance(asked(), { ...order, sourceInstanceId: shop.id }),
    )
    await world.advance(10 * MINUTE)
    expect(world.one('instance', instance.id)).toMatchObject({
      status: 'loading failed',
      failure: { reason: 'source-snapshot-failed' },
    })
  })

  it.each([
    [{ version: '4', type: 'business-critical' }, 'version-not-offered', 'version'],
    [{ cloud: 'aws', type: 'free-db', memory: '1GB' }, 'cloud-provider-not-offered', 'cloud_provider'],
    [{ region: 'nowhere' }, 'region-not-offered', 'region'],
    [{ memory: '3GB' }, 'memory-not-offered', 'memory'],
    [{ storage: '6GB' }, 'storage-not-offered', 'storage'],
    [{ name: ' ' }, 'name-empty', 'name'],
    [
      { graphAnalytics: true, type: 'business-critical' },
      'graph-analytics-not-offered',
      'graph_analytics_plugin',
    ],
    [{ sourceSnapshotId: 'x' }, 'source-instance-missing', 'source_instance_id'],
  ] as const)('refuses %j as %s', async (more, reason, field) => {
    const world = testWorld()
    const refused = await world.plane.commands.createInstance(asked(), { ...order, ...more })
    expect(refused).toMatchObject({ ok: false, reason, field, status: 400 })
    expect(world.store.version).toBe(0)
  })

  it('refuses an unknown project, and data that does not fit', async () => {
    const big = { ...shop, content: described({ bytes: 3_000_000_000, writesPerHour: 0, asOf: start }) }
    const world = testWorld({ instances: [big] })
    expect(await world.plane.commands.createInstance(asked(), { ...order, tenantId: 'x' })).toMatchObject({
      ok: false,
      status: 404,
      reason: 'tenant-not-found',
    })
    const small = { ...order, memory: '1GB', sourceInstanceId: shop.id }
    expect(await world.plane.commands.createInstance(asked(), small)).toMatchObject({
      ok: false,
      reason: 'ImportExceedsMaxSize',
    })
    expect(world.all('snapshot')).toEqual([])
  })
})

describe('overwriting', () => {
  it('from another instance: its data as of now, by a fresh snapshot; the writes go on', async () => {
    const world = testWorld({ instances: [shop, { ...lab, content: described({ nodes: 7, asOf: start }) }] })
    valueOf(
      await world.plane.commands.overwriteInstance(asked(), {
        instanceId: lab.id,
        sourceInstanceId: shop.id,
      }),
    )
    expect(world.one('instance', lab.id).status).toBe('overwriting')
    await world.advance(10 * MINUTE)
    const [fresh] = world.all('snapshot')
    expect(world.one('instance', lab.id)).toMatchObject({
      status: 'running',
      content: { nodes: fresh?.content?.nodes, writesPerHour: 120 },
    })
    expect(world.one('instance', shop.id).status).toBe('running')
  })

  it('from a snapshot of another, and from one of its own', async () => {
    const { world, snapshot } = await withSnapshot()
    const own = valueOf(await world.plane.commands.takeSnapshot(asked(), { instanceId: lab.id })).snapshot
    await world.advance(5 * MINUTE)
    const from = { sourceInstanceId: shop.id, sourceSnapshotId: snapshot.id }
    valueOf(await world.plane.commands.overwriteInstance(asked(), { instanceId: lab.id, ...from }))
    await world.advance(10 * MINUTE)
    expect(world.one('instance', lab.id).content).toMatchObject({ nodes: snapshot.content?.nodes })
    valueOf(
      await world.plane.commands.overwriteInstance(asked(), { instanceId: lab.id, sourceSnapshotId: own.id }),
    )
    await world.advance(10 * MINUTE)
    expect(world.one('instance', lab.id).content).toMatchObject({ nodes: 7 })
  })

  it('refuses itself as its source', async () => {
    const world = testWorld({ instances: [shop] })
    expect(
      await world.plane.commands.overwriteInstance(asked(), {
        instanceId: shop.id,
        sourceInstanceId: shop.id,
      }),
    ).toMatchObject({ ok: false, reason: 'source-is-target' })
  })
})

describe('pausing, resuming, deleting', () => {
  it('the data stands still while it does not run', async () => {
    const world = testWorld({ instances: [shop] })
    await world.advance(HOUR_MS)
    const { instance } = valueOf(await world.plane.commands.pauseInstance(asked(), { instanceId: shop.id }))
    await world.advance(DAY_MS)
    expect(world.one('instance', shop.id)).toMatchObject({ status: 'paused', content: instance.content })
    valueOf(await world.plane.commands.resumeInstance(asked(), { instanceId: shop.id }))
    await world.advance(HOUR_MS)
    const [view] = await world.plane.read((q) => q.instances())
    expect(view?.record.status).toBe('running')
    expect(view?.content.nodes).toBeGreaterThan(instance.content.nodes ?? 0)
    expect(view?.content.nodes).toBeLessThan((instance.content.nodes ?? 0) + 50)
  })

  it.each([
    ['pause', 'running', 'running'],
    ['resume', 'paused', 'paused'],
    ['delete', 'running', 'running'],
  ] as const)('a failed %s leaves it as it was', async (kind, before, after) => {
    const instance = { ...shop, status: before, pausedAt: before === 'paused' ? start : null, content: still }
    const world = testWorld({ instances: [instance], faults: [fault(kind)] })
    const at = { instanceId: shop.id }
    const { commands } = world.plane
    const run = {
      pause: () => commands.pauseInstance(asked(), at),
      resume: () => commands.resumeInstance(asked(), at),
      delete: () => commands.deleteInstance(asked(), at),
    }
    valueOf(await run[kind]())
    await world.advance(5 * MINUTE)
    expect(world.one('instance', shop.id)).toMatchObject({ status: after, operationId: null })
    expect(world.all('operation')).toMatchObject([{ state: 'failed', failure: { reason: `${kind}-failed` } }])
  })

  it('deleting while a snapshot is taken ends that too', async () => {
    const big = { ...shop, content: described({ bytes: 30_000_000_000, asOf: start }) }
    const world = testWorld({ instances: [big] })
    valueOf(await world.plane.commands.takeSnapshot(asked(), { instanceId: shop.id }))
    valueOf(await world.plane.commands.deleteInstance(asked(), { instanceId: shop.id }))
    await world.advance(MINUTE)
    expect(world.all('snapshot')).toEqual([])
    expect(new Map(world.all('operation').map((each) => [each.kind, each.state]))).toEqual(
      new Map([
        ['delete', 'succeeded'],
        ['take-snapshot', 'cancelled'],
      ]),
    )
  })
})

describe('a viewer', () => {
  it('is refused everything', async () => {
    const { world, snapshot } = await withSnapshot()
    const viewer = () => asked<never>({ role: 'viewer' })
    const at = { instanceId: shop.id }
    const version = world.store.version
    const { commands } = world.plane
    const outcomes = [
      await commands.createInstance(viewer(), order),
      await commands.renameInstance(viewer(), { ...at, name: 'Other' }),
      await commands.deleteInstance(viewer(), at),
      await commands.pauseInstance(viewer(), at),
      await commands.resumeInstance(viewer(), at),
      await commands.overwriteInstance(viewer(), { ...at, sourceInstanceId: lab.id }),
      await commands.takeSnapshot(viewer(), at),
      await commands.restoreSnapshot(viewer(), { ...at, snapshotId: snapshot.id }),
      await commands.createExport(viewer(), { ...at, snapshotId: snapshot.id }),
      await commands.createImport(viewer(), { ...at, fileName: 'a.dump', fileBytes: 1 }),
    ]
    for (const outcome of outcomes) expect(outcome).toMatchObject({ ok: false, reason: 'role-viewer' })
    expect(world.store.version).toBe(version)
  })
})

describe('an Idempotency-Key', () => {
  const once = (key: string, fingerprint: string) => ({
    key,
    fingerprint,
    answer: async (_queries: unknown, value: { readonly instance: { readonly id: string } }) => ({
      status: 202,
      body: JSON.stringify({ id: value.instance.id }),
    }),
  })

  it('gives the same answer for 24 h and does it once', async () => {
    const world = testWorld()
    const create = (key = 'k', fingerprint = 'f', user = 'on-call') =>
      world.plane.commands.createInstance(asked({ user, once: once(key, fingerprint) }), order)
    const first = await create()
    await world.advance(DAY_MS - 1)
    const second = await create()
    expect(first).toMatchObject({ ok: true, replayed: false, answer: { status: 202, createdAt: start } })
    expect(second).toMatchObject({ ok: true, replayed: true, value: null })
    expect(second.ok && second.answer).toEqual(first.ok && first.answer)
    expect(world.all('instance')).toHaveLength(1)
    expect(await create('k', 'another')).toMatchObject({ ok: false, reason: 'idempotency-key-reused' })
    expect(await create('k', 'f', 'somebody else')).toMatchObject({ ok: true, replayed: false })
    await world.advance(1)
    expect(await create()).toMatchObject({ ok: true, replayed: false })
    expect(world.all('instance')).toHaveLength(3)
  })

  it('keeps no answer of a refusal', async () => {
    const world = testWorld({ instances: [{ ...shop, status: 'paused', pausedAt: start }] })
    const pause = () =>
      world.plane.commands.pauseInstance(asked({ once: once('k', 'f') }), { instanceId: shop.id })
    expect(await pause()).toMatchObject({ ok: false })
    valueOf(await world.plane.commands.resumeInstance(asked(), { instanceId: shop.id }))
    await world.advance(5 * MINUTE)
    expect(await pause()).toMatchObject({ ok: true, replayed: false })
  })
})
