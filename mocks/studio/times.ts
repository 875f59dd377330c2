import { DAY_MS } from '../../contract/rules/windows.ts'

const SECOND_MS = 1_000
const MINUTE_MS = 60 * SECOND_MS
const HOUR_MS = 60 * MINUTE_MS

/** A length of time (ms) in its two largest units, seconds and minutes rounded. */
export function lengthOf(ms: number): string {
  const seconds = Math.round(ms / SECOND_MS)
  if (seconds < 60) return `${seconds} s`
  const minutes = Math.round(ms / MINUTE_MS)
  if (minutes < 60) return `${minutes} min`
  const whole = minutes * MINUTE_MS
  const [large, small, unit, below] =
    whole < DAY_MS ? [HOUR_MS, MINUTE_MS, 'h', 'min'] : [DAY_MS, HOUR_MS, 'd', 'h']
  const rest = Math.floor((whole % large) / small)
  const most = `${Math.floor(whole / large)} ${unit}`
  return rest === 0 ? most : `${most} ${rest} ${below}`
}

const day = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
})

/** The day of an instant, in UTC: "Fri 14 Nov 2025". */
export const dayOf = (instant: string): string => day.format(Date.parse(instant)).replace(',', '')

/** The time of day of an instant, in UTC, with its day where that is another than `now`'s. */
export function clockOf(instant: string, now: string): string {
  const time = instant.slice(11, 19)
  return instant.slice(0, 10) === now.slice(0, 10) ? time : `${dayOf(instant)}, ${time}`
}
