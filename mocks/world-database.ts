import type { RecordChange } from '../control-plane/ports.ts'
import type { Step } from '../control-plane/steps/step.ts'
import type { WorldSource } from '../control-plane/scenarios/registry.ts'

/** What is stored of a world beside its changed records. */
export interface WorldRow {
  readonly id: string
  /** Another one after every load: what was known of the world before is void. */
  readonly epoch: string
  /** The build that made the seed: another one may make another world of the same source. */
  readonly build: string
  readonly source: WorldSource
  readonly clock: SavedClock
  /** How often pages have opened this epoch of it. */
  readonly openings: number
  /** The store's last version. */
  readonly version: number
  /** How many steps were done; what was begun before they were kept has none. */
  readonly steps?: number
}

/** A step of a world at its place, from 0. */
export interface StoredStep {
  readonly place: number
  readonly step: Step
}

/** A clock as it stood: `now` of the world at `savedAt` of the machine (both ms since the epoch). */
export interface SavedClock {
  readonly now: number
  readonly rate: number
  readonly savedAt: number
}

/** Where worlds outlive their page. One transaction a call: all of it, or nothing. */
export interface WorldDatabase {
  row(world: string): Promise<WorldRow | null>
  /** Records changed after a version, the oldest change first. */
  changesAfter(world: string, version: number): Promise<readonly RecordChange[]>
  /** Steps from a place on, in their order. */
  stepsFrom(world: string, place: number): Promise<readonly StoredStep[]>
  save(row: WorldRow, changes: readonly RecordChange[], steps: readonly StoredStep[]): Promise<void>
  /** Forgets the world's records and steps, and puts these. */
  replace(row: WorldRow, changes: readonly RecordChange[], steps: readonly StoredStep[]): Promise<void>
  forget(world: string): Promise<void>
  rows(): Promise<readonly WorldRow[]>
}

const VERSION = 2

type StoredChange = RecordChange & { readonly world: string }
type StoreName = 'worlds' | 'records' | 'steps'
type StepRow = StoredStep & { readonly world: string }

/** Opens the database of this name. Rejects where the browser gives none (some private windows). */
export async function openWorldDatabase(name: string): Promise<WorldDatabase> {
  const opening = indexedDB.open(name, VERSION)
  opening.addEventListener('upgradeneeded', ({ oldVersion }) => {
    if (oldVersion < 1) {
      opening.result.createObjectStore('worlds', { keyPath: 'id' })
      const records = opening.result.createObjectStore('records', { keyPath: ['world', 'kind', 'id'] })
      records.createIndex('version', ['world', 'version'])
    }
    opening.result.createObjectStore('steps', { keyPath: ['world', 'place'] })
  })
  const database = await resultOf(opening)
  // Another tab brings a newer form: this connection must not stand in its way.
  database.addEventListener('versionchange', () => database.close())

  const ofWorld = (world: string) => IDBKeyRange.bound([world], [world, []])
  const write = async (work: (stores: Record<StoreName, IDBObjectStore>) => void) => {
    const transaction = database.transaction(['worlds', 'records', 'steps'], 'readwrite')
    work({
      worlds: transaction.objectStore('worlds'),
      records: transaction.objectStore('records'),
      steps: transaction.objectStore('steps'),
    })
    await completion(transaction)
  }
  const put = (
    { worlds, records, steps }: Record<StoreName, IDBObjectStore>,
    row: WorldRow,
    changes: readonly RecordChange[],
    done: readonly StoredStep[],
  ) => {
    worlds.put(row)
    for (const change of changes) records.put({ ...change, world: row.id } satisfies StoredChange)
    for (const { place, step } of done) steps.put({ world: row.id, place, step } satisfies StepRow)
  }
  const read = (store: StoreName) => database.transaction(store, 'readonly').objectStore(store)

  return {
    row: async (world) => {
      const found: unknown = await resultOf(read('worlds').get(world))
      return isRow(found) ? found : null
    },
    async changesAfter(world, version) {
      const range = IDBKeyRange.bound([world, version], [world, Number.POSITIVE_INFINITY], true)
      return (await resultOf(read('records').index('version').getAll(range))).filter(isChange)
    },
    async stepsFrom(world, place) {
      const range = IDBKeyRange.bound([world, place], [world, []])
      return (await resultOf(read('steps').getAll(range))).filter(isStep)
    },
    save: (row, changes, steps) => write((stores) => put(stores, row, changes, steps)),
    replace: (row, changes, steps) =>
      write((stores) => {
        stores.records.delete(ofWorld(row.id))
        stores.steps.delete(ofWorld(row.id))
        put(stores, row, changes, steps)
      }),
    forget: (world) =>
      write(({ worlds, records, steps }) => {
        records.delete(ofWorld(world))
        steps.delete(ofWorld(world))
        worlds.delete(world)
      }),
    rows: async () => (await resultOf(read('worlds').getAll())).filter(isRow),
  }
}

/** The worlds of this page, where nothing outlives it: their records are the page's own, and only their rows are asked for. */
const ofThisPage = new Map<string, WorldRow>()

/** Where nothing outlives the page. */
export const noDatabase: WorldDatabase = {
  row: async (world) => ofThisPage.get(world) ?? null,
  changesAfter: async () => [],
  stepsFrom: async () => [],
  save: async (row) => void ofThisPage.set(row.id, row),
  replace: async (row) => void ofThisPage.set(row.id, row),
  forget: async (world) => void ofThisPage.delete(world),
  rows: async () => [],
}

const hasAll = (value: unknown, ...names: readonly string[]) =>
  typeof value === 'object' && value !== null && names.every((name) => name in value)

// The database is this origin's own, and nothing but `save` and `replace` above writes to it.
const isRow = (value: unknown): value is WorldRow => hasAll(value, 'id', 'epoch', 'build', 'source', 'clock')
const isChange = (value: unknown): value is StoredChange =>
  hasAll(value, 'world', 'kind', 'record', 'version')
const isStep = (value: unknown): value is StepRow => hasAll(value, 'world', 'place', 'step')

function resultOf(request: IDBRequest<unknown[]>): Promise<unknown[]>
function resultOf<T>(request: IDBRequest<T>): Promise<T>
function resultOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error ?? new Error('The database failed.')))
  })
}

function completion(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve())
    transaction.addEventListener('abort', () =>
      reject(transaction.error ?? new Error('The database gave up.')),
    )
  })
}
