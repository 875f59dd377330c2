import { DAY_MS, HOUR_MS } from '../../contract/rules/windows.ts'
import { orders, reports } from './graphs.ts'
import type { Scenario } from './scenario.ts'
import { activityOf, cardsOf, snapshotDialogOf, tabOf } from './screen-places.ts'
import { recordsOf, withHistory } from './seeded-history.ts'
import { onDemand, seededInstance, seededTenant, seeding } from './seeded-instance.ts'
import { ON_CALL, usual } from './usual.ts'

const PROJECT = 'Commerce graph'
const NAME = 'orders-eu'

/**
 * Sunday 26 October 2025: at 01:00 UTC the clocks of Europe went back by an hour, so that in Berlin the hour from two to
 * three came twice. In time zones without a change that night, it is a night like any other.
 */
export const daylightSavingNight: Scenario = {
  ...usual,
  title: 'Daylight-saving night',
  description:
    'The morning after the clocks of Europe went back: the hour from two to three came twice in Berlin.',
  clock: { now: Date.UTC(2025, 9, 26, 6, 20) },
  screens: [
    { id: 'snapshots', title: 'An hour that came twice', place: tabOf(NAME, 'snapshots') },
    { id: 'restore', title: 'Which of the two hours', place: snapshotDialogOf(NAME, 'restore') },
    { id: 'overview', title: 'The last 24 hours', place: tabOf(NAME, 'overview') },
    { id: 'activity', title: 'Activity', place: activityOf(PROJECT) },
    { id: 'cards', title: 'Instances', place: cardsOf(PROJECT) },
  ],
  *seed(now, random) {
    const at = seeding(now, random)
    const tenant = seededTenant(at, PROJECT, 420 * DAY_MS)
    yield { kind: 'tenant', record: tenant }
    const hourly = seededInstance(at, tenant, {
      name: NAME,
      type: 'business-critical',
      cloud: 'azure',
      region: 'westeurope',
      memory: '32GB',
      storage: '64GB',
      age: 396 * DAY_MS,
      graph: orders,
      writesPerHour: 3_100,
    })
    yield* recordsOf(withHistory(at, hourly))
    // 00:30 and 01:30 UTC: both at half past two in Berlin, where the world begins by itself.
    yield* onDemand(at, hourly, 5 * HOUR_MS + 50 * 60_000, ON_CALL, 'Before the clocks went back')
    yield* onDemand(at, hourly, 4 * HOUR_MS + 50 * 60_000, ON_CALL, 'After the clocks went back')
    const daily = seededInstance(at, tenant, {
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
    yield* recordsOf(withHistory(at, daily))
  },
}
