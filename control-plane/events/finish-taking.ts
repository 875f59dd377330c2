import { taken } from '../instance-life.ts'
import { endOperation } from '../operations.ts'
import type { Tx } from '../ports.ts'
import type { OperationRecord } from '../records.ts'
import { completeSnapshot, failSnapshot } from '../snapshot-life.ts'
import { instanceOf, type End } from './end.ts'

/** Ends the taking of a snapshot. Of a scheduled one that completed, the snapshot itself is the only trace. */
export async function finishTaking(tx: Tx, at: number, operation: OperationRecord, end: End): Promise<void> {
  const instance = await instanceOf(tx, operation)
  const snapshot = await tx.get('snapshot', operation.snapshotId ?? '')
  if (!snapshot) throw new Error(`Operation ${operation.id} has lost its snapshot.`)
  await tx.put('instance', taken(instance, at))
  if (!end.ok) {
    await failSnapshot(tx, at, snapshot, end.failure)
    await endOperation(tx, operation, at, { state: 'failed', failure: end.failure })
    return
  }
  await completeSnapshot(tx, at, snapshot, instance)
  if (snapshot.profile === 'Scheduled') await tx.delete('operation', operation.id)
  else await endOperation(tx, operation, at, { state: 'succeeded' })
}
