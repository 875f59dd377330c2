/** An instance of the tour that somebody deleted: what it left can still be made a new instance of. */
import { DAY_MS, HOUR_MS } from '../../contract/rules/windows.ts'
import type { AnyRecord, TenantRecord } from '../records.ts'
import { returned } from './graphs.ts'
import { deletedInstance } from './seeded-deleted.ts'
import { seededInstance, type Seeding } from './seeded-instance.ts'
import { ON_CALL } from './usual.ts'

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
  yield* deletedInstance(at, instance, startedAt, ON_CALL)
}
