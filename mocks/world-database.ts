import type { RecordChange } from '../control-plane/ports.ts'
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
  save(row: WorldRow, changes: readonly RecordChange[]): Promise<void>
  /** Forgets the world's records and puts `row`. */
  replace(row: WorldRow): Promise<void>
  forget(world: string): Promise<void>
  rows(): Promise<readonly WorldRow[]>
}

const VERSION = 1

type StoredChange = RecordChange & { readonly world: string }

/** Opens the database of this name. Rejects where the browser gives none (some private windows). */
export async function openWorldDatabase(name: string): Promise<WorldDatabase> {
  const opening = indexedDB.open(name, VERSION)
  opening.addEventListener('upgradeneeded', () => {
    opening.result.createObjectStore('worlds', { keyPath: 'id' })
    const records = opening.result.createObjectStore('records', { keyPath: ['world', 'kind', 'id'] })
    records.createIndex('version', ['world', 'version'])
  })
  const database = await resultOf(opening)
  // Another tab brings a newer form: this connection must not stand in its way.
  database.addEventListener('versionchange', () => database.close())

  const ofWorld = (world: string) => IDBKeyRange.bound([world], [world, []])
  const write = async (work: (worlds: IDBObjectStore, records: IDBObjectStore) => void) => {
    const transaction = database.transaction(['worlds', 'records'], 'readwrite')
    work(transaction.objectStore('worlds'), transaction.objectStore('records'))
    await completion(transaction)
  }
  const read = (store: 'worlds' | 'records') => database.transaction(store, 'readonly').objectStore(store)

  return {
    row: async (world) => {
      const found: unknown = await resultOf(read('worlds').get(world))
      return isRow(found) ? found : null
    },
    async changesAfter(world, version) {
      const range = IDBKeyRange.bound([world, version], [world, Number.POSITIVE_INFINITY], true)
      return (await resultOf(read('records').index('version').getAll(range))).filter(isChange)
    },
    save: (row, changes) =>
      write((worlds, records) => {
        worlds.put(row)
        for (const change of changes) records.put({ ...change, world: row.id } satisfies StoredChange)
      }),
    replace: (row) =>
      write((worlds, records) => {
        records.delete(ofWorld(row.id))
        worlds.put(row)
      }),
    forget: (world) =>
      write((worlds, records) => {
        records.delete(ofWorld(world))
        worlds.delete(world)
      }),
    rows: async () => (await resultOf(read('worlds').getAll())).filter(isRow),
  }
}

/** Where nothing outlives the page. */
export const noDatabase: WorldDatabase = {
  row: async () => null,
  changesAfter: async () => [],
  save: async () => {},
  replace: async () => {},
  forget: async () => {},
  rows: async () => [],
}

const hasAll = (value: unknown, ...names: readonly string[]) =>
  typeof value === 'object' && value !== null && names.every((name) => name in value)

// The database is this origin's own, and nothing but `save` and `replace` above writes to it.
const isRow = (value: unknown): value is WorldRow => hasAll(value, 'id', 'epoch', 'build', 'source', 'clock')
const isChange = (value: unknown): value is StoredChange =>
  hasAll(value, 'world', 'kind', 'record', 'version')

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
