import { describe, expect, it } from 'vitest'
import { timeHere } from './time-here.ts'

describe('the time that the tour says', () => {
  it.each([
    ['2025-11-14T09:34:00Z', 'Europe/Berlin', '10:34 GMT+1'],
    ['2025-07-14T23:04:00Z', 'Europe/Berlin', '01:04 GMT+2'],
    ['2025-11-14T09:34:00Z', 'UTC', '09:34 GMT'],
    ['2025-11-14T09:34:00Z', 'Asia/Kolkata', '15:04 GMT+5:30'],
  ])('of %s in %s is %s', (instant, zone, said) => {
    expect(timeHere(instant, zone)).toBe(said)
  })
})
