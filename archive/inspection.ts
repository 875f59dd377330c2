import type { Opening } from './opens-in.ts'

/**
 * Where archive bytes come from. A browser `File` fits as it is; anything else that can hand out a byte range
 * needs three lines. `slice` is half open, in bytes, and every slice may be streamed on its own.
 */
export type ArchiveSource = {
  readonly name: string
  readonly size: number
  slice(start: number, end: number): ArchiveSlice | Promise<ArchiveSlice>
  /** Told of a chunk of a stream that nothing here will look at again: its memory can be used for something else. */
  spent?(chunk: Uint8Array): void
}

/** `arrayBuffer`, which a `Blob` has, is asked only after a stream failed: in Chromium it alone gives the cause. */
export type ArchiveSlice = {
  stream(): ReadableStream<Uint8Array>
  arrayBuffer?(): Promise<ArrayBuffer>
}

/** What the file is to Neo4j. An AuraDS export is a tar that carries an ordinary dump. */
export type Container = 'dump' | 'backup' | 'aurads-tar'

/** The exact byte layout, named by its magic where it has one. */
export type Flavour =
  | 'DZV1'
  | 'DGV1'
  | 'legacy-zstd'
  | 'legacy-gzip'
  | 'BZV1'
  | 'BZV2'
  | 'BZV3'
  | 'BTV1'
  | 'BTV2'
  | 'tar'
  | 'tar.gz'

export type Compression = 'zstd' | 'gzip' | 'none'

/** Why a file is refused. One code, one cause: rules and tests compare these, people read the message. */
export type RefusalReason =
  | 'empty-file'
  | 'git-lfs-pointer'
  | 'split-archive'
  | 'not-an-archive'
  | 'unsupported-version'
  | 'truncated'
  | 'checksum-mismatch'
  | 'damaged'
  | 'size-mismatch'
  | 'corrupt-metadata'
  | 'unsafe-path'
  | 'no-dump-in-tar'
  | 'file-changed'
  /** Only of `writeArchive`: a differential is read, but not exported. */
  | 'not-restorable-alone'

/** A file that cannot be used: the fact in `message`, what to do about it in `remedy`. Both are sentences to show. */
export type Refused = {
  readonly ok: false
  readonly reason: RefusalReason
  readonly message: string
  readonly remedy: string
}

/** What only a backup says about itself. */
export type BackupFacts = {
  readonly kind: 'full' | 'differential'
  /** False for a differential: it needs the full backup it builds on. */
  readonly restorableAlone: boolean
  readonly recovered: boolean
  /** Lowest and highest transaction id; both 0 in an empty differential. */
  readonly txRange: { readonly lowest: number; readonly highest: number }
  /** The file carries a script with users, roles and privileges. Only its length is ever looked at. */
  readonly hasUsersMetadata: boolean
  readonly usersMetadataBytes: number
}

/** The figures of an archive that stands for a database without holding its store. */
export type Described = {
  readonly nodes: number
  readonly relationships: number
  readonly labels: readonly string[]
  readonly relationshipTypes: readonly string[]
  /** What the database would occupy, in bytes. */
  readonly bytes: number
  /** Anything else the writer wants back, as it was. */
  readonly extra?: Readonly<Record<string, string | number | boolean | null>>
}

/** A file that Neo4j would read. `null` means not known, never zero and never none. */
export type Inspected = {
  readonly ok: true
  readonly container: Container
  readonly flavour: Flavour
  /** Of the file itself; the dump inside a tar has its own. */
  readonly compression: Compression
  /** The path of the dump inside an AuraDS tar. */
  readonly member: string | null
  /** Regular files in the store, as declared; in a full read also counted, and then equal. */
  readonly files: number | null
  /** Sum of their sizes in bytes, as declared; in a full read also counted, and then equal. */
  readonly unpackedBytes: number | null
  readonly databaseName: string | null
  /** UUID. */
  readonly databaseId: string | null
  /** As Neo4j writes it: `record-aligned-1.1`, `block-block-1.1`, `AF4.3.0`. */
  readonly storeFormat: string | null
  /** The family that wrote the store, in words: `Neo4j 4.3`, `Neo4j 5 or later`. */
  readonly writtenBy: string | null
  /** UTC instant, ISO 8601. */
  readonly storeCreatedAt: string | null
  /** When a backup was taken: UTC instant, ISO 8601. A dump does not say. */
  readonly takenAt: string | null
  readonly backup: BackupFacts | null
  readonly labels: readonly string[] | null
  readonly relationshipTypes: readonly string[] | null
  readonly nodes: number | null
  readonly relationships: number | null
  /** Which editions and versions of Neo4j can open the file; `not known` where nobody has established it. */
  readonly opensIn: readonly Opening[]
  /**
   * What is wrong with the store itself, each a sentence to show; only a full reading of a record store tells. Empty for
   * a sound one and for a store in another format, which nothing here looks into. Null when it was not read in full.
   */
  readonly inconsistencies: readonly string[] | null
  /** Providers of the indexes in the store that Neo4j 5 no longer has, as found; null when not read in full. */
  readonly legacyIndexes: readonly string[] | null
  /** Of the whole file as it is stored, unsigned, as `crc32` gives it; null when not read in full. */
  readonly crc32: number | null
  /** The extension of the name says something else than the bytes do. Neo4j goes by the bytes. */
  readonly extensionDisagrees: boolean
  /** Set when the archive holds figures instead of a store. No database can start from it. */
  readonly described: Described | null
  /** Every byte was read and everything that can be verified was. */
  readonly complete: boolean
}

export type Inspection = Inspected | Refused

export type InspectOptions = {
  /** Read and verify everything. Without it only the head is: kind, metadata, declared size, at most 3 MiB of the file. */
  readonly full?: boolean
  /** Aborting rejects with the signal's reason. */
  readonly signal?: AbortSignal
  /** Bytes of the source read so far, and its size. */
  onProgress?(bytesRead: number, total: number): void
}
