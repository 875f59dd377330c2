import * as zlib from 'node:zlib'
import { describe, expect, it } from 'vitest'
import {
  archiveBytes,
  type ArchiveOptions,
  auraDs,
  FIXTURE,
  FLAVOURS,
  gzip,
  hex,
  metadata1,
  sizeOf,
  stored,
} from './fixtures/archive-bytes.ts'
import { CREATED_AT, names, recordStore, TINY_STORE } from './fixtures/record-store.ts'
import { sourceOf } from './fixtures/sources.ts'
import { tarBytes } from './fixtures/tar-bytes.ts'
import { inspectArchive } from './inspect.ts'
import type { Flavour, Inspection, InspectOptions } from './inspection.ts'
import { join } from './metadata-write.ts'

const text = (value: string): Uint8Array => new TextEncoder().encode(value)
const zstd = (bytes: Uint8Array): Uint8Array =>
  zlib.zstdCompressSync(bytes, { params: { [zlib.constants.ZSTD_c_checksumFlag]: 1 } })

function inspect(
  bytes: Uint8Array,
  options: InspectOptions = { full: true },
  name?: string,
): Promise<Inspection> {
  return inspectArchive(sourceOf(bytes, name === undefined ? {} : { name }), options)
}

const BACKUPS: readonly Flavour[] = ['BZV1', 'BZV2', 'BZV3', 'BTV1', 'BTV2']
const TARS: readonly Flavour[] = ['tar', 'tar.gz']
const PACKED: readonly Flavour[] = ['DZV1', 'legacy-zstd', 'BZV1', 'BZV2', 'BZV3', 'tar', 'tar.gz']
const store = sizeOf(recordStore())

