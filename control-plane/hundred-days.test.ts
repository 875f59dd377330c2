import { describe, expect, it } from 'vitest'
import type { PlanType, Version } from '../contract/rules/plans.ts'
import { DAY_MS, HOUR_MS, isOpen } from '../contract/rules/windows.ts'
import type { SnapshotRecord } from './records.ts'
import { utcDay } from './schedule.ts'
import {
  asked,
  described,
  instanceRecord,
  start,
  tenant,
  testWorld,
  valueOf,
  type TestWorld,
} from './testing/test-world.ts'

/** AFTERGLOW_RUNS: so many worlds of other chance. */
const seeds = Array.from({ length: Number(process.env['AFTERGLOW_RUNS'] ?? 1) }, (_, run) => `days ${run}`)
const timeout = 60_000 * seeds.length
const days = 100
/** The last moment of a UTC day, so that the last day is whole as well: no slot is later than 23:58:59. */
const end = utcDay(start) + (days + 1) * DAY_MS - 1

/** One whole UTC day of the schedule: kind and retention in the order of time, and for how long each can be used. */
interface Day {
  readonly type: PlanType
  readonly version: Version
  readonly snapshots: readonly string[]
  /** Days that the first of a day and the others are listed, restorable and exportable; by the table, written by hand. */
  readonly first: readonly [kept: number, restorable: number, exportable: number]
  readonly others: readonly [kept: number, restorable: number, exportable: number] | null
}

const hourly = ['full', ...Array.from({ length: 23 }, () => 'differential')]

const table: readonly Day[] = [
  { type: 'free-db', version: '4', snapshots: [], first: [0, 0, 0], others: null },
  { type: 'free-db', version: '5', snapshots: [], first: [0, 0, 0], others: null },
  { type: 'professional-db', version: '4', snapshots: ['full'], first: [7, 7, 7], others: null },
  { type: 'professional-db', version: '5', snapshots: ['full'], first: [7, 7, 7], others: null },
  { type: 'business-critical', version: '5', snapshots: hourly, first: [30, 30, 30], others: [30, 0, 0] },
  {
    type: 'enterprise-db',
    version: '4',
    snapshots: ['full long', 'full short', 'full short', 'full short'],
    first: [60, 60, 14],
    others: [7, 7, 7],
  },
  { type: 'enterprise-db', version: '5', snapshots: hourly, first: [60, 60, 60], others: [60, 0, 0] },
  { type: 'professional-ds', version: '5', snapshots: ['full'], first: [7, 7, 7], others: null },
  { type: 'enterprise-ds', version: '5', snapshots: ['full'], first: [14, 14, 7], others: null },
  { type: 'sandbox', version: '5', snapshots: [], first: [0, 0, 0], others: null },
]

/** One line of the list: how many days ago, what, and whether it can be restored and exported. */
const line = (ago: number, what: string, restorable: boolean, exportable: boolean) =>
  `${ago} days ago: ${what}${restorable ? ', restorable' : ''}${exportable ? ', exportable' : ''}`

/** What the table predicts, oldest first. */
function predicted({ snapshots, first, others }: Day): string[] {
  const lines: string[] = []
  for (let ago = days; ago >= 0; ago--) {
    for (const [index, what] of snapshots.entries()) {
      const [kept, restorable, exportable] = index === 0 ? first : (others ?? first)
      if (ago < kept) lines.push(line(ago, what, ago < restorable, ago < exportable))
    }
  }
  return lines
}

/** The list as it is at `end`, oldest first. */
function listed(snapshots: readonly SnapshotRecord[]): string[] {
  return snapshots
    .toSorted((a, b) => a.timestamp - b.timestamp)
    .map(({ timestamp, kind, retention, restorableUntil, exportableUntil }) =>
      line(
        (utcDay(end) - utcDay(timestamp)) / DAY_MS,
        retention ? `${kind} ${retention}` : kind,
        isOpen(restorableUntil, end),
        isOpen(exportableUntil, end),
      ),
    )
}

const worldOf = ({ type, version }: Pick<Day, 'type' | 'version'>, seed: string) =>
  testWorld({
    seed,
    instances: [instanceRecord(type, version, 'aaaaaa01', { content: described({ asOf: start }) })],
  })

const completed = (world: TestWorld) => world.all('snapshot').filter(({ status }) => status === 'Completed')

