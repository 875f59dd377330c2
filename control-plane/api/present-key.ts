import { keyFits, keyMayGo } from '../../contract/rules/keys.ts'
import { firstRefusal } from '../../contract/rules/decision.ts'
import { roleAllows, type Asking } from '../../contract/rules/roles.ts'
import type { CustomerManagedKey, CustomerManagedKeyWithView } from '../../contract/wire/keys.ts'
import { PlanType } from '../../contract/wire/parts.ts'
import { keyUse } from '../queries/keys.ts'
import type { CustomerManagedKeyView } from '../queries/queries.ts'
import type { CustomerManagedKeyRecord } from '../records.ts'
import { keyFacts } from '../rule-facts.ts'
import { auraInstant, instant } from './instant.ts'

/**
 * A key exactly as the Aura API shows it. It knows no word for a revoked one: such a key is `pending`, as one is whose
 * access the provider has not granted yet.
 */
export function presentKey(record: CustomerManagedKeyRecord): CustomerManagedKey {
  const { id, name, createdAt, cloud, keyId, region, type, tenantId, pendingUntil, access } = record
  return {
    id,
    name,
    created: auraInstant(createdAt),
    cloud_provider: cloud,
    key_id: keyId,
    region,
    type: PlanType.parse(type),
    tenant_id: tenantId,
    status: pendingUntil === null && access === 'granted' ? 'ready' : 'pending',
  }
}

/** A key with what is ours on it. */
export function presentKeyView(view: CustomerManagedKeyView, asking: Asking): CustomerManagedKeyWithView {
  const { record, instances, deleted } = view
  const { id, access, addedBy, pendingUntil } = record
  const fits = keyFits(keyFacts(record), record)
  const { reason, message, remedy } = fits.allowed ? { reason: '', message: '', remedy: '' } : fits
  return {
    ...presentKey(record),
    afterglow: {
      access,
      added_by: addedBy,
      ready_at: pendingUntil === null || access === 'revoked' ? null : instant(pendingUntil),
      unusable: fits.allowed ? null : { reason, message, remedy },
      instances: instances.map(({ id: instanceId, name }) => ({ id: instanceId, name })),
      deleted_instances: deleted.map(({ id: instanceId, name, keptUntil }) => ({
        id: instanceId,
        name,
        kept_until: instant(keptUntil),
      })),
      actions: {
        remove: firstRefusal(roleAllows('keys', asking), keyMayGo(id, keyUse(view))),
      },
    },
  }
}
