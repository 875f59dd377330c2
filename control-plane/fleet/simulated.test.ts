import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createSeededRandom } from '../seeded-random.ts'
import type { FleetTask } from './fleet.ts'
import { createSimulatedFleet } from './simulated.ts'

const fleet = createSimulatedFleet(createSeededRandom('test'))
const MINUTE = 60_000
const GIB = 2 ** 30

const task = fc.record<FleetTask>({
  id: fc.uuid(),
  kind: fc.constantFrom<FleetTask['kind'][]>(
    'create',
    'take-snapshot',
    'export',
    'restore',
    'overwrite',
    'load-file',
    'go-back',
    'pause',
    'resume',
    'delete',
  ),
  instanceName: fc.constant('Shop'),
  startedAt: fc.integer({ min: 0, max: 2_000_000_000_000 }),
  bytes: fc.oneof(fc.nat(1_000_000), fc.integer({ min: 0, max: 2_000_000_000_000 })),
  queues: fc.boolean(),
  fault: fc.option(fc.constantFrom('InconsistentData', 'no such reason')),
  flaw: fc.option(fc.constant({ reason: 'LegacyIndexes', message: 'It has.', remedy: 'Remove them.' })),
})

const takes = (kind: FleetTask['kind'], bytes: number, id = 'x') =>
  fleet.poll(
    { id, kind, instanceName: 'Shop', startedAt: 0, bytes, queues: false, fault: null, flaw: null },
    0,
  ).endsAt

describe('the simulated fleet', () => {
  it('only goes forward: percent, stages and end', () => {
    fc.assert(
      fc.property(
        task,
        fc.array(fc.double({ min: 0, max: 1.2, noNaN: true }), { maxLength: 8 }),
        (each, times) => {
          const { startedAt } = each
          const { endsAt } = fleet.poll(each, startedAt)
          expect(endsAt).toBeGreaterThan(startedAt)
          let percent = 0
          let done = 0
          for (const time of times.toSorted((a, b) => a - b)) {
            const now = Math.floor(startedAt + time * (endsAt - startedAt))
            const progress = fleet.poll(each, now)
            expect(progress.endsAt).toBe(endsAt)
            expect(progress.percent).toBeGreaterThanOrEqual(percent)
            expect(progress.outcome !== null).toBe(now >= endsAt)
            expect(progress.percent === 100).toBe(progress.outcome?.ok === true)
            const states = progress.stages.map((stage) => stage.state)
            expect(states.filter((state) => state === 'current').length).toBe(progress.outcome?.ok ? 0 : 1)
            expect(states.lastIndexOf('done')).toBeGreaterThanOrEqual(done - 1)
            percent = progress.percent
            done = states.lastIndexOf('done') + 1
          }
        },
      ),
    )
  })

  it('goes back in one stage, that says what it starts with: how far it is and what is done always fit', () => {
    const going = { id: 'x', kind: 'go-back', instanceName: 'Shop', startedAt: 0, bytes: 0 } as const
    const { stages } = fleet.poll({ ...going, queues: false, fault: null, flaw: null }, 1000)
    expect(stages).toEqual([{ name: 'Starting with the data from before', state: 'current' }])
  })

  it('fails with the reason laid out for it, before its time, or with the usual one of its kind', () => {
    const failing = {
      id: 'x',
      kind: 'load-file',
      instanceName: 'Shop',
      startedAt: 0,
      bytes: 0,
      queues: false,
      flaw: null,
    } as const
    const reasonOf = (fault: string) => {
      const progress = fleet.poll({ ...failing, fault }, MINUTE)
      return progress.outcome?.ok === false ? progress.outcome.failure.reason : null
    }
    expect(reasonOf('LegacyIndexes')).toBe('LegacyIndexes')
    expect(reasonOf('toString')).toBe('UnknownError')
    expect(fleet.poll({ ...failing, fault: 'Fallback' }, 0).endsAt).toBeLessThan(takes('load-file', 0))
  })

  it('takes about as long as people would expect', () => {
    const ids = Array.from({ length: 50 }, (_, i) => `${i}`)
    const within = (kind: FleetTask['kind'], bytes: number, least: number, most: number) => {
      for (const id of ids) {
        expect(takes(kind, bytes, id)).toBeGreaterThanOrEqual(least)
        expect(takes(kind, bytes, id)).toBeLessThanOrEqual(most)
      }
    }
    within('take-snapshot', 0, 10_000, 15_000)
    within('take-snapshot', 500 * GIB, 20 * MINUTE, 35 * MINUTE)
    within('load-file', 0, 50_000, 70_000)
    within('load-file', 10 * GIB, 5.9 * MINUTE, 7.8 * MINUTE)
    within('create', 0, 100_000, 140_000)
    within('pause', 0, 40_000, 60_000)
    expect(new Set(ids.map((id) => takes('restore', 0, id))).size).toBeGreaterThan(5)
  })
})
