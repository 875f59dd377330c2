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

/** Resolves with `work`, or as soon as the session has ended: nothing is answered then until someone signs in again. */
export function orSessionEnd(work: Promise<void>): Promise<void> {
  return new Promise((resolve) => {
    const look = ({ ended }: { readonly ended: boolean }) => {
      if (ended) resolve()
    }
    const stop = sessionStore.subscribe(look)
    look(sessionStore.getState())
    void work.then(resolve).finally(stop)
  })
}
