import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createOpfsBytes, worldFolders } from './opfs-bytes.ts'

/** As much of a browser's folder as deleting needs. Files are put into it by the test. */
interface Folder {
  readonly entries: Map<string, Folder | Blob>
  getDirectoryHandle(name: string): Promise<Folder>
  getFileHandle(name: string): Promise<{ getFile(): Promise<Blob> }>
  removeEntry(name: string): Promise<void>
  keys(): AsyncIterable<string>
}

function createFolder(found: readonly (readonly [string, Folder | Blob])[]): Folder {
  const entries = new Map(found)
  const missing = () => new DOMException('It is not there.', 'NotFoundError')
  return {
    entries,
    async getDirectoryHandle(name) {
      const entry = entries.get(name)
      if (!entry || entry instanceof Blob) throw missing()
      return entry
    },
    async getFileHandle(name) {
      const entry = entries.get(name)
      if (!(entry instanceof Blob)) throw missing()
      return { getFile: async () => entry }
    },
    async removeEntry(name) {
      const entry = entries.get(name)
      if (!entry) throw missing()
      if (!(entry instanceof Blob) && entry.entries.size > 0)
        throw new DOMException('It is not empty.', 'InvalidModificationError')
      entries.delete(name)
    },
    async *keys() {
      yield* entries.keys()
    },
  }
}

let site: Folder
let world: Folder
beforeEach(() => {
  world = createFolder([
    ['export_1', new Blob(['one'])],
    ['import_2', new Blob([])],
  ])
  site = createFolder([['main-1', world]])
  const root = createFolder([['afterglow', site]])
  vi.stubGlobal('navigator', { locks: navigator.locks, storage: { getDirectory: async () => root } })
})

const names = (folder: Folder) => [...folder.entries.keys()]
const keysOf = async (bytes: ReturnType<typeof createOpfsBytes>) => {
  const keys: string[] = []
  for await (const key of bytes.keys()) keys.push(key)
  return keys
}

describe('bytes in the file system of a page', () => {
  it('are listed by their keys and deleted one by one, also while they are listed', async () => {
    const bytes = createOpfsBytes('afterglow', 'main-1')
    expect(await keysOf(bytes)).toEqual(['export/1', 'import/2'])
    for await (const key of bytes.keys()) await bytes.delete(key)
    expect(names(world)).toEqual([])
    await bytes.delete('export/1')
  })

  it('go when their last user lets go of them, where they were deleted before', async () => {
    const bytes = createOpfsBytes('afterglow', 'main-1')
    const [one, two] = [await bytes.hold('export/1'), await bytes.hold('export/1')]
    await bytes.delete('export/1')
    one?.release()
    expect(await two?.file.text()).toBe('one')
    expect(names(world)).toContain('export_1')
    two?.release()
    await vi.waitFor(() => expect(names(world)).toEqual(['import_2']))
  })

  it('go with their folder when their world is gone', async () => {
    await createOpfsBytes('afterglow', 'main-1').clear()
    expect(await worldFolders('afterglow')).toEqual([])
    await createOpfsBytes('afterglow', 'main-1').clear()
  })

  it('stay where one is being saved, and go when that has ended; the folder goes the next time', async () => {
    const bytes = createOpfsBytes('afterglow', 'main-1')
    const held = await bytes.hold('export/1')
    await bytes.clear()
    expect(names(world)).toEqual(['export_1'])
    expect(await worldFolders('afterglow')).toEqual(['main-1'])
    held?.release()
    await vi.waitFor(() => expect(names(world)).toEqual([]))
    await bytes.clear()
    expect(names(site)).toEqual([])
  })
})
