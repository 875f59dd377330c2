import type { FileHandle } from 'node:fs/promises'
import { BytesFull } from '../control-plane/ports.ts'
import { giveBack } from '../control-plane/give-back.ts'

/** Bytes, and chunks, that are gathered for one call of the system. */
const BATCH_BYTES = 1024 * 1024
const BATCH_CHUNKS = 64
/** Bytes between two calls of fsync: what a power cut can cost. */
const SYNC_EVERY = 64 * 1024 * 1024

/** What of a file is used here. */
export type WritableFile = Pick<FileHandle, 'writev' | 'datasync'>

export interface BatchWriter {
  /** Takes a chunk, which is no longer the caller's, and waits where the disk is too far behind. Throws `BytesFull`. */
  add(chunk: Uint8Array): Promise<void>
  /** Everything taken is on the disk, in its order, or `BytesFull` is thrown: then nothing is there behind what is missing. */
  end(): Promise<void>
}

/** Writes to the end of `file` a batch at a time, the next one gathered meanwhile. */
export function createBatchWriter(file: WritableFile): BatchWriter {
  let batch: Uint8Array[] = []
  let gathered = 0
  let unsynced = 0
  // Once it has failed, it stays so: what comes later must not land in the place of what is missing.
  let writing: Promise<void> = Promise.resolve()

  const writeNext = async () => {
    await writing
    const chunks = batch
    unsynced += gathered
    const sync = unsynced >= SYNC_EVERY
    if (sync) unsynced = 0
    batch = []
    gathered = 0
    writing = writeAll(file, chunks).then(() => (sync ? file.datasync() : undefined))
    // It is awaited before the next one; failing earlier, it must not count as unheard.
    writing.catch(() => {})
  }

  return {
    async add(chunk) {
      if (chunk.byteLength === 0) return
      batch.push(chunk)
      gathered += chunk.byteLength
      if (gathered >= BATCH_BYTES || batch.length >= BATCH_CHUNKS) await writeNext()
    },
    async end() {
      try {
        if (batch.length > 0) await writeNext()
        await writing
      } finally {
        if (unsynced > 0) await file.datasync()
        unsynced = 0
      }
    },
  }
}

async function writeAll(file: WritableFile, chunks: readonly Uint8Array[]): Promise<void> {
  for (let left = chunks; left.length > 0;) {
    const { bytesWritten } = await file.writev(left).catch((error: unknown) => {
      const full = error instanceof Error && 'code' in error && isFull(error.code)
      throw full ? new BytesFull('The disk of the bytes is full.') : error
    })
    left = behind(left, bytesWritten)
  }
  for (const chunk of chunks) giveBack(chunk)
}

const isFull = (code: unknown) => code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG'

/** What is left of `chunks` behind their first `bytes` bytes. */
function behind(chunks: readonly Uint8Array[], bytes: number): readonly Uint8Array[] {
  let at = 0
  let past = 0
  for (const chunk of chunks) {
    if (past + chunk.byteLength > bytes) break
    past += chunk.byteLength
    at += 1
  }
  const [first, ...rest] = chunks.slice(at)
  return first ? [first.subarray(bytes - past), ...rest] : []
}
