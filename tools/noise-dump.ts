// Dumps of any size whose bytes do not compress and repeat nowhere: what a large file is tried with.
import { createCipheriv, createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import { crc32 } from 'node:zlib'
import { recordStore, used } from '../archive/fixtures/record-store.ts'
import { sizeBytes } from '../archive/metadata-write.ts'
import { type Piece, TAR_END, tarHeader, tarPadding } from '../archive/tar-write.ts'
import { StoredZstd } from '../archive/zstd-write.ts'

/** Bytes of noise that are made at once. */
const STEP = 4 * 1024 * 1024

/** What stands in such a dump beside its noise. */
export const noiseDumpHolds = { nodes: 1_204, relationships: 3_377 } as const

/** A file that was written: its bytes, and their CRC-32. */
export interface WrittenFile {
  readonly path: string
  readonly bytes: number
  readonly crc32: number
}

/** Noise of `bytes` bytes, the same for the same seed. What is yielded is the taker's to keep. */
export function* noise(bytes: number, seed: string): Generator<Buffer, void, undefined> {
  const key = createHash('sha256').update(seed).digest()
  const cipher = createCipheriv('aes-256-ctr', key, Buffer.alloc(16))
  const zeros = Buffer.alloc(STEP)
  for (let left = bytes; left > 0; left -= STEP) yield cipher.update(zeros.subarray(0, Math.min(left, STEP)))
}

/** Writes noise alone: a file that is no archive. */
export function writeNoise(path: string, bytes: number, seed: string): Promise<WrittenFile> {
  return writeFile(path, noise(bytes, seed))
}

/**
 * Writes a dump (DZV1) of about `bytes` bytes: a small record store, and one transaction log of noise. Stored, not
 * compressed, so its size is that of what is in it, and whoever writes it again gives as many bytes.
 */
export function writeNoiseDump(path: string, bytes: number, seed: string): Promise<WrittenFile> {
  return writeFile(path, dumpOf(bytes, seed))
}

function* dumpOf(bytes: number, seed: string): Generator<Uint8Array, void, undefined> {
  const zstd = new StoredZstd(true)
  yield Buffer.from('DZV1')
  for (const piece of piecesOf(bytes, seed)) yield* zstd.write(piece)
  yield* zstd.end()
}

function* piecesOf(bytes: number, seed: string): Generator<Piece, void, undefined> {
  const store = recordStore({
    format: 'record-standard-1.1',
    nodes: used(noiseDumpHolds.nodes),
    relationships: used(noiseDumpHolds.relationships),
    labels: ['Person', 'City'],
    relationshipTypes: ['KNOWS', 'LIVES_IN'],
  })
  const sizes = store.reduce((sum, file) => sum + file.bytes.length, bytes)
  yield Buffer.from('zstd')
  yield sizeBytes({ files: store.length + 1, bytes: sizes })
  yield tarHeader({ kind: 'directory', path: '', size: 0, mtime: 0 })
  for (const file of store) {
    yield tarHeader({ kind: 'file', path: file.path, size: file.bytes.length, mtime: 0 })
    yield file.bytes
    yield tarPadding(file.bytes.length)
  }
  yield tarHeader({ kind: 'file', path: 'neostore.transaction.db.0', size: bytes, mtime: 0 })
  yield* noise(bytes, seed)
  yield tarPadding(bytes)
  yield TAR_END
}

async function writeFile(path: string, pieces: Iterable<Uint8Array>): Promise<WrittenFile> {
  const file = await open(path, 'w')
  let bytes = 0
  let sum = 0
  try {
    for (const piece of pieces) {
      await file.writeFile(piece)
      bytes += piece.length
      sum = crc32(piece, sum)
    }
    // What the disk still has to write would be paid for by whoever is measured next.
    await file.datasync()
  } finally {
    await file.close()
  }
  return { path, bytes, crc32: sum }
}
