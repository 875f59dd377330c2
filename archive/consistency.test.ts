import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { archiveBytes, type ArchiveOptions } from './fixtures/archive-bytes.ts'
import { neostore, type RecordStore, recordStore, TINY_STORE, used } from './fixtures/record-store.ts'
import { sourceOf } from './fixtures/sources.ts'
import type { FixtureFile } from './fixtures/tar-bytes.ts'
import { inspectArchive } from './inspect.ts'
import type { Flavour, Inspected } from './inspection.ts'
import { NodeWatch, WATCHED } from './node-watch.ts'

const RUNS = Number(process.env['AFTERGLOW_RUNS'] ?? 1)

async function inspected(options: ArchiveOptions, flavour: Flavour = 'DZV1'): Promise<Inspected> {
  const found = await inspectArchive(sourceOf(await archiveBytes(flavour, options)), { full: true })
  if (!found.ok) throw new Error(found.message)
  return found
}
const faults = async (files: readonly FixtureFile[], flavour?: Flavour, flags?: number) =>
  (await inspected({ files, ...(flags === undefined ? {} : { flags }) }, flavour)).inconsistencies

/** The two stores that are compared, in either order, before or behind everything else. */
function ordered(
  store: RecordStore,
  relationshipsFirst: boolean,
  formatLast: boolean,
): readonly FixtureFile[] {
  const files = recordStore(store)
  const take = (path: string): FixtureFile[] => files.filter((file) => file.path === path)
  const two = [...take('neostore.nodestore.db'), ...take('neostore.relationshipstore.db')]
  const rest = files.filter((file) => !two.includes(file) && file.path !== 'neostore')
  const compared = relationshipsFirst ? two.toReversed() : two
  return formatLast
    ? [...compared, ...rest, ...take('neostore')]
    : [...take('neostore'), ...rest, ...compared]
}

const FORMATS = ['record-aligned-1.1', 'record-standard-1.1', 'AF4.3.0', 'SF4.3.0'] as const

describe('inconsistencies', () => {
  it.each(FORMATS)('%s: a sound store has none, in whatever order', async (format) => {
    for (const first of [true, false]) {
      for (const last of [true, false]) {
        expect(await faults(ordered({ ...TINY_STORE, format }, first, last))).toEqual([])
      }
    }
  })

  it('names the lowest node that a relationship points to and that is not there, in whatever order', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...FORMATS),
        fc.array(fc.boolean(), { minLength: 1, maxLength: 1700 }),
        fc.array(fc.tuple(fc.nat(1800), fc.nat(1800)), { minLength: 1, maxLength: 300 }),
        fc.boolean(),
        fc.boolean(),
        async (format, nodes, pairs, first, last) => {
          const store = { ...TINY_STORE, format, nodes, relationships: used(pairs.length) }
          const endpoints = (i: number): readonly [number, number] => pairs[i] ?? [0, 0]
          const missing = pairs.flat().filter((id) => nodes[id] !== true)
          const found = await faults(ordered({ ...store, endpoints }, first, last))
          const lowest = Math.min(...missing)
          const end = Math.ceil(nodes.length / 546) * 546
          const where = lowest >= end ? 'beyond the end of the node store' : 'which is not in use'
          const sentence = `A relationship points to node ${lowest}, ${where}.`
          expect(found).toEqual(missing.length === 0 ? [] : [sentence])
        },
      ),
      { numRuns: 40 * RUNS },
    )
  })

  it('reads all 35 bits of a node id, of either end', async () => {
    const far = 5 * 2 ** 32 + 7
    for (const pair of [
      [far, 0],
      [0, far],
    ] as const) {
      const found = await faults(recordStore({ ...TINY_STORE, endpoints: () => pair }))
      expect(found).toEqual([`A relationship points to node ${far}, beyond the end of the node store.`])
    }
  })

  it('does not mind what an unused relationship points to', async () => {
    const relationships = [false, true]
    const endpoints = (i: number): readonly [number, number] => (i === 0 ? [999, 999] : [0, 2])
    expect(await faults(recordStore({ ...TINY_STORE, relationships, endpoints }))).toEqual([])
  })

  it.each(
    recordStore()
      .filter(({ path }) => /^neostore(?!\.counts)/.test(path))
      .map(({ path }) => path),
  )('says that %s is missing', async (path) => {
    const files = recordStore().filter((file) => file.path !== path)
    expect(await faults(files)).toEqual([`${path} is missing, and a store in record format needs it.`])
  })

  it('does not need what Neo4j makes anew', async () => {
    const files = recordStore().filter(({ path }) => !/counts|cacheprof/.test(path))
    expect(await faults(files)).toEqual([])
  })

  it('says that a file is there twice, or has a length that none can have', async () => {
    const files = recordStore()
    const node = files.filter(({ path }) => path === 'neostore.nodestore.db')
    expect(await faults([...files, ...node])).toContain('neostore.nodestore.db is in the archive twice.')
    const cut = files.map((file) =>
      file.path === 'neostore.propertystore.db' ? { ...file, bytes: new Uint8Array(8000) } : file,
    )
    expect(await faults(cut)).toEqual([
      'neostore.propertystore.db has 8000 bytes, which is not a whole number of pages.',
    ])
  })

  it('says nothing of what nobody here looks into, and nothing of a differential', async () => {
    const block = [{ path: 'block.x1.db', bytes: new Uint8Array(100) }]
    expect(await faults(block)).toEqual([])
    expect(await faults([], 'BZV2', 3)).toEqual([])
    const figures = { nodes: 1, relationships: 2, labels: [], relationshipTypes: [], bytes: 10 }
    const described = new TextEncoder().encode(JSON.stringify(figures))
    expect(await faults([{ path: 'afterglow/described.json', bytes: described }], 'BZV2')).toEqual([])
  })

  it('leaves the nodes of a backup that is not recovered to its transaction log, and its files not', async () => {
    const files = recordStore({ ...TINY_STORE, endpoints: () => [4, 4] })
    expect(await faults(files, 'BTV1', 4)).toEqual([])
    expect(await faults(files, 'BTV1', 5)).toEqual(['A relationship points to node 4, which is not in use.'])
    expect(await faults(files.slice(1), 'BTV1', 4)).toEqual([])
    expect(
      await faults(
        files.filter(({ path }) => path !== 'neostore.schemastore.db'),
        'BTV1',
        4,
      ),
    ).toHaveLength(1)
  })

  it('keeps a store format that nobody knows visible, and does not judge its files', async () => {
    const strange = [{ path: 'neostore', bytes: neostore('rekord-aligned-1.1') }]
    const found = await inspected({ files: strange })
    expect(found).toMatchObject({
      storeFormat: 'rekord-aligned-1.1',
      writtenBy: null,
      nodes: null,
      inconsistencies: [],
    })
    expect(found.opensIn.map(({ opens }) => opens)).toEqual(['not known', 'not known', 'not known'])
  })
})

