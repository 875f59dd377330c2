import Download from 'lucide-react/icons/download'
import MessageSquare from 'lucide-react/icons/message-square'
import Plus from 'lucide-react/icons/plus'
import Scaling from 'lucide-react/icons/scaling'
import Undo2 from 'lucide-react/icons/undo-2'
import { memo } from 'react'
import { useNavigate } from 'react-router'
import type { RestoreTarget } from '../../contract/rules/restoring.ts'
import type { Role } from '../../contract/rules/roles.ts'
import { paths } from '../../contract/places.ts'
import { IconButton } from '../ui/Button.tsx'
import { cx } from '../ui/cx.ts'
import { Exact } from '../ui/Exact.tsx'
import { bytes, date, exactBytes, moment } from '../messages/format.ts'
import { Isolate } from '../ui/Isolate.tsx'
import { Menu } from '../ui/Menu.tsx'
import type { MarkKind } from '../ui/SnapshotMark.tsx'
import { Tag } from '../ui/Tag.tsx'
import { resizeIt } from '../messages/larger.ts'
import * as say from '../messages/snapshots.tsx'
import { withWayBack } from '../way-back.ts'
import { Chain } from './Chain.tsx'
import { actionsOf, fullInsteadOf, labelOf } from './row-actions.ts'
import { isBeingTaken, type SnapshotRow } from './rows.ts'
import css from './SnapshotLine.module.css'
import { StatusCell, TimeLeft } from './StatusCell.tsx'
import { TimeCell } from './TimeCell.tsx'
import { UntilCell } from './UntilCell.tsx'

/** What every line needs beside its own row; one object for all, so that a line is rendered again only when it changes. */
export interface TableFacts {
  readonly project: string
  readonly instanceId: string
  readonly instance: RestoreTarget
  readonly role: Role
  /** ms, in steps of a minute */
  readonly now: number
  /** All rows, newest first: where the one to use instead of a differential is looked for. */
  readonly rows: readonly SnapshotRow[]
  readonly byId: ReadonlyMap<string, SnapshotRow>
  /** Of the address, kept when a dialog opens. */
  readonly search: string
  /** The day is said once above the lines of it. */
  readonly byDay: boolean
}

export interface SnapshotLineProps {
  readonly row: SnapshotRow
  readonly facts: TableFacts
  /** The place in the table, from 2: the heads are the first row. */
  readonly rowIndex: number
  readonly begins: boolean
  readonly up: boolean
  readonly down: boolean
}

function markOf(row: SnapshotRow): MarkKind {
  if (row.status === 'Failed') return 'failed'
  if (row.status !== 'Completed') return 'running'
  return row.kind === 'differential' ? 'differential' : row.profile === 'AdHoc' ? 'ondemand' : 'full'
}

/** One snapshot in the table; its failure or note is a second line of the same row. */
export const SnapshotLine = memo(function SnapshotLine(props: SnapshotLineProps) {
  const { row, facts, rowIndex, begins, up, down } = props
  const { now } = facts
  const { failure, name, note } = row.snapshot.afterglow
  const moving = isBeingTaken(row)
  return (
    <div
      role="row"
      aria-rowindex={rowIndex}
      data-line
      data-kind={row.kind}
      data-begins={begins || undefined}
      className={css.row}
    >
      <Chain mark={markOf(row)} age={now - row.timestamp} up={up} down={down} />
      <div role="cell" className={cx(css.date, facts.byDay && css.said)}>
        {date(row.timestamp, { now })}
      </div>
      <div role="cell" className={css.time}>
        <TimeCell at={row.timestamp} by={row.snapshot.afterglow.requested_by} />
      </div>
      <div role="cell" className={css.status}>
        <StatusCell snapshot={row.snapshot} />
      </div>
      <div role="cell" className={cx(css.type, row.profile === 'Scheduled' && css.scheduled)}>
        {row.profile === 'AdHoc' ? <Tag>{say.onDemand}</Tag> : say.scheduled}
      </div>
      <div role="cell" className={css.kind}>
        {row.kind === 'full' ? say.full : say.differential}
      </div>
      <div role="cell" className={css.size}>
        {row.bytes !== null && <Exact shown={bytes(row.bytes)} exact={exactBytes(row.bytes)} />}
      </div>
      <Ends row={row} now={now} moving={moving} byId={facts.byId} />
      <RowActions row={row} facts={facts} />
      {failure && (
        <div role="cell" className={css.second}>
          {failure.message} {failure.remedy}
        </div>
      )}
      {(name ?? note) !== null && (
        <div role="cell" className={css.second}>
          <MessageSquare aria-hidden="true" />
          <span>
            {name !== null && (
              <b>
                <Isolate>{name}</Isolate>
              </b>
            )}{' '}
            {note !== null && <Isolate>{note}</Isolate>}
          </span>
        </div>
      )}
    </div>
  )
})

