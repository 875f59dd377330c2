/** What lies between a caller and the API: how long an answer takes, and which calls meet a failure. Pure data, and what follows from it. */
import type { OperationId } from '../contract/wire/routes.ts'
import type { Random } from './ports.ts'
import { between } from './seeded-random.ts'

/** How long a call takes before it reaches the API, real ms; `offline`: it never does. */
export type Latency =
  | { readonly kind: 'none' }
  | { readonly kind: 'fixed'; readonly ms: number }
  | { readonly kind: 'jitter'; readonly from: number; readonly to: number }
  | { readonly kind: 'offline' }

/**
 * How a call fails. With a status it never reached the API; `lost`: nor did it, and no answer comes; `answer-lost`: it was
 * done, and no answer comes.
 */
export type LineReason = 'unavailable' | 'internal' | 'rate-limited' | 'lost' | 'answer-lost'

/** Which of the calls that it is about meet a failure: the next one, every nth, or all. */
export type When =
  | { readonly kind: 'next' }
  | { readonly kind: 'every'; readonly nth: number }
  | { readonly kind: 'always' }

/** A failure laid out for the calls of one route, or of any. */
export interface LineFailure {
  readonly operation: OperationId | 'any'
  readonly reason: LineReason
  readonly when: When
}

export interface Line {
  readonly latency: Latency
  readonly failures: readonly LineFailure[]
}

/** Nothing in between. */
export const clearLine: Line = { latency: { kind: 'none' }, failures: [] }

/** A line under way: what was laid out, and how often the calls that each failure means have come by. */
export interface LineState extends Line {
  /**
   * For each of `failures`, in their order, by operation: a page asks for several things at once, in an order that is not
   * always the same, and which call is met does not depend on it.
   */
  readonly passed: readonly Readonly<Record<string, number>>[]
}

/** A line of which nothing has come by yet. */
export function lineState({ latency, failures }: Line): LineState {
  return { latency, failures, passed: failures.map(() => ({})) }
}

/** What the line does to a call: `delay` in real ms, then perhaps a failure; offline, no answer at once. */
export type Verdict =
  | { readonly kind: 'offline' }
  | { readonly kind: 'on'; readonly delay: number; readonly failure: LineReason | null }

/**
 * What meets the `n`th call (from 1), and the line after it. `operation` null: no route of the contract is asked. Bodies of
 * archives meet the latency only. The first failure that is laid out for a call meets it; the counts of others go on.
 */
export function judge(
  line: LineState,
  call: { readonly n: number; readonly operation: OperationId | null; readonly isBody: boolean },
  random: Random,
): { readonly verdict: Verdict; readonly line: LineState } {
  const { latency } = line
  if (latency.kind === 'offline') return { verdict: { kind: 'offline' }, line }
  const delay = delayOf(latency, call.n, random)
  if (call.isBody) return { verdict: { kind: 'on', delay, failure: null }, line }
  const isMeant = ({ operation }: LineFailure) => operation === 'any' || operation === call.operation
  const asked = call.operation ?? 'none'
  const passed = line.failures.map((each, i) => {
    const counts = line.passed[i] ?? {}
    return isMeant(each) ? { ...counts, [asked]: (counts[asked] ?? 0) + 1 } : counts
  })
  const met = line.failures.findIndex((each, i) => isMeant(each) && isHit(each.when, passed[i]?.[asked] ?? 0))
  const failure = line.failures[met]
  const isUsedUp = failure?.when.kind === 'next'
  const stays = (_: unknown, i: number) => !(isUsedUp && i === met)
  return {
    verdict: { kind: 'on', delay, failure: failure?.reason ?? null },
    line: { latency, failures: line.failures.filter(stays), passed: passed.filter(stays) },
  }
}

function isHit(when: When, count: number): boolean {
  return when.kind !== 'every' || count % when.nth === 0
}

/** The same call of the same world takes the same time, ms. */
function delayOf(latency: Exclude<Latency, { kind: 'offline' }>, n: number, random: Random): number {
  switch (latency.kind) {
    case 'none':
      return 0
    case 'fixed':
      return latency.ms
    case 'jitter':
      return between(random, latency.from, latency.to, 'latency', String(n))
  }
}
