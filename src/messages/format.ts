import * as say from './units.tsx'

const locale = 'en-GB'
const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

const numbers = new Map<number, Intl.NumberFormat>()

/** With at most `digits` decimals. Formatters are kept: making one costs more than a hundred uses of it. */
function number(value: number, digits = 0): string {
  let format = numbers.get(digits)
  if (!format)
    numbers.set(digits, (format = new Intl.NumberFormat(locale, { maximumFractionDigits: digits })))
  return format.format(value)
}

function scaled(value: number, units: readonly string[]): string {
  let rest = value
  let step = 0
  // 999.95 would be written as 1,000: it belongs to the next unit.
  while (step < units.length - 1 && rest >= (step === 0 ? 1000 : 999.5)) {
    rest /= 1000
    step += 1
  }
  return `${number(rest, step === 0 || rest >= 99.95 ? 0 : 1)} ${units[step]}`.trimEnd()
}

/** Bytes in decimal units, as the field writes them: "96.4 GB", "161 kB", "12 bytes". */
export const bytes = (value: number): string =>
  value === 1 ? `1 ${say.byte}` : scaled(value, [say.bytes, 'kB', 'MB', 'GB', 'TB', 'PB'])

/** "160,712 bytes" */
export const exactBytes = (value: number): string => counted(value, say.byte, say.bytes)

/** Bytes in a second: "24.6 MB/s". */
export const byteRate = (bytesPerSecond: number): string => `${bytes(bytesPerSecond)}/s`

/** A count to be read at a glance: "41.2 M", exact below a million ("61,573"). */
export function count(value: number): string {
  if (value < 1e6) return number(value)
  return value < 999.95e6 ? `${number(value / 1e6, 1)} M` : `${number(value / 1e9, 1)} G`
}

/** "41,208,774" */
export const exactCount = (value: number): string => number(value)

const plurals = new Intl.PluralRules(locale)
const ordinals = new Intl.PluralRules(locale, { type: 'ordinal' })
const endings: Partial<Record<Intl.LDMLPluralRule, string>> = { one: 'st', two: 'nd', few: 'rd' }

/** The word for a count: "node", "nodes", "indexes" with `many` given. */
export const plural = (value: number, one: string, many = `${one}s`): string =>
  plurals.select(value) === 'one' ? one : many

/** A count with its word: "1 node", "171 nodes", "2 indexes" with `many` given. */
export const counted = (value: number, one: string, many?: string): string =>
  `${number(value)} ${plural(value, one, many)}`

/** Names in a sentence: "a, b and c". */
export const listed = (names: readonly string[]): string => new Intl.ListFormat(locale).format(names)

/** A place in an order: "2nd", "1,001st". */
export const ordinal = (value: number): string => `${number(value)}${endings[ordinals.select(value)] ?? 'th'}`

/** "46%": whole, never rounded up, so 100% is said only of what is complete. */
export const percent = (value: number): string => `${Math.floor(value)}%`

/** A span (ms) in its two largest units: "3 h 3 min", "2 d 4 h", "1 min 28 s"; from 10 min on without seconds. */
export function duration(ms: number): string {
  const all = Math.max(0, ms)
  const pair = (big: number, bigUnit: string, small: number, smallUnit: string) => {
    const rest = Math.floor((all % big) / small)
    return `${number(Math.floor(all / big))} ${bigUnit}${rest ? ` ${rest} ${smallUnit}` : ''}`
  }
  if (all >= day) return pair(day, 'd', hour, 'h')
  if (all >= hour) return pair(hour, 'h', minute, 'min')
  if (all >= 10 * minute) return `${Math.floor(all / minute)} min`
  if (all >= minute) return pair(minute, 'min', 1000, 's')
  return `${Math.floor(all / 1000)} s`
}

/** A span (ms) in one unit, rounded down: "52 s", "12 min", "30 h" (hours up to two days), "43 d". */
export function span(ms: number): string {
  const all = Math.max(0, ms)
  if (all >= 2 * day) return `${number(Math.floor(all / day))} d`
  if (all >= hour) return `${Math.floor(all / hour)} h`
  if (all >= minute) return `${Math.floor(all / minute)} min`
  return `${Math.floor(all / 1000)} s`
}

