import * as zlib from 'node:zlib'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allOf, readerOf } from './fixtures/sources.ts'
import { hex, stored } from './fixtures/archive-bytes.ts'
import { join } from './metadata-write.ts'
import { ZEROS } from './zeros.ts'
import { unzstd } from './zstd-read.ts'
import { StoredZstd } from './zstd-write.ts'

const { ZSTD_c_checksumFlag, ZSTD_c_compressionLevel, ZSTD_c_contentSizeFlag, ZSTD_c_windowLog } =
  zlib.constants

const unpack = (frame: Uint8Array, chunk?: number): Promise<Uint8Array> =>
  allOf(unzstd(readerOf(frame, chunk)))

function compress(bytes: Uint8Array, params: Readonly<Record<number, number>> = {}): Uint8Array {
  return zlib.zstdCompressSync(bytes, { params: { [ZSTD_c_checksumFlag]: 1, ...params } })
}

/** Bytes with the habits of a store: words, runs of zeros, repetition near and far, and noise. */
const storelike = fc
  .array(
    fc.oneof(
      fc.record({ kind: fc.constant('noise' as const), bytes: fc.uint8Array({ maxLength: 3000 }) }),
      fc.record({ kind: fc.constant('run' as const), byte: fc.nat(255), length: fc.nat(300_000) }),
      fc.record({ kind: fc.constant('again' as const), back: fc.nat(400_000), length: fc.nat(9000) }),
      fc.record({
        kind: fc.constant('few' as const),
        length: fc.nat(20_000),
        step: fc.integer({ min: 1, max: 9 }),
      }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => {
    let whole: Uint8Array = new Uint8Array(0)
    for (const part of parts) {
      if (part.kind === 'noise') whole = join([whole, part.bytes])
      else if (part.kind === 'run') whole = join([whole, new Uint8Array(part.length).fill(part.byte)])
      else if (part.kind === 'few') {
        const few = Uint8Array.from({ length: part.length }, (_, i) => 97 + (((i * i) >> 3) % part.step))
        whole = join([whole, few])
      } else whole = join([whole, whole.slice(-part.back - 1).subarray(0, part.length)])
    }
    return whole
  })

describe('reading zstd', () => {
  it('unpacks whatever the reference compressor makes, in whatever pieces it comes', async () => {
    await fc.assert(
      fc.asyncProperty(
        storelike,
        fc.constantFrom(-7, 1, 3, 9, 19, 22),
        fc.integer({ min: 10, max: 22 }),
        fc.nat(1),
        fc.integer({ min: 1, max: 100_000 }),
        async (bytes, level, windowLog, contentSize, chunk) => {
          const frame = compress(bytes, {
            [ZSTD_c_compressionLevel]: level,
            [ZSTD_c_windowLog]: windowLog,
            [ZSTD_c_contentSizeFlag]: contentSize,
          })
          expect(Buffer.compare(await unpack(frame, chunk), bytes)).toBe(0)
        },
      ),
      { numRuns: 40 * Number(process.env['AFTERGLOW_RUNS'] ?? 1) },
    )
  })

  it('refers back to blocks that passed by without being unpacked', async () => {
    const noise = Uint8Array.from({ length: 200_000 }, (_, i) => (Math.imul(i, 2_654_435_761) >>> 13) & 255)
    const bytes = join([noise, new Uint8Array(400_000), noise, new Uint8Array(3_000_000), noise, noise])
    expect(Buffer.compare(await unpack(compress(bytes)), bytes)).toBe(0)
  })

  it('reads frames in a row and steps over skippable ones', async () => {
    const one = compress(Uint8Array.of(1, 2, 3))
    const skippable = hex('502A4D18 03000000 FFFFFF')
    expect(await unpack(join([skippable, one, skippable, stored(Uint8Array.of(4))]))).toEqual(
      Uint8Array.of(1, 2, 3, 4),
    )
  })

  it('hands out one shared buffer for zeros', async () => {
    const zstd = new StoredZstd(false)
    const frame = join([...zstd.write({ zeros: 1e9 }), ...zstd.end()])
    const pull = unzstd(readerOf(frame))
    let length = 0
    for (let chunk = await pull(); chunk !== null; chunk = await pull()) {
      if (chunk.length > 0 && chunk.length === ZEROS.length) expect(chunk.buffer).toBe(ZEROS.buffer)
      length += chunk.length
    }
    expect(length).toBe(1e9)
  })

  it('lets others have a turn while it works', async () => {
    const zstd = new StoredZstd(true)
    const frame = join([...zstd.write({ zeros: 64 << 20 }), ...zstd.end()])
    let turns = 0
    let done = false
    const turn = (): void => {
      turns++
      if (!done) setImmediate(turn)
    }
    setImmediate(turn)
    await allOf(unzstd(readerOf(frame)))
    done = true
    expect(turns).toBeGreaterThan(4)
  })

  it('says truncated wherever the end is missing', async () => {
    const frame = compress(Uint8Array.from({ length: 5000 }, (_, i) => (i * i) % 251))
    for (let length = 0; length < frame.length; length += 1 + (length >> 3)) {
      await expect(unpack(frame.subarray(0, length)), `${length} bytes`).rejects.toMatchObject({
        reason: 'truncated',
      })
    }
  })

  it('says checksum mismatch when only the checksum or a stored byte differs', async () => {
    for (const at of [-1, -100]) {
      const frame = stored(Uint8Array.from({ length: 1000 }, (_, i) => i))
      frame[frame.length + at]! ^= 1
      await expect(unpack(frame)).rejects.toMatchObject({ reason: 'checksum-mismatch' })
    }
  })

  it.each([
    [
      'a literal tree whose states take no bits, over and over',
      '28B52FFD 00 38 6D0000 02 8000 04 F003FF FF 01020304 00',
    ],
    ['a block of the reserved kind', '28B52FFD 00 38 0F0000 00'],
    ['a block longer than a block may be', '28B52FFD 00 38 010011 00'],
    ['a dictionary', '28B52FFD 01 38 07 010000'],
    ['the reserved bit', '28B52FFD 08 38 010000'],
    ['a window of 1 GiB', '28B52FFD 00 A0 010000'],
    ['a content size that is not met', '28B52FFD 20 05 010000'],
    ['bytes after the end', '28B52FFD 00 38 010000 0001020304'],
    ['an empty compressed block', '28B52FFD 00 38 050000'],
    ['a match with nothing before it', '28B52FFD 00 38 450000 0800 01 54 00 03 00 80'],
  ])('refuses %s', async (_, bytes) => {
    await expect(unpack(hex(bytes))).rejects.toMatchObject({ reason: 'damaged' })
  })

  it('fails the same way again when read on after a failure', async () => {
    const reader = readerOf(hex('28B52FFD 00 38 0F0000 00'))
    const pull = unzstd(reader)
    await expect(allOf(pull)).rejects.toMatchObject({ reason: 'damaged' })
  })
})

describe('writing zstd', () => {
  const write = (bytes: Uint8Array, chunk: number, checksum: boolean): Uint8Array => {
    const zstd = new StoredZstd(checksum)
    const parts: Uint8Array[] = []
    for (let at = 0; at < bytes.length; at += chunk) parts.push(...zstd.write(bytes.subarray(at, at + chunk)))
    return join([...parts, ...zstd.end()])
  }

  it('is read back by the reference decoder, and is the same in whatever pieces it was written', () => {
    fc.assert(
      fc.property(
        storelike,
        fc.integer({ min: 50, max: 300_000 }),
        fc.boolean(),
        (bytes, chunk, checksum) => {
          const frame = write(bytes, chunk, checksum)
          expect(Buffer.compare(zlib.zstdDecompressSync(frame), bytes)).toBe(0)
          expect(Buffer.compare(frame, write(bytes, 1 << 20, checksum))).toBe(0)
        },
      ),
      { numRuns: 20 * Number(process.env['AFTERGLOW_RUNS'] ?? 1) },
    )
  })

  it('takes 4 bytes for 128 KiB of zeros, wherever they begin', () => {
    const zstd = new StoredZstd(false)
    const parts = [zstd.write(Uint8Array.of(1, 2, 3)), zstd.write({ zeros: 2 ** 30 }), zstd.end()]
    const frame = join(parts.flatMap((part) => [...part]))
    expect(frame.length).toBeLessThan((2 ** 30 / 2 ** 17) * 4 + 30)
  })
})
