import * as zlib from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { FIXTURE, FLAVOURS } from './fixtures/archive-bytes.ts'
import { largeArchive, spreadSource } from './fixtures/large-archive.ts'
import { inspectArchive } from './inspect.ts'

const GIB = 2 ** 30
const MIB = 2 ** 20

describe('an archive of 4 GiB', () => {
  it.each(FLAVOURS)('%s: less than 4 MiB of it are read to say what it is', async (flavour) => {
    const spread = largeArchive(flavour, 4 * GIB, zlib)
    const extension = flavour.startsWith('B') ? 'backup' : flavour.startsWith('tar') ? flavour : 'dump'
    const source = spreadSource(spread, `neo4j.${extension}`, 4 * MIB)
    const found = await inspectArchive(source)
    expect(source.size).toBeGreaterThan(3.9 * GIB)
    expect(source.handedOut).toBeLessThan(4 * MIB)
    const backup = flavour.startsWith('B')
    const aurads = flavour.startsWith('tar')
    // What is not in the head is not known: never 0, never none.
    expect(found).toMatchObject({
      ok: true,
      flavour,
      container: backup ? 'backup' : aurads ? 'aurads-tar' : 'dump',
      complete: false,
      crc32: null,
      inconsistencies: null,
      legacyIndexes: null,
      backup: backup ? { kind: 'full', recovered: true, txRange: FIXTURE.txRange } : null,
      databaseName: backup ? FIXTURE.databaseName : aurads ? 'neo4j' : null,
      takenAt: backup ? FIXTURE.takenAt : null,
    })
    const counts = found.ok ? [found.files, found.unpackedBytes !== null] : []
    expect(counts).toEqual(/^(DG|legacy-gzip)/.test(flavour) ? [null, false] : [18, true])
  })
})
