import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { GivenFile } from './files.ts'

const here = join(import.meta.dirname, '..', 'archives')

const read = (folder: string, name: string): GivenFile => ({ name, bytes: readFileSync(join(folder, name)) })

/** A dump of Neo4j 5 with 1,204 nodes and 3,377 relationships; tools/e2e-archives.ts writes it. */
export const people = (): GivenFile => read(here, 'people.dump')
/** The same as a differential backup. */
export const peopleChanges = (): GivenFile => read(here, 'people-changes.backup')
/** A dump of Neo4j 4.3 or 4.4: 7 nodes, 5 relationships. */
export const peopleOld = (): GivenFile => read(here, 'people-old.dump')

/**
 * The same database in a file of so many bytes: zstd passes over what stands in a frame of this kind, as parallel
 * compressors write it (RFC 8878, 3.1.2).
 */
export function padded(file: GivenFile, bytes: number): GivenFile {
  const frame = Buffer.alloc(bytes - file.bytes.length)
  frame.writeUInt32LE(0x184d2a50, 0)
  frame.writeUInt32LE(frame.length - 8, 4)
  return { ...file, bytes: Buffer.concat([file.bytes, frame]) }
}

/** Files that Neo4j does not load, each for a reason of its own. */
export const failing = {
  tooLarge: () => read(here, 'too-large.dump'),
  tooManyNodes: () => read(here, 'too-many-nodes.dump'),
  noDatabase: () => read(here, 'no-database.dump'),
  inconsistent: () => read(here, 'inconsistent.dump'),
  legacyIndexes: () => read(here, 'legacy-indexes.dump'),
  unknownFormat: () => read(here, 'unknown-format.dump'),
} as const

const text = (name: string, content: string): GivenFile => ({ name, bytes: Buffer.from(content) })

/** Files that people really bring and that hold no database. */
export const mistaken = {
  empty: text('empty.dump', ''),
  lfsPointer: text(
    'movies.dump',
    `version https://git-lfs.github.com/spec/v1\noid sha256:${'4d7a'.repeat(16)}\nsize 21275\n`,
  ),
  picture: {
    name: 'holiday.dump',
    bytes: Buffer.concat([Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), Buffer.alloc(512, 7)]),
  },
  truncated: (whole: GivenFile): GivenFile => ({
    name: 'half.dump',
    bytes: whole.bytes.subarray(0, Math.floor(whole.bytes.length / 2)),
  }),
  oneByteChanged: (whole: GivenFile): GivenFile => {
    const bytes = Buffer.from(whole.bytes)
    const at = Math.floor(bytes.length / 2)
    bytes[at] = (bytes[at] ?? 0) ^ 0xff
    return { name: 'changed.dump', bytes }
  },
} as const
