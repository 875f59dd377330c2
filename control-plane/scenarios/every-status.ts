import { DAY_MS, HOUR_MS } from '../../contract/rules/windows.ts'
import type { InstanceStatus } from '../../contract/rules/statuses.ts'
import { failureOf } from '../failures.ts'
import { resting } from '../instance-life.ts'
import type { AnyRecord, InstanceRecord, TenantRecord } from '../records.ts'
import { customers, fraud, lessons, orders, reports, returned } from './graphs.ts'
import type { Scenario } from './scenario.ts'
import { activityOf, cardsOf, tabOf, wholeOne } from './screen-places.ts'
import {
  cancelledBackup,
  expiredBackup,
  failedBackup,
  queuedBackup,
  readyBackup,
  runningBackup,
} from './seeded-backups.ts'
import { failedSlot, recordsOf, withHistory } from './seeded-history.ts'
import { failedLoad, found, loadingImport, type FileSketch } from './seeded-imports.ts'
import {
  seededInstance,
  seededTenant,
  seeding,
  standingAt,
  takenOnDemand,
  type InstanceSketch,
  type Seeding,
} from './seeded-instance.ts'
import { beingCreated, heldBy, underWay } from './seeded-operations.ts'
import { ENGINEER, ON_CALL, usual } from './usual.ts'

const PROJECT = 'Data platform'
const MAIN = 'customer-graph'

const sketch = (name: string, days: number, graph: InstanceSketch['graph'] = reports): InstanceSketch => ({
  name,
  type: 'professional-db',
  cloud: 'gcp',
  region: 'europe-west1',
  memory: '4GB',
  storage: '8GB',
  age: days * DAY_MS + 3 * HOUR_MS,
  graph,
  writesPerHour: 60,
})

const file: FileSketch = {
  name: 'movies-2025-11-13.dump',
  bytes: 412_400_113,
  found: found({
    container: 'dump',
    storeFormat: 'record-aligned-1.1',
    unpackedBytes: 1_640_000_000,
    files: 68,
  }),
}

/** An instance in each of the 13 statuses, a snapshot in each of its four, a backup in each of its six. Time stands still. */
export const everyStatus: Scenario = {
  ...usual,
  title: 'Every status at once',
  description:
    'Every status of an instance, a snapshot and a backup, side by side. Time stands still until it is let go.',
  clock: { speed: 0 },
  screens: [
    { id: 'cards', title: 'Instances', place: cardsOf(PROJECT) },
    { id: 'snapshots', title: 'Snapshots', place: tabOf(MAIN, 'snapshots') },
    { id: 'pending', title: 'A snapshot that waits', place: tabOf('fraud-rings', 'snapshots') },
    { id: 'backups', title: 'Backups', place: tabOf(MAIN, 'backups') },
    { id: 'activity', title: 'Activity', place: activityOf(PROJECT) },
  ],
  *seed(now, random) {
    const at = seeding(now, random)
    const tenant = seededTenant(at, PROJECT, 420 * DAY_MS)
    yield { kind: 'tenant', record: tenant }
    const main = seededInstance(at, tenant, {
      ...sketch(MAIN, 300, { ...customers, bytes: 102_300_000_000 }),
      type: 'business-critical',
      memory: '64GB',
      storage: '128GB',
      writesPerHour: 9_400,
    })
    yield* everySnapshot(at, main)
    yield* everyBackup(at, main)
    yield* waiting(at, seededInstance(at, tenant, sketch('fraud-rings', 148, fraud)))
    yield* held(at, tenant)
    yield* overwritten(at, tenant)
    yield* atRest(at, tenant)
    yield* failedLoad(
      at,
      seededInstance(at, tenant, sketch('fraud-archive', 90, fraud)),
      { ...file, name: 'fraud-2019.dump' },
      failureOf('LegacyIndexes', 'load-file', 'fraud-archive'),
      { by: ENGINEER, ago: 16 * HOUR_MS },
    )
  },
}

/** Completed ones, one that failed, and one that is being taken. */
function* everySnapshot(at: Seeding, instance: InstanceRecord): Iterable<AnyRecord> {
  const history = withHistory(at, instance)
  const failing = history.snapshots.findLast(
    (each) => each.kind === 'differential' && each.timestamp < at.now - 7 * HOUR_MS,
  )
  const failed = failing && failedSlot(at, instance, failing)
  const snapshots = history.snapshots.map((each) => (each === failing && failed ? failed.snapshot : each))
  if (failed) yield { kind: 'operation', record: failed.operation }
  if (history.operation) {
    yield* recordsOf({ ...history, snapshots })
    return
  }
  const { snapshot, operation } = takenOnDemand(at, instance, at.now - 110_000, ENGINEER)
  yield* recordsOf({
    instance: { ...history.instance, takingId: operation.id },
    snapshots: [...snapshots, { ...snapshot, status: 'InProgress' }],
    operation,
  })
}

