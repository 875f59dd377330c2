import { createMemoryStore, type MemoryStore } from '../control-plane/memory-store.ts'
import type { Random, RecordChange, Store } from '../control-plane/ports.ts'
import type { AnyRecord } from '../control-plane/records.ts'
import { seedWorld, type WorldSource } from '../control-plane/scenarios/registry.ts'
import { createSeededRandom } from '../control-plane/seeded-random.ts'
import type { MadeWorld } from '../control-plane/steps/replay.ts'
import type { Step } from '../control-plane/steps/step.ts'
import { createStepLog, type KeptSteps, type StepLog } from '../control-plane/steps/step-log.ts'
import { createVirtualClock, type VirtualClock } from '../control-plane/virtual-clock.ts'
import { follow, instantOf, isAsSaved } from './saved-clock.ts'
import type { StoredStep, WorldDatabase, WorldRow } from './world-database.ts'
import { createUnsavedChanges, type UnsavedChanges } from './unsaved-changes.ts'
import { createWorldLock, type Exclusive } from './world-lock.ts'

/** What a world is until it is loaded anew: a load makes another one under the same id. */
export interface Life {
  readonly epoch: string
  /** Of all pages that opened this epoch, the how manieth it was, from 1. */
  readonly opening: number
  readonly source: WorldSource
  readonly clock: VirtualClock
  readonly random: Random
  /** Every commit and read is made under the world's lock, over what other tabs have saved. */
  readonly store: Store
  /** What was done; to be read and written under the world's lock. */
  readonly log: StepLog
  /** Every record as this page knows it, in the order of kind and id. */
  records(): readonly AnyRecord[]
}

/** A world that was made again, and how its files come to the new one: before anything refers to them. */
export interface Made extends Omit<MadeWorld, 'bytes' | 'digest'> {
  bring(epoch: string): Promise<void>
}

/** One world, shared by every tab that has it open. */
export interface World<L> {
  /** The life of it that this page knows. */
  current(): L
  /** For a request: what `work` commits is saved when it resolves. Requests of a page share the lock. */
  request<T>(work: (life: L) => Promise<T>): Promise<T>
  /** Like `request`, while no other request of this page runs: for moving time, and for `replace` inside. */
  alone<T>(work: (life: L) => Promise<T>): Promise<T>
  /** Drops what was changed, makes the world of `source` at its instant, or one that was made again. Only inside `alone`. */
  replace(begin: WorldSource | Made, rate: number): Promise<L>
}

/** The stored world was made by another build, whose seed may have been another: it cannot be read with this one. */
export class OtherBuild extends Error {
  override readonly name = 'OtherBuild'
}

/** A world that this page had open is another build's now, or nobody's: this page is to touch nothing of it. */
export class WorldGone extends Error {
  override readonly name = 'WorldGone'
}

/** What another build stored of a world. */
export interface Stored {
  readonly row: WorldRow
  readonly steps: readonly Step[]
  /** Where its clock stands now, ms. */
  readonly now: number
}

/** The browser did not take what was to be saved: none of it happened. */
export class NotSaved extends Error {
  override readonly name = 'NotSaved'
}

export interface WorldOptions<L> {
  readonly id: string
  readonly build: string
  readonly database: WorldDatabase
  readonly exclusive: Exclusive
  /** What to begin with where nothing is stored. */
  readonly source: WorldSource | Made
  readonly rate: number
  /** The machine's clock, ms since the epoch. */
  readonly machine: () => number
  /** What the host puts around a life. */
  readonly furnish: (life: Life) => L
  /** Something was saved: other tabs should look. */
  readonly onSaved: () => void
  /** The world went away under this page; `by` another build, or null: it was dropped. */
  readonly onGone?: (by: string | null) => void
  /**
   * What takes the place of a world that another build has stored, in one transaction; where it rejects, that world stays.
   * Without it, such a world is an `OtherBuild`.
   */
  readonly instead?: (
    stored: Stored,
  ) => Promise<{ readonly begin: WorldSource | Made; readonly rate: number }>
}

/** A life with what only this file touches of it. */
interface Inside<L> {
  readonly life: Life
  readonly furnished: L
  readonly inner: MemoryStore
  /** Committed and not yet saved. */
  readonly unsaved: UnsavedChanges
  readonly unsavedSteps: Map<number, StoredStep>
  /** Takes over steps that another tab has done. */
  takeSteps(kept: KeptSteps): void
  row: WorldRow
}

const isMade = (begin: WorldSource | Made): begin is Made => 'overlay' in begin
const sourceOf = (begin: WorldSource | Made): WorldSource => (isMade(begin) ? begin.source : begin)

