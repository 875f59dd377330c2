import { describe, expect, it } from 'vitest'
import type { SnapshotMark } from '../../contract/wire/instances.ts'
import { failuresOf, hoursOf, sumOf } from './last-day.ts'

const minute = 60_000
const hour = 60 * minute
const now = Date.parse('2025-11-14T09:04:00Z')

const mark = (ago: number, differs: Partial<SnapshotMark> = {}): SnapshotMark => ({
  timestamp: new Date(now - ago).toISOString(),
  status: 'Completed',
  kind: 'differential',
  profile: 'Scheduled',
  ...differs,
})

describe('the last 24 hours', () => {
  it('have one bar an hour though each slot comes some minutes early or late', () => {
    const jitter = [0, 9, -10, 7, -3, 10, -9, 4]
    const marks = Array.from({ length: 24 }, (_, slot) =>
      mark(slot * hour + 12 * minute - (jitter[slot % jitter.length] ?? 0) * minute),
    ).toReversed()
    expect(hoursOf(marks, now)).toEqual(Array.from({ length: 24 }, () => 'differential'))
  })

  it('end empty where nothing came since', () => {
    expect(hoursOf([mark(5 * hour)], now).map((bar) => bar ?? '')).toEqual([
      ...Array.from({ length: 18 }, () => ''),
      'differential',
      ...Array.from({ length: 5 }, () => ''),
    ])
  })

  it('show what is not fine where two fall into one hour', () => {
    const marks = [
      mark(20 * minute, { status: 'Failed' }),
      mark(10 * minute, { profile: 'AdHoc', kind: 'full' }),
    ]
    expect(hoursOf(marks, now).at(-1)).toBe('failed')
    expect(hoursOf(marks.slice(1), now).at(-1)).toBe('ondemand')
  })

  it('leave out what is older, and are empty without any', () => {
    expect(hoursOf([mark(30 * hour), mark(hour / 2)], now).filter(Boolean)).toHaveLength(1)
    expect(hoursOf([], now).filter(Boolean)).toEqual([])
  })

  it('are summed in words', () => {
    expect(
      sumOf([
        mark(3 * hour),
        mark(2 * hour, { status: 'Failed' }),
        mark(hour),
        mark(0, { status: 'Pending' }),
      ]),
    ).toBe('2 completed, 1 failed, 1 in progress')
    expect(sumOf([])).toBe('No snapshot in the last 24 hours')
  })

  it('name the hour of a single failure, and count several', () => {
    const failed = mark(hour, { status: 'Failed' })
    expect(failuresOf([mark(0)], String)).toBeNull()
    expect(failuresOf([failed, mark(0)], (at) => new Date(at).toISOString().slice(11, 16))).toBe(
      '1 failed at 08:04.',
    )
    expect(failuresOf([failed, failed], String)).toBe('2 snapshots failed in 24 h.')
  })
})
