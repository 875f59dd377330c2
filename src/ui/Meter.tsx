import css from './ProgressBar.module.css'

export type MeterProps = {
  /** "Storage used" */
  label: string
  value: number
  max: number
  /** The value in words: "29 of 64 GB". */
  text: string
}

/** How much of a limit is used. Quiet: it is a fact, not progress. */
export function Meter({ label, value, max, text }: MeterProps) {
  const percent = max > 0 ? Math.min(100, (value / max) * 100) : 0
  return (
    <div
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={max}
      aria-valuenow={Math.min(value, max)}
      aria-valuetext={text}
      className={css.track}
    >
      <div className={css.fill} style={{ inlineSize: `${percent}%` }} />
    </div>
  )
}
