import { paths } from '../../contract/places.ts'
import type { AnyRecord } from '../records.ts'
import type { Scenario } from './scenario.ts'
import { cardsOf, pageOf, tabOf } from './screen-places.ts'
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
export const keyRevoked: Scenario = {
  ...tour,
  title: 'Tour, with a revoked key',
  description: 'The tour after the owner of a key has taken the access to it back: inventory cannot be read.',
  screens: [
    { id: 'cards', title: 'An instance that cannot be read', place: cardsOf('Commerce graph') },
    { id: 'overview', title: 'What can be done about it', place: tabOf('inventory', 'overview') },
    { id: 'snapshots', title: 'Snapshots under the key', place: tabOf('inventory', 'snapshots') },
    { id: 'encryption-keys', title: 'The key', place: pageOf('Commerce graph', paths.encryptionKeys) },
  ],
  seed: (now, random) => Array.from(tour.seed(now, random), revoked),
}
