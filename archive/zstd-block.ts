// Compressed blocks of zstd (RFC 8878, section 3.1.1.3). Written for this page rather than taken from fzstd, which a
// file of 22 bytes can keep busy for ever: every loop here is bounded by the sizes that the block declares.
import {
  bitsAt,
  corrupt,
  decodeHuffman,
  type Fse,
  type Huffman,
  readFse,
  readHuffman,
  singleSymbol,
  startBackwards,
} from './zstd-entropy.ts'
import { type Code, LITERAL_LENGTHS, MATCH_LENGTHS, OFFSETS } from './zstd-codes.ts'
import { ZstdHistory } from './zstd-history.ts'

/** The most that a block may unpack to, and the most that it may take. */
export const BLOCK_MAX = 1 << 17

/** Unpacks the blocks of one frame, in order. It keeps what later blocks may refer to. */
export class ZstdBlocks {
  readonly #history: ZstdHistory
  readonly #repeat = [1, 4, 8]
  readonly #literals = new Uint8Array(BLOCK_MAX)
  readonly #tables: (Fse | undefined)[] = [undefined, undefined, undefined]
  #huffman: Huffman | undefined
  #literalsEnd = 0

  /** `window` in bytes, as the frame declares it. */
  constructor(window: number) {
    this.#history = new ZstdHistory(window)
  }

  /** Takes note of a block that came as it is. The chunk must stay unchanged. */
  pass(chunk: Uint8Array): void {
    this.#history.pass(chunk)
  }

  /** Unpacks a compressed block. The result is valid until the next call. Throws `damaged`. */
  unpack(block: Uint8Array): Uint8Array {
    const start = this.#history.open(BLOCK_MAX)
    const sequences = this.#readLiterals(block)
    this.#readSequences(block, sequences)
    return this.#history.since(start)
  }

