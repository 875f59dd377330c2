// Every flavour against other people's tools: node:zlib always; GNU tar, zstd and gzip where this machine has them.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join as pathOf } from 'node:path'
import * as zlib from 'node:zlib'
import { describe, expect, it } from 'vitest'
import {
  archiveBytes,
  declaredSize,
  FLAVOURS,
  metadata1,
  metadata2,
  sizeOf,
} from './fixtures/archive-bytes.ts'
import { recordStore } from './fixtures/record-store.ts'
import { noise, readerOf, sourceOf } from './fixtures/sources.ts'
import type { FixtureFile } from './fixtures/tar-bytes.ts'
import { inspectArchive } from './inspect.ts'
import type { Flavour } from './inspection.ts'
import { join } from './metadata-write.ts'
import { openArchive, sniffGzip } from './open-archive.ts'

type Packing = 'zstd' | 'gzip' | 'none'

/** What lies around the tar of each flavour: bytes before what is packed, how, and bytes before the tar inside. */
const LAYERS: Readonly<Record<Flavour, { before: Uint8Array; packing: Packing; inside: Uint8Array }>> =
  (() => {
    const text = (value: string): Uint8Array => new TextEncoder().encode(value)
    const none = new Uint8Array(0)
    const size = declaredSize(sizeOf(recordStore()))
    const layer = (before: Uint8Array, packing: Packing, ...inside: readonly Uint8Array[]) => ({
      before,
      packing,
      inside: join(packing === 'zstd' ? [text('zstd'), ...inside, size] : inside),
    })
    return {
      DZV1: layer(text('DZV1'), 'zstd'),
      DGV1: layer(text('DGV1'), 'gzip'),
      'legacy-zstd': layer(none, 'zstd'),
      'legacy-gzip': layer(none, 'gzip'),
      BZV1: layer(text('BZV1'), 'zstd', metadata1(7)),
      BZV2: layer(text('BZV2'), 'zstd', metadata2(7)),
      BZV3: layer(join([text('BZV3'), metadata2(7)]), 'zstd'),
      BTV1: layer(join([text('BTV1'), metadata1(7)]), 'none'),
      BTV2: layer(join([text('BTV2'), metadata2(7)]), 'none'),
      tar: layer(none, 'none'),
      'tar.gz': layer(none, 'gzip'),
    }
  })()

const isTar = (flavour: Flavour): boolean => flavour.startsWith('tar')

/** The tar in an archive, unpacked by others: `unpack` is given what is packed, and gives back what is in it. */
function tarOf(
  flavour: Flavour,
  bytes: Uint8Array,
  unpack: (packing: Packing, packed: Uint8Array) => Uint8Array,
): Uint8Array {
  const { before, packing, inside } = LAYERS[flavour]
  expect(Buffer.compare(bytes.subarray(0, before.length), before)).toBe(0)
  const content = unpack(packing, bytes.subarray(before.length))
  expect(Buffer.compare(content.subarray(0, inside.length), inside)).toBe(0)
  return content.subarray(inside.length)
}

const byNode = (packing: Packing, packed: Uint8Array): Uint8Array =>
  packing === 'zstd' ? zlib.zstdDecompressSync(packed) : packing === 'gzip' ? zlib.gunzipSync(packed) : packed

const print = (path: string, bytes: Uint8Array): string =>
  `${path} ${bytes.length} ${createHash('sha256').update(bytes).digest('hex')}`

const FILES = recordStore()
const PRINTS = FILES.map(({ path, bytes }) => print(path, bytes))
const zstd = (bytes: Uint8Array): Uint8Array =>
  zlib.zstdCompressSync(bytes, { params: { [zlib.constants.ZSTD_c_checksumFlag]: 1 } })

/** The files of an archive as this room reads them. */
async function filesOf(bytes: Uint8Array): Promise<readonly string[]> {
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b
  const gzip = isGzip ? ((await sniffGzip(readerOf(bytes))) ?? 'store') : 'store'
  const archive = await openArchive(readerOf(bytes, 5000), { gzip })
  const files: string[] = []
  for await (const { kind, path, size, body } of archive.entries) {
    if (kind === 'file') files.push(print(path, await body.exactly(size)))
  }
  await archive.finish()
  return files
}

describe('every flavour', () => {
  it.each(FLAVOURS)('%s: holds the same tar for node:zlib, and the same files', async (flavour) => {
    for (const options of [{}, { zstd }]) {
      const bytes = await archiveBytes(flavour, options)
      expect(await filesOf(bytes)).toEqual(PRINTS)
      const tar = Buffer.from(tarOf(flavour, bytes, byNode))
      // Headers apart, the files lie in the tar as they are, one behind the other.
      let at = 0
      const inside = isTar(flavour) ? [await archiveBytes('DZV1', options)] : FILES.map((file) => file.bytes)
      for (const content of inside.filter(({ length }) => length > 512)) {
        at = tar.indexOf(content, at)
        expect(at).toBeGreaterThan(0)
        at += content.length
      }
    }
  })
})

