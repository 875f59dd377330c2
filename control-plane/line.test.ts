import { describe, expect, it } from 'vitest'
import { judge, lineState, type Latency, type Line, type LineFailure, type Verdict } from './line.ts'
import { createSeededRandom } from './seeded-random.ts'

const random = createSeededRandom('afterglow')
const lineWith = (failures: readonly LineFailure[], latency: Latency = { kind: 'none' }): Line => ({
  latency,
  failures,
})

/** What meets so many calls, one after the other. */
function verdicts(
  line: Line,
  operations: readonly ('getMeta' | 'listSnapshots' | null)[],
  isBody = false,
): Verdict[] {
  let state = lineState(line)
  return operations.map((operation, i) => {
    const judged = judge(state, { n: i + 1, operation, isBody }, random)
    state = judged.line
    return judged.verdict
  })
}
const failures = (line: Line, operations: readonly ('getMeta' | 'listSnapshots' | null)[]) =>
  verdicts(line, operations).map((verdict) => (verdict.kind === 'on' ? verdict.failure : verdict.kind))

describe('the failures of a line', () => {
  it('meet the next call of their route, once', () => {
    const line = lineWith([{ operation: 'listSnapshots', reason: 'internal', when: { kind: 'next' } }])
    expect(failures(line, ['getMeta', 'listSnapshots', 'listSnapshots'])).toEqual([null, 'internal', null])
  })

  it('meet every nth call of their route', () => {
    const line = lineWith([{ operation: 'getMeta', reason: 'lost', when: { kind: 'every', nth: 2 } }])
    const calls = ['getMeta', 'listSnapshots', 'getMeta', 'getMeta', 'getMeta'] as const
    expect(failures(line, calls)).toEqual([null, null, 'lost', null, 'lost'])
  })

  it('meet every nth call of any route by its own count, in whatever order a page asks', () => {
    const line = lineWith([{ operation: 'any', reason: 'lost', when: { kind: 'every', nth: 2 } }])
    const calls = ['getMeta', 'listSnapshots', 'listSnapshots', 'getMeta', 'getMeta'] as const
    expect(failures(line, calls)).toEqual([null, null, 'lost', 'lost', null])
  })

  it('meet every call of any route, also where there is none', () => {
    const line = lineWith([{ operation: 'any', reason: 'unavailable', when: { kind: 'always' } }])
    expect(failures(line, ['getMeta', null])).toEqual(['unavailable', 'unavailable'])
  })

  it('meet a call one at a time, the first that was laid out first; the others wait for the next', () => {
    const line = lineWith([
      { operation: 'any', reason: 'rate-limited', when: { kind: 'next' } },
      { operation: 'getMeta', reason: 'internal', when: { kind: 'next' } },
      { operation: 'any', reason: 'lost', when: { kind: 'every', nth: 3 } },
    ])
    expect(failures(line, ['getMeta', 'getMeta', 'getMeta', 'getMeta'])).toEqual([
      'rate-limited',
      'internal',
      'lost',
      null,
    ])
  })

  it('leave bodies of archives alone', () => {
    const line = lineWith([{ operation: 'any', reason: 'lost', when: { kind: 'always' } }], {
      kind: 'fixed',
      ms: 5,
    })
    expect(verdicts(line, [null], true)).toEqual([{ kind: 'on', delay: 5, failure: null }])
  })
})

describe('the latency of a line', () => {
  it('is the same for every call where it is fixed', () => {
    const slow = lineWith([], { kind: 'fixed', ms: 800 })
    expect(verdicts(slow, [null, null])).toEqual([
      { kind: 'on', delay: 800, failure: null },
      { kind: 'on', delay: 800, failure: null },
    ])
  })

  it('jitters within its range, and again the same for the same calls of the same world', () => {
    const line = lineWith([], { kind: 'jitter', from: 200, to: 1500 })
    const calls = Array.from({ length: 200 }, () => null)
    const delays = verdicts(line, calls).map((verdict) => (verdict.kind === 'on' ? verdict.delay : -1))
    expect(delays.every((delay) => delay >= 200 && delay <= 1500 && Number.isInteger(delay))).toBe(true)
    expect(Math.min(...delays)).toBeLessThan(300)
    expect(Math.max(...delays)).toBeGreaterThan(1400)
    expect(verdicts(line, calls)).toEqual(verdicts(line, calls))
  })

  it('lets nothing through where the line is cut, and uses no failure up', () => {
    const line = lineWith([{ operation: 'any', reason: 'internal', when: { kind: 'next' } }], {
      kind: 'offline',
    })
    const judged = judge(lineState(line), { n: 1, operation: 'getMeta', isBody: true }, random)
    expect(judged.verdict).toEqual({ kind: 'offline' })
    expect(judged.line.failures).toHaveLength(1)
  })
})
