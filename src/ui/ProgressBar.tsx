import type { ReactNode } from 'react'
import { Announced } from './VisuallyHidden.tsx'
import css from './ProgressBar.module.css'

export type ProgressBarProps = {
  /** What moves, for those who do not see it: "Restoring orders-eu". */
  label: string
  /** 0 to 100; null while it is not known. */
  percent: number | null
  /** Above on the left: the stage and its percentage, in words. */
  head?: ReactNode
  /** Above on the right: the time left. An estimate says "about". */
  left?: ReactNode
  /** Below, a quiet line. */
  foot?: ReactNode
  /** 6 px, or 4 in a row. */
  size?: 'normal' | 'thin' | undefined
}

/** Progress, the only thing that wears the horizon. Every quarter is announced, politely. */
export function ProgressBar({ label, percent, head, left, foot, size = 'normal' }: ProgressBarProps) {
  const quarter = percent === null ? 0 : Math.floor(percent / 25) * 25
  return (
    <div>
      {(head || left) && (
        <div className={css.row}>
          <span>{head}</span>
          <span className={css.left}>{left}</span>
        </div>
      )}
      <div
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent === null ? undefined : Math.floor(percent)}
        className={css.track}
        data-size={size}
      >
        <div className={css.horizon} style={{ inlineSize: `${percent ?? 0}%` }} />
      </div>
      <Announced>{quarter > 0 && `${label}, ${quarter}%`}</Announced>
      {foot && <p className={css.foot}>{foot}</p>}
    </div>
  )
}
