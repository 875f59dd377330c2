import { z } from '@hono/zod-openapi'
import {
  AnyPlanType,
  CloudProvider,
  Decision,
  Instant,
  InstanceId,
  Memory,
  Storage,
  Uuid,
  Version,
} from './parts.ts'

/** An instance that is no more, as long as its last full snapshots are kept. */
export const DeletedInstance = z
  .object({
    id: InstanceId,
    name: z.string(),
    tenant_id: Uuid,
    type: AnyPlanType,
    version: Version,
    version_name: z.string(),
    cloud_provider: CloudProvider,
    region: z.string(),
    memory: Memory,
    storage: Storage,
    customer_managed_key_id: z.string().nullable(),
    deleted_at: Instant,
    deleted_by: z.string(),
    /** Until then a new instance can be made of each of its snapshots. */
    kept_until: Instant,
    snapshots: z.int().min(0),
    /** Of when the data of the newest is. */
    last_snapshot_at: Instant.nullable(),
    actions: z.object({ create: Decision }),
  })
  .openapi('DeletedInstance')

export type DeletedInstance = z.infer<typeof DeletedInstance>
