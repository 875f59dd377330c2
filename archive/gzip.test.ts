import * as zlib from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { hex } from './fixtures/archive-bytes.ts'
import { allOf, readerOf } from './fixtures/sources.ts'
import { gunzip } from './gzip.ts'
import { join } from './metadata-write.ts'

const content = Uint8Array.from({ length: 100_000 }, (_, i) => (i * i) >> 3)
const packed: Uint8Array = zlib.gzipSync(content)
const unpack = (bytes: Uint8Array, chunk?: number): Promise<Uint8Array> =>
  allOf(gunzip(readerOf(bytes, chunk)))

describe('reading gzip', () => {
  it.each([1, 7, 1000, 1 << 20])('unpacks in pieces of %i bytes', async (chunk) => {
    expect(Buffer.compare(await unpack(packed, chunk), content)).toBe(0)
  })

  it('steps over every optional field of the header', async () => {
    const header = hex('1F8B08 1E 00000000 0003 0400 01020304 6E616D6500 6E6F746500')
    const sum = zlib.crc32(header)
    const whole = (low: number): Uint8Array =>
      join([header, Uint8Array.of(low & 255, (sum >> 8) & 255), packed.subarray(10)])
    expect(Buffer.compare(await unpack(whole(sum)), content)).toBe(0)
    await expect(unpack(whole(sum + 1))).rejects.toMatchObject({ reason: 'checksum-mismatch' })
  })

  it('says truncated wherever the end is missing', async () => {
    for (const length of [
      0,
      5,
      9,
      10,
      17,
      18,
      100,
      packed.length >> 1,
      packed.length - 9,
      packed.length - 1,
    ]) {
      await expect(unpack(packed.slice(0, length)), `${length} bytes`).rejects.toMatchObject({
        reason: 'truncated',
      })
    }
  })

  it.each([1, 5])(
    'says checksum mismatch when the trailer differs %i bytes before the end',
    async (fromEnd) => {
      const bytes = Uint8Array.from(packed)
      bytes[bytes.length - fromEnd]! ^= 1
      await expect(unpack(bytes)).rejects.toMatchObject({ reason: 'checksum-mismatch' })
    },
  )

  it.each([0, 2, 3, 10])('says damaged when byte %i is wrong', async (at) => {
    const bytes = Uint8Array.from(packed)
    bytes[at] = 0xff
    await expect(unpack(bytes)).rejects.toMatchObject({ reason: 'damaged' })
  })

  it('gives up on a name without end', async () => {
    const header = hex('1F8B08 08 00000000 0003')
    const endless = join([header, new Uint8Array(100_000).fill(65), packed.subarray(10)])
    await expect(unpack(endless)).rejects.toMatchObject({ reason: 'damaged' })
  })

  it('says damaged when something follows the end', async () => {
    await expect(unpack(join([packed, packed]))).rejects.toMatchObject({ reason: 'damaged' })
  })

  it('passes on what goes wrong below it', async () => {
    const failure = new Error('the disk is gone')
    const input = readerOf(packed, 1000)
    input.more = () => Promise.reject(failure)
    await expect(allOf(gunzip(input))).rejects.toBe(failure)
  })
})
