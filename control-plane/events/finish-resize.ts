import { graphFits } from '../../contract/rules/fits.ts'
import { contentAt, graphFacts } from '../content.ts'
import { failureOf } from '../failures.ts'
import { released, resized } from '../instance-life.ts'
import type { Means } from '../means.ts'
import { endOperation } from '../operations.ts'
import type { Tx } from '../ports.ts'
import type { OperationRecord } from '../records.ts'
import { roomOf } from '../rule-facts.ts'
import { instanceOf, type End } from './end.ts'

/**
 * Ends resizing. The instance was written to meanwhile, so what it holds is looked at once more: where it has outgrown a
 * smaller size, it runs on with its size of before.
 */
export async function finishResize(
  tx: Tx,
  means: Means,
  at: number,
  operation: OperationRecord,
  end: End,
): Promise<void> {
  const { size } = operation
  if (!size) throw new Error(`The resize ${operation.id} has no size.`)
  const instance = await instanceOf(tx, operation)
  const still = { ...instance, content: contentAt(instance.content, at, roomOf(instance)) }
  const fits = graphFits(graphFacts(still.content), { ...roomOf(instance), storage: size.storage })
  const failure = !end.ok
    ? end.failure
    : fits.allowed
      ? null
      : failureOf('resize-outgrown', 'resize', instance.name)
  await tx.put(
    'instance',
    failure === null
      ? released(resized(still, size), operation, 'succeeded', at, means.random)
      : released(still, operation, 'failed', at, means.random),
  )
  await endOperation(
    tx,
    operation,
    at,
    failure === null ? { state: 'succeeded' } : { state: 'failed', failure },
  )
}
