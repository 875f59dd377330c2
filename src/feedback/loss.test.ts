import { describe, expect, it } from 'vitest'
import { lossOf } from './loss.ts'

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
