import { isZeros } from './zeros.ts'

/** Record sizes in bytes, the same in the standard and the aligned format. */
export const NODE_RECORD = 15
export const RELATIONSHIP_RECORD = 34
const NAME_RECORD = 38

const PAGE = 8192
const IN_USE = 1

/** True for the formats whose records have the sizes above. High limit records do not. */
export function hasCountableRecords(storeFormat: string | null): boolean {
  return storeFormat !== null && /^(AF|SF|v0\.A\.9)|^record-(standard|aligned)-/.test(storeFormat)
}

/** Bytes of a page that hold records: all of 8192 in an aligned store, whole records only in a standard one. */
function pageSizes(fileSize: number, record: number): readonly number[] {
  const tight = PAGE - (PAGE % record)
  if (fileSize % PAGE !== 0) return [tight]
  // A length that both page sizes divide leaves it open; the store format then decides.
  return fileSize % tight === 0 && tight !== PAGE ? [PAGE, tight] : [PAGE]
}

/** Counts the records in use in a node or relationship store, as its bytes stream by. */
export class RecordCounter {
  readonly #record: number
  readonly #scans: { readonly page: number; count: number }[]
  #offset = 0

  /** `fileSize` and `record` in bytes. */
  constructor(fileSize: number, record: number) {
    this.#record = record
    this.#scans = pageSizes(fileSize, record).map((page) => ({ page, count: 0 }))
  }

  add(chunk: Uint8Array): void {
    if (!isZeros(chunk)) for (const scan of this.#scans) scan.count += this.#scan(chunk, scan.page)
    this.#offset += chunk.length
  }

  #scan(chunk: Uint8Array, page: number): number {
    const record = this.#record
    const usable = page - (page % record)
    const start = this.#offset
    const end = start + chunk.length
    let count = 0
    for (let pageAt = start - (start % page); pageAt < end; pageAt += page) {
      const skipped = Math.max(0, Math.ceil((start - pageAt) / record)) * record
      const stop = Math.min(end, pageAt + usable) - start
      for (let at = pageAt + skipped - start; at < stop; at += record) count += chunk[at]! & IN_USE
    }
    return count
  }

  /** Records in use. `storeFormat` decides where the length of the file leaves the page size open. */
  count(storeFormat: string): number {
    const aligned = /^AF|aligned/.test(storeFormat)
    const scan = this.#scans.find(({ page }) => (page === PAGE) === aligned) ?? this.#scans[0]
    return scan?.count ?? 0
  }
}

const NAME_IN_USE = 0x10
const NAME_CONTINUES = 0x80
const NAME_TEXT = 8
const NO_NEXT = 0xffffffff

/**
 * Reads the names in a token name store (labels, relationship types, property keys): records of 38 bytes, the first of
 * which is a header. A name longer than 30 bytes goes on in the record that its own points to. Null when it is not one.
 */
export function readNames(file: Uint8Array): readonly string[] | null {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  const [page = PAGE] = pageSizes(file.length, NAME_RECORD)
  const perPage = Math.floor(page / NAME_RECORD)
  const decoder = new TextDecoder()
  const names: string[] = []
  let steps = 0
  const place = (id: number): number => Math.floor(id / perPage) * page + (id % perPage) * NAME_RECORD
  for (let id = 1; place(id) + NAME_RECORD <= file.length; id++) {
    const flags = file[place(id)]!
    if ((flags & NAME_IN_USE) === 0 || (flags & NAME_CONTINUES) !== 0) continue
    const parts: Uint8Array[] = []
    for (let next = id; next !== NO_NEXT;) {
      const at = place(next)
      // Chains do not share records, so more steps than records are a loop.
      if (at + NAME_RECORD > file.length || ++steps > file.length / NAME_RECORD) return null
      const length = view.getUint32(at) & 0xffffff
      if (length > NAME_RECORD - NAME_TEXT) return null
      parts.push(file.subarray(at + NAME_TEXT, at + NAME_TEXT + length))
      next = view.getUint32(at + 4)
    }
    names.push(parts.map((part, i) => decoder.decode(part, { stream: i < parts.length - 1 })).join(''))
  }
  return names
}
