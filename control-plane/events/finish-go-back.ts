import { running } from '../instance-life.ts'
import type { Means } from '../means.ts'
import { endOperation } from '../operations.ts'
import type { Tx } from '../ports.ts'
import type { OperationRecord } from '../records.ts'
import { fallBack, instanceOf, type End } from './end.ts'

/** Ends going back: running with the data from before, which was never touched; or still `loading failed`. */
export async function finishGoBack(
  tx: Tx,
  means: Means,
  at: number,
  operation: OperationRecord,
  end: End,
): Promise<void> {
  if (!end.ok) return fallBack(tx, means, at, operation, end.failure)
  await tx.put('instance', running(await instanceOf(tx, operation), at, means.random))
  await endOperation(tx, operation, at, { state: 'succeeded' })
}
