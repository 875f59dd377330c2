const units = { s: 1_000, min: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const

type Unit = keyof typeof units
/** "5 min", "2 h", "30 d" */
export type Duration = `${number} ${Unit}`

/** A duration in ms. */
export function milliseconds(duration: Duration): number {
  const [amount = '', unit = ''] = duration.split(' ')
  const found = Object.entries(units).find(([name]) => name === unit)
  const ms = Number(amount) * (found?.[1] ?? Number.NaN)
  if (!(ms >= 0)) throw new Error(`Not a duration: ${duration}. Write 5 min, 2 h or 30 d.`)
  return ms
}