describe('legacy indexes', () => {
  const index = (path: string): FixtureFile => ({ path, bytes: new Uint8Array(10) })
  const legacy = async (...paths: readonly string[]): Promise<readonly string[] | null> =>
    (await inspected({ files: [...recordStore(), ...paths.map(index)] })).legacyIndexes

  it('are the providers that Neo4j 5 no longer has, each once', async () => {
    expect(
      await legacy(
        'schema/index/native-btree-1.0/4/index-4',
        'schema/index/native-btree-1.0/6/index-6',
        'schema/index/lucene_native-3.0/5/lucene-1.0/1/segments_1',
        'schema/index/lucene/2/segments_1',
        'index/lucene/node/people/segments_1',
      ),
    ).toEqual(['explicit', 'lucene', 'lucene_native-3.0', 'native-btree-1.0'])
  })

  it('are not those that it has, nor what a cache once held of one', async () => {
    expect(
      await legacy(
        'schema/index/range-1.0/9/index-9',
        'schema/index/token-lookup-1.0/8/index-8',
        'schema/index/fulltext-1.0/1/fulltext-1.0/1/segments_1',
        'schema/index/text-2.0/3/lucene-1.0/segments_1',
        'schema/index/vector-2.0/12/segments_1',
        'schema/index/point-1.0/13/index-13',
        'profiles/schema/index/native-btree-1.0/4/index-4.0.cacheprof',
      ),
    ).toEqual([])
  })
})

describe('watching nodes', () => {
  const missing = (
    first: 'nodes' | 'relationships',
    inUse: readonly number[],
    referred: readonly number[],
  ) => {
    const watch = new NodeWatch()
    const see = {
      nodes: () => inUse.forEach((id) => watch.used(id)),
      relationships: () => referred.forEach((id) => watch.referred(id)),
    }
    const second = first === 'nodes' ? 'relationships' : 'nodes'
    for (const store of [first, second] as const) {
      watch.begin(store)
      see[store]()
    }
    return watch.missing()
  }

  it('answers alike whichever store comes first, up to the highest id that is watched', () => {
    const id = fc.oneof(
      fc.nat(100),
      fc.integer({ min: WATCHED - 40, max: WATCHED + 40 }),
      fc.constant(2 ** 35 - 1),
    )
    fc.assert(
      fc.property(fc.array(id), fc.array(id), (inUse, referred) => {
        const lost = referred.filter((one) => one < WATCHED && !inUse.includes(one))
        const expected = lost.length === 0 ? null : Math.min(...lost)
        expect(missing('nodes', inUse, referred)).toBe(expected)
        expect(missing('relationships', inUse, referred)).toBe(expected)
      }),
      { numRuns: 30 * RUNS },
    )
  })
})
