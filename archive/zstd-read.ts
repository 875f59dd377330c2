import type { ByteReader, Pull } from './byte-reader.ts'
import { pause } from './pause.ts'
import { checksumMismatch, damaged } from './refusal.ts'
import { Xxh64 } from './xxh64.ts'
import { ZEROS } from './zeros.ts'
import { BLOCK_MAX, ZstdBlocks } from './zstd-block.ts'

/** As the zstd tool: a longer window asks for more memory than a page should give. Neo4j writes 2 MiB. */
const WINDOW_MAX = 1 << 27

/** Bytes unpacked or hashed in one go: about 10 ms of work. */
const STRETCH = 1 << 23

const RAW = 0
const RLE = 1

type Frame = {
  readonly blocks: ZstdBlocks
  readonly hash: Xxh64 | null
  readonly contentSize: number | null
  produced: number
}

/**
 * Unpacks zstd frames (RFC 8878) and verifies what they carry: content size and XXH64. Blocks that are stored or repeat
 * one byte pass without a copy. Throws `truncated`, `checksum-mismatch` or `damaged`.
 */
export function unzstd(input: ByteReader): Pull {
  let frame: Frame | null = null
  let frames = 0
  let filled = ZEROS
  let worked = 0

  const run = (value: number, length: number): Uint8Array => {
    if (value === 0) return ZEROS.subarray(0, length)
    if (filled[0] !== value) filled = new Uint8Array(BLOCK_MAX).fill(value)
    return filled.subarray(0, length)
  }

  const unpack = (frame: Frame, header: number, body: Uint8Array): Uint8Array => {
    const kind = (header >> 1) & 3
    const chunk = kind === RAW ? body : kind === RLE ? run(body[0]!, header >>> 3) : frame.blocks.unpack(body)
    if (kind <= RLE) frame.blocks.pass(chunk)
    frame.hash?.update(chunk)
    if (frame.hash !== null || kind > RLE) worked += chunk.length
    frame.produced += chunk.length
    return chunk
  }

  const slowly = async (): Promise<Uint8Array | null> => {
    if (worked > STRETCH) {
      worked = 0
      await pause()
    }
    if (frame === null) {
      const head = await input.peek(4)
      if (head.length === 0 && frames > 0) return null
      frame = await openFrame(input)
      frames++
      if (frame === null) return ZEROS.subarray(0, 0)
    }
    const open = frame
    const [a = 0, b = 0, c = 0] = await input.exactly(3)
    const header = a | (b << 8) | (c << 16)
    const chunk = unpack(open, header, await input.exactly(bodyLength(header)))
    if ((header & 1) !== 0) {
      frame = null
      await closeFrame(input, open)
    }
    return chunk
  }

  return () => {
    const head = frame === null ? undefined : input.glance(3)
    const header = head === undefined ? 1 : head[0]! | (head[1]! << 8) | (head[2]! << 16)
    // The last block of a frame is left to the slow way, which also closes the frame.
    if (frame === null || (header & 1) !== 0 || worked > STRETCH) return slowly()
    const length = 3 + bodyLength(header)
    return input.buffered < length ? slowly() : unpack(frame, header, input.take(length).subarray(3))
  }
}

function bodyLength(header: number): number {
  const kind = (header >> 1) & 3
  const size = header >>> 3
  if (kind > 2 || size > BLOCK_MAX || (kind === 2 && size < 2))
    throw damaged('a zstd block has no valid header')
  return kind === RLE ? 1 : size
}

/** Reads a frame header; null for a skippable frame, which is then behind. */
async function openFrame(input: ByteReader): Promise<Frame | null> {
  const word = littleEndian(await input.exactly(4))
  if (word >= 0x184d2a50 && word <= 0x184d2a5f) {
    await input.skip(littleEndian(await input.exactly(4)))
    return null
  }
  if (word !== 0xfd2fb528) throw damaged('other bytes follow the end of its zstd stream')
  const [flags = 0] = await input.exactly(1)
  const single = (flags & 32) !== 0
  const [exponents = 0] = single ? [] : await input.exactly(1)
  const dictionary = littleEndian(await input.exactly([0, 1, 2, 4][flags & 3] ?? 0))
  const sizeBytes = [single ? 1 : 0, 2, 4, 8][flags >> 6] ?? 0
  const declared = littleEndian(await input.exactly(sizeBytes)) + (sizeBytes === 2 ? 256 : 0)
  const window = single ? declared : 2 ** (10 + (exponents >> 3)) * (1 + (exponents & 7) / 8)
  if ((flags & 8) !== 0 || dictionary !== 0) throw damaged('its zstd header is not one that Neo4j writes')
  if (window > WINDOW_MAX) throw damaged('its zstd window is larger than 128 MiB')
  return {
    blocks: new ZstdBlocks(window),
    hash: (flags & 4) === 0 ? null : new Xxh64(),
    contentSize: sizeBytes === 0 ? null : declared,
    produced: 0,
  }
}

async function closeFrame(input: ByteReader, frame: Frame): Promise<void> {
  if (frame.hash !== null && littleEndian(await input.exactly(4)) !== frame.hash.low32()) {
    throw checksumMismatch('the zstd stream')
  }
  if (frame.contentSize !== null && frame.contentSize !== frame.produced) {
    throw damaged('its zstd stream is not as long as it says')
  }
}

function littleEndian(bytes: Uint8Array): number {
  return bytes.reduceRight((value, byte) => value * 256 + byte, 0)
}
