import { paths } from '../../contract/places.ts'
import { DAY_MS } from '../../contract/rules/windows.ts'
import { orders, reports } from './graphs.ts'
import type { Scenario } from './scenario.ts'
import { activityOf, cardsOf, dialogOf, snapshotDialogOf, tabOf } from './screen-places.ts'
import { recordsOf, withHistory } from './seeded-history.ts'
import { seededInstance, seededTenant, seeding } from './seeded-instance.ts'
import { underWay } from './seeded-operations.ts'
import { ON_CALL, usual } from './usual.ts'

const PROJECT = 'Commerce graph'

/** One instance half way through a restore, and one beside it that goes on. */
export const restoreRunning: Scenario = {
  ...usual,
  title: 'Restore running',
  description: 'One instance is being restored and is about half done; another one beside it goes on.',
  screens: [
    { id: 'cards', title: 'The card of a restore', place: cardsOf(PROJECT) },
    { id: 'overview', title: 'The instance meanwhile', place: tabOf('orders-eu', 'overview') },
    { id: 'snapshots', title: 'Its snapshots meanwhile', place: tabOf('orders-eu', 'snapshots') },
    { id: 'restore', title: 'A second restore is refused', place: snapshotDialogOf('orders-eu', 'restore') },
    { id: 'resize', title: 'A new size is refused', place: dialogOf('orders-eu', paths.resize) },
    { id: 'activity', title: 'Activity', place: activityOf(PROJECT) },
  ],
  *seed(now, random) {
    const at = seeding(now, random)
    const tenant = seededTenant(at, PROJECT, 420 * DAY_MS)
    yield { kind: 'tenant', record: tenant }
    const restored = seededInstance(at, tenant, {
      name: 'orders-eu',
      type: 'business-critical',
      cloud: 'azure',
      region: 'westeurope',
      memory: '32GB',
      storage: '64GB',
      age: 396 * DAY_MS,
      graph: orders,
      writesPerHour: 3_100,
    })
    yield* underWay(at, restored, 'restore', { by: ON_CALL, share: 0.52 })
    const other = seededInstance(at, tenant, {
      name: 'reporting',
      type: 'professional-db',
      cloud: 'gcp',
      region: 'europe-west1',
      memory: '2GB',
      storage: '4GB',
      age: 25 * DAY_MS,
      graph: reports,
      writesPerHour: 60,
    })
    yield* recordsOf(withHistory(at, other))
  },
}
