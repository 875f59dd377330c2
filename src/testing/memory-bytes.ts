import type { Bytes } from '../../control-plane/ports.ts'

/** The bytes of archives in memory, for tests: whole arrays, no limit. */
export function createMemoryBytes(): Bytes {
  const files = new Map<string, Uint8Array<ArrayBuffer>>()
  return {
    size: async (key) => files.get(key)?.byteLength ?? null,
    async append(key, offset, body) {
      const stored = (files.get(key) ?? new Uint8Array()).subarray(0, offset)
      const added = new Uint8Array(await new Response(body).arrayBuffer())
      const whole = new Uint8Array(stored.byteLength + added.byteLength)
      whole.set(stored)
      whole.set(added, stored.byteLength)
      files.set(key, whole)
      return whole.byteLength
    },
    read(key, start, end) {
      const bytes = files.get(key)?.slice(start, end) ?? new Uint8Array()
      return new ReadableStream({
        start(controller) {
          controller.enqueue(bytes)
          controller.close()
        },
      })
    },
    async delete(key) {
      files.delete(key)
    },
    async *keys() {
      yield* files.keys()
    },
  }
}
