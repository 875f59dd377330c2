import { describe, expect, it } from 'vitest'
import { pauseInWords, ruleInWords } from './rule-in-words.ts'

describe('the snapshot rule in words', () => {
  it('names both windows of a daily plan', () => {
    expect(ruleInWords('professional-db', '5')).toEqual({
      schedule: 'A full snapshot is taken every day. Each can be restored and exported for 7 days.',
      onDemand: 'One that you take can be restored and exported for 7 days.',
      differential: null,
    })
    expect(ruleInWords('enterprise-ds', '5')?.schedule).toBe(
      'A full snapshot is taken every day. Each can be restored for 14 days and exported for 7.',
    )
  })

  it('says what a differential is good for where there are any', () => {
    expect(ruleInWords('enterprise-db', '5')).toEqual({
      schedule:
        'A full snapshot is taken every day, a differential every hour between. A full one can be restored and exported for 60 days.',
      onDemand: 'One that you take can be restored and exported for 90 days.',
      differential: 'A differential cannot be restored or exported on its own.',
    })
  })

  it('tells the first of a day from the others where only that is kept long', () => {
    expect(ruleInWords('enterprise-db', '4')?.schedule).toBe(
      'A full snapshot is taken every 6 h. The first of a day (UTC) can be restored for 60 days and exported for 14, the others for 7 days.',
    )
  })

  it('says that only the latest is kept, and nothing where there are none', () => {
    expect(ruleInWords('free-db', '5')).toMatchObject({
      schedule: 'No snapshot is taken by itself.',
      onDemand: 'Only the latest is kept: a new one replaces it once it is complete.',
    })
    expect(ruleInWords('sandbox', '5')).toBeNull()
  })
})

describe('the pause in words', () => {
  it.each([
    ['professional-db', 'It can be paused, and resumes by itself after 30 days.'],
    ['free-db', 'It pauses after 3 days without queries, and is deleted after 30 days of pause.'],
    ['sandbox', 'A Sandbox does not pause.'],
  ] as const)('of %s', (type, words) => {
    expect(pauseInWords(type)).toBe(words)
  })
})
