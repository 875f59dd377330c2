import { ByteFields } from './byte-fields.ts'
import type { ByteReader } from './byte-reader.ts'
import { corruptMetadata, unsupportedVersion } from './refusal.ts'
import { isInstant, readStoreId, type StoreId } from './store-id.ts'

/** The metadata of a `.backup`. */
export type BackupMetadata = {
  readonly storeId: StoreId
  readonly databaseId: string
  readonly databaseName: string
  /** Epoch ms. */
  readonly takenAt: number
  readonly txRange: { readonly lowest: number; readonly highest: number }
  readonly recovered: boolean
  readonly full: boolean
  /** Length of the script with users and privileges in bytes; 0 without one. The script itself is never kept. */
  readonly scriptBytes: number
}

/** The declared content of a tar: regular files, and the sum of their sizes in bytes. */
export type DeclaredSize = { readonly files: number; readonly bytes: number }

const FIELDS_MAX = 64
const KEY_MAX = 1024

/**
 * Reads backup metadata of either version; version 2 begins with its number and ends with named fields. `learnt` is told
 * what stands before a field each time that one is about to be stepped over.
 */
export async function readBackupMetadata(
  reader: ByteReader,
  version: 1 | 2,
  learnt?: (metadata: BackupMetadata) => void,
): Promise<BackupMetadata> {
  const fields = new ByteFields(reader)
  const number = version === 1 ? 2 : await fields.u8()
  if (number !== 2) throw unsupportedVersion(`backup metadata ${number}`)
  const storeId = await readStoreId(fields)
  const databaseId = await readUuid(fields)
  const databaseName = await fields.text(await fields.u8(), 'the database name')
  const takenAt = 1000 * (await fields.count('the time of the backup'))
  if (!isInstant(takenAt)) throw corruptMetadata('the time of the backup is out of range')
  const lowest = await fields.count('the lowest transaction id')
  const highest = await fields.count('the highest transaction id')
  if (lowest > highest) throw corruptMetadata('the transaction range runs backwards')
  const flagBytes = await fields.u8()
  if (flagBytes > 1) throw corruptMetadata('the flags are not known')
  const flags = flagBytes === 0 ? 0 : await fields.u8()
  if (flags > 7) throw corruptMetadata('the flags are not known')
  const metadata: BackupMetadata = {
    storeId,
    databaseId,
    databaseName,
    takenAt,
    txRange: { lowest, highest },
    recovered: (flags & 1) !== 0,
    full: (flags & 4) !== 0,
    scriptBytes: 0,
  }
  if (version === 1) return metadata
  const found = (scriptBytes: number): void => learnt?.({ ...metadata, scriptBytes })
  return { ...metadata, scriptBytes: await skipNamedFields(fields, found) }
}

async function readUuid(fields: ByteFields): Promise<string> {
  if ((await fields.u8()) !== 16) throw corruptMetadata('the database id is not a UUID')
  return uuidOf(await fields.i64(), await fields.i64())
}

/** A UUID from its halves as signed 64-bit numbers. */
export function uuidOf(high: bigint, low: bigint): string {
  const hex = [high, low].map((half) => BigInt.asUintN(64, half).toString(16).padStart(16, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}

/** Steps over the named fields; returns the length of `metadataScript`. Values pass unread: one holds password hashes. */
async function skipNamedFields(fields: ByteFields, found: (scriptBytes: number) => void): Promise<number> {
  const count = await fields.i32()
  if (count < 0 || count > FIELDS_MAX) throw corruptMetadata('the number of its fields is out of range')
  let scriptBytes = 0
  for (let i = 0; i < count; i++) {
    const keyLength = await fields.i32()
    if (keyLength < 0 || keyLength > KEY_MAX) throw corruptMetadata('a field has no valid name')
    const key = await fields.text(keyLength, 'the name of a field')
    const length = await fields.i32()
    if (length < 0) throw corruptMetadata('a field has a negative length')
    if (key === 'metadataScript') scriptBytes = length
    found(scriptBytes)
    await fields.skip(length)
  }
  return scriptBytes
}

/** Reads the 20 bytes that declare files and bytes of the tar that follows. */
export async function readDeclaredSize(reader: ByteReader): Promise<DeclaredSize> {
  const fields = new ByteFields(reader)
  const version = await fields.i32()
  if (version !== 1) throw unsupportedVersion(`archive metadata ${version}`)
  const files = await fields.count('the number of files')
  return { files, bytes: await fields.count('the number of bytes') }
}
