import { describe, expect, it } from 'vitest'
import { anInstance } from '../testing/an-instance.ts'
import { exactCount, time } from '../messages/format.ts'
import { elseRunning, lossOf, signed } from './restore-plan.ts'
import { rowOf } from './rows.ts'
import { sample } from './sample-snapshots.ts'

const hour = 3_600_000
const then = { nodes: 1000, relationships: 5000 }

describe('lossOf', () => {
  it('says how much time is lost and what is newer', () => {
    expect(lossOf(3 * hour + 180_000, { nodes: 1001, relationships: 5200 }, then, 10)).toEqual({
      fact: '3 h 3 min of writes are lost.',
      detail: 'About 1 node and 200 relationships are newer than it.',
    })
  })

  it('says what comes back where there is less now', () => {
    expect(lossOf(hour, { nodes: 1200, relationships: 4000 }, then, 0).detail).toBe(
      'About 200 nodes are newer than it. It holds 1,000 relationships more than there are now.',
    )
  })

  it('does not promise that equal counts are equal data', () => {
    expect(lossOf(2 * hour, then, then, 0)).toEqual({
      fact: 'It holds as much as there is now.',
      detail: 'What was changed in the 2 h since is lost.',
    })
  })

  it('takes the rate of writes where counts are not known, and says where that is not known either', () => {
    const unknown = { nodes: null, relationships: null }
    expect(lossOf(2 * hour, unknown, then, 9_400).detail).toBe('About 18,800 of them.')
    expect(lossOf(2 * hour, then, unknown, 0).detail).toBe('How many is not known.')
  })
})

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
