import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { indexAt, learn, noHeights, offsetsOf, spanOf } from './windowing.ts'

const lines = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ key: `k${index}`, shape: index % 2 }))

describe('offsetsOf', () => {
  it('adds what was measured of a line, else of its shape, else a guess', () => {
    const heights = { byShape: new Map([[0, 44]]), byKey: new Map([['k2', 60]]) }
    expect([...offsetsOf(lines(4), heights)]).toEqual([0, 44, 84, 144, 184])
  })
})

describe('indexAt', () => {
  it('finds the line that covers a height, and stays inside', () => {
    const heights = fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 200 })
    fc.assert(
      fc.property(heights, fc.integer({ min: -500, max: 50_000 }), (all, y) => {
        const offsets = new Float64Array(all.length + 1)
        all.forEach((height, index) => (offsets[index + 1] = (offsets[index] ?? 0) + height))
        const index = indexAt(offsets, y)
        expect(index).toBeGreaterThanOrEqual(0)
        expect(index).toBeLessThan(all.length)
        const inside = y >= 0 && y < (offsets[all.length] ?? 0)
        if (inside) {
          expect(offsets[index]).toBeLessThanOrEqual(y)
          expect(offsets[index + 1]).toBeGreaterThan(y)
        } else expect(index).toBe(y < 0 ? 0 : all.length - 1)
      }),
    )
  })

  it('has an answer for no lines at all', () => {
    expect(indexAt(new Float64Array(1), 100)).toBe(0)
  })
})

describe('spanOf', () => {
  const offsets = offsetsOf(lines(10_000), {
    byShape: new Map([
      [0, 44],
      [1, 32],
    ]),
    byKey: new Map(),
  })

  it('covers the view and a quarter of one around it, and little more', () => {
    const top = 100_000
    const { first, last } = spanOf(offsets, top, 800)
    expect(offsets[first]).toBeLessThanOrEqual(top - 200)
    expect(offsets[last]).toBeGreaterThanOrEqual(top + 1000)
    expect(last - first).toBeLessThan(48)
  })

  it('reaches the first and the last line', () => {
    expect(spanOf(offsets, 0, 800).first).toBe(0)
    expect(spanOf(offsets, 380_000 - 800, 800).last).toBe(10_000)
  })

  it('stays the same over a few lines, so that scrolling does not render at each', () => {
    const spans = new Set(
      Array.from({ length: 304 }, (_, y) => JSON.stringify(spanOf(offsets, 100_000 + y, 800))),
    )
    expect(spans.size).toBeLessThanOrEqual(4)
  })

  it('is empty for no lines', () => {
    expect(spanOf(offsetsOf([], noHeights), 0, 800)).toEqual({ first: 0, last: 0 })
  })
})

describe('learn', () => {
  it('takes the first of a shape for all of it, and others of it by themselves', () => {
    const [a, , c] = [
      { key: 'a', shape: 1, height: 44 },
      { key: 'b', shape: 2, height: 32 },
      { key: 'c', shape: 1, height: 68 },
    ]
    const once = learn(noHeights, [a])
    expect([...offsetsOf([a, c], once)]).toEqual([0, 44, 88])
    const twice = learn(once, [a, c])
    expect([...offsetsOf([a, c], twice)]).toEqual([0, 44, 112])
  })

  it('gives the very same back where nothing is new or nothing is laid out', () => {
    const known = learn(noHeights, [{ key: 'a', shape: 1, height: 44 }])
    expect(learn(known, [{ key: 'b', shape: 1, height: 44.3 }])).toBe(known)
    expect(learn(known, [{ key: 'a', shape: 1, height: 0 }])).toBe(known)
  })
})
