import { existsSync, readFileSync } from 'node:fs'

/** Tests of a step. A skipped or retried one counts as failed: this project has none. */
export type Count = { passed: number; failed: number }

/** Where a runner left its report, and whose format it has. */
export type Report = { kind: 'vitest' | 'playwright'; file: string }

/** One failed test: a step that could not run. */
export const failure: Count = { passed: 0, failed: 1 }

const passing = { vitest: ['numPassedTests'], playwright: ['stats', 'expected'] }
const failing = {
  vitest: [['numFailedTests'], ['numPendingTests'], ['numTodoTests']],
  playwright: [
    ['stats', 'unexpected'],
    ['stats', 'flaky'],
    ['stats', 'skipped'],
  ],
}

/** Counts a step from its exit code and report. An ill end or a run of no test is at least one failure. */
export function countOf(code: number, report?: Report): Count {
  if (report === undefined) return code === 0 ? { passed: 1, failed: 0 } : failure
  if (!existsSync(report.file)) return failure
  const found: unknown = JSON.parse(readFileSync(report.file, 'utf8'))
  const passed = numberAt(found, passing[report.kind])
  const failed = failing[report.kind].reduce((sum, path) => sum + numberAt(found, path), 0)
  return { passed, failed: failed === 0 && (code !== 0 || passed === 0) ? 1 : failed }
}

function numberAt(value: unknown, path: readonly string[]): number {
  const [key, ...rest] = path
  if (key === undefined) return typeof value === 'number' ? value : 0
  const inside =
    typeof value === 'object' && value !== null ? new Map(Object.entries(value)) : new Map<string, unknown>()
  return numberAt(inside.get(key), rest)
}
