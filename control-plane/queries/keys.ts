import type { ReadTx } from '../ports.ts'
import type { CustomerManagedKeyRecord, InstanceRecord } from '../records.ts'
import type { CustomerManagedKeyView, Queries } from './queries.ts'

/** The customer's key that an instance is encrypted with; null: one that Neo4j manages. */
export async function keyOf(tx: ReadTx, instance: InstanceRecord): Promise<CustomerManagedKeyRecord | null> {
  if (instance.customerManagedKeyId === null) return null
  return (await tx.get('customer-managed-key', instance.customerManagedKeyId)) ?? null
}

/** What can be read of the customer's keys. */
export function keyQueries(tx: ReadTx): Pick<Queries, 'customerManagedKeys' | 'customerManagedKey'> {
  const view = async (record: CustomerManagedKeyRecord): Promise<CustomerManagedKeyView> => ({
    record,
    instances: await tx.range('instance', 'key', { from: [record.id], to: [record.id] }),
    deleted: (
      await tx.range('deleted-instance', 'tenant', {
        from: [record.tenantId],
        to: [record.tenantId, Infinity],
      })
    ).filter((each) => each.customerManagedKeyId === record.id),
  })
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
