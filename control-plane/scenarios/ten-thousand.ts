import { DAY_MS } from '../../contract/rules/windows.ts'
import type { AnyRecord } from '../records.ts'
import type { Scenario } from './scenario.ts'
import { cardsOf, snapshotDialogOf, tabOf } from './screen-places.ts'
import { onDemand, seededInstance, seededTenant, seeding } from './seeded-instance.ts'
import { recordsOf, withHistory } from './seeded-history.ts'
import { customers } from './graphs.ts'

const SNAPSHOTS = 10_000
/** How long a snapshot on demand of this plan is kept. */
const KEPT_DAYS = 90

/**
 * One instance with 10 000 snapshots. The schedule of its plan keeps about 1 450 of them; the others are on demand, one
 * about every 15 minutes for 90 days, as a script would take them.
 */
export const tenThousand: Scenario = {
  title: 'Ten thousand snapshots',
  description: 'One instance with 10 000 snapshots, most of them on demand.',
  organisation: 'Northlight',
  user: { name: 'on-call', role: 'admin' },
  faults: [],
  statuses: [],
  screens: [
    { id: 'snapshots', title: 'Ten thousand snapshots', place: tabOf('customer-graph', 'snapshots') },
    { id: 'cards', title: 'The instance that has them', place: cardsOf('Commerce graph') },
    { id: 'restore', title: 'Restore the newest', place: snapshotDialogOf('customer-graph', 'restore') },
  ],
  *seed(now, random) {
    const at = seeding(now, random)
    const tenant = seededTenant(at, 'Commerce graph', 300 * DAY_MS)
    yield { kind: 'tenant', record: tenant }
    const instance = seededInstance(at, tenant, {
      name: 'customer-graph',
      type: 'enterprise-db',
      cloud: 'gcp',
      region: 'europe-west1',
      memory: '64GB',
      storage: '384GB',
      age: 260 * DAY_MS,
      graph: customers,
      writesPerHour: 9_400,
    })
    const history = withHistory(at, instance)
    yield* recordsOf(history)
    const others = SNAPSHOTS - history.snapshots.length
    for (let count = 1; count <= others; count++) {
      const ago = (count / (others + 1)) * KEPT_DAYS * DAY_MS
      const ended = onDemand(at, instance, ago, 'backup script')
      yield* ended.filter((each: AnyRecord) => each.kind === 'snapshot')
    }
  },
}
