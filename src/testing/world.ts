import type { Role } from '../../contract/rules/roles.ts'
import { createApi, type Api } from '../../control-plane/api/create-api.ts'
import { createMemoryStore } from '../../control-plane/memory-store.ts'
import type { AnyRecord, InstanceRecord, SnapshotRecord, TenantRecord } from '../../control-plane/records.ts'
import {
  seedWorld,
  standardNow,
  standardSeed,
  type ScenarioId,
  type WorldSource,
} from '../../control-plane/scenarios/registry.ts'
import { createSeededRandom } from '../../control-plane/seeded-random.ts'
import { createVirtualClock, type VirtualClock } from '../../control-plane/virtual-clock.ts'
import type { Host } from '../api/host.ts'
import { createMemoryBytes } from './memory-bytes.ts'

/** Where the API of a test answers. */
export const testBase = 'http://console.test'

/** The instant at which the world of a test stands unless it says otherwise, ms. */
export const worldNow = standardNow

/** What a world is seeded with: a test picks from it or changes it. */
export type SeededRecord = AnyRecord
export type SeededSnapshot = SnapshotRecord

/** What a test makes its world from; without it, the tour at its standard instant, as its own user. */
export interface WorldOptions {
  readonly scenario?: ScenarioId
  /** ms */
  readonly now?: number
  readonly role?: Role
  readonly seed?: string
  /** The records of the seed, changed to what the test needs. */
  readonly change?: (records: readonly AnyRecord[]) => readonly AnyRecord[]
  /** Answers in place of the API, or rejects as a broken connection does; null: the API answers. */
  readonly intercept?: (request: Request, api: Api) => Promise<Response> | null
}

/** The emulated Aura of a test: its API, its clock (standing still until it is advanced), and what it was seeded with. */
export interface World {
  readonly api: Api
  readonly host: Host
  readonly clock: VirtualClock
  readonly records: readonly AnyRecord[]
  /** The first project, or the one of this name. Throws where there is none. */
  project(name?: string): TenantRecord
  /** The seeded instance that fits. Throws where there is none. */
  instance(fits: string | ((instance: InstanceRecord) => boolean)): InstanceRecord
  /** The seeded snapshots of an instance, newest first. */
  snapshots(instance: InstanceRecord): SnapshotRecord[]
}

/** Makes a world in memory. A defect of the API fails the test that met it. */
export function createWorld(options: WorldOptions = {}): World {
  const source: WorldSource = {
    scenario: options.scenario ?? 'tour',
    now: options.now ?? standardNow,
    seed: options.seed ?? standardSeed,
    role: options.role ?? null,
  }
  const seeded = seedWorld(source)
  const records = options.change?.(seeded) ?? seeded
  const clock = createVirtualClock({ now: source.now })
  const world = records.find((each) => each.kind === 'world')?.record
  const api = createApi(
    {
      clock,
      random: createSeededRandom(source.seed),
      store: createMemoryStore({ base: records }),
      bytes: createMemoryBytes(),
      host: { host: 'browser', build: 'test', downloads: 'blob', control: true, maxUploadBytes: null },
      caller: () =>
        Promise.resolve({
          user: world?.user.name ?? 'Nobody',
          role: world?.user.role ?? 'viewer',
          via: 'browser',
        }),
    },
    {
      onDefect: (thrown) =>
        queueMicrotask(() => {
          throw thrown
        }),
    },
  )
  const tenants = records.flatMap((each) => (each.kind === 'tenant' ? [each.record] : []))
  const instances = records.flatMap((each) => (each.kind === 'instance' ? [each.record] : []))
  const fetch: Host['fetch'] = (input, init) => {
    const request = new Request(input, init)
    return options.intercept?.(request, api) ?? api.fetch(request)
  }
  return {
    api,
    clock,
    records,
    host: {
      fetch,
      uploadFetch: fetch,
      fileOf: (_of, id) => Promise.resolve({ url: `blob:test/${id}`, release: () => {} }),
    },
    project: (name) => there(name === undefined ? tenants[0] : tenants.find((each) => each.name === name)),
    instance: (fits) =>
      there(instances.find((each) => (typeof fits === 'string' ? each.name === fits : fits(each)))),
    snapshots: (instance) =>
      records
        .flatMap((each) =>
          each.kind === 'snapshot' && each.record.instanceId === instance.id ? [each.record] : [],
        )
        .toSorted((a, b) => b.timestamp - a.timestamp),
  }
}

function there<T>(found: T | undefined): T {
  if (found === undefined) throw new Error('The seed of this world has no such record.')
  return found
}
