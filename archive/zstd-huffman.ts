// Huffman codes, the second of the two entropy coders of zstd (RFC 8878, section 4.2).
import { bitsAt, corrupt, highBit, readFse, startBackwards } from './zstd-entropy.ts'

/** A table of codes, looked up with `log` bits; an entry is bits, then symbol << 4. */
export type Huffman = { readonly log: number; readonly table: Uint16Array }

/** Bytes with a view of the same. */
type Viewed = { readonly bytes: Uint8Array; readonly view: DataView }

/** Reads a Huffman tree (section 4.2.1) at byte `at`; returns its table and the byte after it. */
export function readHuffman(
  bytes: Uint8Array,
  at: number,
): { readonly huffman: Huffman; readonly end: number } {
  const head = bytes[at]!
  const weights: number[] = []
  let end = at + 1
  if (head < 128) {
    end += head
    readWeights(bytes, at + 1, end, weights)
  } else {
    for (let i = 0; i < head - 127; i++) {
      const pair = bytes[end + (i >> 1)]!
      weights.push(i & 1 ? pair & 15 : pair >> 4)
    }
    end += (head - 126) >> 1
  }
  return { huffman: buildHuffman(weights), end }
}

function readWeights(bytes: Uint8Array, start: number, end: number, weights: number[]): void {
  const { fse, end: first } = readFse(bytes, start, { log: 6, symbol: 255 })
  let bit = startBackwards(bytes, first, end)
  const states = [0, 0]
  const widths = [fse.log, fse.log]
  // Two states take turns until the bits run out. A table whose states take no bits never runs out of them.
  for (let turn = 0; ; turn ^= 1) {
    const width = widths[turn]!
    bit -= width
    if (bit < first * 8) return
    if (weights.length === 255) throw corrupt()
    const state = states[turn]! + (bitsAt(bytes, bit) & ((1 << width) - 1))
    const entry = fse.table[state]!
    weights.push(entry & 255)
    widths[turn] = (entry >> 8) & 255
    states[turn] = entry >> 16
  }
}

function buildHuffman(weights: number[]): Huffman {
  let sum = 0
  for (const weight of weights) {
    if (weight > 11) throw corrupt()
    sum += weight === 0 ? 0 : 1 << (weight - 1)
  }
  if (sum === 0 || weights.length > 255) throw corrupt()
  const log = highBit(sum) + 1
  const rest = (1 << log) - sum
  if (log > 11 || (rest & (rest - 1)) !== 0) throw corrupt()
  weights.push(highBit(rest) + 1)
  const table = new Uint16Array(1 << log)
  let at = 0
  for (let weight = 1; weight <= log; weight++) {
    weights.forEach((own, symbol) => {
      if (own !== weight) return
      const next = at + (1 << (weight - 1))
      table.fill((symbol << 4) | (log + 1 - weight), at, next)
      at = next
    })
  }
  if (at !== table.length) throw corrupt()
  return { log, table }
}

/** Decodes one stream between the bytes `start` and `end` (section 4.2.2) into the first `size` of `out`. */
export function decodeOne(
  huffman: Huffman,
  source: Viewed,
  start: number,
  end: number,
  out: Uint8Array,
  size: number,
): void {
  finish(huffman, source, start, startBackwards(source.bytes, start, end), out, 0, size)
}

/**
 * Decodes four streams that fill a quarter of `out` each (section 3.1.1.3.1.6); the lengths of three stand before them.
 * They take turns, so that none waits for its own last step.
 */
export function decodeFour(
  huffman: Huffman,
  source: Viewed,
  start: number,
  end: number,
  out: Uint8Array,
  size: number,
): void {
  const { bytes, view } = source
  const { log, table } = huffman
  const quarter = (size + 3) >> 2
  const first = start + 6
  if (first > end) throw corrupt()
  const second = first + view.getUint16(start, true)
  const third = second + view.getUint16(start + 2, true)
  const fourth = third + view.getUint16(start + 4, true)
  if (fourth > end || quarter * 3 > size) throw corrupt()
  let a = startBackwards(bytes, first, second)
  let b = startBackwards(bytes, second, third)
  let c = startBackwards(bytes, third, fourth)
  let d = startBackwards(bytes, fourth, end)
  const mask = (1 << log) - 1
  const two = 2 * log
  let i = 0
  // Two codes of at most 11 bits fit in one load.
  for (let left = (size - quarter * 3) >> 1; left > 0; left--, i += 2) {
    if (a < first * 8 + two || b < second * 8 + two || c < third * 8 + two || d < fourth * 8 + two) break
    const aBits = view.getInt32((a - two) >> 3, true) >>> ((a - two) & 7)
    const bBits = view.getInt32((b - two) >> 3, true) >>> ((b - two) & 7)
    const cBits = view.getInt32((c - two) >> 3, true) >>> ((c - two) & 7)
    const dBits = view.getInt32((d - two) >> 3, true) >>> ((d - two) & 7)
    const a1 = table[(aBits >>> log) & mask]!
    const b1 = table[(bBits >>> log) & mask]!
    const c1 = table[(cBits >>> log) & mask]!
    const d1 = table[(dBits >>> log) & mask]!
    const a2 = table[(aBits >>> (log - (a1 & 15))) & mask]!
    const b2 = table[(bBits >>> (log - (b1 & 15))) & mask]!
    const c2 = table[(cBits >>> (log - (c1 & 15))) & mask]!
    const d2 = table[(dBits >>> (log - (d1 & 15))) & mask]!
    out[i] = a1 >> 4
    out[i + 1] = a2 >> 4
    out[quarter + i] = b1 >> 4
    out[quarter + i + 1] = b2 >> 4
    out[2 * quarter + i] = c1 >> 4
    out[2 * quarter + i + 1] = c2 >> 4
    out[3 * quarter + i] = d1 >> 4
    out[3 * quarter + i + 1] = d2 >> 4
    a -= (a1 & 15) + (a2 & 15)
    b -= (b1 & 15) + (b2 & 15)
    c -= (c1 & 15) + (c2 & 15)
    d -= (d1 & 15) + (d2 & 15)
  }
  finish(huffman, source, first, a, out, i, quarter)
  finish(huffman, source, second, b, out, quarter + i, 2 * quarter)
  finish(huffman, source, third, c, out, 2 * quarter + i, 3 * quarter)
  finish(huffman, source, fourth, d, out, 3 * quarter + i, size)
}

/** Decodes what is left of a stream below `bit`, which must fill `out` from `i` to `size` exactly. */
function finish(
  { log, table }: Huffman,
  { bytes, view }: Viewed,
  start: number,
  bit: number,
  out: Uint8Array,
  i: number,
  size: number,
): void {
  const floor = start * 8
  const mask = (1 << log) - 1
  for (; bit >= floor + log && i < size; i++) {
    const entry = table[(view.getInt32((bit - log) >> 3, true) >>> ((bit - log) & 7)) & mask]!
    out[i] = entry >> 4
    bit -= entry & 15
  }
  // The last codes may be shorter than what a look at the table takes.
  for (; i < size && bit > floor; i++) {
    const short = Math.max(0, floor + log - bit)
    const entry = table[(short > 0 ? bitsAt(bytes, floor) << short : bitsAt(bytes, bit - log)) & mask]!
    out[i] = entry >> 4
    bit -= entry & 15
  }
  if (i !== size || bit !== floor) throw corrupt()
}
