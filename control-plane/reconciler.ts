/** Drives `reconcile.ts`: event after event, with the work on bytes between the commits. */
import type { Alone, Bytes, ReadTx, Store } from './ports.ts'
import type { Means } from './means.ts'
import { handle, nextEvent, workOf, type DueEvent, type Pins } from './reconcile.ts'
import { doWork, givenUp, type Work, type WorkResult } from './work.ts'

/** Tries at the same work before it counts as failed. */
const TRIES = 3
/** Events handled between two turns for everyone else: some 5 ms of work. */
const SLICE = 200

export interface ReconcilerPorts {
  readonly store: Store
  readonly bytes: Bytes
  readonly means: Means
  readonly pins: Pins
  readonly alone?: Alone
  readonly pause?: () => Promise<void>
  /** Told of the last error of work that counts as failed from now on. */
  onGivenUp?(error: unknown, work: Work): void
}

export interface Reconciler {
  /** Handles what is due until `until` (ms). Rejects where the store does; the next call goes on. */
  run(until: number, wait: boolean): Promise<{ readonly handled: number; readonly waiting: boolean }>
  /**
   * Handles what is due until `until` (ms), and lets nothing more be handled because of work on bytes until it is
   * released: what a command meets then does not depend on how fast this host is. `behind` is the work that it goes
   * without, null where none is due. `as`: the work to go without, as it was then; everything else is waited for.
   */
  hold(until: number, as?: { readonly behind: string | null }): Promise<Held>
  /** Whether something is due until `until` (ms) that a run without waiting would handle. */
  isBehind(tx: ReadTx, until: number): Promise<boolean>
  /** When the next event is due, ms. */
  nextDue(): Promise<number | null>
}

/** A world that work on bytes does not move. */
export interface Held {
  readonly behind: string | null
  release(): void
}

type Step =
  | { readonly kind: 'idle' }
  | {
      readonly kind: 'handled'
      readonly event: DueEvent
      readonly work: Work | null
      readonly goesOn: boolean
    }
  | { readonly kind: 'work'; readonly work: Work }
  | { readonly kind: 'sweep'; readonly key: string }

/** The reconciler over a store. Concurrent runs share the work on bytes and never handle an event twice. */
export function createReconciler(ports: ReconcilerPorts): Reconciler {
  const { store, bytes, means, pins } = ports
  const underWay = new Map<string, Promise<void>>()
  const results = new Map<string, WorkResult>()
  const tries = new Map<string, number>()
  /** Work whose result does not count for now. */
  const without: string[] = []
  const alone: Alone = ports.alone ?? ((_name, work) => work())
  // Of all runs together: many short ones in a row would hold up the others as well.
  let sincePause = 0

  /** Another control plane may have done it, and told so, while this one waited for its turn. */
  const isWanted = (work: Work): Promise<boolean> =>
    store.read(async (tx) =>
      work.kind === 'verify'
        ? (await tx.get('import', work.record.id))?.state === 'verifying'
        : work.of === 'export'
          ? (await tx.get('export', work.record.id))?.state === 'preparing'
          : (await tx.get('backup', work.record.id))?.state === 'running',
    )

  const resultOf = ({ id }: Work) => (without.includes(id) ? undefined : results.get(id))

  const start = (work: Work): Promise<void> => {
    const known = underWay.get(work.id)
    if (known) return known
    const job = alone(work.id, async () =>
      (await isWanted(work)) ? doWork(work, bytes, means.random) : null,
    )
      .then(
        (result) => void (result && results.set(work.id, result)),
        (error: unknown) => {
          const tried = (tries.get(work.id) ?? 0) + 1
          tries.set(work.id, tried)
          if (tried >= TRIES) {
            results.set(work.id, givenUp(work))
            ports.onGivenUp?.(error, work)
          }
          throw error
        },
      )
      .finally(() => underWay.delete(work.id))
    underWay.set(work.id, job)
    return job
  }

  const step = (until: number, swept: string | null, stuck: ReadonlySet<string>): Promise<Step> =>
    store.commit(async (tx) => {
      const event = await nextEvent(tx, until, {
        size: pins.size + stuck.size,
        has: (key) => pins.has(key) || stuck.has(key),
      })
      if (!event) return { kind: 'idle' }
      if (event.kind === 'sweep' && event.record.id !== swept) return { kind: 'sweep', key: event.record.id }
      const work = await workOf(tx, means, event)
      const result = work && resultOf(work)
      if (work && !result) return { kind: 'work', work }
      const goesOn = await handle(tx, means, event, result ?? null)
      return { kind: 'handled', event, work, goesOn }
    })

  const run = async (until: number, wait: boolean) => {
    let handled = 0
    let last = ''
    let swept: string | null = null
    const stuck = new Set<string>()
    for (;;) {
      const done: Step = await step(until, swept, stuck)
      switch (done.kind) {
        case 'idle':
          // Nothing due needs them: what they were for was given up.
          results.clear()
          tries.clear()
          return { handled, behind: null }
        case 'sweep':
          // What cannot be deleted just now holds nothing up: the next run tries again.
          await bytes.delete(done.key).then(
            () => (swept = done.key),
            () => stuck.add(done.key),
          )
          break
        case 'work': {
          // A failure is met by trying again, now or in the next run.
          if (without.includes(done.work.id)) return { handled, behind: done.work.id }
          const job = start(done.work).catch(() => undefined)
          if (!wait) return { handled, behind: done.work.id }
          await job
          break
        }
        case 'handled': {
          handled++
          swept = null
          if (done.work) {
            results.delete(done.work.id)
            tries.delete(done.work.id)
          }
          const { kind, record, at } = done.event
          const name = `${kind} ${record.id} at ${at}`
          if (name === last) throw new Error(`The event of ${name} does not move on.`)
          last = done.goesOn ? '' : name
          if (++sincePause >= SLICE) {
            sincePause = 0
            await ports.pause?.()
          }
        }
      }
    }
  }

  return {
    async run(until, wait) {
      const { handled, behind } = await run(until, wait)
      return { handled, waiting: behind !== null }
    },

    async hold(until, as) {
      const wanted = as?.behind ?? null
      if (wanted !== null) without.push(wanted)
      let behind = wanted
      try {
        behind = (await run(until, as !== undefined)).behind
        if (wanted === null && behind !== null) without.push(behind)
      } catch (error) {
        if (wanted !== null) without.splice(without.indexOf(wanted), 1)
        throw error
      }
      const held = wanted ?? behind
      return {
        behind,
        release() {
          const at = held === null ? -1 : without.indexOf(held)
          if (at >= 0) without.splice(at, 1)
        },
      }
    },

    async isBehind(tx, until) {
      const event = await nextEvent(tx, until, pins)
      if (!event) return false
      const work = await workOf(tx, means, event)
      return !work || resultOf(work) !== undefined
    },

    nextDue: () => store.read(async (tx) => (await nextEvent(tx, Infinity, pins))?.at ?? null),
  }
}