interface EndsProps {
  readonly row: SnapshotRow
  readonly now: number
  readonly moving: boolean
  readonly byId: ReadonlyMap<string, SnapshotRow>
}

/** The two windows; for what has none, one sentence over both columns. */
function Ends({ row, now, moving, byId }: EndsProps) {
  const { restorableUntil, exportableUntil } = row
  if (row.status !== 'Completed' || (restorableUntil === null && exportableUntil === null)) {
    const base = row.baseId === null || row.status === 'Failed' ? undefined : byId.get(row.baseId)
    return (
      <>
        <div role="cell" className={css.part}>
          {moving ? (
            <TimeLeft snapshot={row.snapshot} />
          ) : (
            base &&
            say.goesWith(
              (words) => <span className={css.long}>{words}</span>,
              moment(base.timestamp, { now: row.timestamp }),
            )
          )}
        </div>
        <div role="cell" className={css.none} />
      </>
    )
  }
  const same = restorableUntil === exportableUntil
  return (
    <>
      <div role="cell" className={css.restorable}>
        <span className={css.prefix}>{same ? say.restoreAndExportUntil : say.restoreUntil} </span>
        <UntilCell until={restorableUntil} now={now} />
      </div>
      <div role="cell" className={cx(css.exportable, same && css.sameEnd)}>
        <span className={css.prefix}>{say.exportUntil} </span>
        <UntilCell until={exportableUntil} now={now} />
      </div>
    </>
  )
}

function RowActions({ row, facts }: { row: SnapshotRow; facts: TableFacts }) {
  const { project, instanceId, now, role, search } = facts
  const navigate = useNavigate()
  const full = fullInsteadOf(row, facts.rows, now)
  const actions = actionsOf(row, facts.instance, { role, now }, full)
  const label = labelOf(row.timestamp, now)
  const { export_format: format, export_bytes: exported } = row.snapshot.afterglow
  const size = exported ?? row.bytes
  return (
    <div role="cell" className={css.actions}>
      <IconButton
        icon={Undo2}
        label={say.restore(label)}
        refusal={actions.restore.allowed ? undefined : actions.restore}
        onClick={() => void navigate(paths.restore(project, instanceId, row.id) + search)}
      />
      <Menu
        label={say.more(label)}
        items={[
          ...(full && !actions.restore.allowed
            ? [
                {
                  label: say.restoreFull(labelOf(full.timestamp, now)),
                  icon: Undo2,
                  href: paths.restore(project, instanceId, full.id) + search,
                },
              ]
            : []),
          ...(!actions.restore.allowed && actions.restore.reason === 'ImportExceedsMaxSize'
            ? [
                {
                  label: resizeIt(facts.instance.name),
                  icon: Scaling,
                  href: withWayBack(
                    paths.resize(project, instanceId, row.bytes ?? undefined),
                    paths.restore(project, instanceId, row.id) + search,
                  ),
                },
              ]
            : []),
          {
            label: say.exporting,
            icon: Download,
            detail: `.${format}${size === null ? '' : `, ${exported === null ? say.unpacked(bytes(size)) : bytes(size)}`}`,
            href: paths.export(project, instanceId, row.id) + search,
            refusal: actions.export.allowed ? undefined : actions.export,
          },
          {
            label: say.create,
            icon: Plus,
            href: paths.createFromSnapshot(project, instanceId, row.id) + search,
            refusal: actions.create.allowed ? undefined : actions.create,
          },
        ]}
      />
    </div>
  )
}
