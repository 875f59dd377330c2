import { paths } from '../../contract/places.ts'
import type { Scenario } from './scenario.ts'
import { cardsOf, dialogOf, snapshotDialogOf, tabOf } from './screen-places.ts'
import { tour } from './tour.ts'

/** The tour for somebody who may look and not touch. */
export const viewer: Scenario = {
  ...tour,
  title: 'Tour, as a viewer',
  description: 'The tour for a person who may look and not touch.',
  user: { name: 'auditor', role: 'viewer' },
  screens: [
    { id: 'cards', title: 'Instances, nothing to change', place: cardsOf('Commerce graph') },
    { id: 'snapshots', title: 'Snapshots, nothing to take', place: tabOf('customer-graph', 'snapshots') },
    {
      id: 'restore',
      title: 'A restore that is refused',
      place: snapshotDialogOf('customer-graph', 'restore'),
    },
    { id: 'backups', title: 'Backups', place: tabOf('movies-sandbox', 'backups') },
    { id: 'restore-from-file', title: 'Restore from a file', place: tabOf('inventory', 'restore-from-file') },
    { id: 'delete', title: 'A deletion that is refused', place: dialogOf('inventory', paths.deleteInstance) },
  ],
}
