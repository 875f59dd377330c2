import { DAY_MS, HOUR_MS } from '../../contract/rules/windows.ts'
import { planOf } from '../../contract/rules/plans.ts'
import { catalogue, customers, embeddings, films, fraud, molecules, orders, suggestions } from './graphs.ts'
import type { Scenario } from './scenario.ts'
import { cardsOf, tabOf } from './screen-places.ts'
import { recordsOf, withHistory } from './seeded-history.ts'
import { onDemand, seededInstance, seededTenant, seeding, type InstanceSketch } from './seeded-instance.ts'
import { ENGINEER, usual } from './usual.ts'

const PROJECT = 'Data platform'

const sketches: readonly InstanceSketch[] = [
  {
    name: 'customer-graph',
    type: 'enterprise-db',
    cloud: 'gcp',
    region: 'europe-west1',
    memory: '64GB',
    storage: '384GB',
    age: 300 * DAY_MS,
    graph: customers,
    writesPerHour: 9_400,
  },
  {
    name: 'inventory',
    type: 'enterprise-db',
    version: '4',
    cloud: 'aws',
    region: 'us-east-1',
    memory: '8GB',
    storage: '16GB',
    age: 380 * DAY_MS,
    graph: catalogue,
    writesPerHour: 240,
  },
  {
    name: 'orders-eu',
    type: 'business-critical',
    cloud: 'azure',
    region: 'westeurope',
    memory: '32GB',
    storage: '64GB',
    age: 396 * DAY_MS,
    graph: orders,
    writesPerHour: 3_100,
  },
  {
    name: 'fraud-rings',
    type: 'professional-db',
    cloud: 'aws',
    region: 'eu-west-1',
    memory: '4GB',
    storage: '8GB',
    age: 148 * DAY_MS,
    graph: fraud,
    writesPerHour: 120,
  },
  {
    name: 'drug-discovery',
    type: 'enterprise-ds',
    cloud: 'gcp',
    region: 'us-central1',
    memory: '32GB',
    storage: '64GB',
    age: 130 * DAY_MS,
    graph: molecules,
    writesPerHour: 800,
  },
  {
    name: 'embeddings-lab',
    type: 'professional-ds',
    cloud: 'aws',
    region: 'us-west-2',
    memory: '16GB',
    storage: '32GB',
    age: 61 * DAY_MS,
    graph: embeddings,
    writesPerHour: 310,
  },
  {
    name: 'poc-recommendations',
    type: 'free-db',
    cloud: 'gcp',
    region: 'asia-southeast1',
    memory: '1GB',
    storage: '2GB',
    age: 20 * DAY_MS,
    graph: suggestions,
    writesPerHour: 40,
  },
  {
    name: 'movies-sandbox',
    type: 'sandbox',
    cloud: 'aws',
    region: 'us-east-1',
    memory: '1GB',
    storage: '2GB',
    age: DAY_MS + 4 * HOUR_MS,
    graph: films,
    writesPerHour: 0,
  },
]

/** Every plan once, the older generation of one of them too: all running, nothing to be done. */
export const oneOfEachPlan: Scenario = {
  ...usual,
  title: 'One of each plan',
  description: 'One project with an instance of every plan, all of them running.',
  screens: [
    { id: 'cards', title: 'Every plan', place: cardsOf(PROJECT) },
    { id: 'hourly', title: 'Hourly snapshots', place: tabOf('orders-eu', 'snapshots') },
    { id: 'six-hourly', title: 'Four snapshots a day', place: tabOf('inventory', 'snapshots') },
    { id: 'daily', title: 'Daily snapshots', place: tabOf('drug-discovery', 'snapshots') },
    { id: 'latest-only', title: 'One snapshot', place: tabOf('poc-recommendations', 'snapshots') },
    { id: 'sandbox', title: 'No snapshots', place: tabOf('movies-sandbox', 'snapshots') },
  ],
  *seed(now, random) {
    const at = seeding(now, random)
    const tenant = seededTenant(at, PROJECT, 400 * DAY_MS)
    yield { kind: 'tenant', record: tenant }
    for (const sketch of sketches) {
      const running = seededInstance(at, tenant, sketch)
      const { lifetime } = planOf(sketch.type)
      const endsAt = lifetime && running.createdAt + lifetime.days * DAY_MS
      const history = withHistory(at, { ...running, endsAt })
      yield* recordsOf(history)
      if (sketch.type === 'sandbox') continue
      yield* onDemand(at, running, 2 * DAY_MS + 3 * HOUR_MS, ENGINEER, 'Before the schema change')
    }
  },
}
