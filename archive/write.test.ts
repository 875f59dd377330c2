import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import * as zlib from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { archiveBytes, FIXTURE, FLAVOURS } from './fixtures/archive-bytes.ts'
import { recordStore, TINY_STORE as TINY } from './fixtures/record-store.ts'
import { bytesOf, readerOf, sourceOf } from './fixtures/sources.ts'
import type { FixtureFile } from './fixtures/tar-bytes.ts'
import { inspectArchive } from './inspect.ts'
import type { Described, Inspection } from './inspection.ts'
import { openArchive } from './open-archive.ts'
import { sumOfFigures, writeArchive } from './write.ts'
import type { DescribedBody, ExportFormat, HeldBody, WriteRequest } from './write-request.ts'

const FORMATS: readonly ExportFormat[] = ['backup', 'dump', 'tar']
const text = (value: string): Uint8Array => new TextEncoder().encode(value)

const held = (bytes: Uint8Array, chunk = 65_536): HeldBody => ({
  kind: 'held',
  source: sourceOf(bytes, { chunk }),
})

function request(format: ExportFormat, body: WriteRequest['body']): WriteRequest {
  const databaseId = '0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0'
  return { format, body, databaseName: 'neo4j', databaseId, takenAt: '2024-09-12T13:51:45.678Z' }
}

const write = (format: ExportFormat, body: WriteRequest['body']): Promise<Uint8Array> =>
  bytesOf(writeArchive(request(format, body)))

const inspect = (bytes: Uint8Array): Promise<Inspection> => inspectArchive(sourceOf(bytes), { full: true })

const print = (path: string, bytes: Uint8Array): string =>
  `${path} ${bytes.length} ${createHash('sha256').update(bytes).digest('hex')}`

/** The regular files of an archive: name, length and hash of each, in order. */
async function filesOf(bytes: Uint8Array): Promise<readonly string[]> {
  const archive = await openArchive(readerOf(bytes))
  const files: string[] = []
  for await (const { kind, path, size, body } of archive.entries) {
    if (kind === 'file') files.push(print(path, await body.exactly(size)))
  }
  return files
}

/** What is inside the zstd frame of a `.backup` or `.dump` that was written here. */
const unpacked = (bytes: Uint8Array): Buffer => zlib.zstdDecompressSync(bytes.subarray(4))

