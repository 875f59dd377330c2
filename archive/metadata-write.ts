import type { BackupMetadata, DeclaredSize } from './metadata-read.ts'

const encoder = new TextEncoder()

/** The 20 bytes that declare files and bytes of the tar that follows. */
export function sizeBytes({ files, bytes }: DeclaredSize): Uint8Array {
  const view = new DataView(new ArrayBuffer(20))
  view.setInt32(0, 1)
  view.setBigInt64(4, BigInt(files))
  view.setBigInt64(12, BigInt(bytes))
  return new Uint8Array(view.buffer)
}

/**
 * Fields 1 to 13 of the backup metadata, which version 1 consists of. `compressed` is the flag of the file written, not
 * of the one that `metadata` came from. Throws a RangeError for what does not fit.
 */
export function metadataBytes(metadata: BackupMetadata, compressed: boolean): Uint8Array {
  const { storeId, databaseId, databaseName, takenAt, txRange, recovered, full } = metadata
  const flags = (recovered ? 1 : 0) | (compressed ? 2 : 0) | (full ? 4 : 0)
  const uuid = databaseId.replaceAll('-', '')
  if (!/^[0-9a-f]{32}$/i.test(uuid)) throw new RangeError(`not a UUID: ${databaseId}`)
  return join([
    Uint8Array.of(1),
    i64(BigInt(storeId.createdAt)),
    i64(storeId.random),
    text(storeId.engine),
    text(storeId.format),
    Uint8Array.of(storeId.major, storeId.minor),
    Uint8Array.of(16),
    i64(BigInt(`0x${uuid.slice(0, 16)}`)),
    i64(BigInt(`0x${uuid.slice(16)}`)),
    text(databaseName.toLowerCase()),
    i64(BigInt(Math.floor(takenAt / 1000))),
    i64(BigInt(txRange.lowest)),
    i64(BigInt(txRange.highest)),
    flags === 0 ? Uint8Array.of(0) : Uint8Array.of(1, flags),
  ])
}

/** Backup metadata of version 2, without any named field: a script with users and privileges never gets in. */
export function metadata2Bytes(metadata: BackupMetadata, compressed: boolean): Uint8Array {
  return join([Uint8Array.of(2), metadataBytes(metadata, compressed), new Uint8Array(4)])
}

function i64(value: bigint): Uint8Array {
  const view = new DataView(new ArrayBuffer(8))
  view.setBigInt64(0, value)
  return new Uint8Array(view.buffer)
}

function text(value: string): Uint8Array {
  const bytes = encoder.encode(value)
  if (bytes.length > 255) throw new RangeError(`longer than 255 bytes: ${value}`)
  return join([Uint8Array.of(bytes.length), bytes])
}

/** One array out of several. */
export function join(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
