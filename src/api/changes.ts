import type { Query, QueryClient } from '@tanstack/react-query'
import type { Change } from '../../contract/wire/meta.ts'
import { dataOf, type ApiClient } from './client.ts'
import { ApiFailure } from './failure.ts'
import { keys } from './keys.ts'
import { orSessionEnd } from './session.ts'

/** Real ms between two questions: while anything moves, and otherwise. */
const FAST = 1_000
const SLOW = 15_000

/** The one poller of the console: asks what changed and invalidates it. No query polls by itself. */
export interface Changes {
  start(): () => void
  /** Ask now: after an own mutation, on focus, when the clock was moved. */
  ask(): void
  /** Called with every change, after the caches were told. */
  onChange(listener: (change: Change) => void): () => void
}

/** The queries that show a changed record. */
function touched(change: Change): readonly (readonly unknown[])[] {
  switch (change.type) {
    case 'meta':
      return [keys.meta]
    case 'tenant':
      return [keys.tenants]
    case 'instance':
      return [keys.allInstances, keys.instance(change.id)]
    case 'snapshot':
      return change.instance_id
        ? [
            keys.snapshot(change.instance_id, change.id),
            keys.snapshots(change.instance_id),
            keys.allInstances,
            keys.instance(change.instance_id),
          ]
        : []
    case 'operation':
      return [keys.operation(change.id), keys.allOperations]
    // Who restores from a file follows its import himself; it stands among what is long.
    case 'import':
      return [keys.allOperations]
    case 'export':
      return [keys.export(change.id)]
    // Every one that waits moves up with one that is done.
    case 'backup':
      return change.instance_id
        ? [keys.allBackups, keys.allInstances, keys.instance(change.instance_id)]
        : [keys.allBackups]
    case 'customer-managed-key':
      return [keys.allCustomerKeys, keys.anyLeft]
    case 'network-access':
      return [keys.allNetworks, keys.allInstances, keys.anyInstance]
    // Comes with the end of its instance, and goes by the clock.
    case 'deleted-instance':
      return [keys.allInstances, keys.left(change.id)]
  }
}

/** `afterglow:moved` from somebody who waits until that is shown. */
const isAwaited = (event?: Event): event is CustomEvent<(shown: Promise<void>) => void> =>
  event instanceof CustomEvent && typeof event.detail === 'function'

/** What is asked again while anything moves; what is not there does not come back by moving. */
const isLive = ({ meta, state: { error } }: Query) =>
  meta?.['live'] === true && !(error instanceof ApiFailure && error.status === 404)

/** What got no answer is asked for again once there are answers. */
const isUnanswered = ({ state: { error } }: Query) => error instanceof ApiFailure && error.status === 0

/**
 * Creates the poller. `page` gives focus, visibility and connection; the host says `afterglow:moved` when its clock was moved.
 * A function as that event's `detail` is called with a promise, which resolves when what changed was asked for.
 */
export function createChanges(client: ApiClient, queries: QueryClient, page: Window): Changes {
  let cursor: string | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let running = false
  let asking: Promise<void> | undefined
  let again: Promise<void> | undefined
  const listeners = new Set<(change: Change) => void>()

  const isSeen = () => page.document.visibilityState === 'visible'

  /** What shows a deleted instance learns here that it is gone: to ask for it again would be answered with 404. */
  const missing = (id: string) => {
    const query = queries.getQueryCache().find({ queryKey: keys.instance(id) })
    void query?.cancel({ silent: true })
    const error = new ApiFailure({ status: 404, reason: 'db-not-found', message: `DB not found: ${id}` })
    query?.setState({ data: undefined, status: 'error', fetchStatus: 'idle', error })
  }

  const tell = (changes: readonly Change[]): Promise<void>[] => {
    const asked: Promise<void>[] = []
    const seen = new Set<string>()
    const gone = new Set<unknown>()
    for (const { type, id, deleted } of changes) {
      if (!deleted) continue
      if (type === 'instance') missing(id)
      if (type === 'instance' || type === 'deleted-instance') gone.add(id)
    }
    for (const key of changes.flatMap(touched)) {
      const name = JSON.stringify(key)
      if (seen.has(name) || gone.has(key[1])) continue
      seen.add(name)
      const predicate = ({ queryKey }: Query) => !gone.has(queryKey.at(-1))
      asked.push(queries.invalidateQueries({ queryKey: key, predicate }))
    }
    for (const change of changes) for (const listener of listeners) listener(change)
    return asked
  }

  /** What changed; `shown` resolves when what is asked again for it is answered. */
  const look = async (): Promise<{ readonly shown: Promise<void> }> => {
    clearTimeout(timer)
    let wait = SLOW
    let moving = false
    const asked: Promise<unknown>[] = []
    try {
      const answer = await dataOf(
        client.afterglow.v1.changes.$get({ query: cursor === undefined ? {} : { after: cursor } }),
      )
      const first = cursor === undefined
      cursor = answer.cursor
      asked.push(queries.refetchQueries({ type: 'active', predicate: isUnanswered }))
      if (answer.reset && !first) asked.push(queries.invalidateQueries())
      else asked.push(...tell(answer.changes))
      moving = answer.moving
      if (moving) {
        if (isSeen()) wait = FAST
        asked.push(queries.invalidateQueries({ predicate: isLive }))
      }
    } catch {
      // The panels tell their own failures; the poller only asks again.
    }
    if (running && !again && (moving || isSeen())) {
      // In the background it asks seldom, and only for the end of what moves.
      timer = setTimeout(() => void ask(), wait)
    }
    return { shown: Promise.all(asked).then(() => {}) }
  }

  /** Asks at once, or after the answer that is under way: what changed since it was asked for may not be in it. */
  const ask = (): Promise<void> => {
    if (asking) {
      again ??= asking.then(() => {
        again = undefined
        return running ? ask() : undefined
      })
      return again
    }
    const answered = look()
    asking = answered.then(() => {
      asking = undefined
    })
    return answered.then(({ shown }) => shown)
  }

  const now = (event?: Event) => {
    if (!running || !isSeen()) return
    const shown = ask()
    // Whoever moved the world may wait for it.
    if (isAwaited(event)) event.detail(orSessionEnd(shown))
  }

  return {
    start() {
      running = true
      const events = ['focus', 'online', 'afterglow:moved'] as const
      for (const event of events) page.addEventListener(event, now)
      page.document.addEventListener('visibilitychange', now)
      void ask()
      return () => {
        running = false
        clearTimeout(timer)
        for (const event of events) page.removeEventListener(event, now)
        page.document.removeEventListener('visibilitychange', now)
      }
    },
    ask: now,
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
