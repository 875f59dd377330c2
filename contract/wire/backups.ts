import { z } from '@hono/zod-openapi'
import { ImportConsent } from './imports.ts'
import { FileLink } from './links.ts'
import { Operation } from './operations.ts'
import { ByteCount, Crc32, Instant, InstanceId, Refusal, Uuid, Version } from './parts.ts'

/** What can open a file, and how. */
export const Opening = z
  .object({
    product: z.enum(['Neo4j Community', 'Neo4j Enterprise', 'Neo4j Aura']),
    opens: z.enum(['yes', 'no', 'not known']),
    versions: z.string().nullable(),
    why: z.string(),
  })
  .openapi('Opening')

const base = {
  id: Uuid,
  instance_id: InstanceId,
  /** As it was when the backup was requested; the instance may be gone by now. */
  instance_name: z.string(),
  tenant_id: Uuid,
  /** Null until its turn comes. */
  operation_id: Uuid.nullable(),
  file_name: z.string(),
  format: z.literal('dump'),
  version: Version,
  store_format: z.string().nullable(),
  /** `described`: a valid archive that no database can start from. */
  content: z.enum(['described', 'held']),
  /** Of the unpacked store; null where it is not known, as the counts are. */
  unpacked_bytes: ByteCount.nullable(),
  nodes: z.int().min(0).nullable(),
  relationships: z.int().min(0).nullable(),
  /** The instance was encrypted with a key of the customer's; the file is not. */
  leaves_customer_key: z.boolean(),
  opens_in: z.array(Opening),
  requested_by: z.string(),
  /** Of the request that asked for it. */
  request_id: z.string(),
  requested_at: Instant,
}

/** A portable dump of an instance, made by a queue of workers while the instance runs on. Outlives the instance. */
export const Backup = z
  .discriminatedUnion('state', [
    z.object({
      ...base,
      state: z.literal('queued'),
      /** 1: the next. */
      position: z.int().min(1),
      /** By what runs and waits before it. */
      estimated_start_at: Instant,
    }),
    z.object({ ...base, state: z.literal('running'), data_at: Instant, operation: Operation }),
    z.object({
      ...base,
      state: z.literal('ready'),
      bytes: ByteCount,
      crc32: Crc32,
      /** When the online backup began: the file holds the data of that moment. */
      data_at: Instant,
      ready_at: Instant,
      kept_until: Instant,
      /** The link that was made last, while it is good. Not shown to who may not make one. */
      link: FileLink.nullable(),
    }),
    z.object({ ...base, state: z.literal('failed'), failure: Refusal, ended_at: Instant }),
    z.object({ ...base, state: z.literal('cancelled'), ended_at: Instant }),
    z.object({ ...base, state: z.literal('expired'), data_at: Instant, ended_at: Instant }),
  ])
  .openapi('Backup')

/** Without `consent`, what is true of the instance now counts. */
export const SendBackup = z
  .strictObject({ instance_id: InstanceId, consent: ImportConsent.optional() })
  .openapi('SendBackup')

/** How an instance is provided with backups. */
export const BackupSummary = z
  .object({
    /** Files that are there. */
    ready: z.int().min(0),
    /** Of when the data of the newest is. */
    last_data_at: Instant.nullable(),
    /** One waits or runs. */
    open: z.boolean(),
  })
  .openapi('BackupSummary')

export type Backup = z.infer<typeof Backup>
export type Opening = z.infer<typeof Opening>
