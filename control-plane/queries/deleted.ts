import { staysAfterDeletion } from '../../contract/rules/deleted.ts'
import { deletedFacts } from '../deleted-life.ts'
import type { ReadTx } from '../ports.ts'
import type { DeletedInstanceRecord } from '../records.ts'
import { snapshotFacts } from '../rule-facts.ts'
import type { DeletedInstanceView, Queries } from './queries.ts'

/** What can be read of deleted instances at `now` (ms). */
export function deletedQueries(
  tx: ReadTx,
  now: number,
): Pick<Queries, 'deletedInstances' | 'deletedInstance' | 'snapshotsLeft'> {
  // What else is still there is only held by what uses it.
  const left = async (id: string) => {
    const everything = { from: [id], to: [id, Infinity], reverse: true }
    const fulls = await tx.range('snapshot', 'full', everything)
    return fulls.filter((each) => staysAfterDeletion(snapshotFacts(each), now))
  }
  const view = async (record: DeletedInstanceRecord): Promise<DeletedInstanceView> => {
    const snapshots = await left(record.id)
    return {
      record,
      facts: await deletedFacts(tx, record),
      snapshots: snapshots.length,
      lastSnapshotAt: snapshots[0]?.timestamp ?? null,
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
    snapshotsLeft: async (id) => (await left(id)).map((record) => ({ record, percent: 100 })),
  }
}
