/** Archives for tests, as they come from elsewhere. */
import { archiveBytes } from '../../archive/fixtures/archive-bytes.ts'
import { neostore, recordStore, TINY_STORE } from '../../archive/fixtures/record-store.ts'
import type { Described } from '../../archive/inspection.ts'
import { writeArchive } from '../../archive/write.ts'

/** A small archive of figures: 12 nodes labelled A, 34 relationships, 1.5 MB unpacked, where a test says nothing else. */
export async function figuresArchive(more: Partial<Described> = {}): Promise<Blob> {
  const stream = writeArchive({
    format: 'dump',
    databaseName: 'neo4j',
    databaseId: '11111111-2222-4333-8444-555555555555',
    takenAt: '2025-11-01T10:00:00Z',
    body: {
      kind: 'described',
      described: {
        nodes: 12,
        relationships: 34,
        labels: ['A'],
        relationshipTypes: ['R'],
        bytes: 1_500_000,
        ...more,
      },
      storeFormat: 'block-block-1.1',
      storeCreatedAt: '2025-01-01T00:00:00Z',
    },
  })
  return new Response(stream).blob()
}

const encoder = new TextEncoder()

const dumpOf = async (files: ReturnType<typeof recordStore>): Promise<Blob> =>
  new Blob([new Uint8Array(await archiveBytes('DZV1', { files }))])

/** Dumps as Neo4j writes them, each with one thing that a database would stumble over. */
export const dumps = {
  /** Nothing: 3 nodes and 2 relationships of Neo4j 5. */
  sound: () => dumpOf(recordStore()),
  withoutDatabase: () => dumpOf([{ path: 'notes.txt', bytes: encoder.encode('No store at all.') }]),
  /** A relationship leads to a node that is not there. */
  inconsistent: () => dumpOf(recordStore({ ...TINY_STORE, endpoints: () => [0, 4_711] })),
  /** A file that the store format cannot do without is not there. */
  incomplete: () => dumpOf(recordStore().filter(({ path }) => path !== 'neostore.propertystore.db')),
  /** An index of a provider that Neo4j 5 no longer has. */
  legacyIndexes: (format: (typeof TINY_STORE)['format'] = TINY_STORE.format) =>
    dumpOf([
      ...recordStore({ ...TINY_STORE, format }),
      { path: 'schema/index/native-btree-1.0/7/index-7', bytes: encoder.encode('keys') },
    ]),
  /** A store of an engine that nobody knows. */
  unknownFormat: () =>
    dumpOf(
      recordStore().map((file) =>
        file.path === 'neostore' ? { ...file, bytes: neostore('mesh-graph-1.1') } : file,
      ),
    ),
} as const
