/** A control plane over memory, with a world to begin with, for the tests of this room. */
import { archiveBytes } from '../../archive/fixtures/archive-bytes.ts'
import type { PlanType, Version } from '../../contract/rules/plans.ts'
import { planOf } from '../../contract/rules/plans.ts'
import { regionsOf } from '../../contract/rules/regions.ts'
import type { Asked } from '../commands/commands.ts'
import type { Content } from '../content.ts'
import { createControlPlane, type ControlPlane } from '../control-plane.ts'
import { createMemoryStore, type MemoryStore, type MemoryStoreOptions } from '../memory-store.ts'
import { BytesFull, type Bytes, type HostFacts, type Store } from '../ports.ts'
import type {
  AnyRecord,
  CustomerManagedKeyRecord,
  Fault,
  InstanceRecord,
  RecordKind,
  Records,
  TenantRecord,
} from '../records.ts'
import { createSeededRandom } from '../seeded-random.ts'
import { createVirtualClock, type VirtualClock } from '../virtual-clock.ts'

export const start = Date.UTC(2025, 10, 14, 9, 4)
export const tenant: TenantRecord = {
  id: 'b9a1d2c3-0000-4000-8000-000000000001',
  name: 'Commerce graph',
  createdAt: start - 90 * 86_400_000,
}

export const host: HostFacts = {
  host: 'node',
  build: 'test',
  downloads: 'http',
  control: true,
  maxUploadBytes: null,
}

export interface MemoryBytes extends Bytes {
  readonly files: ReadonlyMap<string, Uint8Array>
  /** Writes from `offset` on, at once; what lay behind it is gone. Returns the new size. */
  put(key: string, offset: number, bytes: Uint8Array): number
}

/** Bytes in memory with room for `most` of them. */
export function createMemoryBytes(most = Infinity): MemoryBytes {
  const files = new Map<string, Uint8Array<ArrayBuffer>>()
  const stored = (key: string) => files.get(key) ?? new Uint8Array()
  const put = (key: string, offset: number, added: Uint8Array) => {
    const before = stored(key).subarray(0, offset)
    if (offset !== before.length) throw new Error(`${key} ends before ${offset}.`)
    const longer = new Uint8Array(offset + added.length)
    longer.set(before)
    longer.set(added, offset)
    files.set(key, longer)
    return longer.length
  }
  return {
    files,
    put,
    size: async (key) => files.get(key)?.length ?? null,
    async append(key, offset, body, signal) {
      let end = offset
      put(key, offset, new Uint8Array())
      for await (const chunk of body) {
        signal?.throwIfAborted()
        if (end + chunk.length > most) throw new BytesFull()
        end = put(key, end, chunk)
      }
      return end
    },
    read: (key, from, to) => new Blob([stored(key).slice(from, to)]).stream(),
    async delete(key) {
      files.delete(key)
    },
    async *keys() {
      // A copy: what is listed may be deleted meanwhile.
      for (const key of Array.from(files.keys())) yield key
    },
  }
}

/** An instance that has run since `createdAt`, of the smallest size on offer, in the first region of its plan. */
export function instanceRecord(
  type: PlanType,
  version: Version,
  id: string,
  more: Partial<InstanceRecord> = {},
): InstanceRecord {
  const plan = planOf(type)
  const [region] = regionsOf(plan)
  const [size] = plan.sizes
  if (!region || !size) throw new Error(`${type} is offered nowhere.`)
  return {
    id,
    tenantId: tenant.id,
    name: `${plan.shortName} ${id.slice(-2)}`,
    type,
    version,
    cloud: region.cloud,
    region: region.id,
    ...size,
    vectorOptimized: false,
    graphAnalytics: false,
    customerManagedKeyId: null,
    keyRevoked: false,
    createdAt: start - 60_000,
    status: 'running',
    statusSince: start - 60_000,
    content: described({ asOf: start - 60_000 }),
    dataId: `data-${id}`,
    failure: null,
    operationId: null,
    takingId: null,
    pausedAt: null,
    idleSince: null,
    endsAt: null,
    extendedAt: null,
    nextSlotAt: plan.snapshots?.[version]?.full ? start : null,
    ...more,
  }
}

/** A key of the customer's for instances of Virtual Dedicated Cloud in the first region. */
export const customerKey: CustomerManagedKeyRecord = {
  id: '00000000-0000-4000-8000-00000000000a',
  tenantId: tenant.id,
  name: 'Graph key',
  keyId: 'projects/p/locations/europe-west1/keyRings/r/cryptoKeys/k',
  type: 'enterprise-db',
  cloud: 'gcp',
  region: 'europe-west1',
  addedBy: 'somebody',
  createdAt: start - 86_400_000,
  pendingUntil: null,
  access: 'granted',
}

