import { paths } from '../../contract/places.ts'
import { DAY_MS } from '../../contract/rules/windows.ts'
import { uuid } from '../seeded-random.ts'
import type { Scenario } from './scenario.ts'
import { activityOf, cardsOf, pageOf } from './screen-places.ts'

const PROJECT = 'Commerce graph'

/** A project without instances: what a person sees first. */
export const empty: Scenario = {
  title: 'Empty project',
  description: 'One project without instances.',
  organisation: 'Northlight',
  user: { name: 'on-call', role: 'admin' },
  faults: [],
  statuses: [],
  screens: [
    { id: 'cards', title: 'No instances', place: cardsOf(PROJECT) },
    { id: 'create', title: 'Create the first instance', place: pageOf(PROJECT, paths.createInstance) },
    { id: 'activity', title: 'No activity', place: activityOf(PROJECT) },
    {
      id: 'network-access',
      title: 'Network access without regions',
      place: pageOf(PROJECT, paths.networkAccess),
    },
    { id: 'encryption-keys', title: 'No encryption keys', place: pageOf(PROJECT, paths.encryptionKeys) },
  ],
  *seed(now, random) {
    yield {
      kind: 'tenant',
      record: { id: uuid(random, 'tenant', 'commerce'), name: PROJECT, createdAt: now - 2 * DAY_MS },
    }
  },
}
