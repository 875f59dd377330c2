import { compareKeys } from './indexes.ts'
import type { IndexKey, Range } from './ports.ts'

/** Where a record stands in an index. */
export interface Place {
  readonly key: IndexKey
  readonly id: string
}

/** Places in one piece: moving half of them costs less than finding the piece. */
const MOST = 512

const comparePlaces = (a: Place, b: Place) =>
  compareKeys(a.key, b.key) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

/** The first position at which `isAfter` holds; everything before it must not. */
function lowerBound<T>(sorted: readonly T[], isAfter: (each: T) => boolean): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const each = sorted[middle]
    if (each !== undefined && isAfter(each)) high = middle
    else low = middle + 1
  }
  return low
}

/** Between two places: the piece, and how far into it. */
interface Position {
  readonly piece: number
  readonly offset: number
}

/**
 * The places of an index in their order, in pieces, so that a place among a million goes in or out as quickly as one among
 * a thousand.
 */
export class SortedPlaces {
  /** None is empty. */
  readonly #pieces: Place[][] = []

  /** In any order; no two with the same key and id. */
  constructor(places: readonly Place[]) {
    const sorted = places.toSorted(comparePlaces)
    // Room for half as many again before a piece has to be divided.
    const step = MOST / 2
    for (let from = 0; from < sorted.length; from += step) this.#pieces.push(sorted.slice(from, from + step))
  }

  add(place: Place): void {
    const at = Math.min(this.#pieceOf(place), this.#pieces.length - 1)
    const piece = this.#pieces[at]
    if (!piece) {
      this.#pieces.push([place])
      return
    }
    piece.splice(
      lowerBound(piece, (each) => comparePlaces(each, place) >= 0),
      0,
      place,
    )
    if (piece.length > MOST) this.#pieces.splice(at + 1, 0, piece.splice(MOST / 2))
  }

  /** Nothing happens where it is not there. */
  remove(place: Place): void {
    const at = this.#pieceOf(place)
    const piece = this.#pieces[at]
    if (!piece) return
    const offset = lowerBound(piece, (each) => comparePlaces(each, place) >= 0)
    const found = piece[offset]
    if (!found || comparePlaces(found, place) !== 0) return
    piece.splice(offset, 1)
    if (piece.length === 0) this.#pieces.splice(at, 1)
  }

  /** The ids in a range, in its order. */
  ids(range: Range): string[] {
    const [start, end] = this.#bounds(range)
    const limit = range.limit ?? Infinity
    const ids: string[] = []
    const { reverse = false } = range
    const [first, last] = reverse ? [end.piece, start.piece] : [start.piece, end.piece]
    const step = reverse ? -1 : 1
    for (let at = first; reverse ? at >= last : at <= last; at += step) {
      const piece = this.#pieces[at]
      if (!piece) continue
      const from = at === start.piece ? start.offset : 0
      const to = at === end.piece ? end.offset : piece.length
      for (let offset = reverse ? to - 1 : from; offset >= from && offset < to; offset += step) {
        if (ids.length >= limit) return ids
        const place = piece[offset]
        if (place) ids.push(place.id)
      }
    }
    return ids
  }

  /** How many places there are in a range. */
  count(range: Pick<Range, 'from' | 'to'>): number {
    const [start, end] = this.#bounds(range)
    let count = end.offset - start.offset
    for (let at = start.piece; at < end.piece; at++) count += this.#pieces[at]?.length ?? 0
    return Math.max(0, count)
  }

  /** The piece that a place belongs to: the first that does not end before it. */
  #pieceOf(place: Place): number {
    return lowerBound(this.#pieces, (piece) => {
      const last = piece.at(-1)
      return last !== undefined && comparePlaces(last, place) >= 0
    })
  }

  #bounds({ from, to }: Pick<Range, 'from' | 'to'>): readonly [Position, Position] {
    const start = from ? this.#position((key) => compareKeys(key, from) >= 0) : { piece: 0, offset: 0 }
    const end = to
      ? this.#position((key) => compareKeys(key, to) > 0)
      : { piece: this.#pieces.length, offset: 0 }
    const isBackwards = end.piece < start.piece || (end.piece === start.piece && end.offset < start.offset)
    return [start, isBackwards ? start : end]
  }

  /** Before the first place whose key is after what is looked for. */
  #position(isAfter: (key: IndexKey) => boolean): Position {
    const piece = lowerBound(this.#pieces, (each) => {
      const last = each.at(-1)
      return last !== undefined && isAfter(last.key)
    })
    const found = this.#pieces[piece]
    return { piece, offset: found ? lowerBound(found, (each) => isAfter(each.key)) : 0 }
  }
}
