import { ByteFields } from './byte-fields.ts'
import { ByteReader } from './byte-reader.ts'
import { uuidOf } from './metadata-read.ts'
import { ArchiveRefusal } from './refusal.ts'
import { isInstant, readStoreId, storeFormatOf, type StoreId } from './store-id.ts'

/** What the `neostore` file says about its store. */
export type StoreHead = {
  readonly storeFormat: string
  readonly storeId: StoreId
  /** UUID; often not set. */
  readonly databaseId: string | null
}

/** Bytes of the file that matter. */
export const NEOSTORE_HEAD = 128

const SLOT = 9
/** Stands in slot 4 since Neo4j 5, where earlier versions keep the store version. */
const SINCE_5 = 0xcf1bbcdcb7a56463n
/** The version of a store before Neo4j 5, such as `AF4.3.0` or `v0.A.9`. */
const LEGACY_VERSION = /^[A-Za-z0-9.]{5,7}$/
const STORE_ID_SLOTS = [5, 6, 7, 8, 9, 10, 11, 12]

/**
 * Reads the head of `neostore`: slots of one byte (1 = in use) and eight bytes of value. Neo4j 5 keeps a store id there,
 * 3.5 to 4.4 a short text such as `AF4.3.0`. Null when it is neither.
 */
export async function readNeostore(head: Uint8Array): Promise<StoreHead | null> {
  if (head.length < NEOSTORE_HEAD) return null
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength)
  const slot = (index: number): bigint => view.getBigUint64(index * SLOT + 1)
  const used = (index: number): boolean => head[index * SLOT] === 1
  if (slot(4) === SINCE_5) {
    const payload = new Uint8Array(8 * STORE_ID_SLOTS.length)
    STORE_ID_SLOTS.forEach((index, i) =>
      payload.set(head.subarray(index * SLOT + 1, index * SLOT + 9), i * 8),
    )
    const storeId = await tryStoreId(payload)
    if (storeId === null) return null
    const databaseId = used(2) && used(3) && (slot(2) | slot(3)) !== 0n ? uuidOf(slot(2), slot(3)) : null
    return { storeFormat: storeFormatOf(storeId), storeId, databaseId }
  }
  const storeFormat = versionText(slot(4))
  const createdAt = Number(BigInt.asIntN(64, slot(0)))
  if (storeFormat === null || !isInstant(createdAt)) return null
  const random = BigInt.asIntN(64, slot(1))
  return { storeFormat, storeId: { createdAt, random, ...storeNames(storeFormat) }, databaseId: null }
}

async function tryStoreId(payload: Uint8Array): Promise<StoreId | null> {
  const chunks = [payload]
  try {
    return await readStoreId(new ByteFields(new ByteReader(() => chunks.pop() ?? null)))
  } catch (error) {
    if (error instanceof ArchiveRefusal) return null
    throw error
  }
}

/** A version packed in a long: the low byte is its length, the characters follow upwards. */
function versionText(value: bigint): string | null {
  const bytes = Array.from({ length: 8 }, (_, i) => Number((value >> BigInt(8 * i)) & 0xffn))
  const [length = 0, ...characters] = bytes
  const text = String.fromCharCode(...characters.slice(0, length))
  return length <= 7 && LEGACY_VERSION.test(text) && text.length === length ? text : null
}

/**
 * The parts of a store format that a store id consists of. Stores before Neo4j 5 have no such id; the parts of their
 * version take its place in a `.backup` made from one, and the store itself stays what it is. Throws a RangeError for
 * what is no store format.
 */
export function storeNames(storeFormat: string): Pick<StoreId, 'engine' | 'format' | 'major' | 'minor'> {
  const [, engine, format, major, beta, minor] = /^(\w+)-(\w+)-(\d+)(b?)\.(\d+)$/.exec(storeFormat) ?? []
  if (engine !== undefined && format !== undefined) {
    return { engine, format, major: Number(major) * (beta === 'b' ? -1 : 1), minor: Number(minor) }
  }
  if (!LEGACY_VERSION.test(storeFormat)) throw new RangeError(`not a store format: ${storeFormat}`)
  const family = storeFormat.slice(0, 2)
  const layout = family === 'AF' ? 'aligned' : family === 'HL' || family === 'vE' ? 'high_limit' : 'standard'
  const [, first = '0', second = '0'] = /^..(\d)\.(\d)/.exec(storeFormat) ?? []
  return { engine: 'record', format: layout, major: Number(first), minor: Number(second) }
}

/** The family of Neo4j that writes a store format, in words; null when it is not known. */
export function writtenBy(storeFormat: string, legacyContainer: boolean): string | null {
  if (/^(record|block|freki)-/.test(storeFormat)) return 'Neo4j 5 or later'
  if (storeFormat === 'v0.A.9') return 'Neo4j 3.5'
  const [, minor] = /^(?:AF|SF|HL)4\.(\d)\./.exec(storeFormat) ?? []
  if (minor === undefined) return null
  // One store version serves several releases; the container narrows it: DZV1 began with 4.4.
  if (minor === '3') return legacyContainer ? 'Neo4j 4.3' : 'Neo4j 4.3 or 4.4'
  return minor === '1' ? 'Neo4j 4.1 or 4.2' : 'Neo4j 4.0 to 4.2'
}
