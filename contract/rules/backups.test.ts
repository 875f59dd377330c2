import { describe, expect, it } from 'vitest'
import { backupStagePercents, backupStages } from './backups.ts'

describe('the stages of a backup', () => {
  it('make up the whole', () => {
    expect(backupStages.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1)
  })

  it.each([
    [0, [0, 0, 0, 0]],
    [20, [50, 0, 0, 0]],
    [40, [100, 0, 0, 0]],
    [75, [100, 100, 50, 0]],
    [100, [100, 100, 100, 100]],
  ])('at %i percent stand at %j', (percent, expected) => {
    expect(backupStagePercents(percent)).toEqual(expected)
  })
})
