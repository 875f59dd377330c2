import type { Role } from '../../contract/rules/roles.ts'
import { restoringReasons, type RestoringReason } from '../failures.ts'
import type { AnyRecord } from '../records.ts'
import { createSeededRandom } from '../seeded-random.ts'
import { apiDown, apiFlaky, sessionExpired, slowNetwork } from './broken-lines.ts'
import { daylightSavingNight } from './daylight-saving-night.ts'
import { empty } from './empty.ts'
import { everyStatus } from './every-status.ts'
import { failures } from './failures.ts'
import { freeAboutToBeDeleted } from './free-about-to-be-deleted.ts'
import { keyRevoked } from './key-revoked.ts'
import { longNames } from './long-names.ts'
import { nothingExportable } from './nothing-exportable.ts'
import { oneOfEachPlan } from './one-of-each-plan.ts'
import { publicTrafficOff } from './public-traffic-off.ts'
import { restoreFailed } from './restore-failed.ts'
import { restoreRunning } from './restore-running.ts'
import { sandboxLastHour } from './sandbox-last-hour.ts'
import type { Scenario } from './scenario.ts'
import { scheduleOverdue } from './schedule-overdue.ts'
import { storageNearlyFull } from './storage-nearly-full.ts'
import { tenThousand } from './ten-thousand.ts'
import { tour } from './tour.ts'
import { uploadInterrupted } from './upload-interrupted.ts'
import { viewer } from './viewer.ts'

/** Those with a name of their own, in the order in which they are shown. */
const named = {
  tour,
  empty,
  'one-of-each-plan': oneOfEachPlan,
  'ten-thousand': tenThousand,
  'every-status': everyStatus,
  'restore-running': restoreRunning,
  'upload-interrupted': uploadInterrupted,
  'sandbox-last-hour': sandboxLastHour,
  'free-about-to-be-deleted': freeAboutToBeDeleted,
  'schedule-overdue': scheduleOverdue,
  'nothing-exportable': nothingExportable,
  'storage-nearly-full': storageNearlyFull,
  viewer,
  'public-traffic-off': publicTrafficOff,
  'key-revoked': keyRevoked,
  'slow-network': slowNetwork,
  'api-down': apiDown,
  'api-flaky': apiFlaky,
  'session-expired': sessionExpired,
  'long-names': longNames,
  'daylight-saving-night': daylightSavingNight,
  failures,
} as const satisfies Readonly<Record<string, Scenario>>

/** How links and tests name a scenario. There is one for each reason why data did not come into an instance. */
export type ScenarioId = keyof typeof named | `restore-failed-${RestoringReason}`

const isNamed = (text: string): text is keyof typeof named => Object.hasOwn(named, text)

const failed = new Map<string, Scenario>(
  restoringReasons.map((reason) => [`restore-failed-${reason}`, restoreFailed(reason)]),
)
const failedIds = restoringReasons.map((reason) => `restore-failed-${reason}` as const)

/** Every id, in the order in which they are shown. */
export const scenarioIds: readonly ScenarioId[] = Object.keys(named)
  .filter(isNamed)
  .flatMap((id): readonly ScenarioId[] => (id === 'restore-running' ? [id, ...failedIds] : [id]))

/** Whether a text names a scenario. */
export function isScenarioId(text: string): text is ScenarioId {
  return isNamed(text) || failed.has(text)
}

/** A scenario by its id. */
export function scenarioNamed(id: ScenarioId): Scenario {
  const found = isNamed(id) ? named[id] : failed.get(id)
  if (!found) throw new Error(`There is no scenario ${id}.`)
  return found
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
