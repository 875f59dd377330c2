import { z } from '@hono/zod-openapi'
import { ByteCount, Instant, InstanceId, Refusal, Uuid } from './parts.ts'

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
  instance_id: InstanceId,
  file_name: z.string(),
  file_bytes: ByteCount,
  received_bytes: ByteCount,
  created_at: Instant,
  requested_by: z.string(),
}

/** A file on its way into an instance: uploaded by tus, verified, loaded by an operation. */
export const FileImport = z
  .discriminatedUnion('state', [
    z.object({ ...base, state: z.literal('uploading') }),
    z.object({ ...base, state: z.literal('verifying') }),
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

/** `unpacked_bytes` is what the client read in the file: lets the API refuse before anything is sent. */
export const CreateImport = z
  .strictObject({
    file_name: z.string().min(1).max(255),
    file_bytes: z.int().min(1),
    unpacked_bytes: ByteCount.optional(),
  })
  .openapi('CreateImport')

export type FileImport = z.infer<typeof FileImport>
export type ImportContent = z.infer<typeof ImportContent>
