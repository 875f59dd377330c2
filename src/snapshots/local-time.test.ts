import { describe, expect, it } from 'vitest'
import { localInstant, writtenLocal } from './local-time.ts'

describe('a time in the zone of the browser', () => {
  it('is read back as it was written, to the minute, in summer and in winter', () => {
    for (const instant of [
      Date.UTC(2025, 10, 14, 9, 4),
      Date.UTC(2025, 6, 1, 22, 30),
      Date.UTC(2024, 1, 29),
    ]) {
      expect(localInstant(writtenLocal(instant))).toBe(instant)
    }
    const [year, month, day, hour, minute] = [2025, 10, 14, 8, 30]
    expect(writtenLocal(new Date(year, month, day, hour, minute).getTime())).toBe('2025-11-14T08:30')
  })

  it.each(['', 'yesterday', '-1', '1', '2025', '2025-11-14', '2025-13-40T08:30', '2025-11-14T25:00'])(
    'is none where %j is written',
    (written) => expect(localInstant(written)).toBeNull(),
  )

  it('is in UTC where that is said', () => {
    expect(localInstant('2025-11-14T08:30:00.000Z')).toBe(Date.UTC(2025, 10, 14, 8, 30))
  })
})