/** Opens a world or begins it. Throws `OtherBuild`; rejects where the database does. `request` and `alone` reject with `WorldGone`. */
export async function openWorld<L>(options: WorldOptions<L>): Promise<World<L>> {
  const { database, id, machine } = options
  let inside: Inside<L> | null = null
  let hasOpened = false

  const begin = async (what: WorldSource | Made, rate: number): Promise<Inside<L>> => {
    const made = isMade(what) ? what : null
    const clock = { now: what.now, rate, savedAt: machine() }
    const changes = made?.overlay.changes ?? []
    const version = made?.overlay.version ?? 0
    const kept = made?.kept ?? { steps: [], total: 0 }
    const row: WorldRow = {
      id,
      epoch: newEpoch(),
      build: options.build,
      source: sourceOf(what),
      clock,
      openings: 1,
      version,
      steps: kept.total,
    }
    await made?.bring(row.epoch)
    await database.replace(
      row,
      changes,
      kept.steps.map((step, place) => ({ place, step })),
    )
    return live(row, changes, kept)
  }

  const live = (row: WorldRow, changes: readonly RecordChange[], kept: KeptSteps): Inside<L> => {
    const base = [...seedWorld(row.source)]
    const unsaved = createUnsavedChanges([
      ...base.map(({ kind, record }) => ({ kind, id: record.id })),
      ...changes,
    ])
    const unsavedSteps = new Map<number, StoredStep>()
    const logOf = (begun: KeptSteps) =>
      createStepLog(begun, (place, step) => void unsavedSteps.set(place, { place, step }))
    let log = logOf(kept)
    const inner = createMemoryStore({
      base,
      overlay: { version: row.version, horizon: 0, changes },
      persist: async (more) => unsaved.add(more),
    })
    const life: Life = {
      epoch: row.epoch,
      opening: row.openings,
      source: row.source,
      clock: createVirtualClock({
        now: instantOf(row.clock, machine()),
        rate: row.clock.rate,
        real: machine,
      }),
      random: createSeededRandom(row.source.seed),
      store: lockedStore(inner),
      log: { kept: () => log.kept(), append: (step) => log.append(step) },
      records: () => inner.dump(),
    }
    const takeSteps = (all: KeptSteps) => void (log = logOf(all))
    return { life, furnished: options.furnish(life), inner, unsaved, unsavedSteps, takeSteps, row }
  }

  const lockedStore = (inner: MemoryStore): Store => {
    const use = <T>(work: () => Promise<T>) =>
      lock.join(() => {
        if (inside?.inner !== inner) throw new NotSaved('This world has been loaded anew.')
        return work()
      })
    return {
      commit: (work) => use(() => inner.commit(work)),
      read: (work) => use(() => inner.read(work)),
      changesSince: (version) => use(() => inner.changesSince(version)),
    }
  }

  /** Takes over what other tabs did since this page last had the lock. */
  const refresh = async () => {
    const row = await database.row(id)
    if (inside && row?.epoch === inside.row.epoch) {
      if (row.version > inside.inner.version) {
        const theirs = await database.changesAfter(id, inside.inner.version)
        await inside.inner.apply(theirs)
        inside.unsaved.stored(theirs)
      }
      await catchUpSteps(inside, row)
      follow(inside.life.clock, row.clock, machine())
      inside.row = row
      return
    }
    // Made again here, it would be this page's, and whoever began it anew would find it so.
    if (hasOpened && row?.build !== options.build) {
      options.onGone?.(row?.build ?? null)
      throw new WorldGone(`World ${id} ${row ? `is of build ${row.build} now` : 'was dropped'}.`)
    }
    if (row === null) {
      inside = await begin(options.source, options.rate)
      return
    }
    if (row.build !== options.build) {
      if (!options.instead) throw new OtherBuild(`World ${id} was made by build ${row.build}.`)
      const steps = (await database.stepsFrom(id, 0)).map(({ step }) => step)
      const next = await options.instead({ row, steps, now: instantOf(row.clock, machine()) })
      inside = await begin(next.begin, next.rate)
      options.onSaved()
      return
    }
    const opened = { ...row, openings: row.openings + 1 }
    const changes = await database.changesAfter(id, 0)
    // Where this cannot be saved nothing else can: then the world is still there to look at.
    await database.save(opened, [], []).catch(() => {})
    const steps = (await database.stepsFrom(id, 0)).map(({ step }) => step)
    inside = live(opened, changes, { steps, total: row.steps ?? Number.POSITIVE_INFINITY })
  }

  const catchUpSteps = async ({ life, row: before, takeSteps }: Inside<L>, row: WorldRow) => {
    const total = row.steps ?? Number.POSITIVE_INFINITY
    const { steps, total: known } = life.log.kept()
    if (total === known && row.version === before.version) return
    // The last one that is known may have gone on.
    const from = Math.max(0, steps.length - 1)
    const later = (await database.stepsFrom(id, from)).map(({ step }) => step)
    takeSteps({ steps: [...steps.slice(0, from), ...later], total })
  }

  const save = async () => {
    if (!inside) return
    const { life, row } = inside
    const unsaved = inside.unsaved.take()
    const steps = [...inside.unsavedSteps.values()]
    inside.unsavedSteps.clear()
    const { total } = life.log.kept()
    const clock = { now: life.clock.now(), rate: life.clock.rate(), savedAt: machine() }
    const isSame = unsaved.length === 0 && steps.length === 0 && total === (row.steps ?? total)
    if (isSame && isAsSaved(row.clock, clock)) return
    const version = unsaved.at(-1)?.version ?? row.version
    const next = { ...row, version, clock, ...(Number.isFinite(total) ? { steps: total } : {}) }
    try {
      await database.save(next, unsaved, steps)
    } catch (error) {
      // What this page believes is more than what is stored: it reads the world again before anything else.
      inside = null
      throw new NotSaved('The world could not be saved.', { cause: error })
    }
    inside.row = next
    options.onSaved()
  }

  const lock = createWorldLock({ exclusive: options.exclusive, onEnter: refresh, onSave: save })
  const now = () => {
    if (!inside) throw new NotSaved('The world is being read again.')
    return inside
  }
  await lock.request(async () => {})
  hasOpened = true
  return {
    current: () => now().furnished,
    request: (work) => lock.request(() => work(now().furnished)),
    alone: (work) => lock.alone(() => work(now().furnished)),
    async replace(what, rate) {
      inside = await begin(what, rate)
      options.onSaved()
      return inside.furnished
    },
  }
}

/** 16 random hexadecimal digits. */
export function newEpoch(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(8))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
