import type { SnapshotRow } from './rows.ts'
import { isFiltered, type TableView } from './table-view.ts'

interface LineBase {
  readonly key: string
  readonly day: number
  /** The first line of its day, where the lines stand by day. */
  readonly begins: boolean
  /** The chain of a full snapshot and its differentials goes on above. */
  readonly up: boolean
  readonly down: boolean
  /** Lines of one shape are as high as one another, texts that wrap aside. */
  readonly shape: number
}

/** What the table shows in one row: a snapshot, or a run of differentials folded into one line. */
export type Line =
  | (LineBase & { readonly kind: 'snapshot'; readonly row: SnapshotRow })
  | (LineBase & {
      readonly kind: 'fold'
      readonly count: number
      /** ms, the oldest and the newest of the run */
      readonly from: number
      readonly to: number
      readonly bytes: number
      readonly open: boolean
    })

/** How many of a day's run of differentials stay visible: of the newest run, where one looks after an accident, more. */
const KEPT_OF_NEWEST = 3
const KEPT = 1
/** Fewer are not worth a line that hides them. */
const LEAST_FOLDED = 3

/** Whether the lines stand by day. */
export const isByDay = (view: TableView): boolean => view.sort === 'time'

/** Whether the table can show chains and fold runs: newest first, with nothing left out. */
const isWhole = (view: TableView): boolean => view.sort === 'time' && view.descending && !isFiltered(view)

/** A differential that may be hidden: one that failed or is under way has something to say. */
const foldable = (row: SnapshotRow) => row.kind === 'differential' && row.status === 'Completed'

interface Draft {
  readonly key: string
  readonly day: number
  readonly content:
    | { readonly row: SnapshotRow }
    | { readonly hidden: readonly SnapshotRow[]; readonly open: boolean }
}

/** One run of differentials of one day, from `start`: what follows it, and its lines. */
function foldRun(
  rows: readonly SnapshotRow[],
  start: number,
  kept: number,
  opened: ReadonlySet<string>,
  drafts: Draft[],
): number {
  const first = rows[start]
  let stop = start
  for (let row = first; row && foldable(row) && row.day === first?.day; row = rows[stop]) stop += 1
  const run = rows.slice(start, stop)
  const hidden = run.slice(kept)
  const oldest = hidden.at(-1)
  const line = (row: SnapshotRow): Draft => ({ key: row.id, day: row.day, content: { row } })
  if (!oldest || hidden.length < LEAST_FOLDED) {
    drafts.push(...run.map(line))
    return stop
  }
  // The oldest one stays the oldest while newer ones join the run, so an opened run stays open.
  const key = `run ${oldest.id}`
  const open = opened.has(key)
  drafts.push(...run.slice(0, kept).map(line), { key, day: oldest.day, content: { hidden, open } })
  if (open) drafts.push(...hidden.map(line))
  return stop
}

/** From the first to the last line of each chain, by the id of its full snapshot. */
function chainsOf(drafts: readonly Draft[]): readonly (readonly [number, number])[] {
  const spans = new Map<string, [number, number]>()
  drafts.forEach(({ content }, index) => {
    const row = 'row' in content ? content.row : content.hidden[0]
    if (!row) return
    const base = row.kind === 'differential' ? row.baseId : row.id
    if (base === null) return
    const span = spans.get(base)
    if (span) span[1] = index
    else spans.set(base, [index, index])
  })
  return [...spans.values()].filter(([first, last]) => last > first)
}

const sum = (rows: readonly SnapshotRow[]) => rows.reduce((total, { bytes }) => total + (bytes ?? 0), 0)

const shapeOf = (content: Draft['content'], begins: boolean): number => {
  const start = begins ? 1 : 0
  if (!('row' in content)) return 2 + start
  const { row } = content
  const second = row.snapshot.afterglow.failure || row.snapshot.afterglow.note || row.snapshot.afterglow.name
  return (row.kind === 'full' ? 4 : 8) + (second ? 16 : 0) + (row.profile === 'AdHoc' ? 32 : 0) + start
}

/**
 * The lines of the table for rows that are filtered and in the order of `view`: days where that is time, folded runs and
 * chains where nothing is left out. `opened`: the keys of the runs that a person has opened.
 */
export function linesOf(
  rows: readonly SnapshotRow[],
  view: TableView,
  opened: ReadonlySet<string>,
): readonly Line[] {
  const whole = isWhole(view)
  const byDay = isByDay(view)
  const drafts: Draft[] = []
  let newest = true
  for (let index = 0; index < rows.length;) {
    const row = rows[index]
    if (!row) break
    if (whole && foldable(row)) {
      index = foldRun(rows, index, newest ? KEPT_OF_NEWEST : KEPT, opened, drafts)
      newest = false
    } else {
      drafts.push({ key: row.id, day: row.day, content: { row } })
      index += 1
    }
  }

  const up = new Uint8Array(drafts.length)
  const down = new Uint8Array(drafts.length)
  for (const [first, last] of whole ? chainsOf(drafts) : []) {
    up.fill(1, first + 1, last + 1)
    down.fill(1, first, last)
  }

  return drafts.map(({ key, day, content }, index) => {
    const begins = byDay && (index === 0 || drafts[index - 1]?.day !== day)
    const base = {
      key,
      day,
      begins,
      up: up[index] === 1,
      down: down[index] === 1,
      shape: shapeOf(content, begins),
    }
    if ('row' in content) return { ...base, kind: 'snapshot', row: content.row }
    const { hidden, open } = content
    return {
      ...base,
      kind: 'fold',
      count: hidden.length,
      from: hidden.at(-1)?.timestamp ?? 0,
      to: hidden[0]?.timestamp ?? 0,
      bytes: sum(hidden),
      open,
    }
  })
}

/** The lines `[first, last)` by day, in order: each day's heading stays in view while its lines pass. */
export function groupByDay(
  lines: readonly Line[],
  first: number,
  last: number,
): readonly {
  readonly day: number
  readonly begins: boolean
  readonly start: number
  readonly lines: readonly Line[]
}[] {
  const groups: { day: number; begins: boolean; start: number; lines: Line[] }[] = []
  for (let index = first; index < Math.min(last, lines.length); index += 1) {
    const line = lines[index]
    if (!line) break
    const group = groups.at(-1)
    if (group && group.day === line.day && !line.begins) group.lines.push(line)
    else groups.push({ day: line.day, begins: line.begins, start: index, lines: [line] })
  }
  return groups
}