/** Figures of a small graph that is written to. */
export function described(more: Partial<Extract<Content, { kind: 'described' }>> = {}): Content {
  return {
    kind: 'described',
    nodes: 1000,
    relationships: 2400,
    bytes: 40_000_000,
    labels: ['Customer', 'Order'],
    relationshipTypes: ['PLACED'],
    writesPerHour: 120,
    asOf: null,
    ...more,
  }
}

/** The world of a test: one project and these instances. */
export function records(
  instances: readonly InstanceRecord[],
  faults: readonly Fault[] = [],
  more: readonly AnyRecord[] = [],
): AnyRecord[] {
  return [
    {
      kind: 'world',
      record: {
        id: 'world',
        seed: 'test',
        scenario: 'test',
        title: 'Test',
        organisation: 'Northlight',
        user: { name: 'on-call', role: 'admin' },
        session: 'open',
        faults,
      },
    },
    { kind: 'tenant', record: tenant },
    ...instances.map((record): AnyRecord => ({ kind: 'instance', record })),
    ...more,
  ]
}

export interface TestWorld {
  readonly plane: ControlPlane
  readonly clock: VirtualClock
  readonly store: MemoryStore
  readonly bytes: MemoryBytes
  all<K extends RecordKind>(kind: K): readonly Records[K][]
  one<K extends RecordKind>(kind: K, id: string): Records[K]
  /** Goes on by so many ms, at once, and handles what is due. */
  advance(ms: number): Promise<void>
}

export interface TestWorldOptions {
  readonly instances?: readonly InstanceRecord[]
  readonly faults?: readonly Fault[]
  readonly more?: readonly AnyRecord[]
  readonly persist?: MemoryStoreOptions['persist']
  readonly seed?: string
  readonly bytes?: MemoryBytes
  readonly wrap?: (store: MemoryStore) => Store
  readonly pause?: () => Promise<void>
}

/** Makes one. */
export function testWorld(options: TestWorldOptions = {}): TestWorld {
  const clock = createVirtualClock({ now: start })
  const store = createMemoryStore({
    base: records(options.instances ?? [], options.faults, options.more),
    ...(options.persist ? { persist: options.persist } : {}),
  })
  const bytes = options.bytes ?? createMemoryBytes()
  const random = createSeededRandom(options.seed ?? 'test')
  const plane = createControlPlane({
    clock,
    random,
    store: options.wrap?.(store) ?? store,
    bytes,
    host,
    ...(options.pause ? { pause: options.pause } : {}),
  })
  const all: TestWorld['all'] = (kind) => recordsOf(store, kind)
  return {
    plane,
    clock,
    store,
    bytes,
    all,
    one(kind, id) {
      const record = all(kind).find((each) => each.id === id)
      if (!record) throw new Error(`There is no ${kind} ${id}.`)
      return record
    },
    async advance(ms) {
      clock.advance(ms)
      await plane.reconcile()
    },
  }
}

type OfKind<K extends RecordKind> = { readonly kind: K; readonly record: Records[K] }
const isOf = <K extends RecordKind>(kind: K, each: { readonly kind: RecordKind }): each is OfKind<K> =>
  each.kind === kind

/** The records of one kind, in the order of their ids. */
export function recordsOf<K extends RecordKind>(store: MemoryStore, kind: K): readonly Records[K][] {
  return store.dump().flatMap((each) => (isOf(kind, each) ? [each.record] : []))
}

let requests = 0

/** A member who asks, each time with another request. */
export function asked<T>(more: Partial<Asked<T>> = {}): Asked<T> {
  requests++
  return { user: 'data engineer', role: 'member', requestId: `request-${requests}`, ...more }
}

/** What an outcome holds; a refusal or a repeated answer is an error. */
export function valueOf<T>(
  outcome: { readonly ok: true; readonly value: T | null } | { readonly ok: false; readonly message: string },
): T {
  if (!outcome.ok) throw new Error(outcome.message)
  if (outcome.value === null) throw new Error('It was answered before.')
  return outcome.value
}

/** A real archive: a small record store of 3 nodes and 2 relationships. */
export const realDump = (): Promise<Uint8Array> => archiveBytes('DZV1')

/** Bytes as a stream of small pieces. */
export function streamOf(bytes: Uint8Array, piece = 4096): ReadableStream<Uint8Array> {
  let at = 0
  return new ReadableStream({
    pull(controller) {
      if (at >= bytes.length) return controller.close()
      controller.enqueue(bytes.slice(at, at + piece))
      at += piece
    },
  })
}

/** Uploads a file to an instance, up to its last byte. Returns the id of the import. */
export async function upload(
  world: TestWorld,
  instanceId: string,
  file: Uint8Array,
  fileName = 'graph.dump',
) {
  const { id } = valueOf(
    await world.plane.commands.createImport(asked(), { instanceId, fileName, fileBytes: file.length }),
  )
  valueOf(await world.plane.commands.openUpload(asked(), { importId: id, length: file.length }))
  valueOf(await world.plane.commands.receive(asked(), { importId: id, offset: 0, body: streamOf(file) }))
  return id
}
