/** Says among the tabs of one browser which of them sends an upload. */
export interface TabLocks {
  /** The right to send it, until it is given back; null where another tab has it. */
  take(importId: string): Promise<(() => void) | null>
  /** Whether another tab has it. Asked of a tab that does not. */
  isTaken(importId: string): Promise<boolean>
  /** Resolves when no tab has it any more; rejects when `signal` is aborted. */
  freed(importId: string, signal: AbortSignal): Promise<void>
}

/**
 * By Web Locks, which end with their tab however it ends. `site` keeps two consoles of one origin apart. Over plain http
 * there are none: then every tab may send, and the server ends the request of the one before.
 */
export function tabLocks(site: string, locks: LockManager | undefined): TabLocks {
  const nameOf = (importId: string) => `afterglow-upload ${site} ${importId}`
  if (!locks) {
    return { take: async () => () => {}, isTaken: async () => false, freed: async () => {} }
  }
  return {
    take(importId) {
      const answer = Promise.withResolvers<(() => void) | null>()
      const held = Promise.withResolvers<void>()
      locks
        .request(nameOf(importId), { ifAvailable: true }, (lock) => {
          answer.resolve(lock && held.resolve)
          return lock ? held.promise : undefined
        })
        // A browser that refuses locks here has no other tab to ask either.
        .catch(() => answer.resolve(() => {}))
      return answer.promise
    },
    async isTaken(importId) {
      const { held } = await locks.query()
      return held?.some(({ name }) => name === nameOf(importId)) === true
    },
    freed: (importId, signal) => locks.request(nameOf(importId), { signal }, () => Promise.resolve()),
  }
}
