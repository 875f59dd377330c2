import { createMemoryBytes } from '../control-plane/memory-bytes.ts'
import type { PageBytes } from './opfs-bytes.ts'
import { lazily } from './streams.ts'

/** Bytes in this page's memory, where it has no file system, or is to leave nothing behind. */
export function createPageMemoryBytes(): PageBytes {
  const bytes = createMemoryBytes()
  return {
    ...bytes,
    read: (key, start, end) => lazily(async () => bytes.read(key, start, end)),
    async clear() {
      for await (const key of bytes.keys()) await bytes.delete(key)
    },
    async hold(key) {
      const file = bytes.file(key)
      return file && { file, release: () => {} }
    },
  }
}
