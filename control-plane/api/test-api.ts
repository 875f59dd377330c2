/** An API over a world in memory, for the tests of this room. */
import { createMemoryStore, type MemoryStore } from '../memory-store.ts'
import { BytesFull, type Bytes, type Caller, type HostFacts } from '../ports.ts'
import type { AnyRecord, InstanceRecord, RecordKind, Records, SnapshotRecord } from '../records.ts'
import { seedWorld, beginningOf, type ScenarioId, type WorldSource } from '../scenarios/registry.ts'
import { createSeededRandom } from '../seeded-random.ts'
import { createVirtualClock, type VirtualClock } from '../virtual-clock.ts'
import { createApi, type Api } from './create-api.ts'

export const origin = 'http://api.test'

export interface TestOptions {
  readonly scenario?: ScenarioId
  readonly caller?: Partial<Caller>
  readonly host?: Partial<HostFacts>
  readonly basePath?: string
  readonly opening?: number
  /** Bytes that the host can store. */
  readonly room?: number
  /** The same world, for another caller. */
  readonly over?: TestApi
  /** Changes what is seeded. */
  readonly change?: (records: readonly AnyRecord[]) => readonly AnyRecord[]
}

/** What came back. */
export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  /** The JSON of the body; null where there is none. */
  readonly body: unknown
}

export interface Call {
  readonly headers?: Readonly<Record<string, string>>
  /** Sent as JSON. */
  readonly json?: unknown
  readonly body?: BodyInit
}

export interface TestApi {
  readonly api: Api
  readonly clock: VirtualClock
  readonly store: MemoryStore
  readonly bytes: Bytes
  /** What the API called a defect, oldest first. */
  readonly defects: readonly unknown[]
  /** `line` is a method and a path: "GET /v1/instances". */
  call(line: string, call?: Call): Promise<Answer>
  /** Every record, as JSON. */
  world(): string
  records<K extends RecordKind>(kind: K): readonly Records[K][]
  instance(name: string): InstanceRecord
  /** Those of an instance, newest first. */
  snapshots(instance: InstanceRecord): readonly SnapshotRecord[]
}

/** Makes one. Answers are checked against the contract; a token client is the caller unless told otherwise. */
export function createTestApi(options: TestOptions = {}): TestApi {
  const { source } = beginningOf(options.scenario ?? 'tour')
  const { clock, store, bytes } = options.over ?? createPorts(options, source)
  const defects: unknown[] = []
  const caller: Caller = { user: 'on-call', role: 'admin', via: 'token', ...options.caller }
  const host: HostFacts = {
    host: 'node',
    build: 'test',
    downloads: 'http',
    control: false,
    maxUploadBytes: null,
    ...options.host,
  }
  const random = createSeededRandom(source.seed)
  const api = createApi(
    { clock, random, store, bytes, host, caller: async () => caller },
    {
      basePath: options.basePath ?? '',
      opening: options.opening ?? 1,
      onDefect: (thrown) => void defects.push(thrown),
    },
  )
  const records = <K extends RecordKind>(kind: K): Records[K][] =>
    store.dump().flatMap((each) => (isOf(kind, each) ? [each.record] : []))
  return {
    api,
    clock,
    store,
    bytes,
    defects,
    async call(line, { headers = {}, json, body } = {}) {
      const [method = 'GET', path = '/'] = line.split(' ')
      const type = json === undefined ? {} : { 'Content-Type': 'application/json' }
      const sent = json === undefined ? (body ?? null) : JSON.stringify(json)
      const response = await api.fetch(
        new Request(`${origin}${path}`, {
          method,
          headers: { ...type, ...headers },
          body: sent,
          ...streaming,
        }),
      )
      const text = await response.text()
      const isJson = response.headers.get('content-type')?.startsWith('application/json')
      const parsed: unknown = isJson && text !== '' ? JSON.parse(text) : null
      return { status: response.status, headers: response.headers, text, body: parsed }
    },
    world: () => JSON.stringify(store.dump()),
    records,
    instance(name) {
      const found = records('instance').find((each) => each.name === name)
      if (!found) throw new Error(`There is no instance ${name}.`)
      return found
    },
    snapshots: (instance) =>
      records('snapshot')
        .filter((each) => each.instanceId === instance.id)
        .toSorted((a, b) => b.timestamp - a.timestamp),
  }
}

/** Seeded once a scenario: a store leaves the records that it is given as they are. */
const seeds = new Map<ScenarioId, readonly AnyRecord[]>()

function createPorts(options: TestOptions, source: WorldSource) {
  const seeded = seeds.get(source.scenario) ?? seedWorld(source)
  seeds.set(source.scenario, seeded)
  return {
    clock: createVirtualClock({ now: source.now }),
    store: createMemoryStore({ base: options.change?.(seeded) ?? seeded }),
    bytes: createTestBytes(options.room ?? Infinity),
  }
}

// Node asks for this where a body is a stream.
const streaming = { duplex: 'half' }

type OfKind<K extends RecordKind> = { readonly kind: K; readonly record: Records[K] }
const isOf = <K extends RecordKind>(kind: K, each: { readonly kind: RecordKind }): each is OfKind<K> =>
  each.kind === kind

/** Bytes in memory with so much room. */
export function createTestBytes(room: number): Bytes {
  const files = new Map<string, Uint8Array<ArrayBuffer>>()
  const used = () => [...files.values()].reduce((sum, file) => sum + file.byteLength, 0)
  return {
    size: async (key) => files.get(key)?.byteLength ?? null,
    async append(key, offset, body, signal) {
      const before = files.get(key) ?? new Uint8Array()
      if (offset > before.byteLength) throw new Error(`${key} ends before ${offset}.`)
      let file = before.slice(0, offset)
      files.set(key, file)
      const reader = body.getReader()
      for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
        signal?.throwIfAborted()
        if (used() + piece.value.byteLength > room) throw new BytesFull()
        const longer = new Uint8Array(file.byteLength + piece.value.byteLength)
        longer.set(file)
        longer.set(piece.value, file.byteLength)
        file = longer
        files.set(key, file)
      }
      return file.byteLength
    },
    read(key, start, end) {
      const file = files.get(key)
      if (!file || file.byteLength < end) throw new Error(`There are no bytes ${start} to ${end} of ${key}.`)
      return new Blob([file.slice(start, end)]).stream()
    },
    async delete(key) {
      files.delete(key)
    },
    async *keys() {
      yield* files.keys()
    },
  }
}
