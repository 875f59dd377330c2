import { compareKeys, indexes, nobody, owners, type Owner } from './indexes.ts'
import type { IndexKey, Range } from './ports.ts'
import type { RecordKind, Records } from './records.ts'
import { SortedPlaces, type Place } from './sorted-places.ts'

/** A record, or what is left of one, and the commit that wrote it last; 0 for a seeded one. */
export interface Entry<K extends RecordKind> {
  readonly record: Records[K] | null
  readonly version: number
  readonly owner: Owner
  /** There is a seeded record under this id: its deletion must be remembered for ever. */
  readonly seeded: boolean
}

type KeyOf<K extends RecordKind> = (record: Records[K]) => IndexKey | null

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    for (const each of Object.values(value)) deepFreeze(each)
  }
  return value
}

/** Records of one kind with their indexes: made when first asked for, kept in order from then on. */
export class MemoryTable<K extends RecordKind> {
  readonly #kind: K
  readonly #entries = new Map<string, Entry<K>>()
  readonly #keys: Readonly<Record<string, KeyOf<K>>>
  readonly #sorted = new Map<string, SortedPlaces>()

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
    return this.#index(index).ids(range)
  }

  count(index: string, range: Pick<Range, 'from' | 'to'>): number {
    return this.#index(index).count(range)
  }

  #index(name: string): SortedPlaces {
    const known = this.#sorted.get(name)
    if (known) return known
    const keyOf = this.#keyOf(name)
    const places: Place[] = []
    for (const [id, { record }] of this.#entries) {
      const key = record && keyOf(record)
      if (key) places.push({ key, id })
    }
    const sorted = new SortedPlaces(places)
    this.#sorted.set(name, sorted)
    return sorted
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
      if (oldKey) places.remove({ key: oldKey, id })
      if (newKey) places.add({ key: newKey, id })
    }
  }
}
