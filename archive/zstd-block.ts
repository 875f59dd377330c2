// Compressed blocks of zstd (RFC 8878, section 3.1.1.3). Written for this page rather than taken from fzstd, which a
// file of 22 bytes can keep busy for ever: every loop here is bounded by the sizes that the block declares.
import { type Code, LITERAL_LENGTHS, MATCH_LENGTHS, OFFSETS } from './zstd-codes.ts'
import { bitsAt, corrupt, readFse, singleSymbol } from './zstd-entropy.ts'
import { ZstdHistory } from './zstd-history.ts'
import { decodeFour, decodeOne, type Huffman, readHuffman } from './zstd-huffman.ts'
import {
  PRESETS,
  ROOM,
  type Roomy,
  runSequences,
  type SequenceTable,
  sequenceTable,
  type SequenceTables,
} from './zstd-sequences.ts'

/** The most that a block may unpack to, and the most that it may take. */
export const BLOCK_MAX = 1 << 17

/** Unpacks the blocks of one frame, in order. It keeps what later blocks may refer to. */
export class ZstdBlocks {
  readonly #history: ZstdHistory
  readonly #block = roomy()
  readonly #literals = roomy()
  readonly #repeat = Int32Array.of(1, 4, 8)
  readonly #tables: (SequenceTable | undefined)[] = [undefined, undefined, undefined]
  #huffman: Huffman | undefined
  #literalsEnd = 0

  /** `window` in bytes, as the frame declares it. */
  constructor(window: number) {
    this.#history = new ZstdHistory(window, ROOM)
  }

  /** Takes note of a block that came as it is. The chunk must stay unchanged. */
  pass(chunk: Uint8Array): void {
    this.#history.pass(chunk)
  }

  /** Unpacks a compressed block. The result is valid until the next call. Throws `damaged`. */
  unpack(block: Uint8Array): Uint8Array {
    const start = this.#history.open(BLOCK_MAX)
    this.#block.bytes.set(block, ROOM)
    const bytes = this.#block.bytes.subarray(0, ROOM + block.length)
    this.#readSequences(bytes, this.#readLiterals(bytes))
    return this.#history.since(start)
  }

  /** Reads the literals section; returns the byte after it. */
  #readLiterals(block: Uint8Array): number {
    const head = block[ROOM]!
    const kind = head & 3
    const format = (head >> 2) & 3
    const word = bitsAt(block, ROOM * 8)
    if (kind < 2) {
      const width = format & 1 ? (format & 2 ? 20 : 12) : 5
      const size = (word >>> (format & 1 ? 4 : 3)) & ((1 << width) - 1)
      const at = ROOM + (format & 1 ? (format & 2 ? 3 : 2) : 1)
      const end = at + (kind === 0 ? size : 1)
      if (size > BLOCK_MAX || end > block.length) throw corrupt()
      if (kind === 0) this.#literals.bytes.set(block.subarray(at, end))
      else this.#literals.bytes.fill(block[at]!, 0, size)
      this.#literalsEnd = size
      return end
    }
    const width = [10, 10, 14, 18][format]!
    const size = (word >>> 4) & ((1 << width) - 1)
    const packed = bitsAt(block, ROOM * 8 + 4 + width) & ((1 << width) - 1)
    let at = ROOM + ((4 + 2 * width) >> 3)
    const end = at + packed
    if (size > BLOCK_MAX || end > block.length) throw corrupt()
    if (kind === 2) {
      const tree = readHuffman(block, at)
      this.#huffman = tree.huffman
      at = tree.end
    }
    const huffman = this.#huffman
    if (huffman === undefined || at > end) throw corrupt()
    const decode = format === 0 ? decodeOne : decodeFour
    decode(huffman, this.#block, at, end, this.#literals.bytes, size)
    this.#literalsEnd = size
    return end
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
      this.#history.append(this.#literals.bytes, 0, this.#literalsEnd)
      return
    }
    const modes = block[next++]!
    if ((modes & 3) !== 0) throw corrupt()
    const table = (code: Code, slot: 0 | 1 | 2): SequenceTable => {
      const mode = (modes >> (6 - 2 * slot)) & 3
      const { table, end } = readTable(block, next, code, mode, PRESETS[slot], this.#tables[slot])
      next = end
      this.#tables[slot] = table
      return table
    }
    const tables: SequenceTables = [table(LITERAL_LENGTHS, 0), table(OFFSETS, 1), table(MATCH_LENGTHS, 2)]
    if (next >= block.length) throw corrupt()
    const sequences = { ...this.#block, start: next, end: block.length, count }
    runSequences(sequences, tables, this.#literals, this.#literalsEnd, this.#history, this.#repeat)
  }
}

/** Room for a block, on both sides of which more can be read. */
function roomy(): Roomy {
  const bytes = new Uint8Array(ROOM + BLOCK_MAX + ROOM)
  return { bytes, view: new DataView(bytes.buffer) }
}

/** Reads or picks one table of the sequences section (section 3.1.1.3.2.1). */
function readTable(
  block: Uint8Array,
  at: number,
  code: Code,
  mode: number,
  preset: SequenceTable,
  last: SequenceTable | undefined,
): { readonly table: SequenceTable; readonly end: number } {
  if (mode === 0) return { table: preset, end: at }
  if (mode === 2) {
    const { fse, end } = readFse(block, at, code)
    return { table: sequenceTable(fse, code), end }
  }
  if (mode === 1) {
    const symbol = block[at]
    if (symbol === undefined || symbol > code.symbol) throw corrupt()
    return { table: sequenceTable(singleSymbol(symbol), code), end: at + 1 }
  }
  if (last === undefined) throw corrupt()
  return { table: last, end: at }
}
