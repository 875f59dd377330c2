import { MemoryTable, type Entry } from './memory-table.ts'
import type { RecordChange, ReadTx, Store, Tx } from './ports.ts'
import type { AnyRecord, RecordKind, Records } from './records.ts'

/** What changed since the seed: all that has to be kept to have the world again. */
export interface Overlay {
  readonly version: number
  /** Deletions up to this version may have been forgotten. */
  readonly horizon: number
  /** In the order of their versions. */
  readonly changes: readonly RecordChange[]
}

export interface MemoryStoreOptions {
  /** The records of the seed. They are not persisted. */
  readonly base: Iterable<AnyRecord>
  readonly overlay?: Overlay
  /** Awaited before a commit is acknowledged. Where it rejects, the commit did not happen. */
  readonly persist?: (changes: readonly RecordChange[], version: number) => Promise<void>
}

export interface MemoryStore extends Store {
  /** Records read so far, by `get` and `range`: what the cost of an event is measured by. */
  readonly reads: number
  readonly version: number
  /** Takes over commits that were made elsewhere, in another tab for one. Older ones than its own are ignored. */
  apply(changes: readonly RecordChange[]): Promise<void>
  overlay(): Overlay
  /** Every record, in the order of kind and id. */
  dump(): readonly AnyRecord[]
}

type Tables = { readonly [K in RecordKind]: MemoryTable<K> }

/** Deletions that are remembered for `changesSince`, beside those of seeded records. */
const DELETIONS_KEPT = 20_000

const kinds = [
  'backup',
  'export',
  'idempotency',
  'customer-managed-key',
  'deleted-instance',
  'import',
  'network-access',
  'instance',
  'operation',
  'snapshot',
  'sweep',
  'tenant',
  'world',
] as const satisfies readonly RecordKind[]

