import { describe, expect, it } from 'vitest'
import type { PlanType, Version } from '../contract/rules/plans.ts'
import { DAY_MS, HOUR_MS } from '../contract/rules/windows.ts'
import type { SnapshotRecord } from './records.ts'
import { JITTER_MS, utcDay } from './schedule.ts'
import { asked, described, instanceRecord, start, testWorld, valueOf } from './testing/test-world.ts'

const days = 100
/** In the middle of a UTC day, so that no slot is just being taken and days are whole. */
const end = utcDay(start) + days * DAY_MS + 23 * HOUR_MS + 55 * 60_000

const aged = (snapshot: SnapshotRecord) => (end - snapshot.timestamp) / DAY_MS

async function worldAfter(type: PlanType, version: Version) {
  const instance = instanceRecord(type, version, 'aaaaaa01', { content: described({ asOf: start }) })
  const world = testWorld({ instances: [instance] })
  await world.advance(end - start)
  const snapshots = world.all('snapshot').filter((each) => each.status === 'Completed')
  return { world, instance: world.one('instance', instance.id), snapshots }
}

/** What the table of the documentation says is there after 100 days: written by hand, not taken from the rules. */
const tables = [
  { type: 'professional-db', version: '5', fulls: 7, differentials: 0, oldest: 7 },
  { type: 'professional-db', version: '4', fulls: 7, differentials: 0, oldest: 7 },
  { type: 'business-critical', version: '5', fulls: 30, differentials: 23 * 30, oldest: 30 },
  { type: 'enterprise-db', version: '5', fulls: 60, differentials: 23 * 60, oldest: 60 },
  { type: 'professional-ds', version: '5', fulls: 7, differentials: 0, oldest: 7 },
  { type: 'enterprise-ds', version: '5', fulls: 14, differentials: 0, oldest: 14 },
] as const

describe('after 100 days without anybody', () => {
  it.each(tables)('$type $version has what the plan table says', async (row) => {
    const { snapshots } = await worldAfter(row.type, row.version)
    const fulls = snapshots.filter((each) => each.kind === 'full')
    const differentials = snapshots.filter((each) => each.kind === 'differential')
    expect(fulls).toHaveLength(row.fulls)
    // The newest full one has the differentials of its own day; the oldest still has all of its.
    expect(differentials).toHaveLength(row.differentials)
    expect(Math.max(...fulls.map(aged))).toBeLessThan(row.oldest)
    for (const each of differentials) {
      const base = snapshots.find(({ id }) => id === each.baseSnapshotId)
      expect(base?.kind).toBe('full')
      expect(utcDay(base?.timestamp ?? 0)).toBe(utcDay(each.timestamp))
    }
  })

  it('Virtual Dedicated Cloud 4 keeps four a day for 7 days and one a day for 60', async () => {
    const { snapshots } = await worldAfter('enterprise-db', '4')
    const long = snapshots.filter((each) => each.retention === 'long')
    const short = snapshots.filter((each) => each.retention === 'short')
    expect(long).toHaveLength(60)
    expect(short).toHaveLength(3 * 7)
    expect(long.length + short.length).toBe(snapshots.length)
    for (const each of long) {
      expect(Math.min(...sameDay(snapshots, each))).toBe(each.timestamp)
    }
  })

  it.each([
    ['free-db', '5'],
    ['sandbox', '5'],
  ] as const)('%s has none', async (type, version) => {
    const { snapshots } = await worldAfter(type, version)
    expect(snapshots).toEqual([])
  })

  it('slots come at the instance’s own time, at most 10 minutes late', async () => {
    const { snapshots } = await worldAfter('business-critical', '5')
    const minutes = snapshots.map((each) => each.timestamp % HOUR_MS)
    expect(Math.max(...minutes) - Math.min(...minutes)).toBeLessThan(JITTER_MS)
    expect(new Set(minutes).size).toBeGreaterThan(100)
    const hours = new Set(snapshots.map((each) => Math.floor(each.timestamp / HOUR_MS)))
    expect(hours.size).toBe(snapshots.length)
  })
})

function sameDay(snapshots: readonly SnapshotRecord[], one: SnapshotRecord): number[] {
  return snapshots
    .filter(({ timestamp }) => utcDay(timestamp) === utcDay(one.timestamp))
    .map(({ timestamp }) => timestamp)
}