  /** Reads the literals section; returns the byte after it. */
  #readLiterals(block: Uint8Array): number {
    const head = block[0]!
    const kind = head & 3
    const format = (head >> 2) & 3
    const word = bitsAt(block, 0)
    if (kind < 2) {
      const width = format & 1 ? (format & 2 ? 20 : 12) : 5
      const size = (word >>> (format & 1 ? 4 : 3)) & ((1 << width) - 1)
      const at = format & 1 ? (format & 2 ? 3 : 2) : 1
      const end = at + (kind === 0 ? size : 1)
      if (size > BLOCK_MAX || end > block.length) throw corrupt()
      if (kind === 0) this.#literals.set(block.subarray(at, end))
      else this.#literals.fill(block[at]!, 0, size)
      this.#literalsEnd = size
      return end
    }
    const width = [10, 10, 14, 18][format]!
    const size = (word >>> 4) & ((1 << width) - 1)
    const packed = bitsAt(block, 4 + width) & ((1 << width) - 1)
    let at = (4 + 2 * width) >> 3
    const end = at + packed
    if (size > BLOCK_MAX || end > block.length) throw corrupt()
    if (kind === 2) {
      const tree = readHuffman(block, at)
      this.#huffman = tree.huffman
      at = tree.end
    }
    const huffman = this.#huffman
    if (huffman === undefined || at > end) throw corrupt()
    const out = this.#literals.subarray(0, size)
    if (format === 0) decodeHuffman(huffman, block, at, end, out)
    else this.#readFourStreams(huffman, block, at, end, out)
    this.#literalsEnd = size
    return end
  }

  #readFourStreams(huffman: Huffman, block: Uint8Array, at: number, end: number, out: Uint8Array): void {
    const quarter = (out.length + 3) >> 2
    let from = at + 6
    for (let i = 0; i < 4; i++) {
      const to = i === 3 ? end : from + (block[at + 2 * i]! | (block[at + 2 * i + 1]! << 8))
      if (to > end || quarter * i > out.length) throw corrupt()
      decodeHuffman(
        huffman,
        block,
        from,
        to,
        out.subarray(quarter * i, i === 3 ? out.length : quarter * (i + 1)),
      )
      from = to
    }
  }

  /** Reads the head of the sequences section at byte `at`: how many there are, then the tables, then runs them. */
  #readSequences(block: Uint8Array, at: number): void {
    const head = block[at]
    if (head === undefined) throw corrupt()
    let count = head
    let next = at + 1
    if (head === 255) {
      count = (block[next]! | (block[next + 1]! << 8)) + 0x7f00
      next += 2
    } else if (head > 127) count = ((head - 128) << 8) | block[next++]!
    if (count === 0) {
      if (next !== block.length) throw corrupt()
      this.#history.copy(this.#literals, 0, this.#literalsEnd)
      return
    }
    const modes = block[next++]!
    if ((modes & 3) !== 0) throw corrupt()
    const table = (code: Code, slot: number): Fse => {
      const mode = (modes >> (6 - 2 * slot)) & 3
      const { fse, end } = readTable(block, next, code, mode, this.#tables[slot])
      next = end
      this.#tables[slot] = fse
      return fse
    }
    const lengths = table(LITERAL_LENGTHS, 0)
    const offsets = table(OFFSETS, 1)
    const matches = table(MATCH_LENGTHS, 2)
    if (next >= block.length) throw corrupt()
    this.#run(block, next, count, lengths, offsets, matches)
  }

  #run(block: Uint8Array, start: number, count: number, lengths: Fse, offsets: Fse, matches: Fse): void {
    const history = this.#history
    const repeat = this.#repeat
    const literals = this.#literals
    const floor = start * 8
    let literal = 0
    let bit = startBackwards(block, start, block.length)
    bit -= lengths.log
    let lengthState = bitsAt(block, bit) & ((1 << lengths.log) - 1)
    bit -= offsets.log
    let offsetState = bitsAt(block, bit) & ((1 << offsets.log) - 1)
    bit -= matches.log
    let matchState = bitsAt(block, bit) & ((1 << matches.log) - 1)
    for (let left = count; ;) {
      const lengthEntry = lengths.table[lengthState]!
      const offsetEntry = offsets.table[offsetState]!
      const matchEntry = matches.table[matchState]!
      const wide = offsetEntry & 255
      let value = 1 << wide
      if (wide > 16) {
        bit -= wide - 16
        value += (bitsAt(block, bit) & ((1 << (wide - 16)) - 1)) << 16
      }
      const narrow = wide > 16 ? 16 : wide
      bit -= narrow
      value += bitsAt(block, bit) & ((1 << narrow) - 1)
      const matchBits = MATCH_LENGTHS.bits[matchEntry & 255]!
      bit -= matchBits
      const match = MATCH_LENGTHS.base[matchEntry & 255]! + (bitsAt(block, bit) & ((1 << matchBits) - 1))
      const lengthBits = LITERAL_LENGTHS.bits[lengthEntry & 255]!
      bit -= lengthBits
      const length = LITERAL_LENGTHS.base[lengthEntry & 255]! + (bitsAt(block, bit) & ((1 << lengthBits) - 1))

      let offset = value - 3
      if (value > 3) {
        repeat[2] = repeat[1]!
        repeat[1] = repeat[0]!
        repeat[0] = offset
      } else {
        const which = value - (length === 0 ? 0 : 1)
        offset = which === 3 ? repeat[0]! - 1 : repeat[which]!
        if (which > 1) repeat[2] = repeat[1]!
        if (which > 0) repeat[1] = repeat[0]!
        repeat[0] = offset
      }
      if (bit < floor || literal + length > this.#literalsEnd) throw corrupt()
      history.copy(literals, literal, literal + length)
      literal += length
      history.repeat(offset, match)

      if (--left === 0) break
      bit -= (lengthEntry >> 8) & 255
      lengthState = (lengthEntry >> 16) + (bitsAt(block, bit) & ((1 << ((lengthEntry >> 8) & 255)) - 1))
      bit -= (matchEntry >> 8) & 255
      matchState = (matchEntry >> 16) + (bitsAt(block, bit) & ((1 << ((matchEntry >> 8) & 255)) - 1))
      bit -= (offsetEntry >> 8) & 255
      offsetState = (offsetEntry >> 16) + (bitsAt(block, bit) & ((1 << ((offsetEntry >> 8) & 255)) - 1))
      if (bit < floor) throw corrupt()
    }
    if (bit !== floor) throw corrupt()
    history.copy(literals, literal, this.#literalsEnd)
  }
}

/** Reads or picks one table of the sequences section (section 3.1.1.3.2.1). */
function readTable(
  block: Uint8Array,
  at: number,
  code: Code,
  mode: number,
  last: Fse | undefined,
): { readonly fse: Fse; readonly end: number } {
  if (mode === 0) return { fse: code.preset, end: at }
  if (mode === 2) return readFse(block, at, code)
  const fse = mode === 1 ? singleSymbol(block[at]!) : last
  if (fse === undefined || (mode === 1 && !(block[at]! <= code.symbol))) throw corrupt()
  return { fse, end: mode === 1 ? at + 1 : at }
}
