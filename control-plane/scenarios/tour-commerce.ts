/** The first project of the tour: what a shop runs on. */
import { storeLoads } from '../../contract/rules/fits.ts'
import { DAY_MS, HOUR_MS } from '../../contract/rules/windows.ts'
import { failureOf } from '../failures.ts'
import { consentTo } from '../import-life.ts'
import { occupied, released, resting } from '../instance-life.ts'
import { taskOf } from '../means.ts'
import type { ImportRecord } from '../file-records.ts'
import type { AnyRecord, InstanceRecord, SnapshotRecord, TenantRecord } from '../records.ts'
import { roomOf } from '../rule-facts.ts'
import { uuid } from '../seeded-random.ts'
import { failedBackup } from './seeded-backups.ts'
import {
  onDemand,
  seededInstance,
  seededKey,
  seededOperation,
  standingAt,
  withHistory,
  type SeededHistory,
  type Seeding,
} from './seeded-instance.ts'
import { seededNetwork } from './seeded-network.ts'
import { returnsTrial } from './tour-deleted.ts'
import { catalogue, customers, fraud, orders, suggestions } from './tour-graphs.ts'

const MINUTE = 60_000
const ON_CALL = 'on-call'
const ENGINEER = 'data engineer'
/** The key that inventory is encrypted with. */
export const INVENTORY_KEY = 'Stock graph key'

/** An instance with its history, as records. */
export function recordsOf(history: SeededHistory): readonly AnyRecord[] {
  return [
    { kind: 'instance', record: history.instance },
    ...history.snapshots.map((record) => ({ kind: 'snapshot', record }) as const),
    ...(history.operation ? [{ kind: 'operation', record: history.operation } as const] : []),
  ]
}

/** Everything in the project. */
export function* commerce(at: Seeding, tenant: TenantRecord): Iterable<AnyRecord> {
  yield* customerGraph(at, tenant)
  yield* ordersEu(at, tenant)
  yield* inventory(at, tenant)
  yield* fraudRings(at, tenant)
  yield* recommendations(at, tenant)
  yield* returnsTrial(at, tenant)
}

/** Hourly for longer than anything is kept: the long list, with one that failed in the night. */
function* customerGraph(at: Seeding, tenant: TenantRecord): Iterable<AnyRecord> {
  const instance = seededInstance(at, tenant, {
    name: 'customer-graph',
    type: 'enterprise-db',
    cloud: 'gcp',
    region: 'europe-west1',
    memory: '64GB',
    storage: '384GB',
    age: 711 * DAY_MS + 5 * HOUR_MS,
    graph: customers,
    writesPerHour: 9_400,
  })
  const history = withHistory(at, instance)
  const night = at.now - 7.5 * HOUR_MS
  const failing = history.snapshots.findLast(
    (each) => each.timestamp < night && each.kind === 'differential' && each.status === 'Completed',
  )
  const failed = failing && failedSlot(at, instance, failing)
  const snapshots = history.snapshots.map((each) => (each === failing && failed ? failed.snapshot : each))
  yield* recordsOf({ ...history, snapshots })
  if (failed) yield { kind: 'operation', record: failed.operation }
  yield* onDemand(at, instance, 2 * DAY_MS + 3 * HOUR_MS, ENGINEER, 'Before the schema change')
  yield* onDemand(at, instance, 33 * DAY_MS + 7 * HOUR_MS, ON_CALL)
  yield* onDemand(at, instance, 71 * DAY_MS + 2 * HOUR_MS, ON_CALL, 'Quarter end')
  yield { kind: 'network-access', record: seededNetwork(at, instance, ON_CALL) }
}

/** A slot as it stands after the storage did not answer. */
export function failedSlot(at: Seeding, instance: InstanceRecord, slot: SnapshotRecord) {
  const failure = failureOf('storage-unreachable', 'take-snapshot', instance.name)
  const running = seededOperation(at, instance, 'take-snapshot', slot.timestamp, 'Automatic', {
    id: slot.operationId,
    requestId: 'automatic',
    snapshotId: slot.id,
    flaw: failure,
  })
  const endedAt = at.fleet.poll(taskOf(running), slot.timestamp).endsAt
  return {
    snapshot: { ...slot, status: 'Failed', completedAt: endedAt, content: null, failure } as const,
    operation: { ...running, state: 'failed', endedAt, pollAt: null, failure } as const,
  }
}

/** Being restored at this moment, not half done. */
function* ordersEu(at: Seeding, tenant: TenantRecord): Iterable<AnyRecord> {
  const running = seededInstance(at, tenant, {
    name: 'orders-eu',
    type: 'business-critical',
    cloud: 'azure',
    region: 'westeurope',
    memory: '32GB',
    storage: '64GB',
    age: 396 * DAY_MS + 2 * HOUR_MS,
    graph: orders,
    writesPerHour: 3_100,
  })
  const restore = (startedAt: number) =>
    seededOperation(at, running, 'restore', startedAt, ON_CALL, {
      previousStatus: 'running',
      bytes: orders.bytes,
    })
  const takes = (restore(at.now).pollAt ?? at.now) - at.now
  const startedAt = at.now - Math.floor((takes * 0.38) / 1000) * 1000
  const before = withHistory(at, running, startedAt)
  const source = before.snapshots.findLast((each) => each.kind === 'full' && each.status === 'Completed')
  const operation = { ...restore(startedAt), snapshotId: source?.id ?? null, source: source?.content ?? null }
  // A slot that was still being taken then is left out: a restore does not begin while one is.
  const snapshots = before.snapshots
    .filter((each) => each.status === 'Completed')
    .map((each) => (each === source ? { ...each, holds: [operation.id] } : each))
  const instance = occupied({ ...before.instance, takingId: null }, operation, startedAt)
  yield* recordsOf({ instance, snapshots, operation })
}

