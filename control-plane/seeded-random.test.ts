import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { between, createSeededRandom, fraction, instanceId, passwordOf, uuid } from './seeded-random.ts'

const random = createSeededRandom('northlight')
const many = Array.from({ length: 20_000 }, (_, i) => String(i))

describe('chance from a seed', () => {
  it('is the same for the same seed and key, in any order, and for ever', () => {
    expect(uuid(random, 'a', 'bc')).toBe(uuid(createSeededRandom('northlight'), 'a', 'bc'))
    // Worlds that people share by a link depend on these staying as they are.
    expect(uuid(createSeededRandom('seed'), 'snapshot', 'aaaaaa01')).toBe(
      '1b6fe29d-ff25-4e0a-a36b-a00bad0ac3e3',
    )
    expect(instanceId(createSeededRandom('seed'), 'instance')).toBe('1dd300bc')
  })

  it('tells keys apart by their parts, and seeds', () => {
    const ids = [
      uuid(random, 'a', 'bc'),
      uuid(random, 'ab', 'c'),
      uuid(random, 'abc'),
      uuid(random, 'abc', ''),
      uuid(createSeededRandom('other'), 'abc'),
    ]
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('does not repeat itself', () => {
    expect(new Set(many.map((key) => uuid(random, key))).size).toBe(many.length)
  })

  it('is even', () => {
    const buckets = Array.from({ length: 20 }, () => 0)
    for (const key of many) {
      const bucket = Math.floor(fraction(random, 'even', key) * 20)
      buckets[bucket] = (buckets[bucket] ?? 0) + 1
    }
    // 1000 in each, give or take five standard deviations.
    for (const count of buckets) expect(Math.abs(count - 1000)).toBeLessThan(155)
  })

  it('stays in its bounds, and reaches them', () => {
    fc.assert(
      fc.property(fc.integer({ min: -9, max: 9 }), fc.nat(9), fc.string(), (low, more, key) => {
        const value = between(random, low, low + more, key)
        expect(Number.isInteger(value) && value >= low && value <= low + more).toBe(true)
      }),
    )
    const seen = new Set(many.slice(0, 200).map((key) => between(random, 1, 3, key)))
    expect(seen).toEqual(new Set([1, 2, 3]))
  })

  it('makes ids and passwords in their forms', () => {
    for (const key of many.slice(0, 300)) {
      expect(uuid(random, key)).toMatch(
        /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
      )
      expect(instanceId(random, key)).toMatch(/^[0-9a-f]{8}$/)
      expect(passwordOf(random, key)).toMatch(/^[A-Za-z0-9_-]{32}$/)
    }
  })
})
