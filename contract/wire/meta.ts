import { z } from '@hono/zod-openapi'
import { ByteCount, Instant, InstanceId, Uuid } from './parts.ts'

export const Role = z.enum(['viewer', 'member', 'admin'])

/** Who is signed in, what this host can do, and its limits. */
export const Meta = z
  .object({
    host: z.enum(['browser', 'node']),
    /** The instances are simulated: no real database is behind them. */
    emulated: z.boolean(),
    /** Whether what this host stores is encrypted; null: it lies as it is, or nothing is known of that. */
    bytes_encrypted: z.enum(['at rest']).nullable(),
    build: z.string(),
    organisation: z.string(),
    user: z.object({ name: z.string(), role: Role }),
    world: z.object({ id: z.string(), scenario: z.string(), title: z.string() }).nullable(),
    capabilities: z.object({
      /** `blob`: exports are read in this browser only; `http`: by a link. */
      downloads: z.enum(['blob', 'http']),
      control: z.boolean(),
    }),
    limits: z.object({ max_upload_bytes: ByteCount.nullable(), list_items: z.int(), name_chars: z.int() }),
  })
  .openapi('Meta')

/** A record that changed, by the resource that shows it. */
export const Change = z
  .object({
    type: z.enum([
      'tenant',
      'instance',
      'deleted-instance',
      'snapshot',
      'operation',
      'export',
      'backup',
      'import',
      'customer-managed-key',
      'network-access',
      'meta',
    ]),
    id: z.string(),
    /** Of snapshots, operations, exports, backups and imports: the instance they belong to. */
    instance_id: InstanceId.nullable(),
    tenant_id: Uuid.nullable(),
    deleted: z.boolean(),
  })
  .openapi('Change')

export const Changes = z
  .object({
    cursor: z.string(),
    /** The cursor was too old or of another world: everything may have changed. */
    reset: z.boolean(),
    changes: z.array(Change),
    /** Something is moving: ask again soon. */
    moving: z.boolean(),
    now: Instant,
  })
  .openapi('Changes')

export type Meta = z.infer<typeof Meta>
export type Change = z.infer<typeof Change>
export type Changes = z.infer<typeof Changes>
