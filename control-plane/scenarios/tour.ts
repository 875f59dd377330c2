import { DAY_MS } from '../../contract/rules/windows.ts'
import type { Scenario } from './scenario.ts'
import { activityOf, cardsOf, snapshotDialogOf, tabOf } from './screen-places.ts'
import { seededTenant, seeding } from './seeded-instance.ts'
import { commerce } from './tour-commerce.ts'
import { research } from './tour-research.ts'

/** A world worth looking at: every plan, and something in every state that matters. */
export const tour: Scenario = {
  title: 'Tour',
  description:
    'Two projects with every plan: one restoring, one that failed to load, one being snapshotted, one about to be deleted, one about to end, and backups that outlive theirs.',
  organisation: 'Northlight',
  user: { name: 'on-call', role: 'admin' },
  faults: [],
  statuses: [],
  screens: [
    { id: 'cards', title: 'Instances of a shop', place: cardsOf('Commerce graph') },
    { id: 'research', title: 'Instances of a laboratory', place: cardsOf('Research') },
    { id: 'snapshots', title: 'Hourly snapshots', place: tabOf('customer-graph', 'snapshots') },
    { id: 'export', title: 'Export a snapshot', place: snapshotDialogOf('customer-graph', 'export') },
    {
      id: 'restore-from-file',
      title: 'Restore from a file',
      place: tabOf('fraud-rings', 'restore-from-file'),
    },
    { id: 'activity', title: 'Activity', place: activityOf('Commerce graph') },
  ],
  *seed(now, random) {
    const at = seeding(now, random)
    const first = seededTenant(at, 'Commerce graph', 720 * DAY_MS)
    const second = seededTenant(at, 'Research', 210 * DAY_MS)
    yield { kind: 'tenant', record: first }
    yield { kind: 'tenant', record: second }
    yield* commerce(at, first)
    yield* research(at, second)
  },
}
