import type { ReactNode } from 'react'
import { planOf, type PlanType, type SnapshotRule, type Version } from '../../contract/rules/plans.ts'
import * as say from '../messages/snapshot-details.tsx'
import { Tag } from '../ui/Tag.tsx'
import { VisuallyHidden } from '../ui/VisuallyHidden.tsx'
import css from './PlanTable.module.css'
import { isRowOf, planRows, type PlanRow } from './plan-rows.ts'

const notes = [
  'onDemand',
  'kinds',
  'fullOnly',
  'long',
  'latest',
] as const satisfies readonly (keyof typeof say.footnotes)[]
type Note = (typeof notes)[number]

function Noted({ note, children }: { note: Note | null; children: ReactNode }) {
  return (
    <span>
      {children}
      {note && <sup>{notes.indexOf(note) + 1}</sup>}
    </span>
  )
}

/** The snapshot rules of every plan, out of the plan table; the line of this plan and version is marked. */
export function PlanTable({ type, version }: { type: PlanType; version: Version }) {
  return (
    <>
      <table className={css.plans}>
        <caption>
          <VisuallyHidden>{say.tableName}</VisuallyHidden>
        </caption>
        <thead>
          <tr>
            <th scope="col" rowSpan={2}>
              {say.plan}
            </th>
            <th scope="col" rowSpan={2}>
              {say.version}
            </th>
            <th scope="colgroup" colSpan={2}>
              <Noted note="kinds">{say.taken}</Noted>
            </th>
            <th scope="colgroup" colSpan={2}>
              {say.scheduled}
            </th>
            <th scope="col" rowSpan={2}>
              <Noted note="onDemand">{say.onDemand}</Noted>
            </th>
          </tr>
          <tr>
            <th scope="col">{say.full}</th>
            <th scope="col">{say.differential}</th>
            <th scope="col">{say.restorable}</th>
            <th scope="col">{say.exportable}</th>
          </tr>
        </thead>
        <tbody>
          {planRows().map((row) => (
            <Line
              key={`${row.type} ${row.versions.join()}`}
              row={row}
              current={isRowOf(row, type, version)}
            />
          ))}
        </tbody>
      </table>
      <ol className={css.notes}>
        {notes.map((note) => (
          <li key={note}>{say.footnotes[note]}</li>
        ))}
      </ol>
    </>
  )
}

function Line({ row: { type, versions, rule }, current }: { row: PlanRow; current: boolean }) {
  const long = rule.scheduled?.long
  const short = rule.scheduled?.short ?? null
  const cells: readonly { readonly head: string; readonly note: Note | null; readonly value: string }[] = [
    { head: say.alone.full, note: short ? 'long' : null, value: say.cadence(rule.full) },
    { head: say.alone.differential, note: null, value: say.hourly(rule.differential) },
    {
      head: say.alone.restorable,
      note: null,
      value: long ? say.days(long.restorableDays, short?.restorableDays ?? null) : say.none,
    },
    { head: say.alone.exportable, note: rule.differential ? 'fullOnly' : null, value: exportableOf(rule) },
    {
      head: say.alone.onDemand,
      note: rule.onDemand === 'latest-only' ? 'latest' : null,
      value: onDemandOf(rule),
    },
  ]
  return (
    <tr aria-current={current || undefined}>
      <th scope="row">
        {planOf(type).name} {current && <Tag>{say.thisInstance}</Tag>}
      </th>
      <td data-head={say.version}>{say.versions(versions)}</td>
      {cells.map(({ head, note, value }) => (
        <td key={head} data-head={head}>
          <Noted note={note}>{value}</Noted>
        </td>
      ))}
    </tr>
  )
}

function exportableOf({ scheduled, differential }: SnapshotRule): string {
  if (!scheduled) return say.none
  const written = say.days(scheduled.long.exportableDays, scheduled.short?.exportableDays ?? null)
  return differential ? say.fullOnly(written) : written
}

function onDemandOf({ onDemand }: SnapshotRule): string {
  return onDemand === 'latest-only' ? say.latestOnly : say.days(onDemand.restorableDays, null)
}