const has = (tool: string): boolean => {
  try {
    return /GNU tar|Zstandard|gzip/.test(execFileSync(tool, ['--version']).toString())
  } catch {
    return false
  }
}
const pipe = (tool: string, options: readonly string[], input: Uint8Array): Buffer =>
  execFileSync(tool, options, { input, maxBuffer: 1 << 28 })

const TOOLS = ['tar', 'zstd', 'gzip']
const missing = TOOLS.filter((tool) => !has(tool))

describe(`every flavour and GNU tar, zstd and gzip${missing.length > 0 ? ` (not here: ${missing.join(', ')})` : ''}`, () => {
  const byTools = (packing: Packing, packed: Uint8Array): Uint8Array =>
    packing === 'none' ? packed : pipe(packing, ['-dc'], packed)

  it.runIf(missing.length === 0).each(FLAVOURS)(
    '%s: is unpacked by them to the same files',
    async (flavour) => {
      const bytes = await archiveBytes(flavour, { zstd })
      let tar = tarOf(flavour, bytes, byTools)
      if (isTar(flavour)) {
        tar = tarOf('DZV1', pipe('tar', ['-xO', 'export/fraud.dump'], tar), byTools)
      }
      const listed = pipe('tar', ['-t'], tar).toString().trim().split('\n')
      expect(listed).toEqual(['./', ...FILES.map(({ path }) => `./${path}`)])
      const content = join(FILES.map((file) => file.bytes))
      expect(Buffer.compare(pipe('tar', ['-xO'], tar), content)).toBe(0)
    },
  )

  // Names that need more room than a header has, and a file that is mostly a hole.
  const own: readonly FixtureFile[] = [
    ...FILES,
    { path: `schema/index/range-1.0/${'7'.repeat(120)}/index-7`, bytes: noise(70_000) },
    { path: 'neostore.transaction.db.0', bytes: new Uint8Array(400_000) },
  ]

  it.runIf(missing.length === 0).each([
    ['DZV1', 'ustar'],
    ['DZV1', 'pax'],
    ['DZV1', 'gnu'],
    ['BZV2', 'pax'],
    ['BZV3', 'gnu'],
    ['BTV1', 'pax'],
    ['BTV2', 'gnu'],
    ['legacy-zstd', 'v7'],
    ['legacy-gzip', 'gnu'],
    ['DGV1', 'pax'],
  ] as const)('%s: is read where they wrote it, tar as %s', async (flavour, format) => {
    const folder = mkdtempSync(pathOf(tmpdir(), 'afterglow-'))
    const files = /v7|ustar/.test(format) ? FILES : own
    for (const { path, bytes } of files) {
      mkdirSync(dirname(pathOf(folder, path)), { recursive: true })
      writeFileSync(pathOf(folder, path), bytes)
    }
    const tar = pipe('tar', ['-c', `--format=${format}`, '-C', folder, '--sort=name', '.'], new Uint8Array(0))
    rmSync(folder, { recursive: true })
    const { before, packing, inside } = LAYERS[flavour]
    const size = packing === 'zstd' ? [inside.subarray(0, -20), declaredSize(sizeOf(files))] : [inside]
    const content = join([...size, tar])
    const packed = packing === 'none' ? content : pipe(packing, ['-c', '-3'], content)
    const bytes = join([before, packed])
    const expected = files.map((file) => print(file.path, file.bytes))
    expect((await filesOf(bytes)).toSorted()).toEqual(expected.toSorted())
    expect(await inspectArchive(sourceOf(bytes), { full: true })).toMatchObject({
      ok: true,
      flavour,
      files: files.length,
      nodes: 3,
      inconsistencies: [],
      crc32: zlib.crc32(bytes),
    })
  })

  it.runIf(missing.length === 0)('reads a zstd stream of several threads, levels and windows', async () => {
    const big = { path: 'neostore.propertystore.db.strings.copy', bytes: noise(400_000) }
    const files = [...FILES, big, { ...big, path: 'again' }]
    for (const options of [['-T2', '-3'], ['-1'], ['-19'], ['--long=27', '-5']]) {
      const bytes = await archiveBytes('DZV1', {
        files,
        zstd: (content) => pipe('zstd', ['-c', ...options], content),
      })
      expect(await inspectArchive(sourceOf(bytes), { full: true })).toMatchObject({ ok: true, nodes: 3 })
    }
  })
})
