import { released } from '../instance-life.ts'
import type { Means } from '../means.ts'
import { endOperation } from '../operations.ts'
import type { Tx } from '../ports.ts'
import type { OperationRecord } from '../records.ts'
import { fallBack, instanceOf, type End } from './end.ts'

/**
 * Ends what only moves an instance from one status to another: pausing, resuming, going back. Its data was never touched;
 * where it failed, it is as before.
 */
export async function finishStatus(
  tx: Tx,
  means: Means,
  at: number,
  operation: OperationRecord,
  end: End,
): Promise<void> {
  if (!end.ok) return fallBack(tx, means, at, operation, end.failure)
  await tx.put(
    'instance',
    released(await instanceOf(tx, operation), operation, 'succeeded', at, means.random),
  )
  await endOperation(tx, operation, at, { state: 'succeeded' })
}
