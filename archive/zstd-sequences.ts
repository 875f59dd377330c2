// Runs the sequences of a zstd block (RFC 8878, section 3.1.1.4): the innermost loop of all reading. It works on views with
// room on both sides, so that bits come in one load and short copies go four bytes at a time, past their end if need be.
import { type Code, LITERAL_LENGTHS, MATCH_LENGTHS, OFFSETS } from './zstd-codes.ts'
import { corrupt, type Fse, startBackwards } from './zstd-entropy.ts'
import type { ZstdHistory } from './zstd-history.ts'

/**
 * Bytes that must be readable and writable on either side of whatever is worked on here: one sequence reads at most 12
 * bytes below where its bits begin before that is noticed, and a copy goes at most 7 bytes too far.
 */
export const ROOM = 16

/**
 * A table of states; two entries each: what the code of the state begins at, and packed into one number how many bits
 * add to it, how many the next state takes (<< 8) and where that begins (<< 16).
 */
export type SequenceTable = { readonly log: number; readonly states: Int32Array }

/** The three tables that a block uses, in the order in which they stand in it. */
export type SequenceTables = readonly [SequenceTable, SequenceTable, SequenceTable]

/** Puts the meaning of each code beside its state, which saves the loop a lookup. */
export function sequenceTable({ log, table }: Fse, { base, bits }: Code): SequenceTable {
  const states = new Int32Array(2 * table.length)
  table.forEach((entry, i) => {
    states[2 * i] = base[entry & 255]!
    states[2 * i + 1] = (entry & ~255) | bits[entry & 255]!
  })
  return { log, states }
}

/** The tables that the format itself defines. */
export const PRESETS: SequenceTables = [
  sequenceTable(LITERAL_LENGTHS.preset, LITERAL_LENGTHS),
  sequenceTable(OFFSETS.preset, OFFSETS),
  sequenceTable(MATCH_LENGTHS.preset, MATCH_LENGTHS),
]

/** Bytes with a view of the same; `ROOM` bytes beyond what is in use may be read and written. */
export type Roomy = { readonly bytes: Uint8Array; readonly view: DataView }

/** A block's bits, from `start` to `end` in bytes, and how many sequences they hold. */
export type Sequences = Roomy & { readonly start: number; readonly end: number; readonly count: number }

/**
 * Carries out every sequence of a block: so many literals, then so many bytes from further back. `repeat` holds the last
 * three distances and is kept up to date. Throws `damaged` for what leads out of the block, the literals or the history.
 */
export function runSequences(
  { bytes: block, view: bits, start, end, count }: Sequences,
  [lengths, offsets, matches]: SequenceTables,
  { bytes: literals, view: literalView }: Roomy,
  literalsEnd: number,
  history: ZstdHistory,
  repeat: Int32Array,
): void {
  const [lengthStates, offsetStates, matchStates] = [lengths.states, offsets.states, matches.states]
  const { bytes, view, limit } = history
  const floor = start * 8
  let at = history.end
  let literal = 0
  let [near = 0, far = 0, farthest = 0] = repeat
  let bit = startBackwards(block, start, end) - lengths.log - offsets.log - matches.log
  if (bit < floor) throw corrupt()
  let word = bits.getInt32(bit >> 3, true) >>> (bit & 7)
  let matchState = word & ((1 << matches.log) - 1)
  let offsetState = (word >>> matches.log) & ((1 << offsets.log) - 1)
  const lengthAt = bit + matches.log + offsets.log
  let lengthState = (bits.getInt32(lengthAt >> 3, true) >>> (lengthAt & 7)) & ((1 << lengths.log) - 1)
  for (let left = count; ;) {
    const lengthStep = lengthStates[2 * lengthState + 1]!
    const offsetStep = offsetStates[2 * offsetState + 1]!
    const matchStep = matchStates[2 * matchState + 1]!
    let length = lengthStates[2 * lengthState]!
    let value = offsetStates[2 * offsetState]!
    let match = matchStates[2 * matchState]!
    const lengthBits = lengthStep & 255
    const offsetBits = offsetStep & 255
    const matchBits = matchStep & 255
    if (lengthBits + offsetBits + matchBits <= 25) {
      bit -= lengthBits + offsetBits + matchBits
      word = bits.getInt32(bit >> 3, true) >>> (bit & 7)
      length += word & ((1 << lengthBits) - 1)
      match += (word >>> lengthBits) & ((1 << matchBits) - 1)
      value += (word >>> (lengthBits + matchBits)) & ((1 << offsetBits) - 1)
    } else {
      const low = offsetBits > 16 ? 16 : offsetBits
      bit -= offsetBits - low
      value += ((bits.getInt32(bit >> 3, true) >>> (bit & 7)) & ((1 << (offsetBits - low)) - 1)) << low
      bit -= low
      value += (bits.getInt32(bit >> 3, true) >>> (bit & 7)) & ((1 << low) - 1)
      bit -= matchBits
      match += (bits.getInt32(bit >> 3, true) >>> (bit & 7)) & ((1 << matchBits) - 1)
      bit -= lengthBits
      length += (bits.getInt32(bit >> 3, true) >>> (bit & 7)) & ((1 << lengthBits) - 1)
    }

    let offset = value - 3
    if (value > 3) {
      farthest = far
      far = near
      near = offset
    } else {
      const which = value - (length === 0 ? 0 : 1)
      offset = which === 0 ? near : which === 1 ? far : which === 2 ? farthest : near - 1
      if (which > 1) farthest = far
      if (which > 0) far = near
      near = offset
    }

    const stop = at + length + match
    if (bit < floor || literal + length > literalsEnd || stop > limit) throw corrupt()
    if (length > 64) bytes.set(literals.subarray(literal, literal + length), at)
    else {
      for (let i = 0; i < length; i += 4) view.setInt32(at + i, literalView.getInt32(literal + i, true), true)
    }
    at += length
    literal += length
    const from = at - offset
    if (from < 0 || offset < 1) throw corrupt()
    if (match > 64 && offset >= match) bytes.copyWithin(at, from, from + match)
    else if (offset > 3) {
      for (let i = 0; i < match; i += 4) view.setInt32(at + i, view.getInt32(from + i, true), true)
    } else if (offset === 1) bytes.fill(bytes[from]!, at, stop)
    else for (let i = 0; i < match; i++) bytes[at + i] = bytes[from + i]!
    at = stop

    if (--left === 0) break
    const lengthNext = (lengthStep >> 8) & 255
    const offsetNext = (offsetStep >> 8) & 255
    const matchNext = (matchStep >> 8) & 255
    bit -= lengthNext
    lengthState =
      (lengthStep >> 16) + ((bits.getInt32(bit >> 3, true) >>> (bit & 7)) & ((1 << lengthNext) - 1))
    bit -= matchNext + offsetNext
    word = bits.getInt32(bit >> 3, true) >>> (bit & 7)
    offsetState = (offsetStep >> 16) + (word & ((1 << offsetNext) - 1))
    matchState = (matchStep >> 16) + ((word >>> offsetNext) & ((1 << matchNext) - 1))
    if (bit < floor) throw corrupt()
  }
  if (bit !== floor) throw corrupt()
  repeat.set([near, far, farthest])
  history.end = at
  history.append(literals, literal, literalsEnd)
}
