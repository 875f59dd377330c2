import type { NodeWatch } from './node-watch.ts'
import { NODE_RECORD, pageOf, pageSizes, RELATIONSHIP_RECORD } from './record-store.ts'
import { isZeros } from './zeros.ts'

const IN_USE = 1
const HIGH = 2 ** 32

/** What one pass over a node or relationship store finds. */
export type RecordFigures = {
  /** Records in use. */
  readonly count: number
  /** The highest node id in use, or the highest that a relationship refers to; -1 for none. */
  readonly highestNode: number
  /** Records that the file has room for. */
  readonly capacity: number
}

/** Takes note of the records of a page that starts at `at`; `id` is that of the first. */
type Visit = (scan: PageScan, page: Uint8Array, at: number, id: number, watch: NodeWatch | null) => void

/** One reading of a file, by one page size: what comes in is cut into pages, and each is visited. */
class PageScan {
  readonly page: number
  readonly records: number
  readonly #visit: Visit
  readonly #watch: NodeWatch | null
  readonly #carry: Uint8Array
  #held = 0
  #pages = 0
  count = 0
  highestNode = -1

  constructor(page: number, record: number, visit: Visit, watch: NodeWatch | null) {
    this.page = page
    this.records = Math.floor(page / record)
    this.#visit = visit
    this.#watch = watch
    this.#carry = new Uint8Array(page)
  }

  add(chunk: Uint8Array): void {
    let at = 0
    if (this.#held > 0) {
      at = Math.min(this.page - this.#held, chunk.length)
      this.#carry.set(chunk.subarray(0, at), this.#held)
      this.#held += at
      if (this.#held < this.page) return
      this.#see(this.#carry, 0)
    }
    const end = chunk.length - ((chunk.length - at) % this.page)
    if (isZeros(chunk)) this.#pages += (end - at) / this.page
    else for (; at < end; at += this.page) this.#see(chunk, at)
    this.#carry.set(chunk.subarray(end))
    this.#held = chunk.length - end
  }

  #see(bytes: Uint8Array, at: number): void {
    this.#visit(this, bytes, at, this.#pages++ * this.records, this.#watch)
  }

  /** Also looks at a last page that is not whole, as if zeros followed. */
  end(): RecordFigures {
    if (this.#held > 0) this.#see(this.#carry.fill(0, this.#held), 0)
    this.#held = 0
    const { count, highestNode } = this
    return { count, highestNode, capacity: this.#pages * this.records }
  }
}

function visitNodes(scan: PageScan, page: Uint8Array, at: number, id: number, watch: NodeWatch | null): void {
  const end = id + scan.records
  for (; id < end; id++, at += NODE_RECORD) {
    if ((page[at]! & IN_USE) === 0) continue
    scan.count++
    scan.highestNode = id
    watch?.used(id)
  }
}

/**
 * A relationship begins with a byte of flags and high bits, then its two nodes, four bytes each, then its type. The high
 * bits of the first node are in the flags, those of the second in the type.
 */
function visitRelationships(
  scan: PageScan,
  page: Uint8Array,
  at: number,
  _id: number,
  watch: NodeWatch | null,
): void {
  const view = new DataView(page.buffer, page.byteOffset, page.length)
  for (let left = scan.records; left > 0; left--, at += RELATIONSHIP_RECORD) {
    const flags = page[at]!
    if ((flags & IN_USE) === 0) continue
    scan.count++
    const first = view.getUint32(at + 1) + ((flags >> 1) & 7) * HIGH
    const second = view.getUint32(at + 5) + ((page[at + 9]! >> 4) & 7) * HIGH
    const highest = first > second ? first : second
    if (highest > scan.highestNode) scan.highestNode = highest
    watch?.referred(first)
    watch?.referred(second)
  }
}

/** Reads a node or relationship store as its bytes stream by, page by page. */
export class RecordScan {
  readonly #record: number
  readonly #scans: readonly PageScan[]
  readonly #found: (RecordFigures | undefined)[] = []
  /** Whether every record was seen by the watch: only where the page size was known from the start. */
  readonly watched: boolean

  /** `fileSize` in bytes; `storeFormat` as far as it is known by now. */
  constructor(
    store: 'nodes' | 'relationships',
    fileSize: number,
    storeFormat: string | null,
    watch: NodeWatch,
  ) {
    const record = store === 'nodes' ? NODE_RECORD : RELATIONSHIP_RECORD
    const visit = store === 'nodes' ? visitNodes : visitRelationships
    const sizes = pageSizes(fileSize, record, storeFormat)
    this.watched = sizes.length === 1
    if (this.watched) watch.begin(store)
    this.#record = record
    this.#scans = sizes.map((page) => new PageScan(page, record, visit, this.watched ? watch : null))
  }

  add(chunk: Uint8Array): void {
    for (const scan of this.#scans) scan.add(chunk)
  }

  /** Ends the reading. */
  end(): void {
    this.#found.push(...this.#scans.map((scan) => scan.end()))
  }

  /** What was found, read as `storeFormat` has it where the length of the file left the page size open. */
  figures(storeFormat: string): RecordFigures {
    const fitting = this.#scans.findIndex(({ page }) => page === pageOf(storeFormat, this.#record))
    return this.#found[Math.max(0, fitting)] ?? { count: 0, highestNode: -1, capacity: 0 }
  }
}
