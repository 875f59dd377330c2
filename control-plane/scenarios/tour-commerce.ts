/** The first project of the tour: what a shop runs on. */
import { storeLoads } from '../../contract/rules/fits.ts'
import { DAY_MS, HOUR_MS } from '../../contract/rules/windows.ts'
import { failureOf } from '../failures.ts'
import { resting } from '../instance-life.ts'
import type { AnyRecord, TenantRecord } from '../records.ts'
import { roomOf } from '../rule-facts.ts'
import { failedBackup } from './seeded-backups.ts'
import { onDemand, seededInstance, seededKey, standingAt, type Seeding } from './seeded-instance.ts'
import { seededNetwork } from './seeded-network.ts'
import { failedSlot, recordsOf, withHistory } from './seeded-history.ts'
import { failedLoad, found } from './seeded-imports.ts'
import { underWay } from './seeded-operations.ts'
import { returnsTrial } from './tour-deleted.ts'
import { catalogue, customers, fraud, orders, suggestions } from './graphs.ts'
import { ENGINEER, ON_CALL } from './usual.ts'

const MINUTE = 60_000
/** The key that inventory is encrypted with. */
export const INVENTORY_KEY = 'Stock graph key'

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
  yield* underWay(at, running, 'restore', { by: ON_CALL, share: 0.38 })
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
    name: 'fraud-2019.dump',
    bytes: 812_400_113,
    found: found({
      container: 'dump',
      storeFormat: 'AF4.3.0',
      unpackedBytes: 2_940_000_000,
      files: 71,
      nodes: 4_118_000,
      relationships: 9_702_000,
      labels: ['Account', 'Device', 'Payment'],
      relationshipTypes: ['PAID', 'USED'],
    }),
  }
  const ago = 16 * HOUR_MS + 20 * MINUTE
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
    at.now - ago - 4 * MINUTE,
  )
  const store = { inconsistencies: [], legacyIndexes: ['lucene_native-2.0', 'native-btree-1.0'] }
  const loads = storeLoads({ ...store, storeFormat: file.found.storeFormat }, roomOf(running))
  const failure = loads.allowed
    ? failureOf('LegacyIndexes', 'load-file', running.name)
    : { reason: loads.reason, message: loads.message, remedy: loads.remedy }
  yield* failedLoad(at, running, file, failure, { by: ENGINEER, ago })
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
