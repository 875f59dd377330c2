import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DAY_MS, HOUR_MS } from '../contract/rules/windows.ts'
import { programs, run } from './testing/program.ts'
import { instanceRecord, start, testWorld } from './testing/test-world.ts'

/** AFTERGLOW_RUNS: how many times the usual number. */
const times = Number(process.env['AFTERGLOW_RUNS'] ?? 1)
const usual = 60
/** Some seconds on a machine at rest; other work may share it. */
const timeout = 120_000 * times

const cuts = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 6 })
const crashes = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 60 })

/** What the programs are to reach, all of them together. */
const reached = [
  'backup cancelled',
  'backup failed',
  'backup linked',
  'backup queued',
  'backup ready',
  'backup running',
  'bytes swept',
  'create from what was left',
  'create succeeded',
  'delete succeeded',
  'export succeeded',
  'go-back succeeded',
  'import agreed to again',
  'import cancelled',
  'import done',
  'import refused: checksum-mismatch',
  'import waiting',
  'instance extended',
  'instance left snapshots',
  'left snapshot purged',
  'key ready',
  'key removed',
  'load-file failed',
  'load-file succeeded',
  'network-access failed',
  'network-access succeeded',
  'overwrite succeeded',
  'pause succeeded',
  'public traffic disabled',
  'public traffic enabled',
  'restore succeeded',
  'resume succeeded',
  'snapshot purged',
  'take-snapshot failed',
  'take-snapshot failed without its key',
  'take-snapshot succeeded',
]

describe('any program of commands, uploads and time', () => {
  it(
    'breaks nothing, and ends in the same world to the byte by one jump or by many',
    { timeout },
    async () => {
      const seen = new Set<string>()
      await fc.assert(
        fc.asyncProperty(programs(60), cuts, async (program, how) => {
          const whole = await run(program)
          const cut = await run(program, { cuts: how })
          for (const what of whole.seen.keys()) seen.add(what)
          expect(cut.trace === whole.trace).toBe(true)
        }),
        { numRuns: usual * times },
      )
      // What is rare may not have come by in so few; it must in twenty times as many.
      const { seed = 0 } = fc.readConfigureGlobal()
      const missing = () => reached.filter((what) => !seen.has(what))
      for (const program of fc.sample(programs(60), { numRuns: usual * 20, seed: seed + 1 })) {
        if (missing().length === 0) break
        for (const what of (await run(program)).seen.keys()) seen.add(what)
      }
      expect(missing()).toEqual([])
    },
  )

  it(
    'ends in the same world to the byte when its host dies at any moment, again and again',
    { timeout },
    async () => {
      let deaths = 0
      await fc.assert(
        fc.asyncProperty(programs(60), crashes, async (program, how) => {
          const whole = await run(program)
          const crashed = await run(program, { crashes: how })
          deaths += crashed.crashed
          expect(crashed.trace === whole.trace).toBe(true)
        }),
        { numRuns: usual * times },
      )
      expect(deaths).toBeGreaterThan(usual)
    },
  )
})

describe('the cost of time', () => {
  /** Records read for each event of a day of hourly snapshots. */
  async function readsPerEvent(instances: number): Promise<number> {
    const world = testWorld({
      instances: Array.from({ length: instances }, (_, i) =>
        instanceRecord('business-critical', '5', (0xaa000000 + i).toString(16), {
          nextSlotAt: start + i * 1000,
        }),
      ),
    })
    await world.advance(HOUR_MS)
    const before = world.store.reads
    world.clock.advance(4 * HOUR_MS)
    const { handled } = await world.plane.reconcile()
    expect(handled).toBeGreaterThanOrEqual(instances * 8)
    return (world.store.reads - before) / handled
  }

  it('follows the work that is due, not the number of instances', async () => {
    const few = await readsPerEvent(5)
    const many = await readsPerEvent(400)
    expect(many).toBeLessThan(few * 1.05)
    expect(many).toBeLessThan(12)
  })

  it('is next to nothing where nothing is due', async () => {
    const world = testWorld({
      instances: Array.from({ length: 400 }, (_, i) =>
        instanceRecord('business-critical', '5', (0xaa000000 + i).toString(16), {
          nextSlotAt: start + HOUR_MS,
        }),
      ),
    })
    await world.advance(1)
    const before = world.store.reads
    await world.advance(1)
    expect(world.store.reads - before).toBe(0)
    expect(await world.plane.nextDue()).toBe(start + HOUR_MS)
  })
})

describe('a long way', () => {
  const instances = [
    instanceRecord('business-critical', '5', 'aa000001'),
    instanceRecord('professional-db', '5', 'aa000002'),
    instanceRecord('enterprise-db', '4', 'aa000003'),
  ]
  const wholeOf = (world: ReturnType<typeof testWorld>) => JSON.stringify(world.store.dump())

  it('is gone with turns for everyone else, who may ask meanwhile, and ends in the same world', async () => {
    const atOnce = testWorld({ instances })
    atOnce.clock.advance(100 * DAY_MS)
    const { handled } = await atOnce.plane.reconcile()
    expect(handled).toBeGreaterThan(3_000)

    let pauses = 0
    const asking: Promise<unknown>[] = []
    const world = testWorld({
      instances,
      async pause() {
        pauses += 1
        if (pauses === 3) asking.push(world.plane.reconcile(), world.plane.reconcile({ wait: false }))
      },
    })
    world.clock.advance(100 * DAY_MS)
    await world.plane.reconcile()
    await Promise.all(asking)
    expect(asking).toHaveLength(2)
    expect(pauses).toBe(Math.floor(handled / 200))
    expect(wholeOf(world) === wholeOf(atOnce)).toBe(true)
  })

  it('is counted over many short ones, too', async () => {
    let pauses = 0
    const world = testWorld({ instances, pause: async () => void (pauses += 1) })
    for (let day = 0; day < 100; day++) await world.advance(DAY_MS)
    expect(pauses).toBeGreaterThan(15)
  })
})
