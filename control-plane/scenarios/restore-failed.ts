/** A world for every reason why data did not come into an instance. A new reason of the catalogue has its own at once. */
import { paths } from '../../contract/places.ts'
import { fileFits, storeLoads } from '../../contract/rules/fits.ts'
import type { Refusal } from '../../contract/rules/decision.ts'
import { DAY_MS, HOUR_MS } from '../../contract/rules/windows.ts'
import type { ArchiveFacts } from '../content.ts'
import { failureOf, restoringEndedBy, type RestoringEnding, type RestoringReason } from '../failures.ts'
import type { AnyRecord, InstanceRecord, TenantRecord } from '../records.ts'
import { roomOf } from '../rule-facts.ts'
import { catalogue, fraud, suggestions } from './graphs.ts'
import type { Scenario, Screen } from './scenario.ts'
import { activityOf, cardsOf, pageOf, tabOf, wholeOne } from './screen-places.ts'
import { deletedInstance } from './seeded-deleted.ts'
import { recordsOf, withHistory } from './seeded-history.ts'
import { failedLoad, found, refusedFile, type FileSketch } from './seeded-imports.ts'
import { seededInstance, seededKey, seededTenant, seeding, type Seeding } from './seeded-instance.ts'
import { cameToNothing } from './seeded-operations.ts'
import { ENGINEER, ON_CALL, usual } from './usual.ts'

const PROJECT = 'Commerce graph'
const NAME = 'fraud-rings'
const MINUTE = 60_000

const titles = {
  restore: 'Restore failed',
  overwrite: 'Overwrite failed',
  'load-file': 'File failed to load',
  'verify-file': 'File refused',
} as const satisfies Record<RestoringEnding, string>

/** "LegacyIndexes" and "legacy-indexes" as "legacy indexes". */
const inWords = (reason: string) =>
  reason
    .replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
    .replaceAll('-', ' ')
    .trim()

/** A world in which a restore, an overwrite or a file from outside failed for this reason. */
export function restoreFailed(reason: RestoringReason): Scenario {
  const ending = restoringEndedBy(reason)
  const { message } = failureOf(reason, 'load-file', NAME)
  return {
    ...usual,
    title: reason === `${ending}-failed` ? titles[ending] : `${titles[ending]}: ${inWords(reason)}`,
    description: message.slice(0, message.indexOf('.') + 1),
    screens: screensOfEnding(reason, ending),
    *seed(now, random) {
      const at = seeding(now, random)
      const tenant = seededTenant(at, PROJECT, 300 * DAY_MS)
      yield { kind: 'tenant', record: tenant }
      yield* ending === 'restore' || ending === 'overwrite'
        ? fromSnapshot(at, tenant, reason, ending)
        : fromFile(at, tenant, reason, ending)
    },
  }
}

function screensOfEnding(reason: RestoringReason, ending: RestoringEnding): readonly Screen[] {
  const activity = { id: 'activity', title: 'The failure in Activity', place: activityOf(PROJECT) }
  const cards = { id: 'cards', title: 'The card afterwards', place: cardsOf(PROJECT) }
  if (reason === 'instance-gone')
    return [
      activity,
      cards,
      { id: 'recently-deleted', title: 'What it left', place: pageOf(PROJECT, paths.recentlyDeleted) },
    ]
  if (ending === 'restore' || ending === 'overwrite')
    return [activity, { id: 'snapshots', title: 'Its snapshots afterwards', place: tabOf(NAME, 'snapshots') }]
  const tab = {
    id: 'restore-from-file',
    title: 'The tab afterwards',
    place: tabOf(NAME, 'restore-from-file'),
  }
  // What was refused before it was loaded leaves the card as it was.
  return ending === 'load-file' ? [cards, tab, activity] : [activity, tab]
}

const refused = ({ reason, message, remedy }: Refusal): Refusal => ({ reason, message, remedy })

/** A restore of its own newest snapshot, or an overwrite with that of another instance, some minutes ago. */
function* fromSnapshot(
  at: Seeding,
  tenant: TenantRecord,
  reason: RestoringReason,
  kind: 'restore' | 'overwrite',
): Iterable<AnyRecord> {
  const place = { type: 'enterprise-db', cloud: 'aws', region: 'us-east-1', memory: '8GB' } as const
  const key =
    reason === 'key-revoked'
      ? seededKey(at, tenant, {
          name: 'Fraud graph key',
          keyId: 'arn:aws:kms:us-east-1:123456789012:key/5e1d7c40-88a4-4d0f-9c52-7b9d8f3f2a61',
          type: place.type,
          cloud: place.cloud,
          region: place.region,
          addedBy: ENGINEER,
          age: 150 * DAY_MS,
        })
      : null
  if (key) yield { kind: 'customer-managed-key', record: { ...key, access: 'revoked' } }
  const made = seededInstance(at, tenant, {
    ...place,
    name: NAME,
    storage: '16GB',
    age: 148 * DAY_MS,
    graph: fraud,
    writesPerHour: 120,
    ...(key ? { key: { ...key, access: 'revoked' } } : {}),
  })
  const history = withHistory(at, made)
  yield* recordsOf(history)
  const other = seededInstance(at, tenant, {
    ...place,
    name: 'catalogue',
    storage: '16GB',
    age: 90 * DAY_MS,
    graph: catalogue,
    writesPerHour: 40,
  })
  const others = withHistory(at, other)
  yield* recordsOf(others)
  const from = kind === 'restore' ? history : others
  const source = from.snapshots.findLast((each) => wholeOne(each) && each.timestamp < at.now - HOUR_MS)
  const failure = failureOf(reason, kind, NAME)
  const record = cameToNothing(
    at,
    made,
    kind,
    failure,
    { by: ON_CALL, ago: 12 * MINUTE },
    { snapshotId: source?.id ?? null, ...(kind === 'overwrite' ? { sourceName: other.name } : {}) },
  )
  yield { kind: 'operation', record }
}

