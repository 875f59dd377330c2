import { paths } from '../../contract/places.ts'
import { plans } from '../../contract/rules/plans.ts'
import { DAY_MS } from '../../contract/rules/windows.ts'
import { customers, orders, suggestions } from './graphs.ts'
import type { Scenario } from './scenario.ts'
import { cardsOf, dialogOf, tabOf } from './screen-places.ts'
import { recordsOf, withHistory } from './seeded-history.ts'
import { onDemand, seededInstance, seededTenant, seeding } from './seeded-instance.ts'
import { ENGINEER, usual } from './usual.ts'

const PROJECT = 'Commerce graph'

/** Three instances at their limits: of storage nearly, of storage quite, of what the plan counts. */
export const storageNearlyFull: Scenario = {
  ...usual,
  title: 'Storage nearly full',
  description:
    'One instance has 1.5 % of its storage left, one has none, and a Free one is near its limit of nodes.',
  screens: [
    { id: 'cards', title: 'Cards near their limits', place: cardsOf(PROJECT) },
    { id: 'overview', title: 'Little storage left', place: tabOf('orders-eu', 'overview') },
    { id: 'resize', title: 'A larger size', place: dialogOf('orders-eu', paths.resize) },
    { id: 'full', title: 'No storage left', place: tabOf('customer-graph', 'overview') },
    { id: 'graph-limits', title: 'Near the limit of nodes', place: tabOf('poc-recommendations', 'overview') },
    {
      id: 'restore-from-file',
      title: 'What a file may hold',
      place: tabOf('orders-eu', 'restore-from-file'),
    },
  ],
  *seed(now, random) {
    const at = seeding(now, random)
    const tenant = seededTenant(at, PROJECT, 420 * DAY_MS)
    yield { kind: 'tenant', record: tenant }
    const nearly = seededInstance(at, tenant, {
      name: 'orders-eu',
      type: 'business-critical',
      cloud: 'azure',
      region: 'westeurope',
      memory: '32GB',
      storage: '64GB',
      age: 396 * DAY_MS,
      graph: { ...orders, nodes: 14_204_551, relationships: 51_338_020, bytes: 63_040_000_000 },
      writesPerHour: 3_100,
    })
    yield* recordsOf(withHistory(at, nearly))
    const full = seededInstance(at, tenant, {
      name: 'customer-graph',
      type: 'enterprise-db',
      cloud: 'gcp',
      region: 'europe-west1',
      memory: '64GB',
      storage: '256GB',
      age: 300 * DAY_MS,
      graph: { ...customers, bytes: 255_999_999_950 },
      writesPerHour: 9_400,
    })
    yield* recordsOf(withHistory(at, full))
    const { nodes, relationships } = plans['free-db'].graphLimits
    const free = seededInstance(at, tenant, {
      name: 'poc-recommendations',
      type: 'free-db',
      cloud: 'gcp',
      region: 'europe-west1',
      memory: '1GB',
      storage: '2GB',
      age: 74 * DAY_MS,
      graph: {
        ...suggestions,
        nodes: nodes - 612,
        relationships: relationships - 70_540,
        bytes: 481_000_000,
      },
      writesPerHour: 4,
    })
    yield* recordsOf(withHistory(at, free))
    yield* onDemand(at, free, 3 * DAY_MS, ENGINEER)
  },
}
