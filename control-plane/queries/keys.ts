import type { KeyUse } from '../../contract/rules/keys.ts'
import type { ReadTx } from '../ports.ts'
import type { CustomerManagedKeyRecord, InstanceRecord } from '../records.ts'
import type { CustomerManagedKeyView, Queries } from './queries.ts'

/** The customer's key that an instance is encrypted with; null: one that Neo4j manages. */
export async function keyOf(tx: ReadTx, instance: InstanceRecord): Promise<CustomerManagedKeyRecord | null> {
  if (instance.customerManagedKeyId === null) return null
  return (await tx.get('customer-managed-key', instance.customerManagedKeyId)) ?? null
}

/** A key with what it is needed for. */
export async function keyView(tx: ReadTx, record: CustomerManagedKeyRecord): Promise<CustomerManagedKeyView> {
  const { id, tenantId } = record
  const deleted = await tx.range('deleted-instance', 'tenant', { from: [tenantId], to: [tenantId, Infinity] })
  const running = await tx.range('operation', 'running', {})
  return {
    record,
    instances: await tx.range('instance', 'key', { from: [id], to: [id] }),
    deleted: deleted.filter((each) => each.customerManagedKeyId === id),
    read: running.flatMap(({ readsUnder }) => (readsUnder?.keyId === id ? [readsUnder.instanceName] : [])),
  }
}

/** What the rules need to know of the use of a key. */
export function keyUse({ instances, deleted, read }: CustomerManagedKeyView): KeyUse {
  return { active: instances.length, left: deleted, read }
}

/** What can be read of the customer's keys. */
export function keyQueries(tx: ReadTx): Pick<Queries, 'customerManagedKeys' | 'customerManagedKey'> {
  const view = (record: CustomerManagedKeyRecord) => keyView(tx, record)
  return {
    async customerManagedKeys({ tenantId } = {}) {
      const records =
        tenantId === undefined
          ? await tx.range('customer-managed-key', 'created', {})
          : await tx.range('customer-managed-key', 'tenant', { from: [tenantId], to: [tenantId, Infinity] })
      return Promise.all(records.map(view))
    },
    async customerManagedKey(id) {
      const record = await tx.get('customer-managed-key', id)
      return record ? view(record) : null
    },
  }
}
