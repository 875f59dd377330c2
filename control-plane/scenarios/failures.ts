import type { Scenario } from './scenario.ts'
import { snapshotDialogOf, tabOf } from './screen-places.ts'
import { tour } from './tour.ts'

/** The tour in which nothing that is begun comes to a good end. */
export const failures: Scenario = {
  ...tour,
  title: 'Tour, with failures',
  description: 'The tour in which every snapshot, restore, export, backup and load that is begun fails.',
  faults: [
    { operation: 'take-snapshot', reason: 'storage-unreachable', times: 'always' },
    { operation: 'restore', reason: 'restore-failed', times: 'always' },
    { operation: 'export', reason: 'export-failed', times: 'always' },
    { operation: 'backup', reason: 'backup-failed', times: 'always' },
    { operation: 'load-file', reason: 'InconsistentData', times: 'always' },
  ],
  screens: [
    { id: 'snapshots', title: 'Take a snapshot: it fails', place: tabOf('customer-graph', 'snapshots') },
    { id: 'restore', title: 'Restore: it fails', place: snapshotDialogOf('customer-graph', 'restore') },
    { id: 'backups', title: 'Request a backup: it fails', place: tabOf('customer-graph', 'backups') },
  ],
}
