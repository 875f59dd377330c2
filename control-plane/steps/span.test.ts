import { describe, expect, it } from 'vitest'
import { DAY_MS } from '../../contract/rules/windows.ts'
import { ControlRefusal } from '../control-fields.ts'
import { madeWorld } from '../control.ts'
import { beginningOf } from '../scenarios/registry.ts'
import { recordedHost } from '../testing/recorded-world.ts'
import { stateOfValue } from './recipe-schema.ts'
import { LONGEST_WORLD_DAYS } from './span.ts'

const { source } = beginningOf('empty')
const after = (days: number) => source.now + days * DAY_MS
const step = (days: number) => ({
  at: after(days),
  kind: 'control' as const,
  verb: 'advance',
  request: { ms: 0 },
})
const recipe = (end: number, ...steps: readonly number[]) => ({
  version: 1 as const,
  source,
  steps: steps.map(step),
  now: after(end),
  digest: '0'.repeat(64),
})

describe('the time of a recipe', () => {
  it('goes as far as steps of the control do', () => {
    expect(stateOfValue(recipe(1_200, 400, 800)).now).toBe(after(1_200))
  })

  it.each([
    [recipe(401), 'Before the end, 401 days go by. At most 400 are done again at once'],
    [recipe(401.5, 401.5), 'Before step 1, 402 days go by.'],
    [recipe(402, 1, 402), 'Before step 2, 401 days go by.'],
    [recipe(1_201, 400, 800, 1_200), `it is 1201 days. At most ${LONGEST_WORLD_DAYS} are done again`],
    [
      { ...recipe(0), source: { ...source, now: Date.UTC(2000, 0) }, now: Date.UTC(2100, 0) },
      'Before the end, 36525 days go by.',
    ],
  ])('that goes further is refused before anything is done again', (wrong, words) => {
    expect(() => stateOfValue(wrong)).toThrow(words)
    expect(() => stateOfValue(wrong)).toThrow(ControlRefusal)
  })

  it('is gone through with turns for everyone else', async () => {
    let turns = 0
    const pause = async () => void (turns += 1)
    const made = madeWorld({ ...recipe(3, 1, 2, 3), digest: '' }, recordedHost, pause)
    await expect(made).rejects.toThrow('lead to another world')
    expect(turns).toBe(3)
  })
})
