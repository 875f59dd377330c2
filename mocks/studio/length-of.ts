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
