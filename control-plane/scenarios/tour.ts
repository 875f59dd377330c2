import { DAY_MS } from '../../contract/rules/windows.ts'
import type { Scenario } from './scenario.ts'
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
