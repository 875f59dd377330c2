/** Which instance waits for the snapshot that is being taken of another. */
import type { ReadTx } from './ports.ts'
import type { InstanceRecord } from './records.ts'

/**
 * The name of the instance that is being made from this one: a create or an overwrite that waits for the snapshot which
 * is being taken for it. Null: none; once that snapshot is completed, the copy no longer needs its source.
 */
export async function copiedTo(tx: ReadTx, { takingId }: InstanceRecord): Promise<string | null> {
  const taking = takingId === null ? null : await tx.get('operation', takingId)
  if (!taking || taking.snapshotId === null) return null
  const snapshot = await tx.get('snapshot', taking.snapshotId)
  // Of a snapshot that is not finished nothing but a copy can be made.
  for (const id of snapshot?.holds ?? []) {
    const copy = await tx.get('operation', id)
    if (copy) return copy.instanceName
  }
  return null
}
