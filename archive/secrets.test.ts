// The script with users and privileges in a backup, and the accounts of the machine that wrote a tar: neither gets out.
import { inspect as shown } from 'node:util'
import * as zlib from 'node:zlib'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { archiveBytes, FLAVOURS } from './fixtures/archive-bytes.ts'
import { bytesOf, sourceOf } from './fixtures/sources.ts'
import { inspectArchive } from './inspect.ts'
import type { Flavour } from './inspection.ts'
import { writeArchive } from './write.ts'
import type { ExportFormat } from './write-request.ts'

const RUNS = Number(process.env['AFTERGLOW_RUNS'] ?? 1)
const WITH_SCRIPT: readonly Flavour[] = ['BZV2', 'BZV3', 'BTV2']
const FORMATS: readonly ExportFormat[] = ['backup', 'dump', 'tar']
const SCRIPT = "CREATE USER ada SET ENCRYPTED PASSWORD '1,4f21c0ffee'; GRANT ROLE admin TO ada"
/** Any part of it that could be recognised. */
const PARTS = /CREATE USER|ENCRYPTED|4f21c0|GRANT ROLE|metadataScript/

const write = (format: ExportFormat, bytes: Uint8Array): Promise<Uint8Array> =>
  bytesOf(
    writeArchive({
      format,
      body: { kind: 'held', source: sourceOf(bytes) },
      databaseName: 'neo4j',
      databaseId: '0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0',
      takenAt: '2024-09-12T13:51:45Z',
    }),
  )

/** Everything in a file that was written here, unpacked down to the tar of the store. */
function unpacked(format: ExportFormat, bytes: Uint8Array): Buffer {
  if (format !== 'tar') return zlib.zstdDecompressSync(bytes.subarray(4))
  const dump = Buffer.from(bytes)
  const size = Number.parseInt(dump.toString('latin1', 124, 135), 8)
  return Buffer.concat([dump, zlib.zstdDecompressSync(dump.subarray(512 + 4, 512 + size))])
}

describe('the script with users and privileges', () => {
  it.each(WITH_SCRIPT)('%s: only its length is told', async (flavour) => {
    const bytes = await archiveBytes(flavour, { script: SCRIPT })
    for (const full of [true, false]) {
      const found = await inspectArchive(sourceOf(bytes), { full })
      expect(found).toMatchObject({ backup: { hasUsersMetadata: true, usersMetadataBytes: SCRIPT.length } })
      expect(shown(found, { depth: null }) + JSON.stringify(found)).not.toMatch(PARTS)
    }
  })

  it.each(WITH_SCRIPT)('%s: is in no refusal, wherever the file is damaged', async (flavour) => {
    const bytes = await archiveBytes(flavour, { script: SCRIPT })
    const head = 400 + SCRIPT.length
    await fc.assert(
      fc.asyncProperty(fc.nat(head), fc.nat(255), fc.boolean(), async (at, value, cut) => {
        const broken = cut ? bytes.slice(0, at) : bytes.with(at, value)
        const found = await inspectArchive(sourceOf(broken), { full: true })
        expect(shown(found, { depth: null })).not.toMatch(PARTS)
      }),
      { numRuns: 60 * RUNS },
    )
  })

  it.each(WITH_SCRIPT)('%s: is in no error that writing ends with', async (flavour) => {
    const bytes = await archiveBytes(flavour, { script: SCRIPT })
    for (const length of [100, 200, 300, bytes.length - 1]) {
      const failure: unknown = await write('dump', bytes.slice(0, length)).catch((error: unknown) => error)
      expect(failure).toBeInstanceOf(Error)
      expect(shown(failure, { depth: null })).not.toMatch(PARTS)
    }
  })

  it.each(WITH_SCRIPT.flatMap((flavour) => FORMATS.map((format) => [flavour, format] as const)))(
    '%s: stays behind when written again as a .%s',
    async (flavour, format) => {
      const written = await write(format, await archiveBytes(flavour, { script: SCRIPT }))
      const inside = unpacked(format, written)
      expect(inside.indexOf('neostore.nodestore.db')).toBeGreaterThan(0)
      expect(inside.toString('latin1') + Buffer.from(written).toString('latin1')).not.toMatch(PARTS)
      expect(await inspectArchive(sourceOf(written), { full: true })).toMatchObject({
        ok: true,
        backup: format === 'backup' ? { hasUsersMetadata: false, usersMetadataBytes: 0 } : null,
      })
    },
  )
})

describe('the account of the machine that wrote a tar', () => {
  it.each(FLAVOURS.flatMap((flavour) => FORMATS.map((format) => [flavour, format] as const)))(
    '%s: is in no header of the .%s written from it',
    async (flavour, format) => {
      const source = await archiveBytes(flavour, { tar: { style: 'backup' } })
      const inside = unpacked(format, await write(format, source))
      expect(inside.toString('latin1')).not.toMatch(/builder|SCHILY|PaxHeaders/)
      let headers = 0
      for (let at = 0; at + 512 <= inside.length; at++) {
        if (inside.toString('latin1', at + 257, at + 265) !== 'ustar\x0000') continue
        headers++
        const header = inside.subarray(at, at + 512)
        // Mode, owner and group; the names of both; device numbers.
        expect(header.toString('latin1', 108, 124)).toBe('0000000\x000000000\x00')
        expect(header.subarray(265, 345).every((byte) => byte === 0)).toBe(true)
      }
      expect(headers).toBeGreaterThan(15)
    },
  )

  it('is there to be left behind', async () => {
    const bytes = Buffer.from(await archiveBytes('BTV2', { tar: { style: 'backup' } }))
    expect(bytes.includes('builder') && bytes.includes('SCHILY')).toBe(true)
  })
})
