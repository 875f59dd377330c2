import { describe, expect, it } from 'vitest'
import { snapshotRuleOf, type PlanType, type Version } from '../contract/rules/plans.ts'
import { DAY_MS, HOUR_MS } from '../contract/rules/windows.ts'
import { countingStore, type CountingStore } from './testing/counting-store.ts'
import { asked, described, instanceRecord, start, testWorld, valueOf } from './testing/test-world.ts'

const idOf = (index: number) => (0xaa000000 + index).toString(16)

function hourly(count: number) {
  return Array.from({ length: count }, (_, index) =>
    instanceRecord('enterprise-db', '5', idOf(index), { nextSlotAt: start + HOUR_MS + index }),
  )
}

const everyPlan: readonly (readonly [PlanType, Version])[] = [
  ['free-db', '4'],
  ['free-db', '5'],
  ['professional-db', '4'],
  ['professional-db', '5'],
  ['business-critical', '5'],
  ['enterprise-db', '4'],
  ['enterprise-db', '5'],
  ['professional-ds', '5'],
  ['enterprise-ds', '5'],
  ['sandbox', '5'],
]

/** A world whose commits are counted. */
function countedWorld(options: Parameters<typeof testWorld>[0] = {}) {
  let counting: CountingStore | undefined
  const world = testWorld({
    ...options,
    wrap: (store) => {
      counting = countingStore(store)
      return counting.store
    },
  })
  return { world, writes: () => counting?.writes ?? [] }
}

describe('the cost of the reconciler', () => {
  it.each([10, 1000])('is zero record reads on a tick with nothing due, at %i instances', async (count) => {
    const { world, writes } = countedWorld({ instances: hourly(count) })
    await world.advance(1)
    const before = world.store.reads
    for (let tick = 0; tick < 100; tick++) await world.advance(1)
    expect(world.store.reads - before).toBe(0)
    expect(writes()).toEqual([])
    // It would have read, had something been due.
    await world.advance(2 * HOUR_MS)
    expect(world.store.reads - before).toBeGreaterThan(count)
  })

  it('is at most 3 writes for a due event, of every plan, over a hundred days of taking and letting go', async () => {
    const { world, writes } = countedWorld({
      instances: everyPlan.map(([type, version], index) =>
        instanceRecord(type, version, idOf(index), { content: described({ asOf: start }) }),
      ),
    })
    world.clock.advance(100 * DAY_MS)
    const { handled } = await world.plane.reconcile()
    expect(handled).toBeGreaterThan(10_000)
    expect(writes()).toHaveLength(handled)
    expect(Math.max(...writes())).toBe(3)
    for (const [index, [type, version]] of everyPlan.entries()) {
      const left = world.all('snapshot').some((each) => each.instanceId === idOf(index))
      expect([type, left]).toEqual([type, (snapshotRuleOf(type, version)?.full ?? null) !== null])
    }
  })

  it('is at most 3 writes where one is taken, paused and resumed, by hand and by the plan', async () => {
    const { world, writes } = countedWorld({
      instances: [
        instanceRecord('business-critical', '5', idOf(0), { nextSlotAt: start + HOUR_MS }),
        instanceRecord('free-db', '5', idOf(1), {
          content: described({ writesPerHour: 0, asOf: start }),
          idleSince: start,
        }),
      ],
    })
    const { commands } = world.plane
    for (const instanceId of [idOf(0), idOf(1)]) valueOf(await commands.takeSnapshot(asked(), { instanceId }))
    await world.advance(DAY_MS)
    valueOf(await commands.takeSnapshot(asked(), { instanceId: idOf(1) }))
    await world.advance(30 * 60_000)
    valueOf(await commands.pauseInstance(asked(), { instanceId: idOf(0) }))
    const before = writes().length
    await world.advance(31 * DAY_MS)
    expect(world.one('instance', idOf(0)).status).toBe('running')
    expect(writes().length - before).toBeGreaterThan(20)
    expect(Math.max(...writes().slice(before))).toBeLessThanOrEqual(3)
  })
})
