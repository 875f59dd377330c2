import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CREATED_AT, names, neostore, RANDOM_ID, records } from './fixtures/record-store.ts'
import { readNeostore, storeNames, writtenBy } from './neostore.ts'
import { NodeWatch } from './node-watch.ts'
import { RecordScan } from './record-scan.ts'
import { NODE_RECORD, readNames, RELATIONSHIP_RECORD } from './record-store.ts'
import { ZEROS } from './zeros.ts'

function count(file: Uint8Array, record: number, format: string, chunk: number): number {
  const scan = new RecordScan(
    record === NODE_RECORD ? 'nodes' : 'relationships',
    file.length,
    null,
    new NodeWatch(),
  )
  for (let at = 0; at < file.length; at += chunk) scan.add(file.subarray(at, at + chunk))
  scan.end()
  return scan.figures(format).count
}

describe('counting records', () => {
  it('counts those in use, in both layouts and whatever pieces the file comes in', () => {
    fc.assert(
      fc.property(
        fc.array(fc.boolean(), { minLength: 1, maxLength: 1500 }),
        fc.constantFrom(NODE_RECORD, RELATIONSHIP_RECORD),
        fc.boolean(),
        fc.integer({ min: 100, max: 20_000 }),
        (inUse, record, aligned, chunk) => {
          const file = records(inUse, record, aligned)
          const format = aligned ? 'record-aligned-1.1' : 'record-standard-1.1'
          expect(count(file, record, format, chunk)).toBe(inUse.filter(Boolean).length)
        },
      ),
      { numRuns: 30 * Number(process.env['AFTERGLOW_RUNS'] ?? 1) },
    )
  })

  it('lets the store format decide where the length of the file fits both page sizes', () => {
    // 4096 standard pages of 8190 bytes are as long as 4095 aligned ones of 8192.
    const standard = records(
      Array.from({ length: 4096 * 546 }, () => true),
      NODE_RECORD,
      false,
    )
    expect(standard.length % 8192).toBe(0)
    expect(count(standard, NODE_RECORD, 'record-standard-1.1', 1 << 20)).toBe(4096 * 546)
    expect(count(standard, NODE_RECORD, 'SF4.3.0', 1 << 20)).toBe(4096 * 546)
    expect(count(standard, NODE_RECORD, 'AF4.3.0', 1 << 20)).not.toBe(4096 * 546)
  })

  it('counts nothing in known zeros, and goes on behind them', () => {
    const scan = new RecordScan('nodes', ZEROS.length + 8192, null, new NodeWatch())
    scan.add(ZEROS)
    scan.add(records([true, true], NODE_RECORD, true))
    scan.end()
    expect(scan.figures('AF4.3.0')).toEqual({ count: 2, highestNode: 16 * 546 + 1, capacity: 17 * 546 })
  })
})

describe('reading names', () => {
  it('reads names of any length, in any script', () => {
    const texts = ['Person', 'x'.repeat(30), 'x'.repeat(31), 'é'.repeat(50), '人'.repeat(33), 'Movie']
    expect(readNames(names(texts))).toEqual(texts)
    expect(readNames(names([]))).toEqual([])
    expect(readNames(new Uint8Array(0))).toEqual([])
  })

  it('gives up on a chain that loops, leads out of the file or is too long', () => {
    for (const [at, value] of [
      [42, 1],
      [42, 5000],
      [38, 0x1000001f],
    ] as const) {
      const file = names(['Person'])
      new DataView(file.buffer).setUint32(at, value)
      expect(readNames(file)).toBeNull()
    }
  })
})

describe('reading neostore', () => {
  it.each([
    'record-standard-1.1',
    'record-aligned-1.1',
    'block-block-1.1',
    'AF4.3.0',
    'SF4.0.0',
    'AF4.1.a',
    'v0.A.9',
  ])('reads %s', async (format) => {
    const head = await readNeostore(neostore(format))
    expect(head?.storeFormat).toBe(format)
    expect(head?.storeId).toMatchObject({ createdAt: CREATED_AT, random: RANDOM_ID })
    expect(head?.databaseId).toBeNull()
  })

  it('reads a database id where there is one', async () => {
    const file = neostore('record-aligned-1.1')
    const view = new DataView(file.buffer)
    file[18] = file[27] = 1
    view.setBigUint64(19, 0xea50f1ecf4724b20n)
    view.setBigUint64(28, 0x8957f0d902e55e54n)
    expect((await readNeostore(file))?.databaseId).toBe('ea50f1ec-f472-4b20-8957-f0d902e55e54')
  })

  it('says nothing about what it does not know', async () => {
    expect(await readNeostore(new Uint8Array(8192))).toBeNull()
    expect(await readNeostore(new Uint8Array(5))).toBeNull()
    const file = neostore('record-aligned-1.1')
    file[46] = 9
    expect(await readNeostore(file)).toBeNull()
  })
})

describe('store formats', () => {
  it.each([
    ['record-standard-1.1', false, 'Neo4j 5 or later'],
    ['block-block-1.1', false, 'Neo4j 5 or later'],
    ['AF4.3.0', true, 'Neo4j 4.3'],
    ['SF4.3.0', false, 'Neo4j 4.3 or 4.4'],
    ['AF4.1.a', true, 'Neo4j 4.1 or 4.2'],
    ['SF4.0.0', true, 'Neo4j 4.0 to 4.2'],
    ['v0.A.9', true, 'Neo4j 3.5'],
    ['ZZ9.9.9', true, null],
  ])('%s was written by', (format, legacy, words) => {
    expect(writtenBy(format, legacy)).toBe(words)
  })

  it('are taken apart for the metadata of a backup', () => {
    expect(storeNames('record-high_limit-3b.1')).toEqual({
      engine: 'record',
      format: 'high_limit',
      major: -3,
      minor: 1,
    })
    expect(storeNames('AF4.3.0')).toEqual({ engine: 'record', format: 'aligned', major: 4, minor: 3 })
    expect(() => storeNames('no format')).toThrow(RangeError)
  })
})
