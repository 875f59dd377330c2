import { DAY_MS } from '../../contract/rules/windows.ts'
import { embeddings, reports } from './graphs.ts'
import type { Scenario } from './scenario.ts'
import { activityOf, cardsOf, tabOf } from './screen-places.ts'
import { failedSlot, recordsOf, withHistory } from './seeded-history.ts'
import { seededInstance, seededTenant, seeding } from './seeded-instance.ts'
import { usual } from './usual.ts'

const PROJECT = 'Research'

/** Two instances that nobody looks after by themselves any more: one whose slots were missed, one whose snapshots fail. */
export const scheduleOverdue: Scenario = {
  ...usual,
  title: 'Schedule overdue',
  description:
    'The scheduled snapshots of one instance did not come for three days; those of another one failed.',
  screens: [
    { id: 'cards', title: 'Cards that warn', place: cardsOf(PROJECT) },
    { id: 'missed', title: 'Snapshots that did not come', place: tabOf('reporting', 'snapshots') },
    { id: 'failing', title: 'Snapshots that failed', place: tabOf('embeddings-lab', 'snapshots') },
    { id: 'overview', title: 'The instance', place: tabOf('reporting', 'overview') },
    { id: 'activity', title: 'Activity', place: activityOf(PROJECT) },
  ],
  *seed(now, random) {
    const at = seeding(now, random)
    const tenant = seededTenant(at, PROJECT, 210 * DAY_MS)
    yield { kind: 'tenant', record: tenant }
    const missed = seededInstance(at, tenant, {
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
    const until = withHistory(at, missed)
    yield* recordsOf({
      instance: { ...until.instance, takingId: null },
      snapshots: until.snapshots.filter(
        (each) => each.status === 'Completed' && each.timestamp < now - 3 * DAY_MS,
      ),
      operation: null,
    })
    const failing = seededInstance(at, tenant, {
      name: 'embeddings-lab',
      type: 'professional-ds',
      cloud: 'aws',
      region: 'us-west-2',
      memory: '16GB',
      storage: '32GB',
      age: 61 * DAY_MS,
      graph: embeddings,
      writesPerHour: 310,
    })
    const history = withHistory(at, failing)
    const failed = history.snapshots
      .filter((each) => each.status === 'Completed')
      .slice(-3)
      .map((slot) => failedSlot(at, failing, slot))
    const snapshots = history.snapshots.map(
      (each) => failed.find(({ snapshot }) => snapshot.id === each.id)?.snapshot ?? each,
    )
    yield* recordsOf({ ...history, snapshots })
    for (const { operation } of failed) yield { kind: 'operation', record: operation }
  },
}
