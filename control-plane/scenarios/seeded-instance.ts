/** The parts that scenarios are put together from: an instance with its history, snapshots on demand, operations. */
import { planOf, type CloudProvider, type PlanType, type Version } from '../../contract/rules/plans.ts'
import { HOUR_MS } from '../../contract/rules/windows.ts'
import { contentAt, storeBytes, type Content, type DescribedContent } from '../content.ts'
import { KEPT_MS } from '../due.ts'
import type { Fleet } from '../fleet/fleet.ts'
import { createSimulatedFleet } from '../fleet/simulated.ts'
import { taskOf } from '../means.ts'
import { underKey } from '../operations.ts'
import type { Random } from '../ports.ts'
import type {
  AnyRecord,
  CustomerManagedKeyRecord,
  InstanceRecord,
  OperationKind,
  OperationRecord,
  SnapshotRecord,
  TenantRecord,
} from '../records.ts'
import { roomOf } from '../rule-facts.ts'
import { instanceId, uuid } from '../seeded-random.ts'
import { newSnapshot, purgeAtOf } from '../snapshot-life.ts'

/** What a scenario seeds with. `now` in ms. */
export interface Seeding {
  readonly now: number
  readonly random: Random
  readonly fleet: Fleet
}

/** Begins to seed a world. */
export function seeding(now: number, random: Random): Seeding {
  return { now, random, fleet: createSimulatedFleet(random) }
}

/** How a scenario describes an instance. The graph is as it is at the time it is last running. */
export interface InstanceSketch {
  readonly name: string
  readonly type: PlanType
  readonly version?: Version
  readonly cloud: CloudProvider
  readonly region: string
  readonly memory: string
  readonly storage: string
  /** Encrypted with this key of the customer's. */
  readonly key?: CustomerManagedKeyRecord
  /** How long ago it was created, ms. */
  readonly age: number
  readonly graph: Pick<DescribedContent, 'nodes' | 'relationships' | 'bytes' | 'labels' | 'relationshipTypes'>
  readonly writesPerHour: number
}

/** A tenant, a project of the console, created `age` ms ago. */
export function seededTenant({ now, random }: Seeding, name: string, age: number): TenantRecord {
  return { id: uuid(random, 'tenant', name), name, createdAt: now - age }
}

/** A key of the customer's, added `age` ms ago and ready. */
export function seededKey(
  { now, random }: Seeding,
  tenant: TenantRecord,
  sketch: Pick<CustomerManagedKeyRecord, 'name' | 'keyId' | 'type' | 'cloud' | 'region' | 'addedBy'> & {
    readonly age: number
  },
): CustomerManagedKeyRecord {
  const { age, ...key } = sketch
  return {
    ...key,
    id: uuid(random, 'customer-managed-key', tenant.id, key.name),
    tenantId: tenant.id,
    createdAt: Math.floor((now - age) / 1000) * 1000,
    pendingUntil: null,
    access: 'granted',
  }
}

/** How long an instance takes to be created here, ms. */
const CREATING_MS = 140_000

/** An instance that has been running since it was created, up to `until` (ms). */
export function seededInstance(
  { now, random }: Seeding,
  tenant: TenantRecord,
  sketch: InstanceSketch,
  until = now,
): InstanceRecord {
  const { name, type, version = '5', cloud, region, memory, storage, key } = sketch
  const createdAt = Math.floor((now - sketch.age) / 1000) * 1000
  const size = planOf(type).sizes.find((each) => each.memory === memory && each.storage === storage)
  if (!size) throw new Error(`${type} is not on offer with ${memory} and ${storage}.`)
  return {
    id: instanceId(random, 'instance', tenant.id, name),
    tenantId: tenant.id,
    name,
    type,
    version,
    cloud,
    region,
    memory,
    storage,
    cpu: size.cpu,
    vectorOptimized: false,
    graphAnalytics: false,
    customerManagedKeyId: key?.id ?? null,
    keyRevoked: key?.access === 'revoked',
    createdAt,
    status: 'running',
    statusSince: createdAt + CREATING_MS,
    dataId: uuid(random, 'data', tenant.id, name),
    content: grownUntil(sketch, Math.max(createdAt + CREATING_MS, until - GROWTH_MS), until),
    failure: null,
    operationId: null,
    takingId: null,
    pausedAt: null,
    idleSince: null,
    endsAt: null,
    extendedAt: null,
    nextSlotAt: null,
  }
}

