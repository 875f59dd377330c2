import { describe, expect, it } from 'vitest'
import { bytesOf, dayNamed, dayOf, isoDay, newestOfDays, rowOf, rowsOf } from './rows.ts'
import { differential, sample, sampleDay } from './sample-snapshots.ts'

describe('rowsOf', () => {
  it('puts the newest first, whatever the order of the answer', () => {
    const list = [
      sample('2025-11-12T00:09:00Z'),
      sample('2025-11-14T00:09:00Z'),
      sample('2025-11-13T00:09:00Z'),
    ]
    expect(rowsOf(list).map((row) => row.snapshot.timestamp.slice(8, 10))).toEqual(['14', '13', '12'])
  })

  it('keeps the row of a snapshot that did not change, so that its line is not rendered again', () => {
    const one = sample('2025-11-12T00:09:00Z')
    expect(rowOf(one)).toBe(rowOf(one))
    expect(rowOf({ ...one })).not.toBe(rowOf(one))
  })

  it('reads instants, sizes and the full one of a differential', () => {
    const full = sample('2025-11-14T00:09:00Z')
    const row = rowOf(differential('2025-11-14T01:09:00Z', full))
    expect(row).toMatchObject({
      kind: 'differential',
      baseId: full.snapshot_id,
      bytes: 200_000_000,
      restorableUntil: null,
    })
    expect(rowOf(full).restorableUntil).toBe(Date.parse('2026-01-13T00:09:00Z'))
  })
})

describe('days', () => {
  it('are those of the zone of the browser', () => {
    for (const at of [
      '2025-03-30T00:59:00Z',
      '2025-03-30T01:00:00Z',
      '2025-11-13T23:30:00Z',
      '2024-02-29T12:00:00Z',
    ]) {
      const there = new Date(at)
      const written = [there.getFullYear(), there.getMonth() + 1, there.getDate()]
        .map((part) => String(part).padStart(2, '0'))
        .join('-')
      expect(isoDay(dayOf(there.getTime()))).toBe(written)
    }
  })

  it('are named and read back', () => {
    expect(isoDay(dayNamed('2025-11-14'))).toBe('2025-11-14')
    expect(dayNamed('2025-13-40')).toBeNaN()
  })

  it('are listed once each, by their newest', () => {
    const rows = rowsOf([
      ...sampleDay('2025-11-13'),
      ...sampleDay('2025-11-14', 3),
      sample('2025-11-10T12:00:00Z'),
    ])
    const newest = newestOfDays(rows)
    expect(newest.map((row) => row.day)).toEqual([...new Set(rows.map((row) => row.day))])
    expect(newest[0]).toBe(rows[0])
  })
})

describe('bytesOf', () => {
  it('adds up, differentials apart, and takes what is not known for nothing', () => {
    const full = sample('2025-11-14T00:09:00Z', { afterglow: { size_bytes: 1000 } })
    const rows = rowsOf([
      full,
      differential('2025-11-14T01:09:00Z', full, { afterglow: { size_bytes: 10 } }),
      sample('2025-11-14T02:09:00Z', { status: 'InProgress', afterglow: { size_bytes: null } }),
    ])
    expect(bytesOf(rows)).toEqual({ all: 1010, differentials: 10 })
  })
})
