import { paths } from '../../contract/places.ts'
import type { Role } from '../../contract/rules/roles.ts'
import type { AnyRecord } from '../records.ts'
import { createSeededRandom } from '../seeded-random.ts'
import { empty } from './empty.ts'
import type { Scenario } from './scenario.ts'
import { cardsOf, dialogOf, pageOf, snapshotDialogOf, tabOf } from './screen-places.ts'
import { withPublicTraffic } from './seeded-network.ts'
import { tenThousand } from './ten-thousand.ts'
import { tour } from './tour.ts'
import { keyRevokedTour } from './key-revoked.ts'

/** Every scenario by its id: how links and tests name it. */
export const scenarios = {
  tour,
  empty,
  'ten-thousand': tenThousand,
  viewer: {
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
      {
        id: 'restore-from-file',
        title: 'Restore from a file',
        place: tabOf('inventory', 'restore-from-file'),
      },
      {
        id: 'delete',
        title: 'A deletion that is refused',
        place: dialogOf('inventory', paths.deleteInstance),
      },
    ],
  },
  'public-traffic-off': {
    ...tour,
    title: 'Tour, without public traffic',
    description: 'The tour in which the region of customer-graph is reached by its private endpoint only.',
    seed: (now, random) => withPublicTraffic(tour.seed(now, random), 'disabled'),
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
  },
  'key-revoked': {
    ...tour,
    title: 'Tour, with a revoked key',
    description:
      'The tour after the owner of a key has taken the access to it back: inventory cannot be read.',
    seed: keyRevokedTour,
    screens: [
      { id: 'cards', title: 'An instance that cannot be read', place: cardsOf('Commerce graph') },
      { id: 'overview', title: 'What can be done about it', place: tabOf('inventory', 'overview') },
      { id: 'snapshots', title: 'Snapshots under the key', place: tabOf('inventory', 'snapshots') },
      { id: 'encryption-keys', title: 'The key', place: pageOf('Commerce graph', paths.encryptionKeys) },
    ],
  },
  failures: {
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
  },
} as const satisfies Readonly<Record<string, Scenario>>

export type ScenarioId = keyof typeof scenarios

/** Whether a text names a scenario. */
export function isScenarioId(text: string): text is ScenarioId {
  return Object.hasOwn(scenarios, text)
}

/** Every id, in the order in which they are shown. */
export const scenarioIds: readonly ScenarioId[] = Object.keys(scenarios).filter(isScenarioId)

/** A scenario by its id. */
export function scenarioNamed(id: ScenarioId): Scenario {
  return scenarios[id]
}

/** The instant a world begins at where none is named, so that it is the same every time: Fri 14 Nov 2025, 09:04 UTC. */
export const standardNow = Date.UTC(2025, 10, 14, 9, 4)
export const standardSeed = 'afterglow'

/** Everything that makes a world again. Kept beside what changed in it. */
export interface WorldSource {
  readonly scenario: ScenarioId
  /** ms */
  readonly now: number
  readonly seed: string
  /** The role of the person signed in; null: that of the scenario. */
  readonly role: Role | null
}

/** How a scenario begins where nothing else is asked for; `speed` in virtual seconds a second. */
export function beginningOf(id: ScenarioId): { readonly source: WorldSource; readonly speed: number } {
  const { clock } = scenarioNamed(id)
  const source = { scenario: id, now: clock?.now ?? standardNow, seed: standardSeed, role: null }
  return { source, speed: clock?.speed ?? 1 }
}

/** The records a world begins with. Pure: the same source gives the same records, to the byte. */
export function seedWorld(source: WorldSource): AnyRecord[] {
  const scenario = scenarioNamed(source.scenario)
  const { title, organisation, user, faults } = scenario
  return [
    {
      kind: 'world',
      record: {
        id: 'world',
        seed: source.seed,
        scenario: source.scenario,
        title,
        organisation,
        user: { name: user.name, role: source.role ?? user.role },
        session: scenario.session ?? 'open',
        faults,
      },
    },
    ...scenario.seed(source.now, createSeededRandom(source.seed)),
  ]
}
