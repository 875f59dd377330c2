/** A host that dies: at some call of its store or its bytes, before it is done or after, and from then on at every one. */
import type { Bytes, Store } from '../ports.ts'
import type { MemoryBytes } from './test-world.ts'

/** The host died. */
export class Crash extends Error {
  override readonly name = 'Crash'
}

export interface Fuse {
  /** One more moment at which the host can die. */
  pass(): void
  /** Throws where it has died. */
  check(): void
}

/** A fuse that blows at the given moment; Infinity never does. */
export function createFuse(moment: number): Fuse {
  let passed = 0
  const check = () => {
    if (passed > moment) throw new Crash('The host is dead.')
  }
  return {
    check,
    pass() {
      passed++
      check()
    },
  }
}

/** A store whose host can die before and after every commit. */
export function crashingStore(store: Store, fuse: Fuse): Store {
  return {
    async commit(work) {
      fuse.pass()
      const result = await store.commit(work)
      fuse.pass()
      return result
    },
    async read(work) {
      fuse.check()
      return store.read(work)
    },
    async changesSince(version) {
      fuse.check()
      return store.changesSince(version)
    },
  }
}

/** Bytes whose host can die before, after and (of an export or a backup) in the middle of every write. What came of a body that breaks off stays. */
export function crashingBytes(bytes: MemoryBytes, fuse: Fuse, deleting: (key: string) => void): Bytes {
  return {
    async size(key) {
      fuse.check()
      return bytes.size(key)
    },
    async append(key, offset, body) {
      const { whole, broken } = await readUp(body)
      fuse.pass()
      // An upload that is counted twice on its way has another log than one that is counted once.
      const half = /^(export|backup)\//.test(key) ? whole.length >> 1 : 0
      if (half > 0) {
        bytes.put(key, offset, whole.subarray(0, half))
        fuse.pass()
      }
      const size = bytes.put(key, offset + half, whole.subarray(half))
      if (broken) throw broken.error
      fuse.pass()
      return size
    },
    read(key, start, end) {
      fuse.check()
      return bytes.read(key, start, end)
    },
    async delete(key) {
      fuse.pass()
      deleting(key)
      await bytes.delete(key)
      fuse.pass()
    },
    async *keys() {
      fuse.check()
      yield* bytes.keys()
    },
  }
}

/** A body up to its end, or to where it breaks off. */
async function readUp(body: ReadableStream<Uint8Array>) {
  const chunks: Uint8Array<ArrayBuffer>[] = []
  let broken: { readonly error: unknown } | null = null
  try {
    for await (const chunk of body) chunks.push(chunk.slice())
  } catch (error) {
    broken = { error }
  }
  return { whole: new Uint8Array(await new Blob(chunks).arrayBuffer()), broken }
}
