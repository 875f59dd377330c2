import { join } from 'node:path'
import { normalizePath, type Rolldown } from 'vite'
import { root } from './process.ts'

const ofFiles = /\/src\/(?:messages\/)?(uploads|backups|commands|file-restore)\b/

/** What stands between the page and its worker, with its list of the world's domains: fetched after the first list. */
const ofTheWorker = /\/node_modules\/(?:msw|@mswjs)\//

/**
 * How a build is cut into files. One holds all that a first visit runs (the static imports of the entry and of the list);
 * one the mock, where there is one; one what the snapshots share with later pages, two what only those share; the rest stays with its page. Left to itself
 * the bundler made 45 files of a first visit, many below 500 bytes: 9 % more bytes after compression, and a request each.
 */
export function chunks(): Rolldown.CodeSplittingOptions {
  const entry = normalizePath(join(root, 'src/main.tsx'))
  const list = normalizePath(join(root, 'src/instances/InstancesPage.tsx'))
  const snapshots = ['src/instances/InspectPage.tsx', 'src/snapshots/SnapshotsPage.tsx'].map((page) =>
    normalizePath(join(root, page)),
  )
  const mock = normalizePath(join(root, 'mocks/host.ts'))
  let known: ReadonlySet<string> | undefined
  let opened: ReadonlySet<string> | undefined
  let answering: ReadonlySet<string> | undefined
  return {
    groups: [
      {
        debugName: 'first visit',
        name: (id, context) => {
          known ??= staticallyImported([entry, list], (one) => context.getModuleInfo(one)?.importedIds ?? [])
          // The entry awaits the mock, whose file needs this one: in one file the two would wait for each other.
          return known.has(id) && id !== entry ? 'first' : null
        },
        priority: 3,
      },
      {
        debugName: 'mock',
        name: (id, context) => {
          // A build for a server has no mock, and none of its files belongs to one.
          if (!context.getModuleInfo(mock)) return null
          answering ??= staticallyImported([mock], (one) => context.getModuleInfo(one)?.importedIds ?? [])
          return answering.has(id) ? 'mock' : null
        },
        priority: 2.8,
      },
      { name: 'network', test: ofTheWorker, priority: 2.6 },
      {
        debugName: 'snapshots',
        name: (id, context) => {
          opened ??= staticallyImported(snapshots, (one) => context.getModuleInfo(one)?.importedIds ?? [])
          return opened.has(id) ? 'shared' : null
        },
        minShareCount: 2,
        priority: 2,
      },
      // What only dialogs and other pages share: the snapshots need nothing of it.
      { name: 'later', test: (id) => !ofFiles.test(id), minShareCount: 2, priority: 1.5 },
      // What files on their way share: the snapshots need nothing of it. A group takes what its modules need with it.
      { name: 'files', test: ofFiles, minShareCount: 2, priority: 1 },
    ],
  }
}

function staticallyImported(
  entries: readonly string[],
  importsOf: (id: string) => readonly string[],
): Set<string> {
  const found = new Set<string>()
  const open = [...entries]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (found.has(id)) continue
    found.add(id)
    open.push(...importsOf(id))
  }
  return found
}
