import { describe, expect, it } from 'vitest'
import { anInstance } from '../testing/an-instance.ts'
import { counts, filtered, filterSearch, noFilters, plansIn, readFilters, type Filters } from './filters.ts'

const now = Date.parse('2025-11-14T09:00:00Z')
const health = {
  kept: 3,
  last_good: null,
  last_restorable: null,
  next_at: null,
  overdue: false,
  failed_since_last_good: 2,
  last_24_hours: [],
}
const list = [
  anInstance({ id: 'aaaaaaaa', name: 'orders 10', created_at: '2025-11-03T00:00:00Z' }),
  anInstance({ id: 'bbbbbbbb', name: 'orders 9', status: 'paused', created_at: '2025-11-02T00:00:00Z' }),
  anInstance({ id: 'cccccccc', name: 'Billing', status: 'restoring', type: 'business-critical' }),
  anInstance({ id: 'dddddddd', name: 'Ångström', region: 'us-central1' }, { snapshots: health }),
]
const names = (change: Partial<Filters>) =>
  filtered(list, { ...noFilters, ...change }, now).map(({ name }) => name)

describe('the address of the list', () => {
  it('holds what differs from the default, and gives it back', () => {
    const filters: Filters = { find: 'a & b', show: 'paused', plan: 'free-db', order: 'newest' }
    expect(readFilters(new URLSearchParams(filterSearch(filters)))).toEqual(filters)
    expect(filterSearch(noFilters)).toBe('')
    expect(filterSearch({ ...noFilters, find: 'orders' })).toBe('?find=orders')
  })

  it('reads what it does not know as the default', () => {
    expect(readFilters(new URLSearchParams('show=everything&plan=toString&order=size'))).toEqual(noFilters)
  })
})

describe('the list', () => {
  it('is in the order of names, numbers in them counted', () => {
    expect(names({})).toEqual(['Ångström', 'Billing', 'orders 9', 'orders 10'])
  })

  it('finds every word in name, id or region, whatever its case', () => {
    expect(names({ find: 'ORDERS' })).toEqual(['orders 9', 'orders 10'])
    expect(names({ find: ' 10  orders ' })).toEqual(['orders 10'])
    expect(names({ find: 'iowa' })).toEqual(['Ångström'])
    expect(names({ find: 'cccccc' })).toEqual(['Billing'])
    expect(names({ find: 'orders iowa' })).toEqual([])
  })

  it('narrows to a plan and to what is paused, in progress, or needs somebody', () => {
    expect(names({ plan: 'business-critical' })).toEqual(['Billing'])
    expect(names({ show: 'paused' })).toEqual(['orders 9'])
    expect(names({ show: 'in-progress' })).toEqual(['Billing'])
    expect(names({ show: 'needs-you' })).toEqual(['Ångström'])
    expect(counts(list, now)).toEqual({ all: 4, 'needs-you': 1, 'in-progress': 1, paused: 1 })
  })

  it('puts what needs somebody first by status, and the newest first by age', () => {
    expect(names({ order: 'status' })).toEqual(['Ångström', 'Billing', 'orders 10', 'orders 9'])
    expect(names({ order: 'newest' }).slice(0, 2)).toEqual(['orders 10', 'orders 9'])
  })

  it('offers the plans that occur, and the chosen one', () => {
    expect(plansIn(list, 'any').map(({ value }) => value)).toEqual(['professional-db', 'business-critical'])
    expect(plansIn([], 'free-db').map(({ label }) => label)).toEqual(['Free'])
  })
})
