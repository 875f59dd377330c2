import { paths } from '../../contract/places.ts'
import type { Scenario } from './scenario.ts'
import { pageOf, tabOf } from './screen-places.ts'
import { withPublicTraffic } from './seeded-network.ts'
import { tour } from './tour.ts'

/** The tour behind a private endpoint. */
export const publicTrafficOff: Scenario = {
  ...tour,
  title: 'Tour, without public traffic',
  description: 'The tour in which the region of customer-graph is reached by its private endpoint only.',
  screens: [
    { id: 'network-access', title: 'Network access', place: pageOf('Commerce graph', paths.networkAccess) },
    {
      id: 'overview',
      title: 'An instance behind its private endpoint',
      place: tabOf('customer-graph', 'overview'),
    },
    {
      id: 'restore-from-file',
      title: 'A file from outside',
      place: tabOf('customer-graph', 'restore-from-file'),
    },
    { id: 'backups', title: 'Backups and who reaches them', place: tabOf('customer-graph', 'backups') },
  ],
  seed: (now, random) => withPublicTraffic(tour.seed(now, random), 'disabled'),
}
