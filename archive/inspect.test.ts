import * as zlib from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { archiveBytes, FIXTURE, FLAVOURS, gzip, hex, sizeOf, stored } from './fixtures/archive-bytes.ts'
import { CREATED_AT, recordStore, TINY_STORE } from './fixtures/record-store.ts'
import { noise, sourceOf } from './fixtures/sources.ts'
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
/** More than is read of a head, and does not compress. */
const NOISE = noise(3 << 20)
/** Not compressed: files are stepped over. */
const STEPPED: readonly Flavour[] = ['BTV1', 'BTV2']
const store = sizeOf(recordStore())

describe('inspecting every flavour', () => {
  it.each(FLAVOURS)('%s: reads and verifies the whole', async (flavour) => {
    for (const options of [{}, { zstd }]) {
      const bytes = await archiveBytes(flavour, options)
      const found = await inspect(bytes)
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
        inconsistencies: [],
        legacyIndexes: [],
        crc32: zlib.crc32(bytes),
        described: null,
        member: container === 'aurads-tar' ? 'export/fraud.dump' : null,
        databaseName: container === 'dump' ? null : FIXTURE.databaseName,
        databaseId: container === 'backup' ? FIXTURE.databaseId : null,
        takenAt: container === 'backup' ? FIXTURE.takenAt : null,
      })
    }
  })

  it.each(FLAVOURS)('%s: knows it by its head, and says what it does not know', async (flavour) => {
    // A first file that is too long for the head, of noise that does not compress.
    const files = [...recordStore().slice(0, 1), { path: 'neostore.big', bytes: NOISE }]
    const source = sourceOf(await archiveBytes(flavour, { files }), { chunk: 1 << 20 })
    const found = await inspectArchive(source)
    const told = PACKED.includes(flavour) || STEPPED.includes(flavour)
    const backup = BACKUPS.includes(flavour)
    expect(found).toMatchObject({
      ok: true,
      complete: false,
      flavour,
      files: told ? 2 : null,
      unpackedBytes: told ? sizeOf(files).bytes : null,
      storeFormat: backup ? FIXTURE.storeFormat : null,
      nodes: null,
      relationships: null,
      labels: null,
      inconsistencies: null,
      legacyIndexes: null,
      crc32: null,
    })
    // Where the format is known from the start, the head ends there; else it is looked for a little longer.
    expect(source.handedOut).toBeLessThan(backup ? 400_000 : 3 << 20)
  })

  it('reads on for the format of a dump, up to a point', async () => {
    const behind = (bytes: Uint8Array): Promise<Inspection> =>
      archiveBytes('DZV1', {
        files: [{ path: 'neostore.counts.db', bytes }, ...recordStore().slice(1)],
        zstd,
      }).then((dump) => inspect(dump, {}))
    expect(await behind(new Uint8Array(20 << 20))).toMatchObject({ storeFormat: TINY_STORE.format })
    expect(await behind(new Uint8Array(40 << 20))).toMatchObject({ storeFormat: null, nodes: null, ok: true })
  })

  it('steps from file to file through a backup that is not compressed', async () => {
    const big = { path: 'neostore.transaction.db.0', bytes: new Uint8Array(5_000_000) }
    const source = sourceOf(await archiveBytes('BTV2', { files: [big, ...recordStore(), big] }))
    expect(await inspectArchive(source)).toMatchObject({
      files: store.files + 2,
      unpackedBytes: store.bytes + 10_000_000,
      storeFormat: TINY_STORE.format,
      labels: TINY_STORE.labels,
      nodes: 3,
    })
    expect(source.handedOut).toBeLessThan(400_000)
  })

  it('goes by the name where the head of a gzip stream leaves it open what is in it', async () => {
    const tar = tarBytes([
      { path: 'content', bytes: NOISE },
      { path: 'neo4j.dump', bytes: await archiveBytes('DZV1') },
    ])
    const bytes = await gzip(tar)
    const aurads = { container: 'aurads-tar', flavour: 'tar.gz' }
    expect(await inspect(bytes, {}, 'a.tar.gz')).toMatchObject({
      ...aurads,
      member: null,
      files: null,
      nodes: null,
    })
    expect(await inspect(bytes, {}, 'a.dump')).toMatchObject({
      container: 'dump',
      flavour: 'legacy-gzip',
      files: null,
    })
    expect(await inspect(bytes, { full: true }, 'a.dump')).toMatchObject({
      ...aurads,
      member: 'neo4j.dump',
      nodes: 3,
    })
  })

  it('says how long a script with users is, even where it is longer than the head', async () => {
    for (const flavour of ['BZV2', 'BTV2'] as const) {
      const script = NOISE.reduce((text, byte) => text + String.fromCharCode(33 + (byte % 90)), '')
      const source = sourceOf(await archiveBytes(flavour, { script }))
      expect(await inspectArchive(source)).toMatchObject({
        backup: { hasUsersMetadata: true, usersMetadataBytes: 3 << 20 },
        files: flavour === 'BTV2' ? store.files : null,
      })
      expect(source.handedOut).toBeLessThan(3 << 20)
    }
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
