/** An instance of the tour that somebody deleted: what it left can still be made a new instance of. */
import { keptUntilAfter, staysAfterDeletion } from '../../contract/rules/deleted.ts'
import { DAY_MS, HOUR_MS } from '../../contract/rules/windows.ts'
import { deletedRecord, kept } from '../deleted-life.ts'
import type { AnyRecord, TenantRecord } from '../records.ts'
import { snapshotFacts } from '../rule-facts.ts'
import { seededInstance, seededOperation, withHistory, type Seeding } from './seeded-instance.ts'
import { returned } from './tour-graphs.ts'

const ON_CALL = 'on-call'

/** Deleted the day before yesterday, with a week of daily snapshots. */
export function* returnsTrial(at: Seeding, tenant: TenantRecord): Iterable<AnyRecord> {
  const startedAt = Math.floor((at.now - 2 * DAY_MS + 3 * HOUR_MS) / 1000) * 1000
  const instance = seededInstance(
    at,
    tenant,
    {
      name: 'returns-trial',
      type: 'professional-db',
      cloud: 'gcp',
      region: 'europe-west1',
      memory: '2GB',
      storage: '4GB',
      age: 37 * DAY_MS + 5 * HOUR_MS,
      graph: returned,
      writesPerHour: 90,
    },
    startedAt,
  )
  const operation = seededOperation(at, instance, 'delete', startedAt, ON_CALL, { previousStatus: 'running' })
  const endedAt = operation.pollAt ?? startedAt
  for (const snapshot of withHistory(at, instance, startedAt).snapshots) {
    if (!staysAfterDeletion(snapshotFacts(snapshot), endedAt)) continue
    yield { kind: 'snapshot', record: kept(snapshot, keptUntilAfter(endedAt)) }
  }
  yield { kind: 'deleted-instance', record: deletedRecord(instance, endedAt, ON_CALL) }
  yield { kind: 'operation', record: { ...operation, state: 'succeeded', endedAt, pollAt: null } }
}
