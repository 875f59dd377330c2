import type { Refusal } from '../../contract/rules/decision.ts'
import { released } from '../instance-life.ts'
import type { Means } from '../means.ts'
import { endOperation } from '../operations.ts'
import type { Tx } from '../ports.ts'
import type { InstanceRecord, OperationRecord } from '../records.ts'

/** How an operation ended. */
export type End = { readonly ok: true } | { readonly ok: false; readonly failure: Refusal }

/** The instance that an operation has; an operation that has it to itself cannot outlive it. */
export async function instanceOf(tx: Tx, operation: OperationRecord): Promise<InstanceRecord> {
  const instance = operation.instanceId === null ? undefined : await tx.get('instance', operation.instanceId)
  if (!instance) throw new Error(`Operation ${operation.id} has lost its instance.`)
  return instance
}

/** Ends an operation that failed at `at` (ms): its instance is as it was before. */
export async function fallBack(
  tx: Tx,
  means: Means,
  at: number,
  operation: OperationRecord,
  failure: Refusal,
): Promise<void> {
  const instance = await instanceOf(tx, operation)
  await tx.put('instance', released(instance, operation, 'failed', at, means.random))
  await endOperation(tx, operation, at, { state: 'failed', failure })
}
