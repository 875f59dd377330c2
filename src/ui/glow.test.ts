import { describe, expect, it } from 'vitest'
import { glowOf } from './glow.ts'

const day = 86_400_000

describe('glowOf', () => {
  it.each([
    [0, 1],
    [2 * day - 1, 1],
    [2 * day, 2],
    [5 * day, 3],
    [11 * day, 4],
    [22 * day, 5],
    [42 * day, 6],
    [400 * day, 6],
  ])('%d ms is step %d', (age, step) => {
    expect(glowOf(age)).toBe(step)
  })
})
