import { createStore } from 'zustand/vanilla'

/**
 * Whether the session of this console has ended: the server then answers 401 `session-ended` to everything. Whoever meets
 * that answer sets it; whoever signs in again takes it back, and what had to stop goes on.
 */
export const sessionStore = createStore<{ readonly ended: boolean }>(() => ({ ended: false }))

/** Says that the session has ended; resolves when it is begun anew. */
export function nextSession(): Promise<void> {
  return new Promise((resolve) => {
    const stop = sessionStore.subscribe(({ ended }) => {
      if (ended) return
      stop()
      resolve()
    })
    sessionStore.setState({ ended: true })
  })
}
