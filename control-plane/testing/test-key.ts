import { DAY_MS } from '../../contract/rules/windows.ts'
import type { CustomerManagedKeyRecord } from '../records.ts'
import { start, tenant } from './test-world.ts'

/** A customer's key that can be used, for the instances that a test puts under it. */
export const key: CustomerManagedKeyRecord = {
  id: '00000000-0000-4000-8000-00000000000a',
  tenantId: tenant.id,
  name: 'Graph key',
  keyId: 'projects/p/locations/europe-west1/keyRings/r/cryptoKeys/k',
  type: 'enterprise-db',
  cloud: 'gcp',
  region: 'europe-west1',
  addedBy: 'somebody',
  createdAt: start - DAY_MS,
  pendingUntil: null,
  access: 'granted',
}
