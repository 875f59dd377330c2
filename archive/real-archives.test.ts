// Archives that real Neo4j versions wrote. They are not part of the project: AFTERGLOW_ARCHIVES names a folder of them.
// Where it is not set, this file says so, and the archives that the other tests build stand alone.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, openAsBlob, readdirSync } from 'node:fs'
import { join } from 'node:path'
import * as zlib from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { bytesOf, readerOf } from './fixtures/sources.ts'
import { inspectArchive } from './inspect.ts'
import { openArchive } from './open-archive.ts'
import { readTar } from './tar-read.ts'
import { writeArchive } from './write.ts'
import type { ExportFormat } from './write-request.ts'

const folder = process.env['AFTERGLOW_ARCHIVES'] ?? ''
const present = (name: string): boolean => folder !== '' && existsSync(join(folder, name))

async function fileOf(name: string): Promise<File> {
  return new File([await openAsBlob(join(folder, name))], name)
}

describe('real archives', () => {
  const archives =
    folder === '' ? [] : readdirSync(folder).filter((name) => /\.(dump|backup|tar|tgz|gz)$/.test(name))

  it(`are ${archives.length === 0 ? 'not here: AFTERGLOW_ARCHIVES names no folder of them' : 'here'}`, () => {
    expect(folder === '').toBe(archives.length === 0)
  })

  it.runIf(archives.length > 0)('are sound, every one that is there', async () => {
    for (const name of archives) {
      const file = await fileOf(name)
      const bytes = new Uint8Array(await file.arrayBuffer())
      expect(await inspectArchive(file, { full: true }), name).toMatchObject({
        ok: true,
        complete: true,
        inconsistencies: [],
        crc32: zlib.crc32(bytes),
      })
    }
  })
})

describe.runIf(present('movies-43.dump'))('a real archive', () => {
  it.each([
    ['movies-43.dump', 'legacy-zstd', 'AF4.3.0', 'Neo4j 4.3', 78, 1_267_809, 171, 253, ['native-btree-1.0']],
    ['movies-50.dump', 'DZV1', 'record-aligned-1.1', 'Neo4j 5 or later', 83, 1_189_511, 171, 253, []],
    ['northwind-50.dump', 'DZV1', 'record-standard-1.1', 'Neo4j 5 or later', 88, 1_785_278, 1035, 3139, []],
  ] as const)(
    '%s is read to the last byte',
    async (
      name,
      flavour,
      storeFormat,
      writtenBy,
      files,
      unpackedBytes,
      nodes,
      relationships,
      legacyIndexes,
    ) => {
      const file = await fileOf(name)
      const figures = { flavour, files, unpackedBytes, extensionDisagrees: false }
      expect(await inspectArchive(file)).toMatchObject({ ok: true, complete: false, ...figures, storeFormat })
      const full = await inspectArchive(file, { full: true })
      expect(full).toMatchObject({
        ok: true,
        complete: true,
        ...figures,
        storeFormat,
        writtenBy,
        nodes,
        relationships,
        inconsistencies: [],
        legacyIndexes,
      })
    },
  )
})

describe.runIf(present('northwind-50.dump'))('re-wrapping northwind', () => {
  type Held = { readonly path: string; readonly size: number; readonly hash: string }

  async function filesOf(archive: Blob): Promise<readonly Held[]> {
    const bytes = new Uint8Array(await archive.arrayBuffer())
    const opened = await openArchive(readerOf(bytes))
    const files: Held[] = []
    for await (const { kind, path, size, body } of opened.entries) {
      const hash = createHash('sha256')
        .update(await body.exactly(size))
        .digest('hex')
      if (kind === 'file') files.push({ path, size, hash })
    }
    return files
  }

  const write = async (format: ExportFormat): Promise<Blob> => {
    const stream = writeArchive({
      format,
      body: { kind: 'held', source: await fileOf('northwind-50.dump') },
      databaseName: 'neo4j',
      databaseId: '0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0',
      takenAt: '2024-09-12T13:51:45Z',
    })
    return new Blob([Uint8Array.from(await bytesOf(stream))])
  }

  it.each(['backup', 'dump', 'tar'] as const)(
    'keeps every store file byte for byte in a .%s',
    async (format) => {
      const written = await write(format)
      const files = await filesOf(written)
      expect(files).toHaveLength(88)
      expect(files).toEqual(await filesOf(await fileOf('northwind-50.dump')))
      const found = await inspectArchive(new File([written], `northwind.${format}`), { full: true })
      expect(found).toMatchObject({ ok: true, nodes: 1035, relationships: 3139, extensionDisagrees: false })
    },
  )

  it('gives the reference decoder the same files as this reader', async () => {
    const bytes = new Uint8Array(await (await write('dump')).arrayBuffer())
    const inner = zlib.zstdDecompressSync(bytes.subarray(4))
    let count = 0
    for await (const { kind } of readTar(readerOf(inner.subarray(24)))) count += kind === 'file' ? 1 : 0
    expect(count).toBe(88)
    const where = execFileSync('sh', ['-c', 'command -v tar || true']).toString().trim()
    if (where === '') return
    const listed = execFileSync(where, ['-t'], { input: inner.subarray(24) }).toString()
    expect(listed.split('\n').filter((line) => line !== '' && !line.endsWith('/'))).toHaveLength(88)
  })
})
