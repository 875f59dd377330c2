import { paths } from '../../contract/places.ts'
import { planOf } from '../../contract/rules/plans.ts'
import { DAY_MS, HOUR_MS } from '../../contract/rules/windows.ts'
import { resting } from '../instance-life.ts'
import { suggestions } from './graphs.ts'
import type { Scenario } from './scenario.ts'
import { cardsOf, dialogOf, snapshotDialogOf, tabOf } from './screen-places.ts'
import { onDemand, seededInstance, seededTenant, seeding, standingAt } from './seeded-instance.ts'
import { ENGINEER, usual } from './usual.ts'

const PROJECT = 'Recommendations'
const NAME = 'poc-recommendations'

/** Free, and paused for so long that it is deleted within the hour unless somebody resumes it. */
export const freeAboutToBeDeleted: Scenario = {
  ...usual,
  title: 'Free, about to be deleted',
  description: 'A Free instance was paused 30 days ago less 50 minutes, and is deleted when they are over.',
  screens: [
    { id: 'cards', title: 'The card that warns', place: cardsOf(PROJECT) },
    { id: 'overview', title: 'What can be done', place: tabOf(NAME, 'overview') },
    { id: 'snapshots', title: 'Its one snapshot', place: tabOf(NAME, 'snapshots') },
    { id: 'export', title: 'Take the data out', place: snapshotDialogOf(NAME, 'export') },
    { id: 'delete', title: 'Delete it now', place: dialogOf(NAME, paths.deleteInstance) },
  ],
  *seed(now, random) {
    const at = seeding(now, random)
    const tenant = seededTenant(at, PROJECT, 80 * DAY_MS)
    yield { kind: 'tenant', record: tenant }
    const { pause } = planOf('free-db')
    const days = pause.by === 'idleness' ? pause.deletedAfterDays : 0
    const pausedAt = Math.floor((now - days * DAY_MS + 50 * 60_000) / 1000) * 1000
    const sketch = {
      name: NAME,
      type: 'free-db',
      cloud: 'gcp',
      region: 'asia-southeast1',
      memory: '1GB',
      storage: '2GB',
      age: 74 * DAY_MS,
      graph: suggestions,
      writesPerHour: 0,
    } as const
    const instance = seededInstance(at, tenant, sketch, pausedAt)
    const standing = { ...instance, content: standingAt(instance, pausedAt) }
    yield { kind: 'instance', record: resting(standing, 'paused', pausedAt) }
    yield* onDemand(at, instance, 43 * DAY_MS + 2 * HOUR_MS, ENGINEER)
  },
}
