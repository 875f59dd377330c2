import type { Role } from '../../contract/rules/roles.ts'
import type { AnyRecord } from '../records.ts'
import { createSeededRandom } from '../seeded-random.ts'
import { empty } from './empty.ts'
import type { Scenario } from './scenario.ts'
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
  },
  'public-traffic-off': {
    ...tour,
    title: 'Tour, without public traffic',
    description: 'The tour in which the region of customer-graph is reached by its private endpoint only.',
    seed: (now, random) => withPublicTraffic(tour.seed(now, random), 'disabled'),
  },
  'key-revoked': {
    ...tour,
    title: 'Tour, with a revoked key',
    description:
      'The tour after the owner of a key has taken the access to it back: inventory cannot be read.',
    seed: keyRevokedTour,
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
  },
} as const satisfies Readonly<Record<string, Scenario>>

export type ScenarioId = keyof typeof scenarios

/** Whether a text names a scenario. */
export function isScenarioId(text: string): text is ScenarioId {
  return Object.hasOwn(scenarios, text)
}

/** Every id, in the order in which they are shown. */
export const scenarioIds: readonly ScenarioId[] = Object.keys(scenarios).filter(isScenarioId)

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

/** The records a world begins with. Pure: the same source gives the same records, to the byte. */
export function seedWorld(source: WorldSource): AnyRecord[] {
  const scenario: Scenario = scenarios[source.scenario]
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
        session: 'open',
        faults,
      },
    },
    ...scenario.seed(source.now, createSeededRandom(source.seed)),
  ]
}
