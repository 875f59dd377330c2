// Writes the archives that the e2e suite drops on instances: a small store with known counts, whole and as a differential,
// and for each failure that Neo4j knows a file that has what it fails for.
//   node tools/e2e-archives.ts
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { archiveBytes } from '../archive/fixtures/archive-bytes.ts'
import { recordStore, used } from '../archive/fixtures/record-store.ts'
import { dumps, figuresArchive } from '../control-plane/api/test-archives.ts'
import { root } from './process.ts'

/** Their names under e2e/archives/ and their bytes, the same on every machine. */
export async function e2eArchives(): Promise<ReadonlyMap<string, Uint8Array>> {
  const files = recordStore({
    format: 'record-standard-1.1',
    nodes: used(1_204),
    relationships: used(3_377),
    labels: ['Person', 'City'],
    relationshipTypes: ['KNOWS', 'LIVES_IN'],
  })
  return new Map([
    ['people.dump', await archiveBytes('DZV1', { files })],
    ['people-changes.backup', await archiveBytes('BZV2', { files, flags: 0b011 })],
    [
      'people-old.dump',
      await archiveBytes('legacy-zstd', { files: recordStore({ ...old, format: 'SF4.3.0' }) }),
    ],
    ['too-large.dump', await (await figuresArchive({ bytes: 3_210_000_000 })).bytes()],
    ['too-many-nodes.dump', await (await figuresArchive({ nodes: 1_234_567 })).bytes()],
    ['no-database.dump', await (await dumps.withoutDatabase()).bytes()],
    ['inconsistent.dump', await (await dumps.inconsistent()).bytes()],
    ['legacy-indexes.dump', await (await dumps.legacyIndexes()).bytes()],
    ['unknown-format.dump', await (await dumps.unknownFormat()).bytes()],
  ])
}

const old = { nodes: used(7), relationships: used(5), labels: ['Person'], relationshipTypes: ['KNOWS'] }

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const folder = join(root, 'e2e', 'archives')
  mkdirSync(folder, { recursive: true })
  for (const [name, bytes] of await e2eArchives()) writeFileSync(join(folder, name), bytes)
}
