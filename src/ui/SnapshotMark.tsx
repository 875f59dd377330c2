import type { Glow } from './glow.ts'
import css from './SnapshotMark.module.css'

/** Bar, dot, diamond, cross, open dot: the same marks in the table, the strip and the keys. */
export type MarkKind = 'full' | 'differential' | 'ondemand' | 'failed' | 'running'

/** The mark of one snapshot. Decoration: words beside it say kind and state. */
export function SnapshotMark({ kind, glow = 5 }: { kind: MarkKind; glow?: Glow | undefined }) {
  return (
    <svg viewBox="0 0 12 20" className={css.mark} data-kind={kind} data-glow={glow} aria-hidden="true">
      {kind === 'full' && <rect x="3" width="6" height="20" rx="2" />}
      {kind === 'differential' && <rect x="3.5" y="7.5" width="5" height="5" rx="1" />}
      {kind === 'ondemand' && <path d="M6 3.6 12 10l-6 6.4L0 10Z" />}
      {kind === 'failed' && <path d="m2.5 6.5 7 7m0-7-7 7" />}
      {kind === 'running' && <rect x="3.25" y="7.25" width="5.5" height="5.5" rx="1" />}
    </svg>
  )
}
