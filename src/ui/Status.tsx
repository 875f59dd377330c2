import CircleCheck from 'lucide-react/icons/circle-check'
import CircleDashed from 'lucide-react/icons/circle-dashed'
import Circle from 'lucide-react/icons/circle'
import CirclePause from 'lucide-react/icons/circle-pause'
import OctagonX from 'lucide-react/icons/octagon-x'
import TriangleAlert from 'lucide-react/icons/triangle-alert'
import type { ReactNode } from 'react'
import css from './Status.module.css'

const glyphs = {
  good: CircleCheck,
  paused: CirclePause,
  waiting: CircleDashed,
  deadline: TriangleAlert,
  failed: OctagonX,
  neutral: Circle,
}

/** One shape per tone, so nothing depends on seeing the colour. */
export type StatusTone = 'running' | 'moving' | keyof typeof glyphs

export type StatusProps = { children: ReactNode } & (
  | { tone: 'moving'; percent?: number | undefined }
  | { tone: Exclude<StatusTone, 'moving'>; percent?: undefined }
)

/** A state as glyph and word together. A moving one fills a ring and says its percentage. */
export function Status({ tone, percent, children }: StatusProps) {
  return (
    <span className={css.status} data-tone={tone}>
      <StatusGlyph tone={tone} percent={percent} />
      <span>
        {children}
        {percent !== undefined && <span className={css.percent}> {Math.floor(percent)}%</span>}
      </span>
    </span>
  )
}

/** The shape of a state alone, for where its word stands elsewhere. */
export function StatusGlyph({ tone, percent = 25 }: { tone: StatusTone; percent?: number | undefined }) {
  if (tone === 'running') return <span className={css.dot} aria-hidden="true" />
  if (tone === 'moving') return <Ring percent={percent} />
  const Glyph = glyphs[tone]
  return <Glyph aria-hidden="true" className={css[tone]} />
}

/** A ring that fills with `percent`. Decoration: the words beside it say the same. */
export function Ring({ percent }: { percent: number }) {
  return (
    <svg viewBox="0 0 16 16" className={css.ring} aria-hidden="true">
      <circle cx="8" cy="8" r="6.25" />
      <circle
        cx="8"
        cy="8"
        r="6.25"
        pathLength="100"
        strokeDasharray={`${percent} 100`}
        transform="rotate(-90 8 8)"
      />
    </svg>
  )
}
