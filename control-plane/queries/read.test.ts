import { describe, expect, it } from 'vitest'
import { DAY_MS, HOUR_MS } from '../../contract/rules/windows.ts'
import type { InstanceRecord } from '../records.ts'
import {
  asked,
  described,
  instanceRecord,
  start,
  testWorld,
  valueOf,
  type TestWorld,
} from '../testing/test-world.ts'

const MINUTE = 60_000
const hourly = instanceRecord('business-critical', '5', 'aaaaaa01')
const always = { operation: 'take-snapshot', reason: 'storage-unreachable', times: 'always' } as const

async function healthOf(world: TestWorld, { id }: InstanceRecord) {
  const view = await world.plane.read((q) => q.instance(id))
  if (!view?.health) throw new Error('There is no health.')
  return view.health
}

describe('the health of an instance', () => {
  it('counts what is kept, names the last good one and the next', async () => {
    const world = testWorld({ instances: [hourly] })
    await world.advance(26 * HOUR_MS)
    const health = await healthOf(world, hourly)
    const completed = world.all('snapshot').filter((each) => each.status === 'Completed')
    expect(health.kept).toBe(completed.length)
    expect(health.lastGood?.timestamp).toBe(Math.max(...completed.map((each) => each.timestamp)))
    expect(health.nextAt).toBeGreaterThan(world.clock.now() - 5 * MINUTE)
    expect(health).toMatchObject({ overdue: false, failedSinceLastGood: 0 })
    const day = health.last24Hours.map((each) => each.timestamp)
    expect(day.length).toBeGreaterThanOrEqual(23)
    expect(day).toEqual(day.toSorted((a, b) => a - b))
    expect(Math.min(...day)).toBeGreaterThanOrEqual(world.clock.now() - DAY_MS)
  })

  it('names the newest that can be restored, which a differential cannot', async () => {
    const world = testWorld({ instances: [hourly] })
    await world.advance(26 * HOUR_MS)
    const { lastGood, lastRestorable } = await healthOf(world, hourly)
    const fulls = world.all('snapshot').filter((each) => each.kind === 'full')
    expect(lastGood?.kind).toBe('differential')
    expect(lastRestorable?.timestamp).toBe(Math.max(...fulls.map((each) => each.timestamp)))
  })

  it('names an older one that is kept long where the windows of all newer ones are past', async () => {
    const dedicated = instanceRecord('enterprise-db', '4', 'aaaaaa04')
    const world = testWorld({ instances: [dedicated] })
    await world.advance(5 * DAY_MS)
    valueOf(await world.plane.commands.pauseInstance(asked(), { instanceId: dedicated.id }))
    await world.advance(20 * DAY_MS)
    const { lastRestorable } = await healthOf(world, dedicated)
    expect(lastRestorable?.retention).toBe('long')
    expect(world.clock.now() - (lastRestorable?.timestamp ?? 0)).toBeGreaterThan(20 * DAY_MS)
    await world.advance(4 * DAY_MS)
    expect((await healthOf(world, dedicated)).lastRestorable).toEqual(lastRestorable)
  })

  it('is overdue when slots pass without a good one, and says how many failed', async () => {
    const world = testWorld({ instances: [hourly], faults: [always] })
    await world.advance(5 * HOUR_MS)
    const health = await healthOf(world, hourly)
    expect(health).toMatchObject({ kept: 0, lastGood: null, overdue: true })
    expect(health.failedSinceLastGood).toBeGreaterThanOrEqual(4)
  })

  it('is never overdue while paused, and a plan without snapshots has none', async () => {
    const paused = { ...hourly, status: 'paused', pausedAt: start, nextSlotAt: null } as const
    const sandbox = instanceRecord('sandbox', '5', 'aaaaaa02')
    const world = testWorld({ instances: [paused, sandbox] })
    await world.advance(5 * DAY_MS)
    expect(await healthOf(world, paused)).toMatchObject({ overdue: false, nextAt: null })
    expect((await world.plane.read((q) => q.instance(sandbox.id)))?.health).toBeNull()
  })
})

