import type { ArchiveSource, Described } from './inspection.ts'

/** What an export can be: `.backup` (BZV2), `.dump` (DZV1), `.tar` (AuraDS: a tar that holds the dump). */
export type ExportFormat = 'backup' | 'dump' | 'tar'

/** The store files of a real archive, passed on byte for byte. */
export type HeldBody = { readonly kind: 'held'; readonly source: ArchiveSource }

/** Figures in place of a store, with zero pages up to the declared bytes. */
export type DescribedBody = {
  readonly kind: 'described'
  readonly described: Described
  /** What a `.backup` says of its store, such as `block-block-1.1`. */
  readonly storeFormat: string
  /** UTC instant, ISO 8601. */
  readonly storeCreatedAt: string
}

export type WriteRequest = {
  readonly format: ExportFormat
  readonly body: HeldBody | DescribedBody
  readonly databaseName: string
  /** UUID. */
  readonly databaseId: string
  /** UTC instant, ISO 8601: the time of the backup, and of every entry in the tar. */
  readonly takenAt: string
  /** Transaction ids for a `.backup`; those of the source, else 1 to 1. */
  readonly txRange?: { readonly lowest: number; readonly highest: number }
  /** Aborting errors the stream with the signal's reason. */
  readonly signal?: AbortSignal
}
