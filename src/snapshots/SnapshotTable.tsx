import ArrowDown from 'lucide-react/icons/arrow-down'
import ArrowUp from 'lucide-react/icons/arrow-up'
import { useCallback, useMemo, useState, type CSSProperties } from 'react'
import { date, zone } from '../messages/format.ts'
import { VisuallyHidden } from '../ui/VisuallyHidden.tsx'
import * as say from '../messages/snapshots.tsx'
import { FoldLine } from './FoldLine.tsx'
import { groupByDay, isByDay, linesOf } from './lines.ts'
import type { SnapshotRow } from './rows.ts'
import { SnapshotLine, type TableFacts } from './SnapshotLine.tsx'
import css from './SnapshotTable.module.css'
import { sortRows, sortedBy, type SortKey, type TableView } from './table-view.ts'
import { useWindow, type Layout } from './use-window.ts'

export interface SnapshotTableProps {
  readonly label: string
  /** The rows that the view lets through, newest first. */
  readonly rows: readonly SnapshotRow[]
  readonly view: TableView
  readonly onView: (view: TableView) => void
  readonly facts: Omit<TableFacts, 'byDay'>
}

const heads = [
  { name: say.date, css: css.date },
  { name: say.time, css: css.time, sort: 'time' },
  { name: say.status, css: css.status },
  { name: say.type, css: css.type },
  { name: say.kind, css: css.kind },
  { name: say.size, css: css.size, sort: 'size' },
  { name: say.restorableUntil, css: css.restorable, sort: 'restorable' },
  { name: say.exportableUntil, css: css.exportable, sort: 'exportable' },
] as const satisfies readonly { name: string; css: string | undefined; sort?: SortKey }[]

interface HeadProps {
  readonly view: TableView
  readonly layout: Layout
  readonly onView: (view: TableView) => void
}

function Head({ view, layout, onView }: HeadProps) {
  return (
    <div role="rowgroup" className={css.head}>
      <div role="row" aria-rowindex={1}>
        {heads.map((head) => {
          const sort = 'sort' in head ? head.sort : undefined
          const sorted = sort !== undefined && view.sort === sort
          const Arrow = view.descending ? ArrowDown : ArrowUp
          return (
            <div
              key={head.name}
              role="columnheader"
              aria-sort={sorted ? (view.descending ? 'descending' : 'ascending') : undefined}
              className={head.css}
            >
              {sort === undefined || layout === 'cards' ? (
                head.name
              ) : (
                <button type="button" onClick={() => onView(sortedBy(view, sort))}>
                  {head.name}
                  {sorted && <Arrow aria-hidden="true" />}
                </button>
              )}
            </div>
          )
        })}
        <div role="columnheader" className={css.actions}>
          <VisuallyHidden>{say.actions}</VisuallyHidden>
        </div>
      </div>
    </div>
  )
}

/**
 * The snapshots of an instance: days, chains and folded runs in the order of time, plain rows otherwise. Only the rows
 * near the view are in the page.
 */
export function SnapshotTable({ label, rows, view, onView, facts }: SnapshotTableProps) {
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set())
  const lines = useMemo(() => linesOf(sortRows(rows, view), view, opened), [rows, view, opened])
  const byDay = isByDay(view)
  const { region, body, layout, span, before, total } = useWindow(lines, JSON.stringify(view))
  const ofLines = useMemo(() => ({ ...facts, byDay }), [facts, byDay])
  const toggle = useCallback((key: string) => {
    setOpened((before) => {
      const next = new Set(before)
      if (!next.delete(key)) next.add(key)
      return next
    })
  }, [])
  const groups = byDay
    ? groupByDay(lines, span.first, span.last)
    : [{ day: 0, begins: false, start: span.first, lines: lines.slice(span.first, span.last) }]
  const place: CSSProperties = { blockSize: `${total}px`, paddingBlockStart: `${before}px` }
  return (
    <div ref={region} role="region" aria-label={say.region} tabIndex={0} className={css.region}>
      <div
        role="table"
        aria-label={label}
        aria-rowcount={lines.length + 1}
        data-layout={layout}
        data-by-day={byDay || undefined}
        className={css.table}
      >
        <Head view={view} layout={layout} onView={onView} />
        <div ref={body} style={place}>
          {groups.map((group) => {
            const [first] = group.lines
            const at = first?.kind === 'fold' ? first.to : first?.row.timestamp
            const kind = first?.kind === 'fold' ? 'differential' : first?.row.kind
            return (
              <div
                key={byDay ? group.day : 'all'}
                role="rowgroup"
                data-group
                data-begins={group.begins || undefined}
                data-first={group.start === 0 || undefined}
                data-lone={(group.begins && group.lines.length === 1) || undefined}
                className={css.day}
              >
                {byDay && at !== undefined && (
                  <div aria-hidden="true" className={css.rail}>
                    <div className={css.heading} data-kind={kind}>
                      {date(at, { now: facts.now })} <span>{zone(at)}</span>
                    </div>
                  </div>
                )}
                {group.lines.map((line, index) =>
                  line.kind === 'fold' ? (
                    <FoldLine
                      key={line.key}
                      line={line}
                      rowIndex={group.start + index + 2}
                      now={facts.now}
                      onToggle={toggle}
                    />
                  ) : (
                    <SnapshotLine
                      key={line.key}
                      row={line.row}
                      facts={ofLines}
                      rowIndex={group.start + index + 2}
                      begins={line.begins}
                      up={line.up}
                      down={line.down}
                    />
                  ),
                )}
              </div>
            )
          })}
        </div>
      </div>
    </div>
  )
}