describe('what is read', () => {
  it('is one moment: content grown until now, what comes by itself', async () => {
    const free = instanceRecord('free-db', '5', 'aaaaaa02', { status: 'paused', pausedAt: start - DAY_MS })
    const paid = instanceRecord('professional-db', '5', 'aaaaaa03', { status: 'paused', pausedAt: start })
    const world = testWorld({ instances: [{ ...hourly, content: described({ asOf: start }) }, free, paid] })
    world.clock.advance(10 * HOUR_MS)
    const views = await world.plane.read((q) => q.instances())
    const [running, first, second] = views
    expect(running?.content).toMatchObject({
      nodes: 1480,
      relationships: 3120,
      bytes: 40_115_200,
      asOf: null,
    })
    expect(first).toMatchObject({ endsAt: start + 29 * DAY_MS, resumesAt: null })
    expect(second).toMatchObject({ endsAt: null, resumesAt: start + 30 * DAY_MS })
  })

  it('stops growing where the plan or the storage is full', async () => {
    const nearly = instanceRecord('free-db', '5', 'aaaaaa01', {
      content: described({ nodes: 199_990, relationships: 399_000, writesPerHour: 100_000, asOf: start }),
    })
    const full = instanceRecord('professional-db', '5', 'aaaaaa02', {
      content: described({ bytes: 1_999_999_000, writesPerHour: 100_000, asOf: start }),
    })
    const world = testWorld({ instances: [nearly, full] })
    world.clock.advance(10 * DAY_MS)
    const [first, second] = await world.plane.read((q) => q.instances())
    expect(first?.content.nodes).toBeLessThanOrEqual(200_000)
    expect(first?.content.relationships).toBeLessThanOrEqual(400_000)
    expect(second?.content.kind === 'described' && second.content.bytes).toBeLessThanOrEqual(2_000_000_000)
  })

  it('snapshots newest first, from an instant up to before another', async () => {
    const world = testWorld({ instances: [hourly] })
    await world.advance(30 * HOUR_MS)
    const all = await world.plane.read((q) => q.snapshots(hourly.id))
    const times = all.map(({ record }) => record.timestamp)
    expect(times).toEqual(times.toSorted((a, b) => b - a))
    const [newest = 0, , third = 0] = times
    const some = await world.plane.read((q) => q.snapshots(hourly.id, { from: third, to: newest }))
    expect(some).toHaveLength(2)
    expect(await world.plane.read((q) => q.snapshots(hourly.id, { limit: 1 }))).toHaveLength(1)
    expect(await world.plane.read((q) => q.snapshot('aaaaaa09', all[0]?.record.id ?? ''))).toBeNull()
  })

  it('the nearest restorable of a differential is the newest full one before it', async () => {
    const world = testWorld({ instances: [hourly] })
    await world.advance(3 * DAY_MS)
    const all = await world.plane.read((q) => q.snapshots(hourly.id))
    const differential = all.find(({ record }) => record.kind === 'differential')?.record
    const nearest = await world.plane.read((q) =>
      q.nearestRestorable(hourly.id, differential?.timestamp ?? 0),
    )
    expect(nearest?.id).toBe(differential?.baseSnapshotId)
    expect(await world.plane.read((q) => q.nearestRestorable(hourly.id, start - DAY_MS))).toBeNull()
  })
})

describe('changes', () => {
  it('tell what changed since, and whether anything moves', async () => {
    const world = testWorld({ instances: [{ ...hourly, nextSlotAt: null }] })
    expect(await world.plane.changes(0)).toEqual({ version: 0, changes: [], moving: false })
    const { snapshot } = valueOf(await world.plane.commands.takeSnapshot(asked(), { instanceId: hourly.id }))
    const taking = await world.plane.changes(0)
    expect(taking).toMatchObject({ version: 1, moving: true })
    expect(taking.changes?.map((each) => each.kind).toSorted()).toEqual(['instance', 'operation', 'snapshot'])
    await world.advance(5 * MINUTE)
    expect((await world.plane.changes(1)).moving).toBe(false)
    await world.advance(40 * DAY_MS)
    const later = await world.plane.changes(1)
    expect(later.changes?.find((each) => each.id === snapshot.id)).toMatchObject({
      record: null,
      instanceId: hourly.id,
    })
    expect(await world.plane.changes(99)).toMatchObject({ changes: null, version: later.version })
  })
})