describe('writing held content', () => {
  // Files that end within, at and beyond a block of the tar and of zstd, an empty one, zeros, and a long name.
  const files: readonly FixtureFile[] = [
    ...recordStore(),
    { path: 'neostore.transaction.db.0', bytes: new Uint8Array(1_000_000) },
    { path: 'empty', bytes: text('') },
    { path: `schema/index/${'long-'.repeat(30)}name`, bytes: new Uint8Array(131_072).fill(7) },
    {
      path: 'noise',
      bytes: Uint8Array.from({ length: 300_000 }, (_, i) => (Math.imul(i, 2_654_435_761) >>> 13) & 255),
    },
  ]

  it.each(FLAVOURS.flatMap((flavour) => FORMATS.map((format) => [flavour, format] as const)))(
    'passes every file of %s on into a .%s',
    async (flavour, format) => {
      const source = await archiveBytes(flavour, { files, zstd: (bytes) => zlib.zstdCompressSync(bytes) })
      const written = await write(format, held(source))
      expect(await filesOf(written)).toEqual(files.map(({ path, bytes }) => print(path, bytes)))
      const backup = flavour.startsWith('B')
      const range = backup ? FIXTURE.txRange : { lowest: 1, highest: 1 }
      expect(await inspect(written)).toMatchObject({
        ok: true,
        complete: true,
        flavour: { backup: 'BZV2', dump: 'DZV1', tar: 'tar' }[format],
        files: files.length,
        nodes: 3,
        relationships: 2,
        storeFormat: 'record-aligned-1.1',
        databaseName: format === 'dump' ? null : 'neo4j',
        databaseId: format === 'backup' ? '0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0' : null,
        takenAt: format === 'backup' ? '2024-09-12T13:51:45.000Z' : null,
        backup: format === 'backup' ? { kind: 'full', txRange: range, recovered: true } : null,
      })
    },
  )

  it('gives the same bytes, in whatever pieces the source comes', async () => {
    const source = await archiveBytes('legacy-gzip', { files })
    for (const format of FORMATS) {
      const once = await write(format, held(source))
      expect(Buffer.compare(await write(format, held(source, 777)), once)).toBe(0)
    }
  })

  it('leaves owners, times and the script with users behind', async () => {
    const source = await archiveBytes('BZV2', { script: 'CREATE USER ada', tar: { style: 'backup' } })
    for (const format of ['backup', 'dump'] as const) {
      const inner = unpacked(await write(format, held(source))).toString('latin1')
      expect(inner).not.toMatch(/CREATE USER|metadataScript|builder|SCHILY|PaxHeaders/)
      expect(inner).toContain('neostore.nodestore.db')
    }
  })

  it('takes the store id of a backup from its source, or from neostore', async () => {
    const blocks = [{ path: 'block.x1.db', bytes: text('proprietary') }]
    const block = await inspect(await write('backup', held(await archiveBytes('BTV1', { files: blocks }))))
    expect(block).toMatchObject({ storeFormat: 'block-block-1.1', storeCreatedAt: FIXTURE.storeCreatedAt })
    const old = await archiveBytes('legacy-zstd', { files: recordStore({ ...TINY, format: 'AF4.3.0' }) })
    expect(await inspect(await write('backup', held(old)))).toMatchObject({
      storeFormat: 'AF4.3.0',
      nodes: 3,
    })
    const dump = await archiveBytes('DZV1', { files: blocks })
    expect(await inspect(await write('backup', held(dump)))).toMatchObject({ storeFormat: 'block-block-1.1' })
  })

  it('fails with the refusal of its source, for a differential, and where a .backup cannot say what it holds', async () => {
    const cut = (await archiveBytes('DZV1')).slice(0, -300)
    await expect(write('dump', held(cut))).rejects.toMatchObject({ reason: 'truncated' })
    const differential = await archiveBytes('BZV2', { flags: 3 })
    await expect(write('dump', held(differential))).rejects.toMatchObject({ reason: 'not-restorable-alone' })
    const nothing = await archiveBytes('DZV1', { files: [{ path: 'readme', bytes: text('hi') }] })
    await expect(write('backup', held(nothing))).rejects.toMatchObject({ reason: 'corrupt-metadata' })
    expect(await inspect(await write('dump', held(nothing)))).toMatchObject({ ok: true, files: 1 })
  })

  it('fails when the source changes between its readings', async () => {
    const [first, second] = [
      await archiveBytes('DZV1'),
      await archiveBytes('DZV1', { files: files.slice(0, 3) }),
    ]
    let reading = 0
    const source = {
      name: 'neo4j.dump',
      size: first.length,
      slice: (start: number, end: number) => sourceOf(reading++ === 0 ? first : second).slice(start, end),
    }
    await expect(write('dump', { kind: 'held', source })).rejects.toMatchObject({ reason: 'file-changed' })
  })

  it('stops when aborted or cancelled', async () => {
    const reason = new Error('left the page')
    const source = await archiveBytes('DZV1', { files })
    const aborted = { ...request('dump', held(source)), signal: AbortSignal.abort(reason) }
    await expect(bytesOf(writeArchive(aborted))).rejects.toBe(reason)
    const reader = writeArchive(request('dump', held(source))).getReader()
    await reader.read()
    await reader.cancel()
    expect(await reader.read()).toEqual({ done: true, value: undefined })
  })
})

