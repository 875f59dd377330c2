import { z } from '@hono/zod-openapi'
import {
  CloudProvider,
  Decision,
  Instant,
  InstanceId,
  InstanceName,
  PlanType,
  Refusal,
  Uuid,
} from './parts.ts'

/** A key of the customer's in a list of the Aura API. */
export const CustomerManagedKeySummary = z
  .object({ id: Uuid, name: z.string(), tenant_id: Uuid })
  .openapi('CustomerManagedKeySummary')

/** What is ours on a key. */
export const CustomerManagedKeyView = z
  .object({
    access: z.enum(['granted', 'revoked']),
    added_by: z.string(),
    /** When it will be ready; null: it is, or it is revoked. */
    ready_at: Instant.nullable(),
    /** Why nothing can be encrypted with it just now. */
    unusable: Refusal.nullable(),
    /** The instances that it encrypts. */
    instances: z.array(z.object({ id: InstanceId, name: z.string() })),
    /** Those that are no more, and have left snapshots under it. */
    deleted_instances: z.array(z.object({ id: InstanceId, name: z.string(), kept_until: Instant })),
    actions: z.object({ remove: Decision }),
  })
  .openapi('CustomerManagedKeyView')

const detail = {
  id: Uuid,
  name: z.string(),
  created: Instant,
  cloud_provider: CloudProvider,
  /** As the provider names it. */
  key_id: z.string(),
  region: z.string(),
  /** Of the instances that it can encrypt. */
  type: PlanType,
  tenant_id: Uuid,
  status: z.enum(['pending', 'ready']),
}

/** As Aura answers a GET; with `?view=afterglow` it also has `afterglow`. */
export const CustomerManagedKey = z
  .object({ ...detail, afterglow: CustomerManagedKeyView.optional() })
  .openapi('CustomerManagedKey')
export const CustomerManagedKeyWithView = z
  .object({ ...detail, afterglow: CustomerManagedKeyView })
  .openapi('CustomerManagedKeyWithView')
export const CustomerManagedKeyListItem = z.union([CustomerManagedKeyWithView, CustomerManagedKeySummary])

export const AddCustomerManagedKey = z
  .strictObject({
    key_id: z.string().min(1).max(512),
    name: InstanceName,
    cloud_provider: CloudProvider,
    instance_type: PlanType,
    region: z.string().max(64),
    tenant_id: Uuid,
  })
  .openapi('AddCustomerManagedKey')

export type CustomerManagedKey = z.infer<typeof CustomerManagedKey>
export type CustomerManagedKeyWithView = z.infer<typeof CustomerManagedKeyWithView>
export type CustomerManagedKeyListItem = z.infer<typeof CustomerManagedKeyListItem>
export type AddCustomerManagedKey = z.infer<typeof AddCustomerManagedKey>