/** Every differential has its full one, which is a full one of the same day. */
function expectWholeChains(snapshots: readonly SnapshotRecord[]): void {
  const byId = new Map(snapshots.map((each) => [each.id, each]))
  for (const { kind, baseSnapshotId, timestamp } of snapshots) {
    if (kind === 'full') continue
    const base = byId.get(baseSnapshotId ?? '')
    expect(base?.kind).toBe('full')
    expect(utcDay(base?.timestamp ?? 0)).toBe(utcDay(timestamp))
  }
}

describe('after 100 days, the list is what the table predicts', () => {
  it.each(table)('$type $version, by one jump and hour by hour', { timeout }, async (plan) => {
    for (const seed of seeds) {
      const jumped = worldOf(plan, seed)
      await jumped.advance(end - start)
      expect(listed(completed(jumped))).toEqual(predicted(plan))

      const walked = worldOf(plan, seed)
      for (let hour = 1; start + hour * HOUR_MS < end; hour++) {
        await walked.advance(HOUR_MS)
        // Whenever one looks: a full one never goes without its differentials, nor they without it.
        if (plan.others && hour % (24 * 5) === 0) expectWholeChains(completed(walked))
      }
      await walked.advance(end - walked.clock.now())
      expect(JSON.stringify(walked.store.dump()) === JSON.stringify(jumped.store.dump())).toBe(true)
    }
  })

  it('of Virtual Dedicated Cloud, latest, one a day can be exported: the full one', async () => {
    const plan = { type: 'enterprise-db', version: '5' } as const
    const world = worldOf(plan, 'one a day')
    await world.advance(end - start)
    const perDay = Map.groupBy(
      completed(world).filter((each) => isOpen(each.exportableUntil, end)),
      (each) => utcDay(each.timestamp),
    )
    expect(perDay.size).toBe(60)
    for (const exportable of perDay.values()) {
      expect(exportable.map(({ kind }) => kind)).toEqual(['full'])
    }
  })
})

/** The paid plans, of which a new instance can be created. */
const paid = table.filter(({ snapshots }) => snapshots.length > 0)

describe('the schedule of an instance', () => {
  it.each(paid.filter(({ version }) => version === '5'))(
    '$type $version takes the first within minutes of its beginning to run',
    async ({ type }) => {
      if (type === 'sandbox' || type === 'free-db') throw new Error(`${type} is not paid.`)
      const world = testWorld()
      const { instance } = valueOf(
        await world.plane.commands.createInstance(asked({ role: 'admin' }), {
          tenantId: tenant.id,
          name: 'fresh',
          type,
          version: '5',
          cloud: 'gcp',
          region: 'europe-west1',
          memory: '8GB',
        }),
      )
      while (world.one('instance', instance.id).status !== 'running') await world.advance(60_000)
      const runsSince = world.one('instance', instance.id).statusSince
      await world.advance(5 * 60_000)
      const [first, ...more] = world.all('snapshot')
      expect(more).toEqual([])
      expect(first).toMatchObject({ kind: 'full', profile: 'Scheduled', status: 'Completed' })
      expect((first?.timestamp ?? 0) - runsSince).toBeGreaterThan(0)
      expect((first?.timestamp ?? Infinity) - runsSince).toBeLessThanOrEqual(3 * 60_000)
    },
  )

  it.each(paid)('$type $version takes none while it is paused, and goes on after', async (plan) => {
    const world = worldOf(plan, 'paused')
    await world.advance(DAY_MS)
    const { commands } = world.plane
    valueOf(await commands.pauseInstance(asked(), { instanceId: 'aaaaaa01' }))
    await world.advance(HOUR_MS)
    const { pausedAt } = world.one('instance', 'aaaaaa01')
    const newest = () => Math.max(...world.all('snapshot').map(({ timestamp }) => timestamp))
    expect(newest()).toBeLessThan(pausedAt ?? 0)
    await world.advance(5 * DAY_MS)
    expect(newest()).toBeLessThan(pausedAt ?? 0)
    valueOf(await commands.resumeInstance(asked(), { instanceId: 'aaaaaa01' }))
    const resumed = world.clock.now()
    await world.advance(DAY_MS + HOUR_MS)
    expect(newest()).toBeGreaterThan(resumed)
  })
})
