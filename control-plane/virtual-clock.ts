import type { Clock } from './ports.ts'

/** A clock that can be paused, stepped, jumped and sped up. Instants and durations in ms. */
export interface VirtualClock extends Clock {
  /** Forward only: the world never goes back. Throws a RangeError for anything but a number from 0 on. */
  advance(ms: number): void
  /** Throws a RangeError where `at` is before `now()`. */
  jumpTo(at: number): void
  /** 0 pauses. Throws a RangeError for anything but a number from 0 on. */
  setRate(rate: number): void
}

/**
 * A virtual clock. `real` is the host's own clock in ms, which need not start at the epoch (`performance.now`);
 * without it, time moves by `advance` and `jumpTo` only. Answers whole ms, and stands where the host's clock is
 * set back.
 */
export function createVirtualClock(options: {
  readonly now: number
  readonly rate?: number
  readonly real?: () => number
}): VirtualClock {
  const real = options.real ?? (() => 0)
  let rate = options.rate ?? (options.real ? 1 : 0)
  let base = options.now
  let since = real()

  let reached = options.now
  const now = () => (reached = Math.max(reached, Math.floor(base + (real() - since) * rate)))
  const rebase = (at: number) => {
    base = at
    since = real()
  }
  const checked = (value: number, what: string) => {
    if (!Number.isFinite(value) || value < 0) throw new RangeError(`${what} must be a number from 0 on.`)
    return value
  }
  return {
    now,
    rate: () => rate,
    advance: (ms) => rebase(now() + checked(ms, 'The step in ms')),
    jumpTo: (at) => {
      if (!(at >= now())) throw new RangeError('The time of a world only goes forward.')
      rebase(at)
    },
    setRate: (next) => {
      rebase(now())
      rate = checked(next, 'The rate')
    },
  }
}
