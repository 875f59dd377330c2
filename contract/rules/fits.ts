import { allowed, firstRefusal, refuse, type Decision } from './decision.ts'
import { planOf, sizeInBytes, versionNames, type PlanType, type Version } from './plans.ts'

/** What is known of a graph that is to be put into an instance. Bytes unpacked; `null` is "not known", never 0. */
export interface GraphFacts {
  readonly unpackedBytes: number | null
  readonly nodes: number | null
  readonly relationships: number | null
}

/** What is known of an archive before it is loaded. `storeFormat` as the archive names it, e.g. "record-standard-1.1". */
export interface FileFacts extends GraphFacts {
  readonly kind: 'full' | 'differential'
  readonly storeFormat: string | null
  /** A store, or the figures that stand for one, was found in it. */
  readonly holdsDatabase: boolean
}

/** What can take a graph: the instance, or a size on offer for a new one. */
export interface Room {
  readonly type: PlanType
  readonly version: Version
  /** As the API writes it: "16GB". */
  readonly storage: string
  /** It is a size that is chosen for an instance, not yet the instance itself. */
  readonly onOffer?: true
}

/**
 * Decimal gigabytes, rounded as the console rounds them beside it; up where they would else seem to fit into `storage`
 * (bytes): "9.2 GB", "123 GB".
 */
function gigabytes(bytes: number, storage: number): string {
  const step = bytes < 99_950_000_000 ? 100_000_000 : 1_000_000_000
  const near = Math.round(bytes / step) * step
  return `${(near > storage ? near : Math.ceil(bytes / step) * step) / 1_000_000_000} GB`
}

const grouped = (count: number) => count.toLocaleString('en-GB')

/** That the data takes more than the storage of the room: of an instance, or of a size of its plan. */
function tooLarge(bytes: number, { type, storage, onOffer }: Room): Decision {
  const needed = gigabytes(bytes, sizeInBytes(storage))
  const has = storage.replace('GB', ' GB')
  if (!onOffer)
    return refuse(
      'ImportExceedsMaxSize',
      `The data needs ${needed} of storage; this instance has ${has}.`,
      `Use an instance with at least ${needed} of storage.`,
    )
  return refuse(
    'ImportExceedsMaxSize',
    `This size has ${has} of storage; the data takes ${needed}.`,
    planOf(type).sizes.some((size) => sizeInBytes(size.storage) >= bytes)
      ? 'Choose a larger one.'
      : 'No size of this plan holds it: use an instance of a larger plan.',
  )
}

/** Whether the graph fits the storage and the plan's limits. Reasons: `ImportExceedsMaxSize`, `LogicalRestrictions`. */
export function graphFits(graph: GraphFacts, room: Room): Decision {
  const limits = planOf(room.type).graphLimits
  return firstRefusal(
    graph.unpackedBytes !== null && graph.unpackedBytes > sizeInBytes(room.storage)
      ? tooLarge(graph.unpackedBytes, room)
      : allowed,
    limits && graph.nodes !== null && graph.nodes > limits.nodes
      ? refuse(
          'LogicalRestrictions',
          `The data has ${grouped(graph.nodes)} nodes; ${planOf(room.type).name} takes ${grouped(limits.nodes)}.`,
          room.onOffer
            ? 'Choose a paid plan.'
            : 'Delete nodes before the file is made, or use a paid instance.',
        )
      : allowed,
    limits && graph.relationships !== null && graph.relationships > limits.relationships
      ? refuse(
          'LogicalRestrictions',
          `The data has ${grouped(graph.relationships)} relationships; ${planOf(room.type).name} takes ${grouped(limits.relationships)}.`,
          room.onOffer
            ? 'Choose a paid plan.'
            : 'Delete relationships before the file is made, or use a paid instance.',
        )
      : allowed,
  )
}

type Era = '3' | '4.0' | '4.3' | '5'

