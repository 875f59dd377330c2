import * as zlib from 'node:zlib'
import { describe, expect, it } from 'vitest'
import {
  archiveBytes,
  type ArchiveOptions,
  auraDs,
  FLAVOURS,
  gzip,
  hex,
  metadata1,
  sizeOf,
  stored,
} from './fixtures/archive-bytes.ts'
import { names, recordStore } from './fixtures/record-store.ts'
import { sourceOf } from './fixtures/sources.ts'
import { tarBytes } from './fixtures/tar-bytes.ts'
import { inspectArchive } from './inspect.ts'
import type { Flavour, Inspection, InspectOptions } from './inspection.ts'
import { join } from './metadata-write.ts'

const text = (value: string): Uint8Array => new TextEncoder().encode(value)
const zstd = (bytes: Uint8Array): Uint8Array =>
  zlib.zstdCompressSync(bytes, { params: { [zlib.constants.ZSTD_c_checksumFlag]: 1 } })
const inspect = (bytes: Uint8Array, options: InspectOptions = { full: true }): Promise<Inspection> =>
  inspectArchive(sourceOf(bytes), options)
const store = sizeOf(recordStore())

describe('refusing', () => {
  const refusal = async (bytes: Uint8Array, full = true): Promise<string> => {
    const found = await inspect(bytes, { full })
    if (found.ok) return 'ok'
    expect(found.message).toMatch(/^[A-Z].*\.$/)
    expect(found.remedy).toMatch(/^[A-Z].*\.$/)
    return found.reason
  }
  const archive = (options: ArchiveOptions, flavour: Flavour = 'DZV1'): Promise<Uint8Array> =>
    archiveBytes(flavour, options)

  it('an empty file, and a picture in disguise', async () => {
    expect(await refusal(new Uint8Array(0))).toBe('empty-file')
    expect(await refusal(hex('89504E470D0A1A0A'))).toBe('not-an-archive')
  })

  it('zstd and gzip that Neo4j did not write', async () => {
    expect(await refusal(stored(text('some other content')))).toBe('not-an-archive')
    expect(await refusal(await gzip(text('a text, zipped')))).toBe('not-an-archive')
  })

  it('a tar without a dump, plain or zipped, or with a backup in place of it', async () => {
    const bare = tarBytes([{ path: 'readme', bytes: text('hello') }])
    expect(await refusal(bare)).toBe('no-dump-in-tar')
    expect(await refusal(bare, false)).toBe('no-dump-in-tar')
    expect(await refusal(await gzip(bare))).toBe('no-dump-in-tar')
    expect(await refusal(auraDs(await archiveBytes('BZV2')))).toBe('no-dump-in-tar')
    expect(await refusal(auraDs(await archiveBytes('tar')))).toBe('no-dump-in-tar')
  })

  it.each(FLAVOURS)('%s that is cut short, wherever', async (flavour) => {
    const whole = await archiveBytes(flavour, { zstd })
    for (const part of [0.2, 0.5, 0.9]) {
      expect(await refusal(whole.slice(0, whole.length * part))).toBe('truncated')
    }
    for (const missing of [1, 4, 9]) expect(await refusal(whole.slice(0, -missing))).toBe('truncated')
  })

  it('a flipped bit by the checksum that finds it, whatever it did to the tar first', async () => {
    const whole = await archive({})
    for (const at of [600, 1200, 3000, whole.length - 2]) {
      const bytes = Uint8Array.from(whole)
      bytes[at]! ^= 2
      expect(await refusal(bytes), `byte ${at}`).toBe('checksum-mismatch')
    }
  })

  it('another number of files or bytes than declared', async () => {
    expect(await refusal(await archive({ declared: { files: store.files + 1, bytes: store.bytes } }))).toBe(
      'size-mismatch',
    )
    expect(await refusal(await archive({ declared: { files: store.files, bytes: store.bytes - 1 } }))).toBe(
      'size-mismatch',
    )
  })

  it('an entry that leads out of the folder', async () => {
    const files = [{ path: '../../etc/cron.d/evil', bytes: text('x') }]
    expect(await refusal(await archive({ files }))).toBe('unsafe-path')
    expect(await refusal(await archive({ tar: { type: '2' } }))).toBe('unsafe-path')
  })

  const patched = (at: number, digits: string): Uint8Array => {
    const metadata = metadata1(7)
    metadata.set(hex(digits), at)
    return metadata
  }
  it.each<[string, Uint8Array]>([
    ['a store id of an unknown layout', patched(0, '02')],
    ['a creation beyond all dates', patched(1, '7FFFFFFFFFFFFFFF')],
    ['an engine that is no word', patched(18, '00')],
    ['an id of another length', patched(31, '0F')],
    ['a name that is not UTF-8', patched(49, 'FF')],
    ['a backup before 1970', patched(54, 'FFFFFFFFFFFFFFFF')],
    ['a backup beyond all dates', patched(54, '000FFFFFFFFFFFFF')],
    ['a transaction range that runs backwards', patched(62, '00000000000000EC')],
    ['flags that nobody has defined', patched(79, '08')],
    ['more flags than a byte', patched(78, '02')],
  ])('corrupt metadata: %s', async (_, metadata) => {
    for (const flavour of ['BZV1', 'BTV2'] as const) {
      expect(await refusal(await archive({ metadata }, flavour))).toBe('corrupt-metadata')
    }
  })

  it('metadata and sizes of a later version', async () => {
    const meta3 = join([text('BTV2'), hex('03'), metadata1(7), hex('00000000'), tarBytes([])])
    expect(await refusal(meta3)).toBe('unsupported-version')
    const size2 = join([text('zstd'), hex('00000002 0000000000000000 0000000000000000'), tarBytes([])])
    expect(await refusal(join([text('DZV1'), stored(size2)]))).toBe('unsupported-version')
  })

  it('named fields that cannot be', async () => {
    for (const fields of ['FFFFFFFF', '00000041', '00000001 FFFFFFFF', '00000001 00000001 61 FFFFFFFF']) {
      const bytes = join([text('BTV2'), hex('02'), metadata1(7), hex(fields), tarBytes([])])
      expect(await refusal(bytes)).toBe('corrupt-metadata')
    }
  })

  it('figures that are none, or more than the archive holds', async () => {
    const figures = { nodes: 1, relationships: 2, labels: [], relationshipTypes: [], bytes: 10 }
    const path = 'afterglow/described.json'
    const held = (value: unknown): Promise<Uint8Array> =>
      archive({ files: [{ path, bytes: text(JSON.stringify(value)) }] })
    expect(await refusal(await held(figures))).toBe('ok')
    expect(await refusal(await held({ ...figures, bytes: 1e12 }))).toBe('size-mismatch')
    for (const wrong of [
      null,
      [],
      {},
      { ...figures, nodes: -1 },
      { ...figures, labels: [1] },
      { ...figures, extra: 1 },
    ]) {
      expect(await refusal(await held(wrong))).toBe('corrupt-metadata')
    }
    expect(await refusal(await archive({ files: [{ path, bytes: text('{') }] }))).toBe('corrupt-metadata')
  })

  it('gives up on names that are none, without refusing the store', async () => {
    const loop = names(['Person'])
    new DataView(loop.buffer).setUint32(42, 1)
    const files = recordStore().map((file) =>
      file.path.includes('labeltoken') ? { ...file, bytes: loop } : file,
    )
    expect(await inspect(await archive({ files }))).toMatchObject({ ok: true, labels: null, nodes: 3 })
  })
})
