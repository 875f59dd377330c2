import { DAY_MS, HOUR_MS } from '../../contract/rules/windows.ts'
import { resting } from '../instance-life.ts'
import { molecules } from './graphs.ts'
import type { Scenario } from './scenario.ts'
import { cardsOf, snapshotDialogOf, tabOf } from './screen-places.ts'
import { recordsOf, withHistory } from './seeded-history.ts'
import { seededInstance, seededOperation, seededTenant, seeding, standingAt } from './seeded-instance.ts'
import { ON_CALL, usual } from './usual.ts'

const PROJECT = 'Research'
const NAME = 'drug-discovery'

/** Paused longer than its snapshots can be exported, and not yet as long as they can be restored. */
export const nothingExportable: Scenario = {
  ...usual,
  title: 'Nothing exportable left',
  description: 'An instance was paused 9 days ago: its snapshots can be restored and no longer be exported.',
  screens: [
    { id: 'snapshots', title: 'Restorable, not exportable', place: tabOf(NAME, 'snapshots') },
    { id: 'export', title: 'An export that is refused', place: snapshotDialogOf(NAME, 'export') },
    { id: 'create', title: 'No instance of it either', place: snapshotDialogOf(NAME, 'createFromSnapshot') },
    { id: 'backups', title: 'The other way out', place: tabOf(NAME, 'backups') },
    { id: 'cards', title: 'The paused instance', place: cardsOf(PROJECT) },
  ],
  *seed(now, random) {
    const at = seeding(now, random)
    const tenant = seededTenant(at, PROJECT, 210 * DAY_MS)
    yield { kind: 'tenant', record: tenant }
    const startedAt = Math.floor((now - 9 * DAY_MS - 2 * HOUR_MS) / 1000) * 1000
    const sketch = {
      name: NAME,
      type: 'enterprise-ds',
      cloud: 'gcp',
      region: 'us-central1',
      memory: '32GB',
      storage: '64GB',
      age: 130 * DAY_MS,
      graph: molecules,
      writesPerHour: 800,
    } as const
    const running = seededInstance(at, tenant, sketch, startedAt)
    const operation = seededOperation(at, running, 'pause', startedAt, ON_CALL, { previousStatus: 'running' })
    const endedAt = operation.pollAt ?? startedAt
    const history = withHistory(at, running, startedAt)
    const standing = { ...history.instance, takingId: null, content: standingAt(running, startedAt) }
    yield* recordsOf({
      instance: resting(standing, 'paused', endedAt),
      snapshots: history.snapshots.filter((each) => each.status === 'Completed'),
      operation: { ...operation, state: 'succeeded', endedAt, pollAt: null },
    })
  },
}
