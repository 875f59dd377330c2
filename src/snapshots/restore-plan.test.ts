import { describe, expect, it } from 'vitest'
import { anInstance } from '../testing/an-instance.ts'
import { exactCount, time } from '../messages/format.ts'
import { elseRunning, signed } from './restore-plan.ts'
import { rowOf } from './rows.ts'
import { sample } from './sample-snapshots.ts'

describe('signed', () => {
  it('has a minus as wide as a plus, and none for nothing', () => {
    expect([-11_672, 5, 0].map((each) => signed(each, exactCount))).toEqual(['\u221211,672', '+5', '0'])
  })
})

describe('elseRunning', () => {
  const row = rowOf(sample('2025-11-13T00:09:00Z'))
  const taking = rowOf(sample('2025-11-14T08:09:00Z', { status: 'InProgress' }))
  const now = Date.parse('2025-11-14T08:10:00Z')
  const busy = anInstance({}, { taking_snapshot: true })

  it('is nothing while the instance only runs', () => {
    expect(elseRunning(anInstance(), row, [row], now)).toEqual({
      good: true,
      words: 'Nothing else is running',
    })
  })

  it('is the operation that holds the instance, which stands in the way', () => {
    expect(elseRunning(anInstance({ status: 'pausing' }), row, [taking, row], now)).toEqual({
      good: false,
      words: 'The instance is pausing',
    })
  })

  it.each(['Pending', 'InProgress'] as const)('is a snapshot that is %s, which does not', (status) => {
    const other = rowOf({ ...taking.snapshot, status })
    expect(elseRunning(busy, row, [other, row], now)).toEqual({
      good: true,
      words: `The snapshot of ${time(other.timestamp)} is being taken: it goes on, with the data of then`,
    })
  })

  it('is told of one that is not in the list yet, and not of the one that is to be restored', () => {
    expect(elseRunning(busy, row, [], now).words).toMatch(/^A snapshot is being taken/)
    expect(elseRunning(busy, taking, [taking, row], now).words).toBe('Nothing else is running')
  })
})
