/** Record sizes in bytes, the same in the standard and the aligned format. */
export const NODE_RECORD = 15
export const RELATIONSHIP_RECORD = 34
const NAME_RECORD = 38

export const PAGE = 8192

/** True for the formats whose records have the sizes above. High limit records do not. */
export function hasCountableRecords(storeFormat: string | null): boolean {
  return storeFormat !== null && /^(AF|SF|v0\.A\.9)|^record-(standard|aligned)-/.test(storeFormat)
}

/** True for the store formats that keep a database in `neostore.*` files. */
export function isRecordFormat(storeFormat: string): boolean {
  return /^record-|^(AF|SF|HL|vE)\d|^v0\./.test(storeFormat)
}

/** Bytes from one page to the next: 8192 in an aligned store, whole records only in a standard one. */
export const tightPage = (record: number): number => PAGE - (PAGE % record)

/**
 * The page sizes that a file of `fileSize` bytes can have: one, or two where its length leaves it open and no format is
 * known that decides. The length comes first: a store in standard format has files with aligned pages, too.
 */
export function pageSizes(
  fileSize: number,
  record: number,
  storeFormat: string | null = null,
): readonly number[] {
  const tight = tightPage(record)
  if (fileSize % PAGE !== 0) return [tight]
  if (fileSize % tight !== 0 || tight === PAGE) return [PAGE]
  return storeFormat === null ? [PAGE, tight] : [pageOf(storeFormat, record)]
}

/** The page size of a format. */
export const pageOf = (storeFormat: string, record: number): number =>
  /^AF|aligned/.test(storeFormat) ? PAGE : tightPage(record)

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
