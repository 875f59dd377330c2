import { isOpen, type Until } from '../../contract/rules/windows.ts'
import { dayNamed, type SnapshotRow } from './rows.ts'

export const sortKeys = ['time', 'size', 'restorable', 'exportable'] as const
export type SortKey = (typeof sortKeys)[number]

export const typeFilters = ['all', 'scheduled', 'on-demand'] as const
export type TypeFilter = (typeof typeFilters)[number]

/** What of the table is shown and in which order. Kept in the address, so that a link shows the same. */
export interface TableView {
  readonly exportableOnly: boolean
  readonly type: TypeFilter
  /** "2025-11-14", a day of the browser's zone. */
  readonly day: string | null
  readonly sort: SortKey
  readonly descending: boolean
}

/** The way a column is first sorted: what is newest or largest, but what ends soonest. */
const firstDescending = {
  time: true,
  size: true,
  restorable: false,
  exportable: false,
} as const satisfies Record<SortKey, boolean>

/** How an address names a column that is sorted the other way than first: "size-turned". */
const turned = (sort: SortKey) => `${sort}-turned`

export const defaultView: TableView = {
  exportableOnly: false,
  type: 'all',
  day: null,
  sort: 'time',
  descending: true,
}

const oneOf = <T extends string>(all: readonly T[], written: string | null, otherwise: T): T =>
  all.find((each) => each === written) ?? otherwise

/** The view that an address asks for; what it does not name, or names wrongly, is the default. */
export function readView(search: URLSearchParams): TableView {
  const written = search.get('sort')
  const sort = sortKeys.find((key) => written === key || written === turned(key)) ?? 'time'
  const day = search.get('day')
  return {
    exportableOnly: search.get('exportable') === '1',
    type: oneOf(typeFilters, search.get('type'), 'all'),
    day: day !== null && /^\d{4}-\d\d-\d\d$/.test(day) && Number.isFinite(Date.parse(day)) ? day : null,
    sort,
    descending: written === turned(sort) ? !firstDescending[sort] : firstDescending[sort],
  }
}

/** The address of a view: `search` with its parameters changed, defaults left out, all others kept. */
export function writeView(search: URLSearchParams, view: TableView): URLSearchParams {
  const next = new URLSearchParams(search)
  const put = (name: string, value: string | null) => {
    if (value === null) next.delete(name)
    else next.set(name, value)
  }
  put('exportable', view.exportableOnly ? '1' : null)
  put('type', view.type === 'all' ? null : view.type)
  put('day', view.day)
  const first = view.descending === firstDescending[view.sort]
  put('sort', first ? (view.sort === 'time' ? null : view.sort) : turned(view.sort))
  return next
}

/** What a press on a column's head does: the other way round where it is the sorted one, else its first way. */
export function sortedBy(view: TableView, sort: SortKey): TableView {
  return { ...view, sort, descending: view.sort === sort ? !view.descending : firstDescending[sort] }
}

export const isFiltered = (view: TableView): boolean =>
  view.exportableOnly || view.type !== 'all' || view.day !== null

/** The rows that a view lets through, in the order they came. `now` in ms: windows close while one looks. */
export function filterRows(
  rows: readonly SnapshotRow[],
  view: TableView,
  now: number,
): readonly SnapshotRow[] {
  if (!isFiltered(view)) return rows
  const day = view.day === null ? null : dayNamed(view.day)
  return rows.filter(
    (row) =>
      (view.type === 'all' || (row.profile === 'AdHoc') === (view.type === 'on-demand')) &&
      (day === null || row.day === day) &&
      (!view.exportableOnly || (row.status === 'Completed' && isOpen(row.exportableUntil, now))),
  )
}

/** The end of a window to sort by. What failed or is not finished has none, whatever it would have got. */
const end = (row: SnapshotRow, until: Until): number | null =>
  row.status !== 'Completed' ? null : until === 'latest' ? Number.POSITIVE_INFINITY : until

const values = {
  time: (row) => row.timestamp,
  size: (row) => row.bytes,
  restorable: (row) => end(row, row.restorableUntil),
  exportable: (row) => end(row, row.exportableUntil),
} as const satisfies Record<SortKey, (row: SnapshotRow) => number | null>

/** The rows in the order of a view. `rows` newest first; those without a value stand last either way, equal ones newest first. */
export function sortRows(rows: readonly SnapshotRow[], view: TableView): readonly SnapshotRow[] {
  if (view.sort === 'time') return view.descending ? rows : rows.toReversed()
  const value = values[view.sort]
  const sign = view.descending ? -1 : 1
  const known: { readonly row: SnapshotRow; readonly value: number }[] = []
  const unknown: SnapshotRow[] = []
  for (const row of rows) {
    const of = value(row)
    if (of === null) unknown.push(row)
    else known.push({ row, value: of })
  }
  known.sort((one, other) => (one.value === other.value ? 0 : (one.value - other.value) * sign))
  return [...known.map(({ row }) => row), ...unknown]
}
