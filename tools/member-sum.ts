// The CRC-32 of one file inside of a stored archive, unpacked by Node's own zstd: nothing of the product reads it.
import { createReadStream } from 'node:fs'
import { PassThrough } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { crc32, createZstdDecompress } from 'node:zlib'

/** Bytes of the name of the container, before the zstd frame. */
const MAGIC = 4
const HEADER = 512
/** Where the magic of ustar stands in a header. */
const USTAR = 257

/** The sum of the `bytes` bytes of the member whose name has `name` in it. Throws where it is not there, or shorter. */
export async function sumOfMember(path: string, name: string, bytes: number): Promise<number> {
  let before = Buffer.alloc(0)
  let left: number | null = null
  let sum = 0
  const take = (chunk: Buffer) => {
    const part = chunk.subarray(0, left ?? 0)
    sum = crc32(part, sum)
    left = (left ?? 0) - part.length
  }
  const unpacked = new PassThrough()
  const unpacking = pipeline(createReadStream(path, { start: MAGIC }), createZstdDecompress(), unpacked)
  for await (const chunk of unpacked) {
    if (!Buffer.isBuffer(chunk)) continue
    if (left !== null) {
      take(chunk)
      continue
    }
    before = Buffer.concat([before, chunk])
    const found = before.indexOf(name)
    const header = found < 0 ? -1 : before.indexOf('ustar', found) - USTAR
    if (header < 0 || before.length < header + HEADER) {
      // As much as a header that is not whole yet can take.
      before = before.subarray(found < 0 ? Math.max(0, before.length - HEADER) : Math.max(0, found - HEADER))
      continue
    }
    left = bytes
    take(before.subarray(header + HEADER))
  }
  await unpacking
  if (left !== 0) throw new Error(`${name} is not in ${path} with ${bytes} bytes.`)
  return sum
}
