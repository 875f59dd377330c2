import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SortedPlaces, type Place } from './sorted-places.ts'

const place = (at: number): Place => ({ key: [at % 50], id: String(at).padStart(6, '0') })
const sorted = (places: readonly Place[]) =>
  places.toSorted((a, b) => Number(a.key[0]) - Number(b.key[0]) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))

describe('places of an index', () => {
  it('are ranged over as a plain sort would, over many pieces, whatever went in and out', () => {
    const whole = fc.nat(4000)
    const range = fc.record(
      { from: fc.nat(52), to: fc.nat(52), limit: fc.integer({ min: 1, max: 1500 }), reverse: fc.boolean() },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(
        fc.uniqueArray(whole, { minLength: 0, maxLength: 3000, size: 'max' }),
        fc.uniqueArray(whole, { maxLength: 2500, size: 'max' }),
        fc.array(range, { minLength: 1, maxLength: 8 }),
        fc.nat(3000),
        (added, removed, ranges, begunWith) => {
          const places = new SortedPlaces(added.slice(0, begunWith).map(place))
          for (const each of added.slice(begunWith)) places.add(place(each))
          for (const each of removed) places.remove(place(each))
          const gone = new Set(removed)
          const left = sorted(added.filter((each) => !gone.has(each)).map(place))
          for (const { from, to, limit = Infinity, reverse = false } of ranges) {
            const keys = {
              ...(from !== undefined && { from: [from] }),
              ...(to !== undefined && { to: [to] }),
            }
            const within = left.filter(
              ({ key }) => Number(key[0]) >= (from ?? 0) && Number(key[0]) <= (to ?? 99),
            )
            const ordered = reverse ? within.toReversed() : within
            expect(places.count(keys)).toBe(within.length)
            expect(places.ids({ ...keys, reverse, ...(limit !== Infinity && { limit }) })).toEqual(
              ordered.slice(0, limit).map(({ id }) => id),
            )
          }
        },
      ),
      { numRuns: 60 },
    )
  })

  it('begin again after the last has gone', () => {
    const places = new SortedPlaces([place(1)])
    places.remove(place(1))
    places.remove(place(1))
    expect(places.count({})).toBe(0)
    places.add(place(2))
    expect(places.ids({ reverse: true })).toEqual(['000002'])
  })
})
