/** The page, of whose events `online`, `focus` and `beforeunload` are heard. */
export type Page = EventTarget

/** Real ms between two tries; the last one stays. */
const PAUSES = [1_000, 2_000, 4_000, 8_000, 15_000, 30_000] as const
/** Without a byte moved or an answer for so long (real ms), a connection is taken for lost: browsers wait for minutes. */
const SILENCE = 60_000

/** The pause before the next try when `failed` (from 1) in a row did not get through, real ms. */
export function pauseAfter(failed: number): number {
  return PAUSES[Math.min(failed, PAUSES.length) - 1] ?? PAUSES[0]
}

/**
 * Resolves when another try is worth it: after the pause, and before it when the browser finds a network, when the person
 * looks at this page again, or at an event `wake` of `wake`. Resolves at once, too, when `signal` is aborted. Here and in
 * `listen` is the only place where an upload waits for time.
 */
export function worthTrying(
  page: Page,
  failed: number,
  signal: AbortSignal,
  wake: EventTarget,
): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const go = () => resolve()
  const over = new AbortController()
  const timer = setTimeout(go, pauseAfter(failed))
  for (const type of ['online', 'focus'] as const) page.addEventListener(type, go, { signal: over.signal })
  wake.addEventListener('wake', go, { signal: over.signal })
  signal.addEventListener('abort', go, { signal: over.signal })
  if (signal.aborted) go()
  return promise.finally(() => {
    clearTimeout(timer)
    over.abort()
  })
}

/** Listens to a connection; `onSilence` is called once when nothing was heard for too long. */
export interface Listening {
  heard(): void
  stop(): void
}

export function listen(onSilence: () => void): Listening {
  let timer = setTimeout(onSilence, SILENCE)
  return {
    heard() {
      clearTimeout(timer)
      timer = setTimeout(onSilence, SILENCE)
    },
    stop: () => clearTimeout(timer),
  }
}
