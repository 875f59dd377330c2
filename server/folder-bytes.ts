import { mkdir, open, readdir, rm, stat, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import type { Bytes } from '../control-plane/ports.ts'
import { createBatchWriter } from './batch-writer.ts'
import { giveBack } from '../control-plane/give-back.ts'

/** Bytes of one read from the disk. */
const READ_SIZE = 256 * 1024

/**
 * Bytes as files of one folder, which is made when the first byte arrives. A key's slashes become underscores, which no
 * key has, so every key is one plain file name and nothing outside the folder can be named.
 */
export function createFolderBytes(folder: string): Bytes {
  const pathOf = (key: string) => {
    if (!/^[a-z0-9-]+(\/[a-z0-9-]+)*$/.test(key))
      throw new Error(`Not a key of bytes: ${JSON.stringify(key)}`)
    return join(folder, key.replaceAll('/', '_'))
  }
  return {
    size: (key) => sizeOf(pathOf(key)),

    async append(key, offset, body, signal) {
      const path = pathOf(key)
      const stored = (await sizeOf(path)) ?? 0
      if (offset > stored) throw new Error(`Bytes ${stored} to ${offset} of ${key} are missing.`)
      await mkdir(folder, { recursive: true })
      const file = await open(path, 'a')
      try {
        if (offset < stored) await cut(file, offset)
        return await write(file, offset, body, signal)
      } finally {
        await file.close()
      }
    },

    read(key, start, end) {
      return readFrom(pathOf(key), start, end)
    },

    spent: giveBack,

    delete: (key) => rm(pathOf(key), { force: true }),

    async *keys() {
      const names = await readdir(folder).catch(() => [])
      for (const name of names) yield name.replaceAll('_', '/')
    },
  }
}

async function sizeOf(path: string): Promise<number | null> {
  return stat(path).then(
    (found) => found.size,
    (error: unknown) => {
      if (codeOf(error) === 'ENOENT') return null
      throw error
    },
  )
}

/** What lies behind the offset is not to come back, whatever happens next: a crash left it, or its checksum was another. */
async function cut(file: FileHandle, offset: number): Promise<void> {
  await file.truncate(offset)
  await file.datasync()
}

/** Writes all of `body`; where it breaks off, what arrived is kept. Returns the new size, on the disk. */
async function write(
  file: FileHandle,
  offset: number,
  body: ReadableStream<Uint8Array>,
  signal?: AbortSignal,
): Promise<number> {
  const writer = createBatchWriter(file)
  let size = offset
  const reader = body.getReader()
  const stop = () => void reader.cancel(signal?.reason).catch(() => {})
  signal?.addEventListener('abort', stop, { once: true })
  try {
    for (;;) {
      signal?.throwIfAborted()
      const { done, value } = await reader.read()
      if (done) break
      size += value.byteLength
      await writer.add(value)
    }
    signal?.throwIfAborted()
    return size
  } finally {
    signal?.removeEventListener('abort', stop)
    reader.releaseLock()
    await writer.end()
  }
}

/** Reads the next piece while the one before is on its way to whoever asked for it. */
function readFrom(path: string, start: number, end: number): ReadableStream<Uint8Array> {
  let file: FileHandle | undefined
  let position = start
  let ahead: Promise<Uint8Array> | null = null

  const next = async (): Promise<Uint8Array> => {
    file ??= await open(path)
    // What is read into it, it needs no zeros before.
    const { buffer } = Buffer.allocUnsafeSlow(Math.min(READ_SIZE, end - position))
    const piece = new Uint8Array(buffer)
    const { bytesRead } =
      piece.length === 0 ? { bytesRead: 0 } : await file.read(piece, 0, piece.length, position)
    if (bytesRead === 0 && position < end) throw new Error(`The bytes end at ${position}, not at ${end}.`)
    position += bytesRead
    return piece.subarray(0, bytesRead)
  }

  return new ReadableStream(
    {
      async pull(controller) {
        try {
          const piece = await (ahead ?? next())
          ahead = null
          if (piece.length > 0) controller.enqueue(piece)
          if (position < end) {
            ahead = next()
            // It is awaited by the next pull; failing earlier, it must not count as unheard.
            ahead.catch(() => {})
            return
          }
          controller.close()
          await file?.close()
        } catch (error) {
          await file?.close().catch(() => {})
          throw error
        }
      },
      async cancel() {
        await ahead?.catch(() => {})
        await file?.close()
      },
    },
    { highWaterMark: 0 },
  )
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}
