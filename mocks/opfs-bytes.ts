import { BytesFull, type Bytes } from '../control-plane/ports.ts'
import type { FromWorker, ToWorker } from './bytes-protocol.ts'
import { lazily, pump } from './streams.ts'

/** Bytes whose files a page can hand out for a download. */
export interface PageBytes extends Bytes {
  /** The stored file; null where there is none. It stays until `release`, whatever is deleted meanwhile. */
  hold(key: string): Promise<{ readonly file: Blob; release(): void } | null>
  /** Deletes every file, for a world that is gone, and what they lay in. */
  clear(): Promise<void>
}

/** Whether this page has a file system of its own: not in a private window of some browsers, not over plain http. */
export async function hasFileSystem(): Promise<boolean> {
  if (!('storage' in navigator) || !('getDirectory' in navigator.storage)) return false
  return navigator.storage.getDirectory().then(
    () => true,
    () => false,
  )
}

/**
 * Bytes of a world in the origin private file system, in the folder `world` of the folder `site`. A key's slashes become
 * underscores, which no key has.
 */
export function createOpfsBytes(site: string, world: string): PageBytes {
  const nameOf = (key: string) => key.replaceAll('/', '_')
  const lockOf = (key: string) => `${site}/${world}/bytes/${key}`

  const keys = async () => {
    const folder = await folderOf(site, world)
    return folder ? (await namesIn(folder)).map((name) => name.replaceAll('_', '/')) : []
  }

  const remove = async (key: string) => {
    const folder = await folderOf(site, world)
    await folder?.removeEntry(nameOf(key)).catch(nullIfMissing)
  }
  // A file that is being written or saved goes when that has ended. A page that ends before leaves it to the next sweep.
  const removeSoon = async (key: string) => {
    const options = { ifAvailable: true }
    const free = await navigator.locks.request(lockOf(key), options, async (lock) => {
      if (lock) await remove(key)
      return lock !== null
    })
    if (!free) void navigator.locks.request(lockOf(key), () => remove(key)).catch(() => {})
  }

  const fileOf = async (key: string) => {
    const folder = await folderOf(site, world)
    const handle = await folder?.getFileHandle(nameOf(key)).catch(nullIfMissing)
    return handle ? handle.getFile() : null
  }

  return {
    size: async (key) => (await fileOf(key))?.size ?? null,

    append: (key, offset, body, signal) =>
      navigator.locks.request(lockOf(key), { mode: 'shared' }, () =>
        withWorker(async (ask) => {
          await ask({ verb: 'open', path: [site, world, nameOf(key)], offset })
          const write = (chunk: Uint8Array) => ask({ verb: 'write', chunk: transferable(chunk) })
          try {
            await pump(body, write, signal)
          } catch (error) {
            await ask({ verb: 'close' })
            throw error
          }
          return ask({ verb: 'close' })
        }),
      ),

    read: (key, start, end) =>
      lazily(async () => {
        const file = await fileOf(key)
        if (!file || file.size < end) throw new Error(`There are no bytes ${start} to ${end} of ${key}.`)
        return file.slice(start, end).stream()
      }),

    delete: removeSoon,

    async *keys() {
      yield* await keys()
    },

    async clear() {
      for (const key of await keys()) await removeSoon(key)
      const root = await navigator.storage.getDirectory()
      const all = await root.getDirectoryHandle(site).catch(nullIfMissing)
      // Not where a file is in use: the next page that tidies meets the empty folder.
      await all?.removeEntry(world).catch(() => {})
    },

    async hold(key) {
      const { promise, resolve } = Promise.withResolvers<void>()
      const held = Promise.withResolvers<void>()
      void navigator.locks.request(lockOf(key), { mode: 'shared' }, () => {
        held.resolve()
        return promise
      })
      await held.promise
      const file = await fileOf(key)
      if (!file) resolve()
      return file && { file, release: resolve }
    },
  }
}

/** The folders of the site's worlds, by their names. */
export async function worldFolders(site: string): Promise<readonly string[]> {
  const root = await navigator.storage.getDirectory()
  const all = await root.getDirectoryHandle(site).catch(nullIfMissing)
  return all ? namesIn(all) : []
}

/** All names, before anything is done with one: what is deleted meanwhile must not disturb the list. */
async function namesIn(folder: FileSystemDirectoryHandle): Promise<readonly string[]> {
  const names: string[] = []
  for await (const name of folder.keys()) names.push(name)
  return names
}

async function folderOf(site: string, world: string): Promise<FileSystemDirectoryHandle | null> {
  const root = await navigator.storage.getDirectory()
  const all = await root.getDirectoryHandle(site).catch(nullIfMissing)
  return all ? all.getDirectoryHandle(world).catch(nullIfMissing) : null
}

function nullIfMissing(error: unknown): null {
  if (error instanceof DOMException && error.name === 'NotFoundError') return null
  throw error
}

/** A worker for one file, ended when `work` is done: what it held of memory goes with it. */
async function withWorker<T>(work: (ask: (message: ToWorker) => Promise<number>) => Promise<T>): Promise<T> {
  const worker = new Worker(new URL('./bytes-worker.ts', import.meta.url), { type: 'module' })
  let settle: { resolve(reply: FromWorker): void; reject(error: Error): void } | null = null
  worker.addEventListener('message', (event: MessageEvent<FromWorker>) => settle?.resolve(event.data))
  worker.addEventListener('error', () =>
    settle?.reject(new Error('The worker of bytes could not be loaded.')),
  )
  const ask = async (message: ToWorker) => {
    const { promise, resolve, reject } = Promise.withResolvers<FromWorker>()
    settle = { resolve, reject }
    worker.postMessage(message, message.verb === 'write' ? [message.chunk.buffer] : [])
    const reply = await promise
    if (reply.ok) return reply.size
    throw reply.full
      ? new BytesFull('This browser has no more room for the bytes.')
      : new Error(reply.message)
  }
  try {
    return await work(ask)
  } finally {
    worker.terminate()
  }
}

/** A chunk that has its buffer for itself: a part of a larger one is copied. */
function transferable(chunk: Uint8Array): Uint8Array<ArrayBuffer> {
  const { buffer } = chunk
  return buffer instanceof ArrayBuffer && chunk.byteLength === buffer.byteLength
    ? new Uint8Array(buffer)
    : new Uint8Array(chunk)
}
