import type { Bytes } from './ports.ts'

export interface MemoryBytes extends Bytes {
  /** All bytes of a key; null where there are none. */
  file(key: string): Blob | null
}

/** Bytes in memory: of a world that is only tried out, or that is to leave nothing behind. */
export function createMemoryBytes(): MemoryBytes {
  const files = new Map<string, Blob>()
  return {
    file: (key) => files.get(key) ?? null,
    size: async (key) => files.get(key)?.size ?? null,
    async append(key, offset, body, signal) {
      const stored = files.get(key) ?? new Blob()
      if (offset > stored.size) throw new Error(`Bytes ${stored.size} to ${offset} of ${key} are missing.`)
      const parts: BlobPart[] = [stored.slice(0, offset)]
      const taking = new WritableStream<Uint8Array>({
        write: (chunk) => void parts.push(new Uint8Array(chunk)),
      })
      try {
        await body.pipeTo(taking, signal && { signal })
      } finally {
        files.set(key, new Blob(parts))
      }
      return files.get(key)?.size ?? 0
    },
    read(key, start, end) {
      const file = files.get(key)
      if (!file || file.size < end) throw new Error(`There are no bytes ${start} to ${end} of ${key}.`)
      return file.slice(start, end).stream()
    },
    async delete(key) {
      files.delete(key)
    },
    async *keys() {
      yield* files.keys()
    },
  }
}