/** The older generation, with a customer managed key: four a day, one of them kept long. A backup of it failed. */
function* inventory(at: Seeding, tenant: TenantRecord): Iterable<AnyRecord> {
  const key = seededKey(at, tenant, {
    name: INVENTORY_KEY,
    keyId: 'arn:aws:kms:us-east-1:123456789012:key/5e1d7c40-88a4-4d0f-9c52-7b9d8f3f2a61',
    type: 'enterprise-db',
    cloud: 'aws',
    region: 'us-east-1',
    addedBy: ENGINEER,
    age: 381 * DAY_MS,
  })
  const spare = seededKey(at, tenant, {
    name: 'Customer graph key',
    keyId: 'projects/northlight/locations/europe-west1/keyRings/graphs/cryptoKeys/customers',
    type: 'enterprise-db',
    cloud: 'gcp',
    region: 'europe-west1',
    addedBy: ENGINEER,
    age: 12 * DAY_MS,
  })
  yield { kind: 'customer-managed-key', record: key }
  yield { kind: 'customer-managed-key', record: spare }
  const instance = seededInstance(at, tenant, {
    name: 'inventory',
    type: 'enterprise-db',
    version: '4',
    cloud: 'aws',
    region: 'us-east-1',
    memory: '8GB',
    storage: '16GB',
    key,
    age: 380 * DAY_MS,
    graph: catalogue,
    writesPerHour: 240,
  })
  yield* recordsOf(withHistory(at, instance))
  yield* onDemand(at, instance, 20 * DAY_MS + 4 * HOUR_MS, ENGINEER, 'Before the upgrade rehearsal')
  yield* failedBackup(at, instance, { turn: 2, by: ENGINEER, ago: 3 * DAY_MS + 2 * HOUR_MS })
}

/** A file with indexes of an old Neo4j could not be loaded; the data of before still stands. */
function* fraudRings(at: Seeding, tenant: TenantRecord): Iterable<AnyRecord> {
  const file = {
    storeFormat: 'AF4.3.0',
    inconsistencies: [],
    legacyIndexes: ['lucene_native-2.0', 'native-btree-1.0'],
    unpackedBytes: 2_940_000_000,
    nodes: 4_118_000,
    relationships: 9_702_000,
  }
  const endedAt = Math.floor((at.now - 16 * HOUR_MS - 20 * MINUTE) / 1000) * 1000
  const startedAt = endedAt - 4 * MINUTE
  const running = seededInstance(
    at,
    tenant,
    {
      name: 'fraud-rings',
      type: 'professional-db',
      cloud: 'aws',
      region: 'eu-west-1',
      memory: '4GB',
      storage: '8GB',
      age: 148 * DAY_MS + 6 * HOUR_MS,
      graph: fraud,
      writesPerHour: 120,
    },
    startedAt,
  )
  const loads = storeLoads(file, roomOf(running))
  const failure = loads.allowed
    ? failureOf('LegacyIndexes', 'load-file', running.name)
    : { reason: loads.reason, message: loads.message, remedy: loads.remedy }
  const importId = uuid(at.random, 'import', running.id)
  const operation = seededOperation(at, running, 'load-file', startedAt, ENGINEER, {
    importId,
    previousStatus: 'running',
    bytes: file.unpackedBytes,
    state: 'failed',
    endedAt,
    failure,
    fault: failure.reason,
  })
  const history = withHistory(at, running, startedAt)
  const stopped = occupied({ ...history.instance, takingId: null }, operation, startedAt)
  const instance = { ...released(stopped, operation, 'failed', endedAt, at.random), failure }
  const snapshots = history.snapshots.filter((each) => each.status === 'Completed')
  yield* recordsOf({ instance, snapshots, operation: { ...operation, pollAt: null } })
  const record: ImportRecord = {
    id: importId,
    instanceId: instance.id,
    tenantId: instance.tenantId,
    fileName: 'fraud-2019.dump',
    fileBytes: 812_400_113,
    receivedBytes: 812_400_113,
    bytesKey: `imports/${importId}`,
    createdAt: startedAt - 6 * MINUTE,
    requestedBy: ENGINEER,
    requestId: operation.requestId,
    crc32: null,
    announcedCrc32: null,
    consent: consentTo(instance),
    state: 'failed',
    operationId: operation.id,
    found: {
      container: 'dump',
      storeFormat: file.storeFormat,
      databaseName: null,
      databaseId: null,
      unpackedBytes: file.unpackedBytes,
      files: 71,
      nodes: file.nodes,
      relationships: file.relationships,
      labels: ['Account', 'Device', 'Payment'],
      relationshipTypes: ['PAID', 'USED'],
    },
    failure,
    endedAt,
  }
  yield { kind: 'import', record }
}

/** Free, paused for so long that it is about to be deleted, with its one snapshot. */
function* recommendations(at: Seeding, tenant: TenantRecord): Iterable<AnyRecord> {
  const pausedAt = Math.floor((at.now - 28 * DAY_MS + 4 * HOUR_MS) / 1000) * 1000
  const instance = seededInstance(
    at,
    tenant,
    {
      name: 'poc-recommendations',
      type: 'free-db',
      cloud: 'gcp',
      region: 'asia-southeast1',
      memory: '1GB',
      storage: '2GB',
      age: 74 * DAY_MS,
      graph: suggestions,
      writesPerHour: 0,
    },
    pausedAt,
  )
  const standing = { ...instance, content: standingAt(instance, pausedAt) }
  yield { kind: 'instance', record: resting(standing, 'paused', pausedAt) }
  yield* onDemand(at, instance, 43 * DAY_MS, ENGINEER)
}
