// The two entropy coders of zstd (RFC 8878, section 4). Tables are plain typed arrays with one packed number an entry.
import { damaged } from './refusal.ts'

/** A table of finite state entropy; an entry is symbol, then bits << 8, then base of the next state << 16. */
export type Fse = { readonly log: number; readonly table: Int32Array }

/** A table of Huffman codes, looked up with `log` bits; an entry is bits, then symbol << 4. */
export type Huffman = { readonly log: number; readonly table: Uint16Array }

const CORRUPT = 'a zstd block cannot be unpacked'

/** The refusal of a block that breaks the rules of the format. */
export const corrupt = (): Error => damaged(CORRUPT)

/** Position of the highest bit set. */
export const highBit = (value: number): number => 31 - Math.clz32(value)

/** 25 bits or more of a little-endian bit stream, from bit `at` on. Bytes past the end count as zero. */
export function bitsAt(bytes: Uint8Array, at: number): number {
  const i = at >> 3
  return (bytes[i]! | (bytes[i + 1]! << 8) | (bytes[i + 2]! << 16) | (bytes[i + 3]! << 24)) >>> (at & 7)
}

/** Bit position of the end mark in a stream that is read backwards; it ends in the byte before `end`. */
export function startBackwards(bytes: Uint8Array, start: number, end: number): number {
  const last = end > start ? bytes[end - 1]! : 0
  if (last === 0) throw corrupt()
  return (end - 1) * 8 + highBit(last)
}

/** A table in which every state is the same symbol and takes no bits. */
export const singleSymbol = (symbol: number): Fse => ({ log: 0, table: Int32Array.of(symbol) })

/** Builds the table of a distribution: counts that add up to 2^log, where -1 stands for "less than one". */
export function buildFse(counts: readonly number[], log: number): Fse {
  const size = 1 << log
  const symbols = new Uint8Array(size)
  const next = counts.map((count) => (count < 0 ? 1 : count))
  let high = size - 1
  counts.forEach((count, symbol) => {
    if (count < 0) symbols[high--] = symbol
  })
  const step = (size >> 1) + (size >> 3) + 3
  let at = 0
  counts.forEach((count, symbol) => {
    for (let i = 0; i < count; i++) {
      symbols[at] = symbol
      do at = (at + step) & (size - 1)
      while (at > high)
    }
  })
  const table = new Int32Array(size)
  for (let i = 0; i < size; i++) {
    const symbol = symbols[i]!
    const state = next[symbol]!
    next[symbol] = state + 1
    const bits = log - highBit(state)
    table[i] = symbol | (bits << 8) | (((state << bits) - size) << 16)
  }
  return { log, table }
}

/** Reads a distribution (section 4.1.1) at byte `at`; returns its table and the byte after it. */
export function readFse(
  bytes: Uint8Array,
  at: number,
  limits: { readonly log: number; readonly symbol: number },
): { readonly fse: Fse; readonly end: number } {
  const log = (bytes[at]! & 15) + 5
  if (log > limits.log) throw corrupt()
  const counts: number[] = []
  let left = 1 << log
  let bit = at * 8 + 4
  while (left > 0) {
    const width = highBit(left + 1) + 1
    const spare = (1 << width) - 2 - left
    const low = bitsAt(bytes, bit) & ((1 << (width - 1)) - 1)
    let value = bitsAt(bytes, bit) & ((1 << width) - 1)
    if (low < spare) {
      value = low
      bit += width - 1
    } else {
      if (value >= 1 << (width - 1)) value -= spare
      bit += width
    }
    const count = value - 1
    left -= Math.abs(count)
    counts.push(count)
    // A zero is followed by how many more there are, two bits at a time.
    for (let run = count === 0 ? 3 : 0; run === 3; bit += 2) {
      run = bitsAt(bytes, bit) & 3
      for (let i = 0; i < run; i++) counts.push(0)
    }
    if (counts.length > limits.symbol + 1 || left < 0) throw corrupt()
  }
  return { fse: buildFse(counts, log), end: (bit + 7) >> 3 }
}

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

/** Decodes one Huffman stream of `bytes` (section 4.2.2) into all of `out`. */
export function decodeHuffman(
  huffman: Huffman,
  bytes: Uint8Array,
  start: number,
  end: number,
  out: Uint8Array,
): void {
  const { log, table } = huffman
  const floor = start * 8
  const mask = (1 << log) - 1
  const size = out.length
  let bit = startBackwards(bytes, start, end)
  let i = 0
  // Two codes of at most 11 bits fit in one load.
  for (const fast = floor + 2 * log; bit >= fast && i + 1 < size;) {
    const bits = bitsAt(bytes, bit - 2 * log)
    const one = table[(bits >>> log) & mask]!
    const used = one & 15
    out[i++] = one >> 4
    const two = table[(bits >>> (log - used)) & mask]!
    out[i++] = two >> 4
    bit -= used + (two & 15)
  }
  for (; i < size && bit > floor; i++) {
    const short = Math.max(0, floor + log - bit)
    const entry = table[(short > 0 ? bitsAt(bytes, floor) << short : bitsAt(bytes, bit - log)) & mask]!
    out[i] = entry >> 4
    bit -= entry & 15
  }
  if (i !== size || bit !== floor) throw corrupt()
}
