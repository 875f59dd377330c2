// Finite state entropy, the first of the two entropy coders of zstd (RFC 8878, section 4.1). Tables are plain typed arrays with one packed number an entry.
import { damaged } from './refusal.ts'

/** A table of finite state entropy; an entry is symbol, then bits << 8, then base of the next state << 16. */
export type Fse = { readonly log: number; readonly table: Int32Array }

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
