import { describe, expect, it } from 'vitest'
import { clockOf, dayOf, lengthOf } from './times.ts'

const minute = 60_000

describe('times of the studio', () => {
  it.each([
    [5_400, '5 s'],
    [59_900, '1 min'],
    [16 * minute, '16 min'],
    [59.9 * minute, '1 h'],
    [60 * minute, '1 h'],
    [90 * minute, '1 h 30 min'],
    [24 * 60 * minute, '1 d'],
    [51 * 60 * minute, '2 d 3 h'],
  ])('%d ms are %s', (ms, text) => {
    expect(lengthOf(ms)).toBe(text)
  })

  it('name the day where it is another', () => {
    expect(dayOf('2025-11-14T10:04:00.000Z')).toBe('Fri 14 Nov 2025')
    expect(clockOf('2025-11-14T10:20:09.000Z', '2025-11-14T10:04:00.000Z')).toBe('10:20:09')
    expect(clockOf('2025-11-15T00:01:00.000Z', '2025-11-14T23:59:00.000Z')).toBe('Sat 15 Nov 2025, 00:01:00')
  })
})
