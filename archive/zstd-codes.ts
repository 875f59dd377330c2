// The codes of zstd's sequences (RFC 8878, sections 3.1.1.3.2 and 3.1.1.3.2.2).
import { buildFse, type Fse } from './zstd-entropy.ts'

/** One of the three codes of a sequence: its preset table, and for each symbol a base and how many bits follow. */
export type Code = {
  readonly log: number
  readonly symbol: number
  readonly preset: Fse
  readonly base: Int32Array
  readonly bits: Uint8Array
}

function code(log: number, counts: readonly number[], first: number, bits: readonly number[]): Code {
  const base = new Int32Array(bits.length)
  let next = first
  bits.forEach((width, i) => {
    base[i] = next
    next += 2 ** width
  })
  const preset = buildFse(counts, Math.log2(counts.reduce((sum, count) => sum + Math.abs(count), 0)))
  return { log, symbol: bits.length - 1, preset, base, bits: Uint8Array.from(bits) }
}

const times = (count: number, value: number): number[] => Array.from({ length: count }, () => value)

export const LITERAL_LENGTHS = code(
  9,
  [4, 3, ...times(11, 2), 1, 1, 1, ...times(9, 2), 3, 2, ...times(5, 1), ...times(4, -1)],
  0,
  [...times(16, 0), 1, 1, 1, 1, 2, 2, 3, 3, 4, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16],
)
export const MATCH_LENGTHS = code(9, [1, 4, 3, ...times(6, 2), ...times(37, 1), ...times(7, -1)], 3, [
  ...times(32, 0),
  1,
  1,
  1,
  1,
  2,
  2,
  3,
  3,
  4,
  4,
  5,
  7,
  8,
  9,
  10,
  11,
  12,
  13,
  14,
  15,
  16,
])
// Offsets are 2^code plus as many bits. Code 31 would need a window far beyond what is accepted.
export const OFFSETS = code(
  8,
  [...times(6, 1), 2, 2, 2, ...times(15, 1), ...times(5, -1)],
  1,
  Array.from({ length: 31 }, (_, i) => i),
)
