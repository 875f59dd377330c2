import ChevronDown from 'lucide-react/icons/chevron-down'
import ChevronRight from 'lucide-react/icons/chevron-right'
import { memo } from 'react'
import { bytes, date, time } from '../messages/format.ts'
import * as say from '../messages/snapshots.tsx'
import { Chain } from './Chain.tsx'
import css from './FoldLine.module.css'
import type { Line } from './lines.ts'
import lineCss from './SnapshotLine.module.css'

export interface FoldLineProps {
  readonly line: Extract<Line, { readonly kind: 'fold' }>
  readonly rowIndex: number
  /** ms */
  readonly now: number
  readonly onToggle: (key: string) => void
}

/** A run of differentials in one line: how many, from when to when, how large. Opens and closes. */
export const FoldLine = memo(function FoldLine({ line, rowIndex, now, onToggle }: FoldLineProps) {
  const Chevron = line.open ? ChevronDown : ChevronRight
  return (
    <div
      role="row"
      aria-rowindex={rowIndex}
      data-line
      data-kind="differential"
      data-begins={line.begins || undefined}
      className={lineCss.row}
    >
      <Chain
        mark={line.open ? undefined : 'differential'}
        age={now - line.from}
        up={line.up}
        down={line.down}
      />
      <div role="cell" className={lineCss.said}>
        {date(line.to, { now })}
      </div>
      <div role="cell" className={css.fold}>
        <button type="button" aria-expanded={line.open} onClick={() => onToggle(line.key)}>
          <Chevron aria-hidden="true" />
          <span>
            {(line.open ? say.unfolded : say.folded)(
              line.count,
              time(line.from),
              time(line.to),
              bytes(line.bytes),
            )}
          </span>
        </button>
      </div>
    </div>
  )
})