/** The generation of Neo4j that writes a store format. Neo4j 4.3 and 4.4 share the format 4.3.0. Source: archive formats, neostore. */
function eraOf(storeFormat: string): Era | null {
  // A block store whose files alone tell it is just `block`.
  if (/^((record|high_limit|standard|aligned)-|block(-|$))/.test(storeFormat)) return '5'
  if (/^(SF|AF|HL)4\.3\./.test(storeFormat)) return '4.3'
  if (/^(SF|AF|HL)4\./.test(storeFormat)) return '4.0'
  if (/^(v0\.A|E\.H|vE\.H|SF3|HL3|AF3)/.test(storeFormat)) return '3'
  return null
}

const loads: Record<Version, readonly Era[]> = { '4': ['4.0', '4.3'], '5': ['4.3', '5'] }

function formatLoads(storeFormat: string | null, version: Version): Decision {
  const era = storeFormat === null ? null : eraOf(storeFormat)
  if (era === null || loads[version].includes(era)) return allowed
  if (version === '4') {
    return era === '3'
      ? refuse(
          'UnsupportedStoreFormat',
          `The data was written by Neo4j 3 (${storeFormat}); this instance runs Neo4j 4.4, which loads files from 4.0 on.`,
          'Open it once in Neo4j 4.4, dump it again and use the new file.',
        )
      : refuse(
          'UnsupportedStoreFormat',
          `The data was written by Neo4j 5 or later (${storeFormat}); this instance runs Neo4j 4.4.`,
          'Use an instance of the latest version.',
        )
  }
  return refuse(
    'UnsupportedStoreFormat',
    `The data was written by Neo4j ${era === '3' ? '3' : '4.0 to 4.2'} (${storeFormat}). Files from 4.3 on can be loaded.`,
    'Open it once in Neo4j 4.4, dump it again and use the new file.',
  )
}

/** Whether an archive can be loaded into an instance: whole, of a store format that its version reads, and small enough. */
export function fileFits(file: FileFacts, room: Room): Decision {
  return firstRefusal(
    file.kind === 'differential'
      ? refuse(
          'differential-backup',
          'This is a differential backup: it holds only the changes since a full one.',
          'Use the full backup, or aggregate the chain with neo4j-admin backup aggregate.',
        )
      : allowed,
    file.holdsDatabase
      ? allowed
      : refuse(
          'Fallback',
          'The archive is whole, but no Neo4j database is in it.',
          'Use the .dump or .backup that neo4j-admin wrote for the database.',
        ),
    formatLoads(file.storeFormat, room.version),
    graphFits(file, room),
  )
}

/** What of a store shows only when it is opened. Sentences and providers as `archive/` tells them. */
export interface StoreFacts {
  /** Null: not known, or there is no store. */
  readonly storeFormat: string | null
  readonly inconsistencies: readonly string[]
  /** Providers of indexes that Neo4j 5 no longer has, by the folder that each keeps in the store. */
  readonly legacyIndexes: readonly string[]
}

/** Those of them that Neo4j 4.4 still has. */
const providersOf4: readonly string[] = ['lucene_native-3.0', 'native-btree-1.0']

/**
 * Whether a store that fits can be loaded, which shows while it is: reasons `UnknownError`, `LegacyIndexes`,
 * `InconsistentData`. Source: Aura documentation, troubleshooting of uploads.
 */
export function storeLoads(
  { storeFormat, inconsistencies, legacyIndexes }: StoreFacts,
  room: Room,
): Decision {
  const retired =
    room.version === '4' ? legacyIndexes.filter((each) => !providersOf4.includes(each)) : legacyIndexes
  return firstRefusal(
    storeFormat !== null && eraOf(storeFormat) === null
      ? refuse(
          'UnknownError',
          `Something unexpected happened while the file was loaded. Its store format, ${storeFormat}, is not known.`,
          'Make the file with a released version of Neo4j. If it fails again, contact support with this message.',
        )
      : allowed,
    retired.length > 0
      ? refuse(
          'LegacyIndexes',
          `The file has indexes of a kind that ${versionNames[room.version]} no longer has: ${retired.join(', ')}.`,
          'Recreate these indexes in Neo4j 4.4 or later, then make a new file.',
        )
      : allowed,
    inconsistencies.length > 0
      ? refuse(
          'InconsistentData',
          `The store in the file is inconsistent. ${inconsistencies.join(' ')}`,
          'Check the database with neo4j-admin database check, then make a new file or use an older one.',
        )
      : allowed,
  )
}
