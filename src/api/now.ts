import { useCallback, useSyncExternalStore } from 'react'

/**
 * The one clock of the console, fed by the `Afterglow-Time` header of every answer: right under a clock that is fast,
 * slow, paused or far away. Nothing else in `src` reads a clock.
 */
interface Beat {
  /** ms since the epoch, as the server said */
  readonly instant: number
  readonly rate: number
  /** `performance.now()` when it said so */
  readonly at: number
}

let beat: Beat | null = null
const listeners = new Set<() => void>()
let ticker: ReturnType<typeof setInterval> | null = null

const notify = () => {
  for (const listener of listeners) listener()
}

/** Takes the time from an answer: `<instant>; rate=<n>`. */
export function hearTime(header: string | null): void {
  const match = header?.match(/^([^;]+);\s*rate=([\d.]+)$/)
  if (!match) return
  const instant = Date.parse(match[1] ?? '')
  if (Number.isNaN(instant)) return
  beat = { instant, rate: Number(match[2]), at: performance.now() }
  notify()
}

/** The present instant, ms. Before the first answer: when this page was opened, by the browser's own clock. */
export function readNow(): number {
  return beat
    ? beat.instant + (performance.now() - beat.at) * beat.rate
    : performance.timeOrigin + performance.now()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  ticker ??= setInterval(notify, 500)
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0 && ticker) {
      clearInterval(ticker)
      ticker = null
    }
  }
}

/** The present instant in steps of `step` ms: a component that shows minutes renders once a minute. */
export function useNow(step = 60_000): number {
  return useSyncExternalStore(
    subscribe,
    useCallback(() => Math.floor(readNow() / step) * step, [step]),
  )
}

/** Monotonic real ms, for the rates of transfers: they do not follow the server's clock. */
export function stopwatch(): number {
  return performance.now()
}
