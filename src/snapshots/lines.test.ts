import { describe, expect, it } from 'vitest'
import { groupByDay, linesOf, type Line } from './lines.ts'
import { rowsOf } from './rows.ts'
import { defaultView, type TableView } from './table-view.ts'
import { differential, failed, sample, sampleDay } from './sample-snapshots.ts'

const closed = new Set<string>()
const bySize: TableView = { ...defaultView, sort: 'size' }
const oldestFirst: TableView = { ...defaultView, descending: false }

/** A line as its marks: D differential, F full, O on demand, x failed, (n) folded. */
const mark = (line: Line) => {
  if (line.kind === 'fold') return `${line.open ? '[' : '('}${line.count}${line.open ? ']' : ')'}`
  const { row } = line
  if (row.status === 'Failed') return 'x'
  return row.profile === 'AdHoc' ? 'O' : row.kind === 'full' ? 'F' : 'D'
}
const marks = (lines: readonly Line[]) => lines.map(mark).join(' ')

// Noon of each day, so that no zone of a machine moves an hour into another day.
const at = (day: number, hour: number) => `2025-11-${day}T${String(hour).padStart(2, '0')}:09:00Z`
const noonDay = (day: number, count: number) => {
  const full = sample(at(day, 11))
  return [
    ...Array.from({ length: count }, (_, index) =>
      differential(`2025-11-${day}T11:${String(50 - index)}:00Z`, full),
    ),
    full,
  ]
}

describe('folded runs', () => {
  it('keep three of the newest run and one of the others', () => {
    const lines = linesOf(rowsOf([...noonDay(14, 8), ...noonDay(13, 8)]), defaultView, closed)
    expect(marks(lines)).toBe('D D D (5) F D (7) F')
  })

  it('say what they hide', () => {
    const fold = linesOf(rowsOf(noonDay(14, 8)), defaultView, closed).find((line) => line.kind === 'fold')
    expect(fold).toMatchObject({
      count: 5,
      from: Date.parse('2025-11-14T11:43:00Z'),
      to: Date.parse('2025-11-14T11:47:00Z'),
      bytes: 1_000_000_000,
      open: false,
    })
  })

  it('do not hide one or two', () => {
    expect(marks(linesOf(rowsOf(noonDay(14, 5)), defaultView, closed))).toBe('D D D D D F')
    expect(marks(linesOf(rowsOf(noonDay(14, 6)), defaultView, closed))).toBe('D D D (3) F')
  })

  it('never hide one that failed, and end at it', () => {
    const day = noonDay(14, 12).map((each, index) => (index === 6 ? failed(each) : each))
    expect(marks(linesOf(rowsOf(day), defaultView, closed))).toBe('D D D (3) x D (4) F')
  })

  it('stay open under the same key while a newer one joins', () => {
    const day = noonDay(14, 8)
    const [run] = linesOf(rowsOf(day.slice(1)), defaultView, closed).filter((line) => line.kind === 'fold')
    const lines = linesOf(rowsOf(day), defaultView, new Set([run?.key ?? '']))
    expect(marks(lines)).toBe('D D D [5] D D D D D F')
  })

  it('are not made where the table is filtered or in another order', () => {
    expect(marks(linesOf(rowsOf(noonDay(14, 8)), bySize, closed))).toBe('D D D D D D D D F')
  })
})

describe('chains', () => {
  it('lead from the newest differential down to its full one, through folds, failures and on-demand ones', () => {
    const day = noonDay(14, 8).map((each, index) => (index === 1 ? failed(each) : each))
    const onDemand = sample('2025-11-14T11:48:30Z', { profile: 'AdHoc' })
    const lines = linesOf(rowsOf([...day, onDemand]), defaultView, closed)
    expect(marks(lines)).toBe('D x O D (5) F')
    expect(lines.map(({ up, down }) => `${up ? '|' : ' '}${down ? '|' : ' '}`)).toEqual([
      ' |',
      '||',
      '||',
      '||',
      '||',
      '| ',
    ])
  })

  it('do not join one full snapshot to the next', () => {
    const lines = linesOf(rowsOf([...noonDay(14, 1), ...noonDay(13, 0)]), defaultView, closed)
    expect(lines.map(({ up, down }) => [up, down])).toEqual([
      [false, true],
      [true, false],
      [false, false],
    ])
  })

  it('end at the last differential where the full one is not in the list', () => {
    const rows = rowsOf(noonDay(14, 3).slice(0, 3))
    expect(linesOf(rows, defaultView, closed).map(({ up, down }) => [up, down])).toEqual([
      [false, true],
      [true, true],
      [true, false],
    ])
  })
})

describe('day headings', () => {
  const rows = rowsOf([...sampleDay('2025-11-14', 4), ...sampleDay('2025-11-13')])
  const lines = linesOf(rows, { ...defaultView, type: 'scheduled' }, closed)

  it('begin with the first line of each day', () => {
    const begins = lines.filter((line) => line.begins)
    expect(begins.map((line) => line.day)).toEqual([...new Set(lines.map((line) => line.day))])
  })

  it('are there oldest first too, and not in another order than that of time', () => {
    const days = [...new Set(lines.map((line) => line.day))]
    const turned = linesOf(rows.toReversed(), oldestFirst, closed).filter((line) => line.begins)
    expect(turned.map((line) => line.day)).toEqual(days.toReversed())
    expect(linesOf(rows, bySize, closed).some((line) => line.begins)).toBe(false)
  })

  it('survive a window that begins in the middle of a day', () => {
    const inside = lines.findIndex((line, index) => index > 0 && !line.begins)
    const [group] = groupByDay(lines, inside, inside + 3)
    expect(group).toMatchObject({ day: lines[inside]?.day, begins: false, start: inside })
  })

  it('lose no line and keep the order', () => {
    const groups = groupByDay(lines, 2, lines.length)
    expect(groups.flatMap((group) => group.lines)).toEqual(lines.slice(2))
    for (const group of groups) expect(lines[group.start]).toBe(group.lines[0])
  })
})

describe('shapes', () => {
  it('differ where the height may', () => {
    const full = sample(at(14, 11))
    const shapes = linesOf(
      rowsOf([
        full,
        differential(at(14, 12), full),
        failed(differential(at(14, 13), full)),
        sample(at(13, 11)),
      ]),
      defaultView,
      closed,
    ).map((line) => line.shape)
    expect(new Set(shapes).size).toBe(4)
  })
})
