import type { BackupMetadata, DeclaredSize } from './metadata-read.ts'
import type { StoreId } from './store-id.ts'
import type { Piece } from './tar-write.ts'
import { crc32 } from './crc32.ts'

/** What has to be known before the first byte of an archive can be written. */
export type WritePlan = {
  readonly size: DeclaredSize
  /** Epoch seconds, for every member of the tar. */
  readonly mtime: number
  /** Whether the zstd frame carries a checksum. */
  readonly checksum: boolean
  /** Throws an `ArchiveRefusal` when the content does not say what a `.backup` has to. */
  metadata(): BackupMetadata
  /** The tar without its end; each call starts over. A piece is valid until the next. */
  tar(): AsyncIterable<Piece> | Iterable<Piece>
}

/** Epoch ms of a UTC instant in ISO 8601. Throws a RangeError when it is not one. */
export function msOf(instant: string): number {
  const ms = Date.parse(instant)
  if (Number.isNaN(ms)) throw new RangeError(`not an instant: ${instant}`)
  return ms
}

/** The random part of a store id for content that has none: the same for the same database, always. */
export function randomFor(databaseId: string): StoreId['random'] {
  return BigInt(crc32(new TextEncoder().encode(databaseId.toLowerCase())))
}