/** How far back the figures of a graph are followed, ms. */
const GROWTH_MS = 100 * 24 * HOUR_MS

/** Content that began to grow at `from` and has the figures of the sketch at `until` (ms), give or take one write. */
function grownUntil({ graph, writesPerHour }: InstanceSketch, from: number, until: number): Content {
  const seed: DescribedContent = { kind: 'described', ...graph, writesPerHour, asOf: from }
  const free = { type: 'enterprise-db', version: '5', storage: '9999GB' } as const
  const grown = contentAt({ ...seed, nodes: 0, relationships: 0, bytes: 0 }, until, free)
  return {
    ...seed,
    nodes: Math.max(0, graph.nodes - (grown.nodes ?? 0)),
    relationships: Math.max(0, graph.relationships - (grown.relationships ?? 0)),
    bytes: Math.max(1_048_576, graph.bytes - storeBytes(grown)),
  }
}

/** A snapshot on demand of `ago` ms ago, finished, with its operation while that is still remembered. */
export function onDemand(
  at: Seeding,
  instance: InstanceRecord,
  ago: number,
  by: string,
  name: string | null = null,
): readonly AnyRecord[] {
  const timestamp = Math.floor((at.now - ago) / 1000) * 1000
  const { snapshot, operation } = takenOnDemand(at, instance, timestamp, by)
  const endedAt = at.fleet.poll(taskOf(operation), timestamp).endsAt
  const completed = { ...snapshot, status: 'Completed', completedAt: endedAt, name } as const
  return [
    { kind: 'snapshot', record: { ...completed, purgeAt: purgeAtOf(completed) } },
    ...(endedAt + KEPT_MS > at.now
      ? [{ kind: 'operation', record: { ...operation, state: 'succeeded', endedAt, pollAt: null } } as const]
      : []),
  ]
}

/** A snapshot on demand as it begins at `timestamp` (ms): in its queue, with its operation. */
export function takenOnDemand(
  at: Seeding,
  instance: InstanceRecord,
  timestamp: number,
  by: string,
): { readonly snapshot: SnapshotRecord; readonly operation: OperationRecord } {
  const id = uuid(at.random, 'snapshot', instance.id, String(timestamp), 'on-demand')
  const content = contentAt(instance.content, timestamp, roomOf(instance))
  const operation = seededOperation(at, instance, 'take-snapshot', timestamp, by, {
    snapshotId: id,
    bytes: storeBytes(content),
    queues: true,
  })
  const snapshot = newSnapshot({
    id,
    instance,
    at: timestamp,
    profile: 'AdHoc',
    plan: { kind: 'full', retention: null },
    baseSnapshotId: null,
    operationId: operation.id,
    requestedBy: by,
  })
  return { snapshot, operation }
}

/** An operation that began at `startedAt` (ms) and runs. */
export function seededOperation(
  at: Seeding,
  instance: InstanceRecord,
  kind: OperationKind,
  startedAt: number,
  by: string,
  facts: Partial<OperationRecord> = {},
): OperationRecord {
  const begun: OperationRecord = {
    id: uuid(at.random, 'operation', kind, instance.id, String(startedAt), 'seeded'),
    kind,
    tenantId: instance.tenantId,
    instanceId: instance.id,
    instanceName: instance.name,
    snapshotId: null,
    importId: null,
    exportId: null,
    backupId: null,
    requestedBy: by,
    requestId: uuid(at.random, 'request', kind, instance.id, String(startedAt)),
    state: 'running',
    startedAt,
    endedAt: null,
    pollAt: null,
    failure: null,
    previousStatus: null,
    source: null,
    bytes: 0,
    queues: false,
    fault: null,
    size: null,
    flaw: null,
    readsUnder: kind === 'export' || kind === 'backup' ? underKey(instance) : null,
    ...facts,
  }
  const { beginsAt, endsAt } = at.fleet.poll(taskOf(begun), startedAt)
  return { ...begun, pollAt: begun.queues && beginsAt > at.now ? beginsAt : endsAt }
}

/** The content of an instance at `at` (ms), standing still. */
export function standingAt(instance: InstanceRecord, at: number): Content {
  return contentAt(instance.content, at, roomOf(instance))
}
