import type { Bytes } from '../control-plane/ports.ts'
import { createRecycledReading, openBytesLine, writingOver, type BytesLine } from './bytes-line.ts'
import { lazily, pump } from './streams.ts'

/** Up to so many bytes are read in the page itself: a worker takes longer to begin. */
const READ_IN_PAGE = 4 * 1024 * 1024

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

  /** Nobody deletes the file until what this resolves to is called. */
  const holdFile = async (key: string): Promise<() => void> => {
    const { promise, resolve } = Promise.withResolvers<void>()
    const held = Promise.withResolvers<void>()
    void navigator.locks.request(lockOf(key), { mode: 'shared' }, () => {
      held.resolve()
      return promise
    })
    await held.promise
    return resolve
  }

  const recycled = createRecycledReading()
  /**
   * A worker that has the file open, which stays as long; null where another has it open for itself, in a browser that
   * knows no other way.
   */
  const openToRead = async (key: string): Promise<BytesLine | null> => {
    const held = await holdFile(key)
    const line = openBytesLine()
    const end = () => {
      line.end()
      held()
    }
    try {
      await line.ask({ verb: 'open-to-read', path: [site, world, nameOf(key)] })
      return { ask: line.ask, end }
    } catch {
      end()
      return null
    }
  }

  return {
    size: async (key) => (await fileOf(key))?.size ?? null,

    append: (key, offset, body, signal, onTaken) =>
      navigator.locks.request(lockOf(key), { mode: 'shared' }, async () => {
        const line = openBytesLine()
        try {
          await line.ask({ verb: 'open', path: [site, world, nameOf(key)], offset })
          try {
            await pump(body, writingOver(line, onTaken), signal)
          } catch (error) {
            await line.ask({ verb: 'close' })
            throw error
          }
          return (await line.ask({ verb: 'close' })).size
        } finally {
          line.end()
        }
      }),

    read: (key, start, end) =>
      lazily(async () => {
        const file = await fileOf(key)
        if (!file || file.size < end) throw new Error(`There are no bytes ${start} to ${end} of ${key}.`)
        const line = end - start > READ_IN_PAGE ? await openToRead(key) : null
        return line ? recycled.stream(line, start, end) : file.slice(start, end).stream()
      }),

    spent: (chunk) => recycled.spent(chunk),

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
      const release = await holdFile(key)
      const file = await fileOf(key)
      if (!file) release()
      return file && { file, release }
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