describe('writing described content', () => {
  const plain: Described = {
    nodes: 84_000,
    relationships: 210_000,
    labels: ['Person', '人'],
    relationshipTypes: ['KNOWS'],
    bytes: 5_000_000_000,
  }
  const figures: Described = {
    ...plain,
    extra: { writesPerHour: 120, note: null, frozen: false, name: 'demo' },
  }
  const body = (described: Described): DescribedBody => ({
    kind: 'described',
    described,
    storeFormat: 'block-block-1.1',
    storeCreatedAt: '2024-01-02T03:04:05.678Z',
  })

  it.each(FORMATS)('is read back from a .%s exactly as it was', async (format) => {
    for (const described of [figures, { ...plain, bytes: 0 }, { ...plain, bytes: 200_000 }]) {
      const written = await write(format, body(described))
      expect(await inspect(written)).toMatchObject({
        ok: true,
        described,
        nodes: described.nodes,
        relationships: described.relationships,
        labels: described.labels,
        relationshipTypes: described.relationshipTypes,
        writtenBy: null,
        storeFormat: format === 'backup' ? 'block-block-1.1' : null,
        storeCreatedAt: format === 'backup' ? '2024-01-02T03:04:05.678Z' : null,
      })
    }
  })

  it('declares the bytes that it stands for, in a small file', async () => {
    const written = await write('backup', body(figures))
    expect(await inspect(written)).toMatchObject({ unpackedBytes: 5_000_000_000, files: 3 })
    expect(written.length).toBeLessThan(200_000)
    const none = await inspect(await write('dump', body({ ...plain, bytes: 0 })))
    expect(none.ok && none.unpackedBytes).toBeLessThan(200)
  })

  it('is as long as was said before, with the same sum', async () => {
    for (const described of [figures, { ...plain, bytes: 0 }, { ...plain, bytes: 200_000 }]) {
      const written = await write('dump', body(described))
      const sum = { bytes: written.length, crc32: zlib.crc32(written) }
      expect(sumOfFigures({ ...request('dump', body(described)), body: body(described) })).toEqual(sum)
    }
  })

  it('reads 200 GB of zero pages back without filling them', async () => {
    const written = await write('dump', body({ ...plain, bytes: 200e9 }))
    expect(written.length).toBeLessThan(7_000_000)
    expect(await inspect(written)).toMatchObject({
      complete: true,
      unpackedBytes: 200e9,
      described: { bytes: 200e9 },
    })
  })

  it('can be passed on as held content', async () => {
    const again = await write('tar', held(await write('backup', body(figures))))
    expect(await inspect(again)).toMatchObject({ described: figures, unpackedBytes: figures.bytes })
  })

  it('refuses figures, ids, names and times that cannot be read back', async () => {
    const good = request('backup', body(plain))
    for (const wrong of [
      { ...good, body: body({ ...plain, nodes: Number.NaN }) },
      { ...good, databaseId: 'neo4j' },
      { ...good, databaseName: 'x'.repeat(300) },
      { ...good, takenAt: 'yesterday' },
    ]) {
      await expect(bytesOf(writeArchive(wrong))).rejects.toThrow(RangeError)
    }
  })
})

describe('the tools of the trade', () => {
  const has = (tool: string): boolean => {
    try {
      execFileSync(tool, ['--version'], { stdio: 'ignore' })
      return true
    } catch {
      return false
    }
  }
  const pipe = (tool: string, options: readonly string[], input: Uint8Array): Buffer =>
    execFileSync(tool, options, { input, maxBuffer: 1 << 28 })

  it.runIf(has('tar') && has('zstd'))('GNU tar and zstd read what is written', async () => {
    const source = await archiveBytes('DZV1')
    const dump = await write('dump', held(source))
    const backup = await write('backup', held(source))
    const inner = pipe('zstd', ['-dc'], dump.subarray(4))
    expect(pipe('zstd', ['-dc'], backup.subarray(4)).length).toBeGreaterThan(inner.length)
    const listed = pipe('tar', ['-t'], inner.subarray(24)).toString().trim().split('\n')
    expect(listed).toEqual(['./', ...recordStore().map(({ path }) => `./${path}`)])
    const tar = await write('tar', held(source))
    expect(pipe('tar', ['-t'], tar).toString().trim().split('\n')).toEqual([
      'neo4j.dump',
      'gds/',
      'gds/metadata.json',
    ])
    expect(Buffer.compare(pipe('tar', ['-xO', 'neo4j.dump'], tar), dump)).toBe(0)
  })
})
