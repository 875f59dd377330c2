import { planOf } from '../../contract/rules/plans.ts'
import { DAY_MS, HOUR_MS } from '../../contract/rules/windows.ts'
import { films, lessons } from './graphs.ts'
import type { Scenario } from './scenario.ts'
import { cardsOf, tabOf } from './screen-places.ts'
import { readyBackup } from './seeded-backups.ts'
import { seededInstance, seededTenant, seeding } from './seeded-instance.ts'
import { ON_CALL, usual } from './usual.ts'

const PROJECT = 'Graph course'
const MINUTE = 60_000

/** Two Sandboxes in their last hour: one that can still be extended and has no backup, one that cannot and has. */
export const sandboxLastHour: Scenario = {
  ...usual,
  title: 'Sandbox in its last hour',
  description:
    'A Sandbox ends in 38 minutes without a backup and can be extended; another one was extended before and has a backup.',
  screens: [
    { id: 'cards', title: 'Sandboxes that end soon', place: cardsOf(PROJECT) },
    { id: 'overview', title: 'What can be done', place: tabOf('movies-sandbox', 'overview') },
    { id: 'no-backup', title: 'No backup yet', place: tabOf('movies-sandbox', 'backups') },
    { id: 'backup', title: 'A backup that outlives it', place: tabOf('course-sandbox', 'backups') },
    { id: 'snapshots', title: 'No snapshots', place: tabOf('movies-sandbox', 'snapshots') },
  ],
  *seed(now, random) {
    const at = seeding(now, random)
    const tenant = seededTenant(at, PROJECT, 12 * DAY_MS)
    yield { kind: 'tenant', record: tenant }
    const days = planOf('sandbox').lifetime ?? { days: 0, extendableByDays: 0 }
    const place = { type: 'sandbox', cloud: 'aws', region: 'us-east-1' } as const
    const sketch = { ...place, memory: '1GB', storage: '2GB', writesPerHour: 0 }
    const first = seededInstance(at, tenant, {
      ...sketch,
      name: 'movies-sandbox',
      age: days.days * DAY_MS - 38 * MINUTE,
      graph: films,
    })
    yield { kind: 'instance', record: { ...first, endsAt: first.createdAt + days.days * DAY_MS } }
    const whole = (days.days + days.extendableByDays) * DAY_MS
    const second = seededInstance(at, tenant, {
      ...sketch,
      name: 'course-sandbox',
      age: whole - 11 * MINUTE,
      graph: lessons,
    })
    const extendedAt = second.createdAt + days.days * DAY_MS - 5 * HOUR_MS
    yield { kind: 'instance', record: { ...second, endsAt: second.createdAt + whole, extendedAt } }
    yield* readyBackup(at, second, { turn: 1, by: ON_CALL, ago: 4 * HOUR_MS })
  },
}
