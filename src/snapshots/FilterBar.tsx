import Calendar from 'lucide-react/icons/calendar'
import { useMemo } from 'react'
import { DAY_MS } from '../../contract/rules/windows.ts'
import { date } from '../messages/format.ts'
import { Select } from '../ui/Select.tsx'
import { Switch } from '../ui/Toggle.tsx'
import * as say from '../messages/snapshots.tsx'
import { dayNamed, isoDay, newestOfDays, type SnapshotRow } from './rows.ts'
import css from './SnapshotsPage.module.css'
import { sortKeys, type TableView, type TypeFilter } from './table-view.ts'

const types = [
  { value: 'all', label: say.all },
  { value: 'scheduled', label: say.scheduled },
  { value: 'on-demand', label: say.onDemand },
] as const satisfies readonly { value: TypeFilter; label: string }[]

const orders = sortKeys.flatMap((sort) => [`${sort} desc`, `${sort} asc`] as const)
type Order = (typeof orders)[number]

const orderLabels: Record<Order, string> = say.orders

export interface FilterBarProps {
  /** All rows, newest first: their days are offered. */
  readonly rows: readonly SnapshotRow[]
  readonly view: TableView
  readonly onView: (view: TableView) => void
  /** ms */
  readonly now: number
}

/** What of the snapshots is shown. The order is asked for here only where the table has no heads to press. */
export function FilterBar({ rows, view, onView, now }: FilterBarProps) {
  const days = useMemo(
    () => newestOfDays(rows).map((row) => ({ value: isoDay(row.day), label: date(row.timestamp, { now }) })),
    [rows, now],
  )
  // A link may ask for a day that has no snapshot, or has none any more.
  const asked =
    view.day !== null && !days.some((day) => day.value === view.day)
      ? [{ value: view.day, label: date(dayNamed(view.day) * DAY_MS, { now, timeZone: 'UTC' }) }]
      : []
  return (
    <div className={css.filters}>
      <Switch
        checked={view.exportableOnly}
        onChange={(exportableOnly) => onView({ ...view, exportableOnly })}
      >
        {say.exportableOnly}
      </Switch>
      <span className={css.push} />
      <Select
        label={say.type}
        value={view.type}
        onChange={(type) => onView({ ...view, type })}
        options={types}
      />
      <Select
        label={say.day}
        icon={Calendar}
        value={view.day ?? ''}
        onChange={(day) => onView({ ...view, day: day === '' ? null : day })}
        options={[{ value: '', label: say.anyDay }, ...asked, ...days]}
      />
      <span className={css.order}>
        <Select<Order>
          label={say.sort}
          value={`${view.sort} ${view.descending ? 'desc' : 'asc'}`}
          onChange={(order) => {
            const sort = sortKeys.find((key) => order.startsWith(key))
            if (sort) onView({ ...view, sort, descending: order.endsWith('desc') })
          }}
          options={orders.map((order) => ({ value: order, label: orderLabels[order] }))}
        />
      </span>
    </div>
  )
}
