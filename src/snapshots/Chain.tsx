import { glowOf } from '../ui/glow.ts'
import { SnapshotMark, type MarkKind } from '../ui/SnapshotMark.tsx'
import css from './Chain.module.css'

export interface ChainProps {
  /** Left out where the line goes on without one. */
  readonly mark?: MarkKind | undefined
  /** How long ago the snapshot was taken, ms. */
  readonly age: number
  /** The line goes on above, and below. */
  readonly up: boolean
  readonly down: boolean
}

/** The mark of a snapshot at the edge of its row, and the line that ties differentials to their full one. Decoration. */
export function Chain({ mark, age, up, down }: ChainProps) {
  return (
    <span aria-hidden="true" className={css.chain} data-up={up || undefined} data-down={down || undefined}>
      {mark && <SnapshotMark kind={mark} glow={glowOf(age)} />}
    </span>
  )
}
