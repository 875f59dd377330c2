import type { PageBytes } from './opfs-bytes.ts'
import { lazily, pump } from './streams.ts'

/** Bytes in this page's memory, where it has no file system, or is to leave nothing behind. */
export function createMemoryBytes(): PageBytes {
  const files = new Map<string, Blob>()
  return {
    size: async (key) => files.get(key)?.size ?? null,
    async append(key, offset, body, signal) {
      const stored = files.get(key) ?? new Blob()
      if (offset > stored.size) throw new Error(`Bytes ${stored.size} to ${offset} of ${key} are missing.`)
      const parts: BlobPart[] = [stored.slice(0, offset)]
      try {
        await pump(body, async (chunk) => parts.push(new Uint8Array(chunk)), signal)
      } finally {
        files.set(key, new Blob(parts))
      }
      return files.get(key)?.size ?? 0
    },
    read: (key, start, end) =>
      lazily(async () => {
        const file = files.get(key)
        if (!file || file.size < end) throw new Error(`There are no bytes ${start} to ${end} of ${key}.`)
        return file.slice(start, end).stream()
      }),
    async delete(key) {
      files.delete(key)
    },
    async *keys() {
      yield* files.keys()
    },
    async clear() {
      files.clear()
    },
    async hold(key) {
      const file = files.get(key)
      return file ? { file, release: () => {} } : null
    },
  }
}
