import { resting, running } from '../instance-life.ts'
import type { Means } from '../means.ts'
import { endOperation } from '../operations.ts'
import type { Tx } from '../ports.ts'
import type { OperationRecord } from '../records.ts'
import { fallBack, instanceOf, type End } from './end.ts'

/** Ends pausing: paused, or running on. */
export async function finishPause(
  tx: Tx,
  means: Means,
  at: number,
  operation: OperationRecord,
  end: End,
): Promise<void> {
  if (!end.ok) return fallBack(tx, means, at, operation, end.failure)
  await tx.put('instance', resting(await instanceOf(tx, operation), 'paused', at))
  await endOperation(tx, operation, at, { state: 'succeeded' })
}

/** Ends resuming, and going back: running with the data that was never touched; or still paused, or `loading failed`. */
export async function finishStart(
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