describe('inspecting every flavour', () => {
  it.each(FLAVOURS)('%s: reads and verifies the whole', async (flavour) => {
    for (const options of [{}, { zstd }]) {
      const found = await inspect(await archiveBytes(flavour, options))
      const container = BACKUPS.includes(flavour) ? 'backup' : TARS.includes(flavour) ? 'aurads-tar' : 'dump'
      expect(found).toMatchObject({
        ok: true,
        complete: true,
        flavour,
        container,
        files: store.files,
        unpackedBytes: store.bytes,
        storeFormat: TINY_STORE.format,
        storeCreatedAt: new Date(CREATED_AT).toISOString(),
        nodes: 3,
        relationships: 2,
        labels: TINY_STORE.labels,
        relationshipTypes: TINY_STORE.relationshipTypes,
        described: null,
        member: container === 'aurads-tar' ? 'export/fraud.dump' : null,
        databaseName: container === 'dump' ? null : FIXTURE.databaseName,
        databaseId: container === 'backup' ? FIXTURE.databaseId : null,
        takenAt: container === 'backup' ? FIXTURE.takenAt : null,
      })
    }
  })

  it.each(FLAVOURS)('%s: knows it by its head', async (flavour) => {
    // A first file that is too long for the head, of noise that does not compress.
    const noise = Uint8Array.from({ length: 1 << 20 }, (_, i) => (Math.imul(i, 2_654_435_761) >>> 13) & 255)
    const files = [...recordStore().slice(0, 1), { path: 'neostore.big', bytes: noise }]
    const source = sourceOf(await archiveBytes(flavour, { files }), { chunk: 16_384 })
    const found = await inspectArchive(source)
    const declares = PACKED.includes(flavour)
    expect(found).toMatchObject({
      ok: true,
      complete: false,
      flavour,
      files: declares ? 2 : null,
      unpackedBytes: declares ? sizeOf(files).bytes : null,
      nodes: null,
      storeFormat: BACKUPS.includes(flavour) ? FIXTURE.storeFormat : null,
    })
    // A bare gzip stream is read up to the file that tells what it is, and then once more.
    if (!/gz/.test(flavour)) expect(source.handedOut).toBeLessThan(400_000)
  })

  it.each(BACKUPS)('%s: reads the metadata of the backup', async (flavour) => {
    const files = [{ path: 'block.x1.db', bytes: text('proprietary') }]
    const found = await inspect(await archiveBytes(flavour, { files }))
    expect(found).toMatchObject({
      storeFormat: FIXTURE.storeFormat,
      storeCreatedAt: FIXTURE.storeCreatedAt,
      writtenBy: 'Neo4j 5 or later',
      nodes: null,
      labels: null,
      backup: {
        kind: 'full',
        restorableAlone: true,
        recovered: true,
        txRange: FIXTURE.txRange,
        hasUsersMetadata: false,
      },
    })
  })

  it('reads the worked example of the format', async () => {
    const head = hex(`
      7A737464 02 01 00000196ABC8FCFF ECCA098BFB952586 05626C6F636B 05626C6F636B 0101
      10EA50F1ECF4724B208957F0D902E55E54 056E656F346A 000000006846F8E5 0000000000000001 00000000000000EB 0107
      00000001 0000000E 6D65746164617461536372697074 00001906`)
    const rest = join([
      new Uint8Array(6406).fill(65),
      hex('00000001 0000000000000000 0000000000000000'),
      tarBytes([]),
    ])
    expect(head.length).toBe(0x6f)
    const found = await inspect(join([text('BZV2'), stored(join([head, rest]))]))
    expect(found).toMatchObject({
      ok: true,
      databaseName: 'neo4j',
      databaseId: 'ea50f1ec-f472-4b20-8957-f0d902e55e54',
      storeCreatedAt: '2025-05-07T17:26:38.079Z',
      takenAt: '2025-06-09T15:08:21.000Z',
      backup: { txRange: { lowest: 1, highest: 235 }, hasUsersMetadata: true, usersMetadataBytes: 6406 },
    })
  })

  it('never lets the script with users out', async () => {
    const script = "CREATE USER ada SET ENCRYPTED PASSWORD '1,4f21'"
    for (const flavour of ['BZV2', 'BZV3', 'BTV2'] as const) {
      const found = await inspect(await archiveBytes(flavour, { script }))
      expect(found).toMatchObject({ backup: { hasUsersMetadata: true, usersMetadataBytes: script.length } })
      expect(JSON.stringify(found)).not.toMatch(/CREATE USER|PASSWORD|4f21/)
    }
  })

  it('reports a differential as one', async () => {
    const found = await inspect(await archiveBytes('BZV2', { flags: 3 }))
    expect(found).toMatchObject({ ok: true, backup: { kind: 'differential', restorableAlone: false } })
  })

  it('knows a block dump, whose version cannot be read, as that', async () => {
    const found = await inspect(
      await archiveBytes('DZV1', { files: [{ path: 'block.x1.db', bytes: text('x') }] }),
    )
    expect(found).toMatchObject({ storeFormat: 'block', nodes: null, relationships: null, labels: null })
  })

  it('counts nothing in a store whose records have other sizes', async () => {
    const files = recordStore({ ...TINY_STORE, format: 'record-high_limit-1.1' })
    const found = await inspect(await archiveBytes('DZV1', { files }))
    expect(found).toMatchObject({ nodes: null, relationships: null, labels: TINY_STORE.labels })
  })

  it('reads tars with a PAX record before every entry, as the backups of 2025 have them', async () => {
    const found = await inspect(await archiveBytes('BZV2', { tar: { style: 'backup' }, zstd }))
    expect(found).toMatchObject({ ok: true, nodes: 3, files: store.files })
  })

  it.each<[string, Flavour, boolean]>([
    ['a.dump', 'DZV1', false],
    ['a.DUMP', 'legacy-gzip', false],
    ['a.backup', 'DZV1', true],
    ['a.dump', 'BZV2', true],
    ['a.tar', 'tar', false],
    ['a.tar.gz', 'tar.gz', false],
    ['a.tgz', 'legacy-gzip', true],
    ['a.tar', 'DZV1', true],
    ['a.bin', 'DZV1', false],
    ['neo4j', 'BTV2', false],
  ])('%s that is %s: the extension disagrees is %s', async (name, flavour, disagrees) => {
    const found = await inspect(await archiveBytes(flavour), {}, name)
    expect(found).toMatchObject({ ok: true, flavour, extensionDisagrees: disagrees })
  })
})

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
