/** Checksums of what one request of an upload sends, as tus names them. Streamed; `crypto.subtle` can do neither, and is missing on plain http. */
import { sha1 } from '@noble/hashes/legacy.js'
import { crc32 } from '../archive/crc32.ts'

export type ChecksumAlgorithm = 'sha1' | 'crc32'

/** What the bytes of a request are said to have. */
export interface Checksum {
  readonly algorithm: ChecksumAlgorithm
  /** 20 bytes, or the 4 of a CRC-32 with the highest first. */
  readonly digest: Uint8Array
}

/** The bytes of a digest. */
export const digestBytes: Readonly<Record<ChecksumAlgorithm, number>> = { sha1: 20, crc32: 4 }

/** What arrived is not what was sent. */
export class OtherChecksum extends Error {
  override readonly name = 'OtherChecksum'
}

/** Sees the bytes in their order; its `end` throws `OtherChecksum` where they are not those of the checksum. */
export function comparing({ algorithm, digest }: Checksum): { chunk(bytes: Uint8Array): void; end(): void } {
  const sum = algorithm === 'sha1' ? sha1.create() : createCrc()
  return {
    chunk(bytes) {
      sum.update(bytes)
    },
    end() {
      const found = sum.digest()
      if (found.some((byte, i) => byte !== digest[i]) || found.length !== digest.length)
        throw new OtherChecksum('The checksum of what arrived is another.')
    },
  }
}

function createCrc() {
  let sum = 0
  return {
    update(bytes: Uint8Array) {
      sum = crc32(bytes, sum)
    },
    digest: () => new Uint8Array([sum >>> 24, sum >>> 16, sum >>> 8, sum]),
  }
}
