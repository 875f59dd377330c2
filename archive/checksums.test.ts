import * as zlib from 'node:zlib'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { crc32 } from './crc32.ts'
import { Xxh64 } from './xxh64.ts'

const encoder = new TextEncoder()

/** Bytes and where to cut them. */
const cuts = fc.tuple(fc.uint8Array({ maxLength: 500 }), fc.array(fc.nat(500), { maxLength: 6 }))

function pieces(bytes: Uint8Array, at: readonly number[]): readonly Uint8Array[] {
  const edges = [0, ...at.filter((edge) => edge < bytes.length).toSorted((a, b) => a - b), bytes.length]
  return edges.slice(1).map((edge, i) => bytes.subarray(edges[i], edge))
}

describe('crc32', () => {
  it('gives the check value of the polynomial', () => {
    expect(crc32(encoder.encode('123456789'))).toBe(0xcbf43926)
    expect(crc32(new Uint8Array(0))).toBe(0)
  })

  it('agrees with zlib, whole or in pieces', () => {
    fc.assert(
      fc.property(cuts, ([bytes, at]) => {
        const streamed = pieces(bytes, at).reduce((crc, piece) => crc32(piece, crc), 0)
        expect(streamed).toBe(zlib.crc32(bytes))
      }),
    )
  })
})

describe('Xxh64', () => {
  const hashOf = (...parts: readonly Uint8Array[]): string => {
    const hash = new Xxh64()
    for (const part of parts) hash.update(part)
    return hash.digest().toString(16)
  }

  it('gives the published values', () => {
    expect(hashOf()).toBe('ef46db3751d8e999')
    expect(hashOf(encoder.encode('a'))).toBe('d24ec4f1a98c6e5b')
    expect(hashOf(encoder.encode('abc'))).toBe('44bc2cf5ad770999')
  })

  it('agrees with the checksum of a zstd frame, in whatever pieces the bytes come', () => {
    fc.assert(
      fc.property(cuts, ([bytes, at]) => {
        const frame = zlib.zstdCompressSync(bytes, { params: { [zlib.constants.ZSTD_c_checksumFlag]: 1 } })
        const hash = new Xxh64()
        for (const piece of pieces(bytes, at)) hash.update(piece)
        expect(hash.low32()).toBe(frame.readUInt32LE(frame.length - 4))
      }),
    )
  })
})
