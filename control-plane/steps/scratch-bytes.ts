import type { Bytes } from '../ports.ts'

/** Bytes of a world that is only tried out. */
export function createScratchBytes(): Bytes {
  const files = new Map<string, Blob>()
  return {
    size: async (key) => files.get(key)?.size ?? null,
    async append(key, offset, body, signal) {
      const stored = files.get(key) ?? new Blob()
      if (offset > stored.size) throw new Error(`Bytes ${stored.size} to ${offset} of ${key} are missing.`)
      const parts: BlobPart[] = [stored.slice(0, offset)]
      const reader = body.getReader()
      try {
        for (let next = await reader.read(); !next.done; next = await reader.read()) {
          signal?.throwIfAborted()
          parts.push(new Uint8Array(next.value))
        }
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
