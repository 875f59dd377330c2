import type { Clock } from './ports.ts'

/** A clock that can be paused, stepped, jumped and sped up. Instants and durations in ms. */
export interface VirtualClock extends Clock {
  /** Forward only: the world never goes back. Throws a RangeError for anything but a number from 0 on. */
  advance(ms: number): void
  /** Throws a RangeError where `at` is before `now()`. */
  jumpTo(at: number): void
  /** 0 pauses. Throws a RangeError for anything but a number from 0 on. */
  setRate(rate: number): void
  /** Stands until what it gives was called as often as this was; then it is where it would have been by itself. */
  hold(): () => void
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
  let holds = 0
  const now = () =>
    holds > 0 ? reached : (reached = Math.max(reached, Math.floor(base + (real() - since) * rate)))
  const rebase = (at: number) => {
    base = at
    if (holds > 0) reached = at
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
    hold() {
      now()
      holds += 1
      let isHeld = true
      return () => {
        if (isHeld) holds -= 1
        isHeld = false
      }
    },
  }
}