/** An estimate (ms), rounded up to what one can rely on: "about 6 min", "about 40 s". */
export function about(ms: number): string {
  const all = Math.max(0, ms)
  if (all > 90 * minute) return say.about(duration(Math.ceil(all / (10 * minute)) * 10 * minute))
  if (all > 50_000) return say.about(duration(Math.ceil(all / minute) * minute))
  return say.about(`${Math.max(10, Math.ceil(all / 10_000) * 10)} s`)
}

/** How long ago (ms): "just now", "11 min ago", "43 d ago". */
export const ago = (ms: number): string => (ms < minute ? say.justNow : say.ago(span(ms)))

type Parts = Partial<Record<Intl.DateTimeFormatPartTypes, string>>

const dates = new Map<string, Intl.DateTimeFormat>()

function partsOf(instant: number, timeZone: string | undefined): Parts {
  const key = timeZone ?? ''
  let format = dates.get(key)
  if (!format) {
    format = new Intl.DateTimeFormat(locale, {
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
      timeZoneName: 'shortOffset',
      ...(timeZone !== undefined && { timeZone }),
    })
    dates.set(key, format)
  }
  const parts: Parts = {}
  for (const { type, value } of format.formatToParts(instant)) parts[type] = value
  // Written "Sept" by this locale alone; three letters keep the columns even.
  if (parts.month) parts.month = parts.month.slice(0, 3)
  return parts
}

/** Instants are milliseconds since 1970 UTC. `timeZone` is an IANA name; left out, the browser's own. */
type When = { now: number; timeZone?: string | undefined }

/** A day in a list: "Fri 14 Nov", "13 Jan 2026" where the year is another than now's. */
export function date(instant: number, { now, timeZone }: When): string {
  const at = partsOf(instant, timeZone)
  return at.year === partsOf(now, timeZone).year
    ? `${at.weekday} ${at.day} ${at.month}`
    : `${at.day} ${at.month} ${at.year}`
}

/** A day within a sentence or label: "14 Nov", "13 Jan 2026" where the year is another than now's. */
export function shortDate(instant: number, { now, timeZone }: When): string {
  const at = partsOf(instant, timeZone)
  return `${at.day} ${at.month}${at.year === partsOf(now, timeZone).year ? '' : ` ${at.year}`}`
}

/** A day with its year, always: "13 Jan 2026". For where something ends. */
export function fullDate(instant: number, timeZone?: string): string {
  const at = partsOf(instant, timeZone)
  return `${at.day} ${at.month} ${at.year}`
}

/** "02:07" */
export function time(instant: number, timeZone?: string): string {
  const at = partsOf(instant, timeZone)
  return `${at.hour}:${at.minute}`
}

/** The zone of that instant: "GMT+1", and "GMT+2" in its summer; "GMT" where it is UTC. */
export function zone(instant: number, timeZone?: string): string {
  return (partsOf(instant, timeZone).timeZoneName ?? '').replace(/\+0$/, '')
}

/** "02:07 GMT+1" */
export function timeWithZone(instant: number, timeZone?: string): string {
  return `${time(instant, timeZone)} ${zone(instant, timeZone)}`
}

/** Time alone on the day of `now`, else with its day: "02:07", "13 Nov, 09:41". */
export function moment(instant: number, { now, timeZone }: When): string {
  const clock = time(instant, timeZone)
  return sameDay(instant, now, timeZone) ? clock : `${shortDate(instant, { now, timeZone })}, ${clock}`
}

/** Whether two instants fall on one calendar day of the zone. */
export const sameDay = (one: number, other: number, timeZone?: string): boolean =>
  dayKey(one, timeZone) === dayKey(other, timeZone)

/** A key that is equal for all instants of one calendar day of the zone. */
export const dayKey = (instant: number, timeZone?: string): string => fullDate(instant, timeZone)

/** The exact instant: "2025-11-14 01:07:09 UTC" */
export const utc = (instant: number): string =>
  `${new Date(instant).toISOString().slice(0, 19).replace('T', ' ')} UTC`
