import { releaseContent } from '../bytes-use.ts'
import { growingFrom, writeRate, type Content } from '../content.ts'
import { failureOf } from '../failures.ts'
import { released } from '../instance-life.ts'
import type { Means } from '../means.ts'
import { endOperation } from '../operations.ts'
import type { Tx } from '../ports.ts'
import type { InstanceRecord, OperationRecord } from '../records.ts'
import { firstSlot } from '../schedule.ts'
import { fallBack, instanceOf, type End } from './end.ts'

/**
 * Ends what puts data into an instance: creating, restoring, overwriting, loading a file. The commit of this event swaps the
 * data in; until then, and where it failed, the old data stands.
 */
export async function finishFilling(
  tx: Tx,
  means: Means,
  at: number,
  operation: OperationRecord,
  end: End,
): Promise<void> {
  if (!end.ok) return fail(tx, means, at, operation, end)
  const source = await sourceOf(tx, operation)
  if (source === 'not yet') {
    await tx.put('operation', { ...operation, pollAt: at + 1000 })
    return
  }
  if (source === 'failed') {
    const failure = failureOf('source-snapshot-failed', operation.kind, operation.instanceName)
    return fail(tx, means, at, operation, { ok: false, failure })
  }
  const instance = await instanceOf(tx, operation)
  const content = filledWith(instance, operation, source ?? instance.content)
  // Who agreed to overwrite the data of before has not agreed to overwrite this.
  const dataId = operation.id
  const filled = released({ ...instance, content, dataId }, operation, 'succeeded', at, means.random)
  await tx.put(
    'instance',
    operation.kind === 'create' ? { ...filled, nextSlotAt: firstSlot(filled, at, means.random) } : filled,
  )
  if (operation.importId !== null) {
    const record = await tx.get('import', operation.importId)
    if (record?.state === 'loading') await tx.put('import', { ...record, state: 'done', endedAt: at })
  }
  await endOperation(tx, operation, at, { state: 'succeeded' })
  if (source !== null) await releaseContent(tx, instance.content, at)
}

/** The writes belong to the instance: whoever overwrites its data does not stop them, and nobody writes to a new one. */
function filledWith(instance: InstanceRecord, operation: OperationRecord, source: Content): Content {
  switch (operation.kind) {
    case 'restore':
      return source
    case 'create':
      return growingFrom(source, 0, 0)
    default:
      return growingFrom(source, 0, writeRate(instance.content))
  }
}

/** The data to put in place; null: none, an empty instance. */
async function sourceOf(tx: Tx, operation: OperationRecord): Promise<Content | null | 'not yet' | 'failed'> {
  if (operation.source !== null || operation.snapshotId === null) return operation.source
  const snapshot = await tx.get('snapshot', operation.snapshotId)
  switch (snapshot?.status) {
    case 'Pending':
    case 'InProgress':
      return 'not yet'
    case 'Completed':
      return snapshot.content ?? 'failed'
    case 'Failed':
    case undefined:
      return 'failed'
  }
}

async function fail(
  tx: Tx,
  means: Means,
  at: number,
  operation: OperationRecord,
  end: End & { ok: false },
): Promise<void> {
  const { failure } = end
  if (operation.kind === 'restore' || operation.kind === 'overwrite') {
    return fallBack(tx, means, at, operation, failure)
  }
  const instance = await instanceOf(tx, operation)
  await tx.put('instance', { ...released(instance, operation, 'failed', at, means.random), failure })
  if (operation.importId !== null) {
    const record = await tx.get('import', operation.importId)
    if (record?.state === 'loading')
      await tx.put('import', { ...record, state: 'failed', failure, endedAt: at })
  }
  await endOperation(tx, operation, at, { state: 'failed', failure })
}
