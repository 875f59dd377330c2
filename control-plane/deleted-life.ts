/** What a deleted instance leaves, and until when. */
import { keptUntilAfter, staysAfterDeletion, type DeletedFacts } from '../contract/rules/deleted.ts'
import type { ReadTx, Tx } from './ports.ts'
import type { DeletedInstanceRecord, InstanceRecord } from './records.ts'
import { snapshotFacts } from './rule-facts.ts'
import { retire } from './snapshot-life.ts'

/**
 * Lets the snapshots of an instance go that is deleted at `at` (ms) by `deletedBy`. The full ones that could still be used
 * stay for their time, whatever their windows said, and with them the record of what they are of.
 */
export async function leaveSnapshots(
  tx: Tx,
  at: number,
  instance: InstanceRecord,
  deletedBy: string,
): Promise<void> {
  const { id, tenantId, name, type, version, cloud, region, memory, storage, customerManagedKeyId } = instance
  const keptUntil = keptUntilAfter(at)
  let left = false
  for (const listed of await tx.range('snapshot', 'timestamp', { from: [id], to: [id, Infinity] })) {
    const snapshot = await tx.get('snapshot', listed.id)
    if (!snapshot) continue
    if (!staysAfterDeletion(snapshotFacts(snapshot), at)) {
      await retire(tx, snapshot, at)
      continue
    }
    left = true
    const until = { restorableUntil: keptUntil, exportableUntil: keptUntil, purgeAt: keptUntil }
    await tx.put('snapshot', { ...snapshot, ...until })
  }
  if (!left) return
  await tx.put('deleted-instance', {
    id,
    tenantId,
    name,
    type,
    version,
    cloud,
    region,
    memory,
    storage,
    customerManagedKeyId,
    deletedAt: at,
    deletedBy,
    keptUntil,
  })
}

/** What the rules need to know of a deleted instance. A key that is not there any more is as good as revoked. */
export async function deletedFacts(tx: ReadTx, deleted: DeletedInstanceRecord): Promise<DeletedFacts> {
  const { name, keptUntil, customerManagedKeyId: keyId } = deleted
  const key = keyId === null ? null : await tx.get('customer-managed-key', keyId)
  return { name, keptUntil, keyRevoked: key !== null && key?.access !== 'granted' }
}
