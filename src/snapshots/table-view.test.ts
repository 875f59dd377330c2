import { describe, expect, it } from 'vitest'
import { isoDay, rowsOf } from './rows.ts'
import { differential, failed, sample } from './sample-snapshots.ts'
import {
  defaultView,
  filterRows,
  readView,
  sortedBy,
  sortRows,
  writeView,
  type TableView,
} from './table-view.ts'

const read = (search: string) => readView(new URLSearchParams(search))

describe('the address of a view', () => {
  it('leaves out what is the default and keeps what is not ours', () => {
    expect(read('')).toEqual(defaultView)
    expect(
      writeView(new URLSearchParams('order=newest&sort=size&day=2025-11-14'), defaultView).toString(),
    ).toBe('order=newest')
  })

  it('gives back what was written', () => {
    const views: TableView[] = [
      { exportableOnly: true, type: 'on-demand', day: '2025-11-14', sort: 'size', descending: false },
      { ...defaultView, descending: false },
      { ...defaultView, sort: 'restorable', descending: false },
      { ...defaultView, sort: 'exportable', descending: true },
    ]
    for (const view of views) expect(readView(writeView(new URLSearchParams(), view))).toEqual(view)
  })

  it('takes anything strange for the default', () => {
    expect(read('exportable=yes&type=AdHoc&day=yesterday&sort=name-turned')).toEqual(defaultView)
  })
})

describe('sortedBy', () => {
  it('turns the sorted column round, and starts another in its own way', () => {
    expect(sortedBy(defaultView, 'time')).toMatchObject({ sort: 'time', descending: false })
    expect(sortedBy(defaultView, 'size')).toMatchObject({ sort: 'size', descending: true })
    expect(sortedBy(defaultView, 'restorable')).toMatchObject({ sort: 'restorable', descending: false })
  })
})

const full = sample('2025-11-14T00:09:00Z')
const list = rowsOf([
  differential('2025-11-14T02:09:00Z', full),
  failed(differential('2025-11-14T01:09:00Z', full)),
  full,
  sample('2025-11-13T12:00:00Z', {
    profile: 'AdHoc',
    afterglow: { size_bytes: 80, exportable_until: '2025-11-14T12:00:00Z', restorable_until: 'latest' },
  }),
  sample('2025-11-12T12:00:00Z', { afterglow: { size_bytes: 500 } }),
])
const times = (rows: readonly { readonly snapshot: { readonly timestamp: string } }[]) =>
  rows.map((row) => row.snapshot.timestamp.slice(8, 13))

describe('filterRows', () => {
  const at = Date.parse('2025-11-14T11:59:59Z')

  it('shows exportable ones: complete, and inside their window at that instant', () => {
    const view = { ...defaultView, exportableOnly: true }
    expect(times(filterRows(list, view, at))).toEqual(['14T00', '13T12', '12T12'])
    expect(times(filterRows(list, view, at + 1000))).toEqual(['14T00', '12T12'])
  })

  it('shows one type, and one day', () => {
    expect(times(filterRows(list, { ...defaultView, type: 'on-demand' }, at))).toEqual(['13T12'])
    expect(filterRows(list, { ...defaultView, type: 'scheduled' }, at)).toHaveLength(4)
    const day = list.at(-1)?.day ?? 0
    expect(times(filterRows(list, { ...defaultView, day: isoDay(day) }, at))).toEqual(['12T12'])
  })

  it('gives the very list back where nothing is filtered', () => {
    expect(filterRows(list, defaultView, at)).toBe(list)
  })
})

describe('sortRows', () => {
  it('keeps what has no size or no end behind, both ways', () => {
    const bySize = { ...defaultView, sort: 'size' } as const
    expect(times(sortRows(list, bySize))).toEqual(['14T00', '14T02', '12T12', '13T12', '14T01'])
    expect(times(sortRows(list, { ...bySize, descending: false }))).toEqual([
      '13T12',
      '12T12',
      '14T02',
      '14T00',
      '14T01',
    ])
  })

  it('takes "until the next one" for the latest end', () => {
    const view = { ...defaultView, sort: 'restorable', descending: false } as const
    expect(times(sortRows(list, view))).toEqual(['12T12', '14T00', '13T12', '14T02', '14T01'])
  })

  it('knows no end of what failed, whatever the answer says', () => {
    const failedFull = {
      ...failed(sample('2025-11-11T12:00:00Z')),
      afterglow: sample('2025-11-11T12:00:00Z').afterglow,
    }
    const view = { ...defaultView, sort: 'exportable', descending: false } as const
    expect(times(sortRows(rowsOf([failedFull, sample('2025-11-12T12:00:00Z')]), view))).toEqual([
      '12T12',
      '11T12',
    ])
  })

  it('turns time round', () => {
    expect(times(sortRows(list, { ...defaultView, descending: false }))).toEqual(times(list).toReversed())
  })
})
