import { compareKeys, indexes, nobody, owners, type Owner } from './indexes.ts'
import type { IndexKey, Range } from './ports.ts'
import type { RecordKind, Records } from './records.ts'

/** A record, or what is left of one, and the commit that wrote it last; 0 for a seeded one. */
export interface Entry<K extends RecordKind> {
  readonly record: Records[K] | null
  readonly version: number
  readonly owner: Owner
  /** There is a seeded record under this id: its deletion must be remembered for ever. */
  readonly seeded: boolean
}

interface Place {
  readonly key: IndexKey
  readonly id: string
}

type KeyOf<K extends RecordKind> = (record: Records[K]) => IndexKey | null

const comparePlaces = (a: Place, b: Place) =>
  compareKeys(a.key, b.key) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

/** The first position at which `isAfter` holds; everything before it must not. */
function lowerBound(places: readonly Place[], isAfter: (place: Place) => boolean): number {
  let low = 0
  let high = places.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const place = places[middle]
    if (place && isAfter(place)) high = middle
    else low = middle + 1
  }
  return low
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    for (const each of Object.values(value)) deepFreeze(each)
  }
  return value
}

/** Records of one kind with their indexes: sorted lists, made when first asked for, searched by halves. */
export class MemoryTable<K extends RecordKind> {
  readonly #kind: K
  readonly #entries = new Map<string, Entry<K>>()
  readonly #keys: Readonly<Record<string, KeyOf<K>>>
  readonly #sorted = new Map<string, Place[]>()

  constructor(kind: K) {
    this.#kind = kind
    this.#keys = indexes[kind]
  }

  entry(id: string): Entry<K> | undefined {
    return this.#entries.get(id)
  }

  entries(): IterableIterator<[string, Entry<K>]> {
    return this.#entries.entries()
  }

  get(id: string): Records[K] | undefined {
    const record = this.#entries.get(id)?.record
    return record ? deepFreeze(record) : undefined
  }

  /** A record of the seed: version 0, frozen only when it is read. */
  seed(record: Records[K]): void {
    const owner: Owner = owners[this.#kind](record)
    this.#entries.set(record.id, { record, version: 0, owner, seeded: true })
    this.#sorted.clear()
  }

  /** Puts a record or, with null, what is left of it. Returns what was there. */
  write(id: string, record: Records[K] | null, version: number, formerOwner?: Owner): Entry<K> | undefined {
    const before = this.#entries.get(id)
    const owner = record ? owners[this.#kind](record) : (before?.owner ?? formerOwner ?? nobody)
    this.#entries.set(id, {
      record: record && deepFreeze(record),
      version,
      owner: { instanceId: owner.instanceId, tenantId: owner.tenantId },
      seeded: before?.seeded ?? false,
    })
    this.#move(id, before?.record ?? null, record)
    return before
  }

  /** Puts back what `write` returned. */
  undo(id: string, before: Entry<K> | undefined): void {
    const now = this.#entries.get(id)?.record ?? null
    if (before) this.#entries.set(id, before)
    else this.#entries.delete(id)
    this.#move(id, now, before?.record ?? null)
  }

  /** Forgets what is left of a deleted record. */
  forget(id: string): void {
    if (this.#entries.get(id)?.record === null) this.#entries.delete(id)
  }

  ids(index: string, range: Range): string[] {
    const places = this.#index(index)
    const [start, end] = this.#bounds(places, range)
    const limit = Math.min(range.limit ?? Infinity, end - start)
    const slice = range.reverse
      ? places.slice(end - limit, end).reverse()
      : places.slice(start, start + limit)
    return slice.map((place) => place.id)
  }

  count(index: string, range: Pick<Range, 'from' | 'to'>): number {
    const [start, end] = this.#bounds(this.#index(index), range)
    return end - start
  }

  #bounds(places: readonly Place[], { from, to }: Pick<Range, 'from' | 'to'>): [number, number] {
    const start = from ? lowerBound(places, (place) => compareKeys(place.key, from) >= 0) : 0
    const end = to ? lowerBound(places, (place) => compareKeys(place.key, to) > 0) : places.length
    return [start, Math.max(start, end)]
  }

  #index(name: string): Place[] {
    const known = this.#sorted.get(name)
    if (known) return known
    const keyOf = this.#keyOf(name)
    const places: Place[] = []
    for (const [id, { record }] of this.#entries) {
      const key = record && keyOf(record)
      if (key) places.push({ key, id })
    }
    places.sort(comparePlaces)
    this.#sorted.set(name, places)
    return places
  }

  #keyOf(name: string): KeyOf<K> {
    const keyOf = this.#keys[name]
    if (!keyOf) throw new Error(`There is no index ${name} of ${this.#kind} records.`)
    return keyOf
  }

  #move(id: string, before: Records[K] | null, after: Records[K] | null): void {
    for (const [name, places] of this.#sorted) {
      const keyOf = this.#keyOf(name)
      const oldKey = before && keyOf(before)
      const newKey = after && keyOf(after)
      if (oldKey && newKey && compareKeys(oldKey, newKey) === 0) continue
      if (oldKey) {
        const place = { key: oldKey, id }
        places.splice(
          lowerBound(places, (each) => comparePlaces(each, place) >= 0),
          1,
        )
      }
      if (newKey) {
        const place = { key: newKey, id }
        places.splice(
          lowerBound(places, (each) => comparePlaces(each, place) >= 0),
          0,
          place,
        )
      }
    }
  }
}
