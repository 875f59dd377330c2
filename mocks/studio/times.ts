import { DAY_MS } from '../../contract/rules/windows.ts'

const HOUR_MS = DAY_MS / 24
const MINUTE_MS = HOUR_MS / 60

/** A length of time (ms) in its two largest units. */
export function lengthOf(ms: number): string {
  if (ms < MINUTE_MS) return `${Math.round(ms / 1000)} s`
  if (ms < HOUR_MS) return `${Math.round(ms / MINUTE_MS)} min`
  const [large, small, unit, below] =
    ms < DAY_MS ? [HOUR_MS, MINUTE_MS, 'h', 'min'] : [DAY_MS, HOUR_MS, 'd', 'h']
  const rest = Math.floor((ms % large) / small)
  return rest === 0
    ? `${Math.floor(ms / large)} ${unit}`
    : `${Math.floor(ms / large)} ${unit} ${rest} ${below}`
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
