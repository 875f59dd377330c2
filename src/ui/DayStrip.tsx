import type { MarkKind } from './SnapshotMark.tsx'
import type { Glow } from './glow.ts'
import css from './DayStrip.module.css'

export type DayStripProps = {
  /** The last 24 hours, the oldest first; null where nothing was taken. */
  hours: readonly (MarkKind | null)[]
  /** The sum in words: "22 completed, 1 failed, 1 in progress". */
  label: string
}

const width = 24
/** Within one day the marks cool by their place; the newest three are ember. */
const warmth: readonly Glow[] = [5, 5, 5, 5, 5, 5, 4, 4, 4, 4, 4, 3, 3, 3, 3, 3, 2, 2, 2, 2, 2, 1, 1, 1]

/** A day of snapshots in 24 bars: full tall, differential short, cross for a failure, dashed for one under way. */
export function DayStrip({ hours, label }: DayStripProps) {
  const day = hours.slice(-width)
  const first = width - day.length
  return (
    <div role="img" aria-label={label} className={css.strip}>
      {Array.from({ length: width }, (_, hour) => (
        <i key={hour} data-kind={day[hour - first] ?? 'none'} data-glow={warmth[hour]} />
      ))}
    </div>
  )
}
