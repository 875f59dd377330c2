import { z } from '@hono/zod-openapi'
import { Operation } from './operations.ts'
import { CloudProvider, Decision, Instant, Refusal, Uuid } from './parts.ts'

export const PublicTraffic = z.enum(['enabled', 'disabled']).openapi('PublicTraffic')

/** How the instances of a project in a region are reached. */
export const NetworkAccess = z
  .object({
    id: Uuid,
    tenant_id: Uuid,
    cloud_provider: CloudProvider,
    region: z.string(),
    region_name: z.string(),
    private_link: z.object({
      /** What a private endpoint in the person's own network is made with; null until it is set up. */
      service_name: z.string().nullable(),
    }),
    /** As it is now; a change takes its effect when its operation ends. */
    public_traffic: PublicTraffic,
    /** The change that is being applied, or null. */
    change: z.object({ public_traffic: PublicTraffic, operation: Operation }).nullable(),
    /** Why the last change was not applied; null: it was. */
    failure: Refusal.nullable(),
    created_at: Instant,
    /** When it last took its effect, and who asked for that. */
    applied_at: Instant.nullable(),
    changed_by: z.string(),
    actions: z.object({ change: Decision }),
  })
  .openapi('NetworkAccess')

export const CreateNetworkAccess = z
  .strictObject({ tenant_id: Uuid, cloud_provider: CloudProvider, region: z.string().min(1).max(64) })
  .openapi('CreateNetworkAccess')

export const ChangeNetworkAccess = z
  .strictObject({ public_traffic: PublicTraffic })
  .openapi('ChangeNetworkAccess')

export type NetworkAccess = z.infer<typeof NetworkAccess>
