/** Worlds with nothing wrong in them: it is the way to the API that is slow, down, or refuses whoever looks. */
import { activityOf, cardsOf, pageOf, snapshotDialogOf, tabOf } from './screen-places.ts'
import { paths } from '../../contract/places.ts'
import type { Scenario } from './scenario.ts'
import { tour } from './tour.ts'

const PROJECT = 'Commerce graph'

const screens = [
  { id: 'cards', title: 'Instances', place: cardsOf(PROJECT) },
  { id: 'snapshots', title: 'Snapshots', place: tabOf('customer-graph', 'snapshots') },
  { id: 'restore', title: 'Restore a snapshot', place: snapshotDialogOf('customer-graph', 'restore') },
  { id: 'backups', title: 'Backups', place: tabOf('inventory', 'backups') },
  { id: 'activity', title: 'Activity', place: activityOf(PROJECT) },
  { id: 'network-access', title: 'Network access', place: pageOf(PROJECT, paths.networkAccess) },
] as const satisfies Scenario['screens']

/** A line on which every answer takes one to three seconds. */
export const slowNetwork: Scenario = {
  ...tour,
  title: 'Slow network',
  description: 'The tour over a line on which every answer takes one to three seconds.',
  line: { latency: { kind: 'jitter', from: 1_000, to: 3_000 }, failures: [] },
  screens,
}

/** Nothing is answered but that nothing can be. */
export const apiDown: Scenario = {
  ...tour,
  title: 'API down',
  description: 'The tour while the API answers every call with 503.',
  line: {
    latency: { kind: 'none' },
    failures: [{ operation: 'any', reason: 'unavailable', when: { kind: 'always' } }],
  },
  statuses: [503],
  screens,
}

/** Works on the second try. */
export const apiFlaky: Scenario = {
  ...tour,
  title: 'API flaky',
  description:
    'The tour while the API answers every second call of a kind with 503: what is done again works.',
  line: {
    latency: { kind: 'none' },
    failures: [{ operation: 'any', reason: 'unavailable', when: { kind: 'every', nth: 2 } }],
  },
  statuses: [503],
  screens,
}

/** Whoever looks has to sign in again. */
export const sessionExpired: Scenario = {
  ...tour,
  title: 'Session expired',
  description: 'The tour for somebody whose session is over: every call is answered with 401.',
  session: 'ended',
  statuses: [401],
  screens: screens.slice(0, 3),
}
