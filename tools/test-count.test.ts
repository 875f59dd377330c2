import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { countOf, failure } from './test-count.ts'

function fileOf(content: unknown): string {
  const folder = mkdtempSync(join(tmpdir(), 'count-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  writeFileSync(join(folder, 'report.json'), JSON.stringify(content))
  return join(folder, 'report.json')
}

it('counts a program without a report as one test', () => {
  expect(countOf(0)).toEqual({ passed: 1, failed: 0, skipped: 0 })
  expect(countOf(2)).toEqual(failure)
})

it('counts what a report says, a retried test as failed', () => {
  const vitest = fileOf({ numPassedTests: 7, numFailedTests: 1, numPendingTests: 1, numTodoTests: 0 })
  expect(countOf(1, { kind: 'vitest', file: vitest })).toEqual({ passed: 7, failed: 1, skipped: 1 })
  const playwright = fileOf({ stats: { expected: 5, unexpected: 0, flaky: 1, skipped: 0 } })
  expect(countOf(0, { kind: 'playwright', file: playwright })).toEqual({ passed: 5, failed: 1, skipped: 0 })
})

it('takes an ill end, a missing report and a run of no test for a failure', () => {
  expect(countOf(1, { kind: 'vitest', file: fileOf({ numPassedTests: 7 }) })).toEqual({
    passed: 7,
    failed: 1,
    skipped: 0,
  })
  expect(countOf(0, { kind: 'vitest', file: '/nowhere.json' })).toEqual(failure)
  expect(countOf(0, { kind: 'playwright', file: fileOf({ stats: { expected: 0 } }) })).toEqual(failure)
})
