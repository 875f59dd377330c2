import { DAY_MS, HOUR_MS } from '../../contract/rules/windows.ts'
import { fraud } from './graphs.ts'
import type { Scenario } from './scenario.ts'
import { activityOf, cardsOf, tabOf } from './screen-places.ts'
import { recordsOf, withHistory } from './seeded-history.ts'
import { brokenOff } from './seeded-imports.ts'
import { seededInstance, seededTenant, seeding } from './seeded-instance.ts'
import { ENGINEER, ON_CALL, usual } from './usual.ts'

const PROJECT = 'Commerce graph'
const MINUTE = 60_000

/** Two uploads that broke off: one's own, which goes on with the same file, and somebody else's. */
export const uploadInterrupted: Scenario = {
  ...usual,
  title: 'Upload interrupted',
  description: 'An upload of a dump broke off at 41 %, and one by somebody else stands still.',
  screens: [
    { id: 'own', title: 'Go on with the same file', place: tabOf('fraud-rings', 'restore-from-file') },
    { id: 'of-others', title: 'Sent by somebody else', place: tabOf('fraud-trial', 'restore-from-file') },
    { id: 'cards', title: 'Instances that wait for files', place: cardsOf(PROJECT) },
    { id: 'activity', title: 'Activity', place: activityOf(PROJECT) },
  ],
  *seed(now, random) {
    const at = seeding(now, random)
    const tenant = seededTenant(at, PROJECT, 300 * DAY_MS)
    yield { kind: 'tenant', record: tenant }
    const place = { type: 'professional-db', cloud: 'aws', region: 'eu-west-1' } as const
    const sketch = { ...place, memory: '4GB', storage: '8GB', graph: fraud, writesPerHour: 120 }
    const own = seededInstance(at, tenant, { ...sketch, name: 'fraud-rings', age: 148 * DAY_MS })
    yield* recordsOf(withHistory(at, own))
    const size = 4_812_400_113
    const received = Math.floor(size * 0.415)
    yield brokenOff(
      at,
      own,
      { name: 'fraud-rings-2025-11-13.dump', bytes: size },
      { by: ON_CALL, ago: 47 * MINUTE, silent: 26 * MINUTE, received },
    )
    const other = seededInstance(at, tenant, { ...sketch, name: 'fraud-trial', age: 9 * DAY_MS })
    yield* recordsOf(withHistory(at, other))
    yield brokenOff(
      at,
      other,
      { name: 'labelled-payments.dump', bytes: 1_204_871_168 },
      { by: ENGINEER, ago: 7 * HOUR_MS, silent: 6 * HOUR_MS, received: 1_090_519_040 },
    )
  },
}
