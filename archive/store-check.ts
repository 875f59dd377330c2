import type { RecordFigures } from './record-scan.ts'
import { NODE_RECORD, PAGE, RELATIONSHIP_RECORD, tightPage } from './record-store.ts'

/**
 * The files that Neo4j cannot rebuild, of every store in record format from 3.5 on. What else a store has (counts, ids,
 * statistics, indexes) it makes anew. Source: neo4j/neo4j, RecordDatabaseLayoutTest, allMandatoryStoreFiles.
 */
const NEEDED = [
  'neostore',
  'neostore.labeltokenstore.db',
  'neostore.labeltokenstore.db.names',
  'neostore.nodestore.db',
  'neostore.nodestore.db.labels',
  'neostore.propertystore.db',
  'neostore.propertystore.db.arrays',
  'neostore.propertystore.db.index',
  'neostore.propertystore.db.index.keys',
  'neostore.propertystore.db.strings',
  'neostore.relationshipgroupstore.db',
  'neostore.relationshipstore.db',
  'neostore.relationshiptypestore.db',
  'neostore.relationshiptypestore.db.names',
  'neostore.schemastore.db',
] as const

/** Record sizes in bytes of the files whose length must be a number of pages, in standard and aligned format. */
const RECORDS: Readonly<Record<string, number>> = {
  'neostore.labeltokenstore.db': 5,
  'neostore.nodestore.db': NODE_RECORD,
  'neostore.propertystore.db': 41,
  'neostore.propertystore.db.index': 9,
  'neostore.relationshipgroupstore.db': 25,
  'neostore.relationshipstore.db': RELATIONSHIP_RECORD,
  'neostore.relationshiptypestore.db': 5,
}

/** Notes the files of a store in record format as they come by: never more of them than a sound store has. */
export class RecordFiles {
  readonly #sizes = new Map<string, number>()
  readonly #twice = new Set<string>()

  /** `path` within the store, `size` in bytes. */
  add(path: string, size: number): void {
    if (!NEEDED.some((needed) => needed === path)) return
    if (this.#sizes.has(path)) this.#twice.add(path)
    this.#sizes.set(path, size)
  }

  /** True when at least one was there. */
  get any(): boolean {
    return this.#sizes.size > 0
  }

  /** What is wrong with the files as such, as sentences. Lengths are judged where `sizesKnown` says that they can be. */
  faults(sizesKnown: boolean): readonly string[] {
    const missing = NEEDED.filter((path) => !this.#sizes.has(path))
    const odd = [...this.#sizes].filter(([path, size]) => {
      const record = RECORDS[path]
      return sizesKnown && record !== undefined && size % PAGE !== 0 && size % tightPage(record) !== 0
    })
    return [
      ...missing.map((path) => `${path} is missing, and a store in record format needs it.`),
      ...[...this.#twice].map((path) => `${path} is in the archive twice.`),
      ...odd.map(([path, size]) => `${path} has ${size} bytes, which is not a whole number of pages.`),
    ].toSorted()
  }
}

/**
 * The sentence for a relationship whose node is not there; none when all are. `missing` is the lowest such id that was
 * found one by one, where they were compared.
 */
export function danglingFault(
  nodes: RecordFigures,
  relationships: RecordFigures,
  missing: number | null,
): readonly string[] {
  const beyond = relationships.highestNode > nodes.highestNode ? relationships.highestNode : null
  const id = missing ?? beyond
  if (id === null) return []
  const where = id >= nodes.capacity ? 'beyond the end of the node store' : 'which is not in use'
  return [`A relationship points to node ${id}, ${where}.`]
}
