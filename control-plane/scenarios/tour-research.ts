/** The second project of the tour: smaller things, each in another state. */
import { planOf } from '../../contract/rules/plans.ts'
import { DAY_MS, HOUR_MS } from '../../contract/rules/windows.ts'
import { resting } from '../instance-life.ts'
import type { AnyRecord, TenantRecord } from '../records.ts'
import { readyBackup, runningBackup } from './seeded-backups.ts'
import {
  onDemand,
  seededInstance,
  seededOperation,
  standingAt,
  takenOnDemand,
  type Seeding,
} from './seeded-instance.ts'
import { failedSlot, recordsOf, withHistory } from './seeded-history.ts'
import { embeddings, films, lessons, molecules, reports } from './graphs.ts'
import { ENGINEER, ON_CALL } from './usual.ts'

/** Everything in the project. */
export function* research(at: Seeding, tenant: TenantRecord): Iterable<AnyRecord> {
  yield* discovery(at, tenant)
  yield* embeddingsLab(at, tenant)
  yield* reporting(at, tenant)
  yield* moviesSandbox(at, tenant)
  yield* endedSandbox(at, tenant)
}

/** A snapshot on demand is being taken; older ones can be restored but no longer exported. */
function* discovery(at: Seeding, tenant: TenantRecord): Iterable<AnyRecord> {
  const instance = seededInstance(at, tenant, {
    name: 'drug-discovery',
    type: 'enterprise-ds',
    cloud: 'gcp',
    region: 'us-central1',
    memory: '32GB',
    storage: '64GB',
    age: 130 * DAY_MS + 9 * HOUR_MS,
    graph: molecules,
    writesPerHour: 800,
  })
  const history = withHistory(at, instance)
  yield* onDemand(at, instance, 26 * DAY_MS + HOUR_MS, ENGINEER, 'Training set 12')
  yield* onDemand(at, instance, 5 * DAY_MS + 6 * HOUR_MS, ENGINEER, 'Training set 13')
  if (history.operation) {
    yield* recordsOf(history)
    return
  }
  const { snapshot, operation } = takenOnDemand(at, instance, at.now - 100_000, ENGINEER)
  yield* recordsOf({ ...history, instance: { ...history.instance, takingId: operation.id } })
  yield { kind: 'snapshot', record: { ...snapshot, status: 'InProgress' } }
  yield { kind: 'operation', record: operation }
}

/** Its last two scheduled snapshots failed, so that one is overdue; a backup of it is being made. */
function* embeddingsLab(at: Seeding, tenant: TenantRecord): Iterable<AnyRecord> {
  const instance = seededInstance(at, tenant, {
    name: 'embeddings-lab',
    type: 'professional-ds',
    cloud: 'aws',
    region: 'us-west-2',
    memory: '16GB',
    storage: '32GB',
    age: 61 * DAY_MS + 3 * HOUR_MS,
    graph: embeddings,
    writesPerHour: 310,
  })
  const history = withHistory(at, instance)
  const good = history.snapshots.filter((each) => each.status === 'Completed')
  const failed = good.slice(-2).map((slot) => failedSlot(at, instance, slot))
  const snapshots = history.snapshots.map(
    (each) => failed.find(({ snapshot }) => snapshot.id === each.id)?.snapshot ?? each,
  )
  yield* recordsOf({ ...history, snapshots })
  for (const { operation } of failed) yield { kind: 'operation', record: operation }
  yield* onDemand(at, instance, 12 * DAY_MS + 2 * HOUR_MS, ENGINEER)
  yield* runningBackup(at, instance, { turn: 4, by: ENGINEER, left: 110_000 })
}

/** Paused by hand over the weekend: no snapshots are taken meanwhile. */
function* reporting(at: Seeding, tenant: TenantRecord): Iterable<AnyRecord> {
  const startedAt = Math.floor((at.now - 2 * DAY_MS - 20 * HOUR_MS) / 1000) * 1000
  const running = seededInstance(
    at,
    tenant,
    {
      name: 'reporting',
      type: 'professional-db',
      cloud: 'gcp',
      region: 'europe-west1',
      memory: '2GB',
      storage: '4GB',
      age: 25 * DAY_MS + 4 * HOUR_MS,
      graph: reports,
      writesPerHour: 60,
    },
    startedAt,
  )
  const operation = seededOperation(at, running, 'pause', startedAt, ON_CALL, { previousStatus: 'running' })
  const endedAt = operation.pollAt ?? startedAt
  const history = withHistory(at, running, startedAt)
  const standing = { ...history.instance, takingId: null, content: standingAt(running, startedAt) }
  yield* recordsOf({
    instance: resting(standing, 'paused', endedAt),
    snapshots: history.snapshots.filter((each) => each.status === 'Completed'),
    operation: { ...operation, state: 'succeeded', endedAt, pollAt: null },
  })
}

/** A Sandbox in its last hours, with a backup that will outlive it and a link to that. */
function* moviesSandbox(at: Seeding, tenant: TenantRecord): Iterable<AnyRecord> {
  const { lifetime } = planOf('sandbox')
  const instance = seededInstance(at, tenant, {
    name: 'movies-sandbox',
    type: 'sandbox',
    cloud: 'aws',
    region: 'us-east-1',
    memory: '1GB',
    storage: '2GB',
    age: 2 * DAY_MS + 14 * HOUR_MS + 48 * 60_000,
    graph: films,
    writesPerHour: 0,
  })
  const endsAt = lifetime && instance.createdAt + lifetime.days * DAY_MS
  yield { kind: 'instance', record: { ...instance, endsAt } }
  const backup = { turn: 3, by: ON_CALL, ago: 30 * HOUR_MS, linkAgo: 29 * HOUR_MS }
  yield* readyBackup(at, instance, backup)
}

/** Of a Sandbox that ended weeks ago there is a backup, and nothing else. */
function* endedSandbox(at: Seeding, tenant: TenantRecord): Iterable<AnyRecord> {
  const instance = seededInstance(
    at,
    tenant,
    {
      name: 'course-sandbox',
      type: 'sandbox',
      cloud: 'aws',
      region: 'us-east-1',
      memory: '1GB',
      storage: '2GB',
      age: 43 * DAY_MS,
      graph: lessons,
      writesPerHour: 0,
    },
    at.now - 40 * DAY_MS,
  )
  yield* readyBackup(at, instance, { turn: 1, by: ENGINEER, ago: 40 * DAY_MS + 3 * HOUR_MS })
}
