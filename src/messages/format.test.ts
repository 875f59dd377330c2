import { describe, expect, it } from 'vitest'
import * as format from './format.ts'

const berlin = 'Europe/Berlin'
const at = (text: string) => Date.parse(text)
const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

describe('sizes and counts', () => {
  it.each([
    [0, '0 bytes'],
    [1, '1 byte'],
    [999, '999 bytes'],
    [1000, '1 kB'],
    [160_712, '161 kB'],
    [999_499, '999 kB'],
    [999_500, '1 MB'],
    [1_800_000, '1.8 MB'],
    [99_949_999, '99.9 MB'],
    [99_960_000, '100 MB'],
    [96_412_331_008, '96.4 GB'],
    [8_000_000_000, '8 GB'],
    [7_100_000_000_000, '7.1 TB'],
    [5e18, '5,000 PB'],
  ])('%d bytes are %s', (value, text) => {
    expect(format.bytes(value)).toBe(text)
  })

  it('gives them exactly', () => {
    expect(format.exactBytes(160_712)).toBe('160,712 bytes')
    expect(format.exactBytes(1)).toBe('1 byte')
    expect(format.exactCount(41_208_774)).toBe('41,208,774')
    expect(format.byteRate(24_600_000)).toBe('24.6 MB/s')
  })

  it.each([
    [0, '0'],
    [61_573, '61,573'],
    [999_999, '999,999'],
    [1_000_000, '1 M'],
    [41_208_774, '41.2 M'],
    [187_640_311, '187.6 M'],
    [999_960_000, '1 G'],
    [34_000_000_000, '34 G'],
  ])('%d is counted as %s', (value, text) => {
    expect(format.count(value)).toBe(text)
  })

  it('gives a count its word', () => {
    expect(format.counted(1, 'node')).toBe('1 node')
    expect(format.counted(1035, 'node')).toBe('1,035 nodes')
    expect(format.counted(2, 'index', 'indexes')).toBe('2 indexes')
  })

  it('says 100% only of what is complete', () => {
    expect(format.percent(46.8)).toBe('46%')
    expect(format.percent(99.99)).toBe('99%')
    expect(format.percent(100)).toBe('100%')
  })
})

describe('spans', () => {
  it.each([
    [-5, '0 s'],
    [52_000, '52 s'],
    [88_000, '1 min 28 s'],
    [2 * minute, '2 min'],
    [12 * minute + 40_000, '12 min'],
    [3 * hour + 3 * minute, '3 h 3 min'],
    [13 * hour + 49 * minute, '13 h 49 min'],
    [5 * hour, '5 h'],
    [2 * day + 4 * hour + 59 * minute, '2 d 4 h'],
    [60 * day, '60 d'],
  ])('%d ms last %s', (ms, text) => {
    expect(format.duration(ms)).toBe(text)
  })

  it.each([
    [59_999, 'just now'],
    [11 * minute, '11 min ago'],
    [30 * hour, '30 h ago'],
    [2 * day, '2 d ago'],
    [43 * day + hour, '43 d ago'],
  ])('%d ms are %s', (ms, text) => {
    expect(format.ago(ms)).toBe(text)
  })

  it.each([
    [0, 'about 10 s'],
    [31_000, 'about 40 s'],
    [51_000, 'about 1 min'],
    [5 * minute + 1, 'about 6 min'],
    [89 * minute + 30_000, 'about 1 h 30 min'],
    [125 * minute, 'about 2 h 10 min'],
  ])('%d ms to go are %s', (ms, text) => {
    expect(format.about(ms)).toBe(text)
  })
})

describe('times', () => {
  const now = at('2025-11-14T02:12:00Z')

  it('writes a day of this year with its weekday, another year with the year', () => {
    expect(format.date(at('2025-11-14T01:07:09Z'), { now, timeZone: berlin })).toBe('Fri 14 Nov')
    expect(format.date(at('2026-01-13T12:00:00Z'), { now, timeZone: berlin })).toBe('13 Jan 2026')
    expect(format.date(at('2025-09-16T12:00:00Z'), { now, timeZone: berlin })).toBe('Tue 16 Sep')
    expect(format.shortDate(at('2025-11-11T12:00:00Z'), { now, timeZone: berlin })).toBe('11 Nov')
    expect(format.shortDate(at('2026-01-13T12:00:00Z'), { now, timeZone: berlin })).toBe('13 Jan 2026')
    expect(format.fullDate(now, berlin)).toBe('14 Nov 2025')
  })

  it('takes the day and the year of the zone, not of UTC', () => {
    const newYear = at('2025-12-31T23:30:00Z')
    expect(format.date(newYear, { now, timeZone: berlin })).toBe('1 Jan 2026')
    expect(format.date(newYear, { now, timeZone: 'UTC' })).toBe('Wed 31 Dec')
    expect(format.sameDay(at('2025-11-13T23:30:00Z'), now, berlin)).toBe(true)
    expect(format.sameDay(at('2025-11-13T23:30:00Z'), now, 'UTC')).toBe(false)
  })

  it('writes 24 hours and the zone', () => {
    expect(format.timeWithZone(at('2025-11-14T01:07:09Z'), berlin)).toBe('02:07 GMT+1')
    expect(format.timeWithZone(at('2025-11-13T23:09:00Z'), berlin)).toBe('00:09 GMT+1')
    expect(format.timeWithZone(at('2025-11-14T01:07:09Z'), 'Asia/Kolkata')).toBe('06:37 GMT+5:30')
    expect(format.timeWithZone(at('2025-11-14T01:07:09Z'), 'UTC')).toBe('01:07 GMT')
  })

  it('tells the two 02:30 of the night when summer ends apart by their zone', () => {
    expect(format.timeWithZone(at('2025-10-26T00:30:00Z'), berlin)).toBe('02:30 GMT+2')
    expect(format.timeWithZone(at('2025-10-26T01:30:00Z'), berlin)).toBe('02:30 GMT+1')
  })

  it('skips the hour that is not there when summer begins', () => {
    expect(format.timeWithZone(at('2025-03-30T00:59:59Z'), berlin)).toBe('01:59 GMT+1')
    expect(format.timeWithZone(at('2025-03-30T01:00:00Z'), berlin)).toBe('03:00 GMT+2')
  })

  it('keeps a day of 25 hours one day', () => {
    const first = at('2025-10-25T22:00:00Z')
    const last = at('2025-10-26T22:59:59Z')
    expect(last - first).toBeGreaterThan(day)
    expect(format.dayKey(first, berlin)).toBe(format.dayKey(last, berlin))
    expect(format.dayKey(last + 1000, berlin)).not.toBe(format.dayKey(last, berlin))
  })

  it('leaves the day away where it is today', () => {
    expect(format.moment(at('2025-11-14T01:07:09Z'), { now, timeZone: berlin })).toBe('02:07')
    expect(format.moment(at('2025-11-13T08:41:00Z'), { now, timeZone: berlin })).toBe('13 Nov, 09:41')
  })

  it('gives the exact instant in UTC', () => {
    expect(format.utc(at('2025-11-14T01:07:09.900Z'))).toBe('2025-11-14 01:07:09 UTC')
  })
})
