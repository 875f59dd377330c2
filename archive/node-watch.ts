/**
 * Nodes below this id are watched one by one. Ids have 35 bits, and a bit for each would take 4 GiB; this takes 4 MiB and
 * covers the nodes of most stores. Of those beyond it only the highest are compared.
 */
export const WATCHED = 2 ** 25

const WORDS_MIN = 1 << 10

/**
 * Finds relationships whose nodes are not there, in one pass over the two stores, whichever comes first: one bit for each
 * node that the first names, looked up or taken back by the second. At most 4 MiB, whatever the stores hold.
 */
export class NodeWatch {
  #bits = new Uint32Array(0)
  #first: 'nodes' | 'relationships' | null = null
  #missing = Number.POSITIVE_INFINITY

  /** Notes that the node store comes now, or the relationship store. */
  begin(store: 'nodes' | 'relationships'): void {
    this.#first ??= store
  }

  /** A node in use. */
  used(id: number): void {
    if (id >= WATCHED) return
    if (this.#first === 'nodes') this.#set(id)
    else if (id >>> 5 < this.#bits.length) this.#bits[id >>> 5]! &= ~(1 << (id & 31))
  }

  /** A node that a relationship begins or ends at. */
  referred(id: number): void {
    if (id >= WATCHED) return
    if (this.#first === 'relationships') this.#set(id)
    else if (id < this.#missing && ((this.#bits[id >>> 5] ?? 0) & (1 << (id & 31))) === 0) this.#missing = id
  }

  #set(id: number): void {
    const word = id >>> 5
    if (word >= this.#bits.length) {
      const grown = new Uint32Array(Math.min(WATCHED >>> 5, Math.max(WORDS_MIN, 2 * word)))
      grown.set(this.#bits)
      this.#bits = grown
    }
    this.#bits[word]! |= 1 << (id & 31)
  }

  /** The lowest id that a relationship refers to and no node in use has; null when there is none below `WATCHED`. */
  missing(): number | null {
    if (this.#first === 'nodes') return Number.isFinite(this.#missing) ? this.#missing : null
    const word = this.#bits.findIndex((bits) => bits !== 0)
    if (word < 0) return null
    const bits = this.#bits[word]!
    return 32 * word + 31 - Math.clz32(bits & -bits)
  }
}