describe('on demand', () => {
  const windows = [
    ['professional-db', '5', 7],
    ['professional-db', '4', 7],
    ['business-critical', '5', 30],
    ['enterprise-db', '5', 90],
    ['enterprise-db', '4', 90],
    ['professional-ds', '5', 30],
    ['enterprise-ds', '5', 90],
  ] as const

  it.each(windows)('%s %s keeps one for %i days, to the millisecond', async (type, version, kept) => {
    const instance = instanceRecord(type, version, 'aaaaaa01', { nextSlotAt: null })
    const world = testWorld({ instances: [instance] })
    const { snapshot } = valueOf(
      await world.plane.commands.takeSnapshot(asked(), { instanceId: instance.id }),
    )
    await world.advance(kept * DAY_MS - 1)
    expect(world.one('snapshot', snapshot.id).status).toBe('Completed')
    await world.advance(1)
    expect(world.all('snapshot').filter((each) => each.id === snapshot.id)).toEqual([])
  })

  it('Free keeps the latest only, and replaces it when the next is complete, not before', async () => {
    const instance = instanceRecord('free-db', '5', 'aaaaaa01')
    const world = testWorld({ instances: [instance] })
    const take = async () =>
      valueOf(await world.plane.commands.takeSnapshot(asked(), { instanceId: instance.id })).snapshot.id
    const first = await take()
    await world.advance(20 * DAY_MS)
    const second = await take()
    await world.advance(6_000)
    expect(
      world
        .all('snapshot')
        .map((each) => each.status)
        .toSorted(),
    ).toEqual(['Completed', 'InProgress'])
    expect(world.one('snapshot', first).status).toBe('Completed')
    await world.advance(60_000)
    expect(world.all('snapshot').map((each) => each.id)).toEqual([second])
  })

  it('Free keeps the old one when the next fails', async () => {
    const instance = instanceRecord('free-db', '5', 'aaaaaa01')
    const world = testWorld({ instances: [instance] })
    const take = async () =>
      valueOf(await world.plane.commands.takeSnapshot(asked(), { instanceId: instance.id })).snapshot.id
    const first = await take()
    await world.advance(60_000)
    await world.store.commit(async (tx) => {
      const found = await tx.get('world', 'world')
      if (found) {
        await tx.put('world', {
          ...found,
          faults: [{ operation: 'take-snapshot', reason: 'storage-unreachable', times: 'once' }],
        })
      }
    })
    const second = await take()
    await world.advance(60_000)
    expect(world.one('snapshot', second)).toMatchObject({
      status: 'Failed',
      content: null,
      failure: { reason: 'storage-unreachable' },
    })
    expect(world.one('snapshot', first).status).toBe('Completed')
    await take()
    await world.advance(60_000)
    expect(world.all('snapshot').map((each) => each.status)).toEqual(['Completed'])
  })
})

describe('a plan by itself', () => {
  it('pauses a Free instance without use after 72 h, and deletes it 30 days later', async () => {
    const instance = instanceRecord('free-db', '5', 'aaaaaa01', {
      content: described({ writesPerHour: 0, asOf: start }),
      idleSince: start,
    })
    const world = testWorld({ instances: [instance] })
    await world.advance(72 * HOUR_MS - 1)
    expect(world.one('instance', instance.id).status).toBe('running')
    await world.advance(1)
    expect(world.one('instance', instance.id).status).toBe('pausing')
    await world.advance(5 * 60_000)
    const { pausedAt, status } = world.one('instance', instance.id)
    expect(status).toBe('paused')
    await world.advance((pausedAt ?? 0) + 30 * DAY_MS - 1 - world.clock.now())
    expect(world.one('instance', instance.id).status).toBe('paused')
    await world.advance(1)
    expect(world.one('instance', instance.id).status).toBe('destroying')
    await world.advance(5 * 60_000)
    expect(world.all('instance')).toEqual([])
  })

  it('resumes a paid instance after 30 days, takes none meanwhile and goes on with its schedule', async () => {
    const instance = instanceRecord('business-critical', '5', 'aaaaaa01')
    const world = testWorld({ instances: [instance] })
    await world.advance(HOUR_MS)
    valueOf(await world.plane.commands.pauseInstance(asked(), { instanceId: instance.id }))
    await world.advance(5 * 60_000)
    const paused = world.one('instance', instance.id)
    expect(paused).toMatchObject({ status: 'paused', nextSlotAt: null })
    const newest = () => Math.max(...world.all('snapshot').map((each) => each.timestamp))
    const before = newest()
    await world.advance(29 * DAY_MS)
    expect(newest()).toBe(before)
    await world.advance(DAY_MS + 3 * HOUR_MS)
    expect(world.one('instance', instance.id).status).toBe('running')
    expect(newest()).toBeGreaterThan(before)
    // What was written before it paused is there, and nothing was written while it was.
    const held = paused.content
    const first = world.all('snapshot').find((each) => each.timestamp > before)
    const hours = first ? (first.timestamp - world.one('instance', instance.id).statusSince) / HOUR_MS : 0
    expect(held.kind === 'described' && first?.content?.kind === 'described').toBe(true)
    if (held.kind !== 'described' || first?.content?.kind !== 'described') return
    expect(first.content.nodes - held.nodes).toBeLessThanOrEqual(Math.ceil(hours * 120))
  })

  it('ends a Sandbox at its time', async () => {
    const endsAt = start + 2 * DAY_MS
    const world = testWorld({ instances: [instanceRecord('sandbox', '5', 'aaaaaa01', { endsAt })] })
    await world.advance(2 * DAY_MS - 1)
    expect(world.one('instance', 'aaaaaa01').status).toBe('running')
    await world.advance(60_001)
    expect(world.all('instance')).toEqual([])
  })
})
