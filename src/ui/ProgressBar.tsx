import { type ComponentPropsWithRef, type ReactNode, useState } from 'react'
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

/**
 * What progress is to those who do not see it, whatever shape its children give it. Every quarter is announced, politely; the
 * words go with the next percent, so that whoever reads along never finds another number than the one that is shown.
 */
export function Progress({
  label,
  percent,
  ...rest
}: Pick<ProgressBarProps, 'label' | 'percent'> & ComponentPropsWithRef<'div'> & { 'data-size'?: string }) {
  const whole = Math.floor(percent ?? 0)
  const quarter = Math.floor(whole / 25)
  const [told, setTold] = useState({ quarter, at: -1 })
  if (told.quarter !== quarter) setTold({ quarter, at: whole })
  return (
    <>
      <div
        {...rest}
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent === null ? undefined : whole}
      />
      <Announced>{quarter > 0 && told.at === whole && `${label}, ${whole}%`}</Announced>
    </>
  )
}

/** Progress, the only thing that wears the horizon: a bar with its words. */
export function ProgressBar({ label, percent, head, left, foot, size = 'normal' }: ProgressBarProps) {
  return (
    <div>
      {(head || left) && (
        <div className={css.row}>
          <span>{head}</span>
          <span className={css.left}>{left}</span>
        </div>
      )}
      <Progress label={label} percent={percent} className={css.track} data-size={size}>
        <div className={css.horizon} style={{ inlineSize: `${percent ?? 0}%` }} />
      </Progress>
      {foot && <p className={css.foot}>{foot}</p>}
    </div>
  )
}
