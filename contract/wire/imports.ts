import { z } from '@hono/zod-openapi'
import { ByteCount, Crc32, Instant, InstanceId, Refusal, Uuid } from './parts.ts'

/** What the server found in the uploaded archive. Never holds the users' metadata, only that there is some. */
export const ImportContent = z
  .object({
    container: z.enum(['backup', 'dump', 'aurads-tar']),
    store_format: z.string().nullable(),
    unpacked_bytes: ByteCount.nullable(),
    files: z.int().min(0).nullable(),
    nodes: z.int().min(0).nullable(),
    relationships: z.int().min(0).nullable(),
  })
  .openapi('ImportContent')

const base = {
  id: Uuid,
  tenant_id: Uuid,
  instance_id: InstanceId,
  /** As it was when this was agreed to: the instance may be gone by now. */
  instance_name: z.string(),
  file_name: z.string(),
  file_bytes: ByteCount,
  received_bytes: ByteCount,
  /** Of the bytes received so far; null where it is not known. */
  crc32: Crc32.nullable(),
  created_at: Instant,
  requested_by: z.string(),
  request_id: z.string(),
}

/** A file on its way into an instance: uploaded by tus, verified, loaded by an operation. */
export const FileImport = z
  .discriminatedUnion('state', [
    /** Ends by itself at `expires_at`, unless more bytes come. */
    z.object({ ...base, state: z.literal('uploading'), expires_at: Instant }),
    z.object({ ...base, state: z.literal('verifying') }),
    /** Verified, and the instance is not what was agreed to: loaded after another consent, else ended at `expires_at`. */
    z.object({
      ...base,
      state: z.literal('waiting'),
      changed: z.array(z.enum(['renamed', 'data', 'busy', 'key-revoked'])).min(1),
      content: ImportContent,
      expires_at: Instant,
    }),
    z.object({ ...base, state: z.literal('loading'), operation_id: Uuid, content: ImportContent }),
    z.object({
      ...base,
      state: z.literal('done'),
      operation_id: Uuid,
      content: ImportContent,
      ended_at: Instant,
    }),
    z.object({
      ...base,
      state: z.literal('failed'),
      operation_id: Uuid.nullable(),
      content: ImportContent.nullable(),
      failure: Refusal,
      ended_at: Instant,
    }),
    z.object({ ...base, state: z.literal('cancelled'), ended_at: Instant }),
  ])
  .openapi('FileImport')

/** What the person saw of the instance that the file overwrites. */
export const ImportConsent = z
  .strictObject({ instance_name: z.string().min(1).max(256), data_id: z.string().min(1).max(64) })
  .openapi('ImportConsent')

/**
 * `unpacked_bytes` is what the client read in the file: lets the API refuse before anything is sent. `crc32` is of the
 * whole file as the client read it: another one at the end fails the import. Without `consent`, what is true now counts.
 */
export const CreateImport = z
  .strictObject({
    file_name: z.string().min(1).max(255),
    file_bytes: z.int().min(1),
    unpacked_bytes: ByteCount.optional(),
    crc32: Crc32.optional(),
    consent: ImportConsent.optional(),
  })
  .openapi('CreateImport')

export type FileImport = z.infer<typeof FileImport>
export type ImportContent = z.infer<typeof ImportContent>