/** Two that run, so that the next one waits; and every end. */
function* everyBackup(at: Seeding, instance: InstanceRecord): Iterable<AnyRecord> {
  yield expiredBackup(at, instance, { turn: 1, by: ON_CALL, ago: 3 * DAY_MS })
  yield* failedBackup(at, instance, { turn: 2, by: ENGINEER, ago: 3 * DAY_MS + 2 * HOUR_MS })
  yield* readyBackup(at, instance, { turn: 3, by: ON_CALL, ago: 30 * HOUR_MS, linkAgo: 29 * HOUR_MS })
  yield cancelledBackup(at, instance, { turn: 4, by: ENGINEER, ago: 26 * HOUR_MS })
  yield* runningBackup(at, instance, { turn: 5, by: ENGINEER, left: 110_000 })
  yield* runningBackup(at, instance, { turn: 6, by: ON_CALL, left: 290_000 })
  yield queuedBackup(at, instance, { turn: 7, by: ON_CALL, ago: 50_000 })
}

/** Asked for a snapshot one second ago, which has not begun. */
function* waiting(at: Seeding, instance: InstanceRecord): Iterable<AnyRecord> {
  const history = withHistory(at, instance)
  if (history.operation) return yield* recordsOf(history)
  const { snapshot, operation } = takenOnDemand(
    at,
    instance,
    Math.floor(at.now / 1000) * 1000 - 1000,
    ON_CALL,
  )
  yield* recordsOf({
    instance: { ...history.instance, takingId: operation.id },
    snapshots: [...history.snapshots, snapshot],
    operation,
  })
}

/** Those that an operation has to itself. */
function* held(at: Seeding, tenant: TenantRecord): Iterable<AnyRecord> {
  const made = (name: string, days: number, graph?: InstanceSketch['graph']) =>
    seededInstance(at, tenant, sketch(name, days, graph))
  yield* beingCreated(at, made('search-eu', 0), { by: ENGINEER, share: 0.45 })
  yield* underWay(at, made('orders-eu', 200, { ...orders, bytes: 6_880_000_000 }), 'restore', {
    by: ON_CALL,
    share: 0.38,
  })
  yield* underWay(at, made('reporting', 25), 'pause', { by: ON_CALL, share: 0.6 })
  yield* underWay(at, made('returns-trial', 37, returned), 'delete', { by: ON_CALL, share: 0.5 })
  yield* underWay(
    at,
    made('inventory', 80),
    'resize',
    { by: ENGINEER, share: 0.4 },
    { size: { memory: '8GB', storage: '16GB', cpu: 2 } },
  )
  const asleep = made('month-end', 120)
  const pausedAt = Math.floor((at.now - 3 * DAY_MS) / 1000) * 1000
  yield* underWay(at, paused(asleep, pausedAt), 'resume', { by: ENGINEER, share: 0.55 })
  const loading = made('movies', 14)
  for (const each of underWay(
    at,
    loading,
    'load-file',
    { by: ENGINEER, share: 0.3 },
    { bytes: file.found.unpackedBytes ?? file.bytes },
  )) {
    if (each.kind !== 'operation') {
      yield each
      continue
    }
    const imported = loadingImport(at, loading, file, each.record)
    yield imported
    yield { kind: 'operation', record: { ...each.record, importId: imported.record.id } }
  }
}

const paused = (instance: InstanceRecord, since: number): InstanceRecord =>
  resting({ ...instance, content: standingAt(instance, since) }, 'paused', since)

/** Overwritten with the newest snapshot of another one. */
function* overwritten(at: Seeding, tenant: TenantRecord): Iterable<AnyRecord> {
  const source = withHistory(at, seededInstance(at, tenant, sketch('course-material', 66, lessons)))
  const newest = source.snapshots.findLast(wholeOne)
  const records = underWay(
    at,
    seededInstance(at, tenant, sketch('staging', 51)),
    'overwrite',
    { by: ENGINEER, share: 0.5 },
    {
      sourceName: source.instance.name,
      snapshotId: newest?.id ?? null,
      source: newest?.content ?? null,
    },
  )
  const operation = records.flatMap((each) => (each.kind === 'operation' ? [each.record] : []))[0]
  const snapshots = source.snapshots.map((each) =>
    each === newest && operation ? heldBy(each, operation) : each,
  )
  yield* recordsOf({ ...source, snapshots })
  yield* records
}

/** Those that nothing has: by hand, and by the provider. */
function* atRest(at: Seeding, tenant: TenantRecord): Iterable<AnyRecord> {
  const since = Math.floor((at.now - 6 * DAY_MS) / 1000) * 1000
  const asleep = seededInstance(at, tenant, sketch('year-end', 140), since)
  const history = withHistory(at, asleep, since)
  const snapshots = history.snapshots.filter((each) => each.status === 'Completed')
  yield* recordsOf({ instance: paused({ ...asleep, takingId: null }, since), snapshots, operation: null })
  const byProvider: Partial<Record<InstanceStatus, string>> = {
    suspending: 'trial-us',
    suspended: 'trial-eu',
  }
  for (const [status, name] of Object.entries(byProvider)) {
    const running = seededInstance(at, tenant, sketch(name, 33, returned), since)
    const still = { ...running, content: standingAt(running, since), statusSince: at.now - 40_000 }
    if (status === 'suspended') yield { kind: 'instance', record: resting(still, status, since) }
    else yield { kind: 'instance', record: { ...still, status: 'suspending' } }
  }
}
