import { DAY_MS } from '../../contract/rules/windows.ts'
import { uuid } from '../seeded-random.ts'
import type { Scenario } from './scenario.ts'

/** A project without instances: what a person sees first. */
export const empty: Scenario = {
  title: 'Empty project',
  description: 'One project without instances.',
  organisation: 'Northlight',
  user: { name: 'on-call', role: 'admin' },
  faults: [],
  *seed(now, random) {
    yield {
      kind: 'tenant',
      record: { id: uuid(random, 'tenant', 'commerce'), name: 'Commerce graph', createdAt: now - 2 * DAY_MS },
    }
  },
}
