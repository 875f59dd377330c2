import { existsSync, readFileSync } from 'node:fs'

/** Tests of a step. A skipped one needs what is not there, such as a file beside the clone: it is said, and not counted as run. */
export type Count = { passed: number; failed: number; skipped: number }

/** Where a runner left its report, and whose format it has. */
export type Report = { kind: 'vitest' | 'playwright'; file: string }

/** One failed test: a step that could not run. */
export const failure: Count = { passed: 0, failed: 1, skipped: 0 }

type Paths = Record<keyof Count, readonly (readonly string[])[]>

const places: Record<Report['kind'], Paths> = {
  vitest: {
    passed: [['numPassedTests']],
    failed: [['numFailedTests'], ['numTodoTests']],
    skipped: [['numPendingTests']],
  },
  playwright: {
    passed: [['stats', 'expected']],
    failed: [
      ['stats', 'unexpected'],
      ['stats', 'flaky'],
    ],
    skipped: [['stats', 'skipped']],
  },
}

/** Counts a step from its exit code and report. An ill end or a run of no test is at least one failure. */
export function countOf(code: number, report?: Report): Count {
  if (report === undefined) return code === 0 ? { passed: 1, failed: 0, skipped: 0 } : failure
  if (!existsSync(report.file)) return failure
  const found: unknown = JSON.parse(readFileSync(report.file, 'utf8'))
  const sum = (what: keyof Count) =>
    places[report.kind][what].reduce((total, path) => total + numberAt(found, path), 0)
  const [passed, failed] = [sum('passed'), sum('failed')]
  return {
    passed,
    failed: failed === 0 && (code !== 0 || passed === 0) ? 1 : failed,
    skipped: sum('skipped'),
  }
}

function numberAt(value: unknown, path: readonly string[]): number {
  const [key, ...rest] = path
  if (key === undefined) return typeof value === 'number' ? value : 0
  const inside =
    typeof value === 'object' && value !== null ? new Map(Object.entries(value)) : new Map<string, unknown>()
  return numberAt(inside.get(key), rest)
}
