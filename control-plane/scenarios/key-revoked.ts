import type { AnyRecord } from '../records.ts'
import type { Scenario } from './scenario.ts'
import { INVENTORY_KEY } from './tour-commerce.ts'
import { tour } from './tour.ts'

const revoked = (each: AnyRecord): AnyRecord => {
  if (each.kind === 'customer-managed-key' && each.record.name === INVENTORY_KEY)
    return { ...each, record: { ...each.record, access: 'revoked' } }
  if (each.kind === 'instance' && each.record.customerManagedKeyId !== null)
    return { ...each, record: { ...each.record, keyRevoked: true } }
  return each
}

/** The tour whose customer has just revoked the key of inventory. */
export const keyRevokedTour: Scenario['seed'] = (now, random) => Array.from(tour.seed(now, random), revoked)
