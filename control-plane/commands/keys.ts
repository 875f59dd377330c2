import {
  checkKeyId,
  keyFits,
  keyMayGo,
  keysAllowCopy,
  type CopiedBy,
  planTakesKeys,
  plainKeyId,
  type KeyFacts,
} from '../../contract/rules/keys.ts'
import { planOf } from '../../contract/rules/plans.ts'
import { regionsOf } from '../../contract/rules/regions.ts'
import { roleAllows } from '../../contract/rules/roles.ts'
import { freshId } from '../means.ts'
import type { ReadTx } from '../ports.ts'
import type { CustomerManagedKeyRecord } from '../records.ts'
import { keyUse, keyView } from '../queries/keys.ts'
import { keyFacts } from '../rule-facts.ts'
import { between, uuid } from '../seeded-random.ts'
import { must, refuse, type Asking } from './asking.ts'
import type { Asked, Commands, NewInstance, NewKey } from './commands.ts'
import { foundKey, foundTenant, noKey } from './found.ts'
import { mustBeName } from './place.ts'

/** How long the provider takes to grant the access to a key, s, at least and at most. */
const PENDING = { least: 45, most: 75 } as const

/** The commands about the customer's own keys. */
export function keyCommands({
  ask,
  means,
}: Asking): Pick<Commands, 'addCustomerManagedKey' | 'removeCustomerManagedKey' | 'setKeyAccess'> {
  return {
    addCustomerManagedKey: (asked, order) =>
      ask(asked, async (tx, now) => {
        must(roleAllows('keys', { role: asked.role, now }))
        const tenant = await foundTenant(tx, order.tenantId)
        mustBeName(order.name)
        mustBePlaced(order)
        await mustBeNew(tx, order)
        const id = await freshId(
          tx,
          'customer-managed-key',
          (...key) => uuid(means.random, ...key),
          now,
          tenant.id,
        )
        const record: CustomerManagedKeyRecord = {
          ...order,
          id,
          addedBy: asked.user,
          createdAt: now,
          pendingUntil: now + between(means.random, PENDING.least, PENDING.most, 'key-pending', id) * 1000,
          access: 'granted',
        }
        await tx.put('customer-managed-key', record)
        return record
      }),

    removeCustomerManagedKey: (asked, { keyId }) =>
      ask(asked, async (tx, now) => {
        must(roleAllows('keys', { role: asked.role, now }))
        const key = await foundKey(tx, keyId)
        must(keyMayGo(key.id, keyUse(await keyView(tx, key))), { status: 400 })
        await tx.delete('customer-managed-key', key.id)
        return key
      }),

    setKeyAccess: (asked, { keyId, access }) =>
      ask(asked, async (tx) => {
        const key = await foundKey(tx, keyId)
        if (key.access === access) return key
        const changed = { ...key, access }
        await tx.put('customer-managed-key', changed)
        for (const instance of await usersOf(tx, key.id)) {
          await tx.put('instance', { ...instance, keyRevoked: access === 'revoked' })
        }
        return changed
      }),
  }
}

const usersOf = (tx: ReadTx, keyId: string) => tx.range('instance', 'key', { from: [keyId], to: [keyId] })

/** Refuses a key for a plan or place that has none, and a name that no key there can have. */
function mustBePlaced({ type, cloud, region, keyId }: NewKey): void {
  must(planTakesKeys(type), { status: 400, field: 'instance_type' })
  const places = regionsOf(planOf(type)).filter((each) => each.cloud === cloud)
  if (!places.some((each) => each.id === region)) {
    refuse({
      reason: 'region-not-offered',
      message: `${planOf(type).name} is not offered in this region of ${cloud}.`,
      remedy: `Choose ${places.map(({ id }) => id).join(', ')}.`,
      status: 400,
      field: 'region',
    })
  }
  must(checkKeyId(keyId, { cloud, region }), { status: 400, field: 'key_id' })
}

/** The same key for the same instances a second time would be two to remove. */
async function mustBeNew(tx: ReadTx, { tenantId, keyId, type, cloud, region }: NewKey): Promise<void> {
  const range = { from: [tenantId], to: [tenantId, Infinity] }
  const same = (await tx.range('customer-managed-key', 'tenant', range)).find(
    (each) =>
      each.cloud === cloud &&
      each.region === region &&
      each.type === type &&
      plainKeyId(cloud, each.keyId) === plainKeyId(cloud, keyId),
  )
  if (same) {
    refuse({
      reason: 'encryption-key-exists',
      message: `This key was added before, as ${same.name}.`,
      remedy: 'Use that one.',
      status: 409,
      field: 'key_id',
    })
  }
}

const field = 'customer_managed_key_id'

/** The key that an order names, checked; null: none, the provider's own. */
export async function orderedKey(
  tx: ReadTx,
  order: Pick<NewInstance, 'tenantId' | 'type' | 'cloud' | 'region' | 'customerManagedKeyId'>,
): Promise<KeyFacts | null> {
  const { customerManagedKeyId: id } = order
  if (id === undefined) return null
  must(planTakesKeys(order.type), { status: 400, field })
  const record = await foundKey(tx, id)
  // Of another project: it is not told that it is there.
  if (record.tenantId !== order.tenantId) return refuse(noKey(id))
  const key = keyFacts(record)
  const fits = keyFits(key, order)
  const passing = key.status === 'pending' || key.access === 'revoked'
  must(fits, { ...(passing ? {} : { status: 400 }), field })
  return key
}

/** Who makes a copy, for the rules of keys. */
export function copiedBy({ via }: Pick<Asked<unknown>, 'via'>): CopiedBy {
  return via === 'browser' ? 'console' : 'api'
}

/** Refuses a copy whose key does not go with that of its source. */
export function mustKeepKey(
  source: string | null,
  target: string | null,
  asked: Pick<Asked<unknown>, 'via'>,
): void {
  must(keysAllowCopy(source, target, copiedBy(asked)), { status: 400, field })
}