/** A dump of a graph that the plan takes, and nothing wrong with it. */
const plain = {
  name: 'fraud-rings-2025-11-13.dump',
  bytes: 812_400_113,
  found: found({
    container: 'dump',
    storeFormat: 'record-aligned-1.1',
    unpackedBytes: 2_940_000_000,
    files: 71,
    nodes: 2_118_000,
    relationships: 5_702_000,
    labels: ['Account', 'Device', 'Payment'],
    relationshipTypes: ['PAID', 'USED'],
  }),
} satisfies FileSketch

interface Spoilt {
  readonly facts?: Partial<ArchiveFacts>
  readonly inconsistencies?: readonly string[]
  readonly legacyIndexes?: readonly string[]
  /** It is no archive that can be looked into. */
  readonly unknown?: true
}

/** What is wrong with the file; of a reason that is not named here, its words in the catalogue are all there is. */
const spoilt: { readonly [R in RestoringReason]?: Spoilt } = {
  ImportExceedsMaxSize: { facts: { unpackedBytes: 9_240_000_000 } },
  UnsupportedStoreFormat: { facts: { storeFormat: 'SF4.0.0' } },
  LogicalRestrictions: { facts: { unpackedBytes: 148_000_000, nodes: 312_044, relationships: 361_209 } },
  InconsistentData: {
    inconsistencies: ['Relationship 48213 in a chain of node 902 belongs to other nodes.'],
  },
  LegacyIndexes: {
    facts: { storeFormat: 'AF4.3.0' },
    legacyIndexes: ['lucene_native-2.0', 'native-btree-1.0'],
  },
  Fallback: { unknown: true },
  'checksum-mismatch': { unknown: true },
  'upload-lost': { unknown: true },
}

function* fromFile(
  at: Seeding,
  tenant: TenantRecord,
  reason: RestoringReason,
  ending: 'load-file' | 'verify-file',
): Iterable<AnyRecord> {
  const free = reason === 'LogicalRestrictions'
  const ago = 21 * MINUTE
  const gone = reason === 'instance-gone'
  const until = ending === 'load-file' ? at.now - ago - 4 * MINUTE : at.now
  const running = seededInstance(
    at,
    tenant,
    free
      ? {
          name: NAME,
          type: 'free-db',
          cloud: 'gcp',
          region: 'europe-west1',
          memory: '1GB',
          storage: '2GB',
          age: 20 * DAY_MS,
          graph: suggestions,
          writesPerHour: 4,
        }
      : {
          name: NAME,
          type: 'professional-db',
          cloud: 'aws',
          region: 'eu-west-1',
          memory: '4GB',
          storage: '8GB',
          age: 148 * DAY_MS,
          graph: fraud,
          writesPerHour: 120,
        },
    until,
  )
  const wrong = spoilt[reason] ?? {}
  const file = { ...plain, found: { ...plain.found, ...wrong.facts } }
  const failure = failureFor(reason, running, file, wrong)
  if (ending === 'load-file') {
    yield* failedLoad(at, running, file, failure, { by: ENGINEER, ago })
    return
  }
  const imported = refusedFile(at, running, file, failure, {
    by: ENGINEER,
    ago,
    known: !wrong.unknown && !gone,
  })
  if (!gone) yield* recordsOf(withHistory(at, running))
  else yield* deletedInstance(at, running, Math.floor((at.now - ago) / 1000) * 1000, ON_CALL)
  yield imported
}

/** In the words of what was found in the file, where that alone is a reason. */
function failureFor(
  reason: RestoringReason,
  instance: InstanceRecord,
  file: FileSketch,
  wrong: Spoilt,
): Refusal {
  const room = roomOf(instance)
  const { inconsistencies = [], legacyIndexes = [] } = wrong
  const verdicts = [
    fileFits({ ...file.found, kind: 'full', holdsDatabase: !wrong.unknown }, room),
    storeLoads({ storeFormat: file.found.storeFormat, inconsistencies, legacyIndexes }, room),
  ]
  for (const each of verdicts) if (!each.allowed && each.reason === reason) return refused(each)
  return failureOf(reason, 'load-file', instance.name)
}