/** A store in memory over a seed: serial commits, all or nothing. Errors of `persist` are those of the commit. */
export function createMemoryStore(options: MemoryStoreOptions): MemoryStore {
  const tables: Tables = {
    world: new MemoryTable('world'),
    tenant: new MemoryTable('tenant'),
    instance: new MemoryTable('instance'),
    'deleted-instance': new MemoryTable('deleted-instance'),
    snapshot: new MemoryTable('snapshot'),
    operation: new MemoryTable('operation'),
    export: new MemoryTable('export'),
    backup: new MemoryTable('backup'),
    import: new MemoryTable('import'),
    'network-access': new MemoryTable('network-access'),
    idempotency: new MemoryTable('idempotency'),
    'customer-managed-key': new MemoryTable('customer-managed-key'),
    sweep: new MemoryTable('sweep'),
  }
  /** What was changed by which commit, oldest first; lines whose record changed again later are skipped. */
  let log: { readonly version: number; readonly kind: RecordKind; readonly id: string }[] = []
  let reads = 0
  let version = 0
  let horizon = 0
  let deletions = 0
  let tail: Promise<unknown> = Promise.resolve()

  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = tail.then(work)
    tail = turn.catch(() => undefined)
    return turn
  }

  const get = <K extends RecordKind>(kind: K, id: string): Records[K] | undefined => {
    const record = tables[kind].get(id)
    if (record) reads++
    return record
  }

  const reading: ReadTx = {
    get: async (kind, id) => get(kind, id),
    range: async (kind, index, range) =>
      tables[kind].ids(index, range).flatMap((id) => {
        const record = get(kind, id)
        return record ? [record] : []
      }),
    count: async (kind, index, range) => tables[kind].count(index, range),
  }

  const changeOf = <K extends RecordKind>(kind: K, id: string, entry: Entry<K>): RecordChange<K> => ({
    kind,
    id,
    record: entry.record,
    version: entry.version,
    instanceId: entry.owner.instanceId,
    tenantId: entry.owner.tenantId,
  })

  const take = <K extends RecordKind>(change: RecordChange<K>) => {
    if (change.record === null && !tables[change.kind].entry(change.id)?.seeded) deletions++
    tables[change.kind].write(change.id, change.record, change.version, change)
    log.push({ version: change.version, kind: change.kind, id: change.id })
    version = Math.max(version, change.version)
  }

  const isCurrent = (line: (typeof log)[number]) => tables[line.kind].entry(line.id)?.version === line.version

  /** Keeps the log from growing for ever, by the commits alone, so that the same commits always leave the same log. */
  const tidy = () => {
    if (deletions <= DELETIONS_KEPT) return
    log = log.filter(isCurrent)
    const gone = log.filter((line) => {
      const entry = tables[line.kind].entry(line.id)
      return entry?.record === null && !entry.seeded
    })
    const forgotten = gone.slice(0, gone.length - DELETIONS_KEPT / 2)
    for (const line of forgotten) {
      tables[line.kind].forget(line.id)
      horizon = Math.max(horizon, line.version)
    }
    log = log.filter(isCurrent)
    deletions = gone.length - forgotten.length
  }

  const changesAfter = (after: number): RecordChange[] => {
    let low = 0
    let high = log.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((log[middle]?.version ?? 0) > after) high = middle
      else low = middle + 1
    }
    return log.slice(low).flatMap((line) => {
      const entry = tables[line.kind].entry(line.id)
      return entry?.version === line.version ? [changed(line.kind, line.id)] : []
    })
  }

  const changed = <K extends RecordKind>(kind: K, id: string): RecordChange<K> => {
    const entry = tables[kind].entry(id)
    if (!entry) throw new Error(`There is no ${kind} ${id}.`)
    return changeOf(kind, id, entry)
  }

  for (const each of options.base) seed<RecordKind>(tables, each)
  for (const change of options.overlay?.changes ?? []) take(change)
  version = Math.max(version, options.overlay?.version ?? 0)
  horizon = options.overlay?.horizon ?? 0

  return {
    get reads() {
      return reads
    },
    get version() {
      return version
    },

    commit: (work) =>
      inTurn(async () => {
        const next = version + 1
        const undos: (() => void)[] = []
        const touched = new Map<string, { kind: RecordKind; id: string; wasThere: boolean }>()
        const write = <K extends RecordKind>(kind: K, id: string, record: Records[K] | null) => {
          const before = tables[kind].write(id, record, next)
          undos.push(() => tables[kind].undo(id, before))
          const name = `${kind} ${id}`
          if (!touched.has(name)) touched.set(name, { kind, id, wasThere: before !== undefined })
        }
        const tx: Tx = {
          ...reading,
          put: async (kind, record) => write(kind, record.id, record),
          delete: async (kind, id) => {
            if (tables[kind].get(id)) write(kind, id, null)
          },
        }
        try {
          const result = await work(tx)
          const changes: RecordChange[] = []
          for (const { kind, id, wasThere } of touched.values()) {
            const change = changed(kind, id)
            if (change.record === null && !wasThere) tables[kind].forget(id)
            else changes.push(change)
          }
          if (changes.length > 0) {
            await options.persist?.(changes, next)
            version = next
            for (const { kind, id, record } of changes) {
              log.push({ version, kind, id })
              if (record === null && !tables[kind].entry(id)?.seeded) deletions++
            }
            tidy()
          }
          return result
        } catch (error) {
          for (const undo of undos.reverse()) undo()
          throw error
        }
      }),

    read: (work) => inTurn(() => work(reading)),

    changesSince: (after) =>
      inTurn(async () => {
        const isKnown = after >= horizon && after <= version
        return { version, changes: isKnown ? changesAfter(after) : null }
      }),

    apply: (changes) =>
      inTurn(async () => {
        const own = version
        for (const change of changes) if (change.version > own) take(change)
        tidy()
      }),

    overlay: () => ({ version, horizon, changes: changesAfter(0) }),
    dump: () => kinds.flatMap((kind) => dumped(tables, kind)),
  }
}

function seed<K extends RecordKind>(tables: Tables, each: AnyRecord<K>): void {
  tables[each.kind].seed(each.record)
}

function dumped<K extends RecordKind>(tables: Tables, kind: K): AnyRecord<K>[] {
  return [...tables[kind].entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, { record }]) => (record ? [{ kind, record }] : []))
}
