import { deletedFacts } from '../deleted-life.ts'
import type { ReadTx } from '../ports.ts'
import type { DeletedInstanceRecord } from '../records.ts'
import type { DeletedInstanceView, Queries } from './queries.ts'

/** What can be read of deleted instances. */
export function deletedQueries(tx: ReadTx): Pick<Queries, 'deletedInstances' | 'deletedInstance'> {
  const view = async (record: DeletedInstanceRecord): Promise<DeletedInstanceView> => {
    const everything = { from: [record.id], to: [record.id, Infinity] }
    const [last] = await tx.range('snapshot', 'good', { ...everything, reverse: true, limit: 1 })
    return {
      record,
      facts: await deletedFacts(tx, record),
      snapshots: await tx.count('snapshot', 'good', everything),
      lastSnapshotAt: last?.timestamp ?? null,
    }
  }
  return {
    async deletedInstances({ tenantId } = {}) {
      const records =
        tenantId === undefined
          ? await tx.range('deleted-instance', 'deleted', { reverse: true })
          : await tx.range('deleted-instance', 'tenant', {
              from: [tenantId],
              to: [tenantId, Infinity],
              reverse: true,
            })
      return Promise.all(records.map(view))
    },
    async deletedInstance(id) {
      const record = await tx.get('deleted-instance', id)
      return record ? view(record) : null
    },
  }
}
