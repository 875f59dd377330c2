import { describe, expect, it } from 'vitest'
import { planRows } from './plan-rows.ts'

describe('the lines of the table', () => {
  it('are those of the documentation, versions with one rule together', () => {
    expect(planRows().map(({ type, versions }) => [type, ...versions])).toEqual([
      ['free-db', '4', '5'],
      ['professional-db', '4', '5'],
      ['business-critical', '5'],
      ['enterprise-db', '4'],
      ['enterprise-db', '5'],
      ['professional-ds', '5'],
      ['enterprise-ds', '5'],
    ])
  })
})
