/** What the control plane remembers of files: exports, backups, and what is on its way into an instance. As in `records.ts`. */
import type { Refusal } from '../contract/rules/decision.ts'
import type { Changed, Consent } from '../contract/rules/imports.ts'
import type { ExportFormat, Version } from '../contract/rules/plans.ts'
import type { ArchiveFacts, Content, DescribedContent } from './content.ts'

interface ExportBase {
  readonly id: string
  readonly instanceId: string
  readonly tenantId: string
  readonly snapshotId: string
  readonly operationId: string
  readonly fileName: string
  readonly format: ExportFormat
  readonly content: 'described' | 'held'
  readonly requestedBy: string
  readonly createdAt: number
  readonly bytesKey: string
  /** When the store was created and the data is from, as the archive says them. */
  readonly storeCreatedAt: number
  readonly takenAt: number
  readonly version: Version
}

/** An archive made of a snapshot. */
export type ExportRecord =
  | (ExportBase & { readonly state: 'preparing' })
  | (ExportBase & {
      readonly state: 'ready'
      readonly bytes: number
      readonly crc32: number
      readonly expiresAt: number
    })
  | (ExportBase & { readonly state: 'failed'; readonly failure: Refusal; readonly endedAt: number })
  | (ExportBase & { readonly state: 'expired'; readonly endedAt: number })

/** What a backup holds, as far as it is told before the file is opened. Null is "not known", never 0. */
export interface BackupContents {
  readonly kind: 'described' | 'held'
  readonly storeFormat: string | null
  readonly unpackedBytes: number | null
  readonly nodes: number | null
  readonly relationships: number | null
  /** The instance was encrypted with a key of the customer's. The file is not. */
  readonly leavesKey: boolean
}

interface BackupBase {
  readonly id: string
  readonly instanceId: string
  /** As it was when the backup was requested: the instance may be gone by now. */
  readonly instanceName: string
  readonly tenantId: string
  readonly version: Version
  /** Its place among all that were requested, from 1. */
  readonly turn: number
  readonly fileName: string
  readonly requestedBy: string
  readonly requestId: string
  readonly requestedAt: number
  /** Of the data that it holds; while it waits, of what the instance held when it was requested. */
  readonly contents: BackupContents
}

/** One that was begun: `dataAt` is when, and so of when its data is. */
interface BackupBegun extends BackupBase {
  readonly operationId: string
  readonly dataAt: number
  /** When the store was created, as the archive says it. */
  readonly storeCreatedAt: number
  readonly bytesKey: string
}

/** A portable dump of an instance. It outlives the instance, and once begun nothing that happens there touches it. */
export type BackupRecord =
  /** `retryAt`: a worker is free and the instance is busy; then it is looked at again. */
  | (BackupBase & { readonly state: 'queued'; readonly retryAt: number | null })
  | (BackupBegun & { readonly state: 'running' })
  | (BackupBegun & {
      readonly state: 'ready'
      readonly bytes: number
      readonly crc32: number
      readonly readyAt: number
      readonly keptUntil: number
      /** Until when the link that was made last is good; the link itself is nowhere stored. */
      readonly linkUntil: number | null
      /** Only of one that a scenario begins with: its file is written of these figures when it is first needed. */
      readonly figures?: DescribedContent
    })
  | (BackupBase & {
      readonly state: 'failed'
      readonly operationId: string | null
      readonly failure: Refusal
      readonly endedAt: number
    })
  | (BackupBase & { readonly state: 'cancelled'; readonly endedAt: number })
  | (BackupBegun & { readonly state: 'expired'; readonly endedAt: number })

interface ImportBase {
  readonly id: string
  readonly instanceId: string
  readonly tenantId: string
  readonly fileName: string
  readonly fileBytes: number
  readonly receivedBytes: number
  readonly bytesKey: string
  readonly createdAt: number
  readonly requestedBy: string
  readonly requestId: string
  /** CRC-32 of the first `receivedBytes`; null: not known. */
  readonly crc32: number | null
  /** CRC-32 of the whole file, as whoever sends it has read it; null: not told. */
  readonly announcedCrc32: number | null
  /** What was agreed to be overwritten. */
  readonly consent: Consent
}

/** A file on its way into an instance. The id of its tus upload is its own id. */
export type ImportRecord =
  | (ImportBase & {
      readonly state: 'uploading'
      /** The tus upload was created. */
      readonly opened: boolean
      readonly lastByteAt: number
      /**
       * What is stored behind `receivedBytes`, where a crash left something: `counts` once it is read again; `void`
       * where it came with a checksum that nobody has compared.
       */
      readonly tail: 'counts' | 'void'
    })
  | (ImportBase & { readonly state: 'verifying'; readonly completedAt: number })
  /** Verified, and not loaded before it is agreed to again. */
  | (ImportBase & {
      readonly state: 'waiting'
      readonly changed: readonly Changed[]
      readonly since: number
      readonly found: ArchiveFacts
      readonly source: Content
      readonly flaw: Refusal | null
    })
  | (ImportBase & { readonly state: 'loading'; readonly operationId: string; readonly found: ArchiveFacts })
  | (ImportBase & {
      readonly state: 'done'
      readonly operationId: string
      readonly found: ArchiveFacts
      readonly endedAt: number
    })
  | (ImportBase & {
      readonly state: 'failed'
      readonly operationId: string | null
      readonly found: ArchiveFacts | null
      readonly failure: Refusal
      readonly endedAt: number
    })
  | (ImportBase & { readonly state: 'cancelled'; readonly endedAt: number })
