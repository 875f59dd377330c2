import type { Piece } from './tar-write.ts'
import { Xxh64 } from './xxh64.ts'
import { isZeros, ZEROS } from './zeros.ts'

const BLOCK = 1 << 17
/** Handed on once it holds more than a block; two more then always fit. */
const OUT = 3 * BLOCK + 64
const RLE = 1

/**
 * Writes one zstd frame without a compressor: blocks stored as they are, and blocks of one repeated byte as that byte
 * (4 bytes for 128 KiB). A frame without a checksum lets a reader pass its zeros by. What is yielded is yours to keep.
 */
export class StoredZstd {
  readonly #hash: Xxh64 | null
  readonly #block = new Uint8Array(BLOCK)
  readonly #out = new Uint8Array(OUT)
  #filled = 0
  #ready = 0

  constructor(checksum: boolean) {
    this.#hash = checksum ? new Xxh64() : null
    // Magic, the checksum flag, a window of one block.
    this.#put(Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd, checksum ? 4 : 0, 0x38))
  }

  *write(piece: Piece): Generator<Uint8Array, void, undefined> {
    if (!(piece instanceof Uint8Array)) yield* this.#zeros(piece.zeros)
    else if (isZeros(piece)) yield* this.#zeros(piece.length)
    else yield* this.#bytes(piece)
  }

  *#bytes(bytes: Uint8Array): Generator<Uint8Array, void, undefined> {
    for (let at = 0; at < bytes.length;) {
      const part = bytes.subarray(at, at + BLOCK - this.#filled)
      this.#block.set(part, this.#filled)
      at += part.length
      yield* this.#grow(part.length)
    }
  }

  *end(): Generator<Uint8Array, void, undefined> {
    this.#close(true)
    if (this.#hash !== null) {
      const sum = new Uint8Array(4)
      new DataView(sum.buffer).setUint32(0, this.#hash.low32(), true)
      this.#put(sum)
    }
    yield this.#take()
  }

  *#zeros(length: number): Generator<Uint8Array, void, undefined> {
    // A long run starts a block of its own, or what stands before it would be stored with zeros up to a full block.
    if (length >= BLOCK && this.#filled > 0) this.#close(false)
    for (let left = length; left > 0;) {
      const part = Math.min(left, BLOCK - this.#filled)
      left -= part
      if (part === BLOCK) {
        this.#hash?.update(ZEROS)
        this.#head(RLE, BLOCK, false)
        this.#out[this.#ready++] = 0
        if (this.#ready > BLOCK) yield this.#take()
      } else {
        this.#block.fill(0, this.#filled, this.#filled + part)
        yield* this.#grow(part)
      }
    }
  }

  *#grow(length: number): Generator<Uint8Array, void, undefined> {
    this.#filled += length
    if (this.#filled < BLOCK) return
    this.#close(false)
    if (this.#ready > BLOCK) yield this.#take()
  }

  /** Puts out the block that was gathered. */
  #close(last: boolean): void {
    const block = this.#block.subarray(0, this.#filled)
    let same = 1
    while (same < block.length && block[same] === block[0]) same++
    const repeats = block.length > 1 && same === block.length
    this.#hash?.update(block)
    this.#head(repeats ? RLE : 0, block.length, last)
    this.#put(repeats ? block.subarray(0, 1) : block)
    this.#filled = 0
  }

  #head(kind: number, size: number, last: boolean): void {
    const header = (last ? 1 : 0) | (kind << 1) | (size << 3)
    this.#put(Uint8Array.of(header, header >> 8, header >> 16))
  }

  #put(bytes: Uint8Array): void {
    this.#out.set(bytes, this.#ready)
    this.#ready += bytes.length
  }

  #take(): Uint8Array {
    const bytes = this.#out.slice(0, this.#ready)
    this.#ready = 0
    return bytes
  }
}
