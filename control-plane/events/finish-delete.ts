import { HOUR_MS } from '../../contract/rules/windows.ts'
import { giveUpQueued } from '../backup-life.ts'
import { releaseContent } from '../bytes-use.ts'
import { leaveSnapshots } from '../deleted-life.ts'
import { failureOf } from '../failures.ts'
import { failImport, isOnItsWay } from '../import-life.ts'
import type { Means } from '../means.ts'
import { endOperation } from '../operations.ts'
import type { Tx } from '../ports.ts'
import type { InstanceRecord, OperationRecord } from '../records.ts'
import { fallBack, instanceOf, type End } from './end.ts'

/**
 * Ends deleting: the instance goes, and with it what was on its way into it. Its last full snapshots stay for some days.
 * Ready exports stay their time, and so do backups, also one that was begun.
 */
export async function finishDelete(
  tx: Tx,
  means: Means,
  at: number,
  operation: OperationRecord,
  end: End,
): Promise<void> {
  if (!end.ok) {
    await fallBack(tx, means, at, operation, end.failure)
    const instance = await instanceOf(tx, operation)
    if (instance.endsAt !== null && instance.endsAt <= at)
      await tx.put('instance', { ...instance, endsAt: at + HOUR_MS })
    return
  }
  const instance = await instanceOf(tx, operation)
  await endOperation(tx, operation, at, { state: 'succeeded' })
  await stopTaking(tx, instance, at)
  const everything = { from: [instance.id], to: [instance.id, Infinity] }
  await leaveSnapshots(tx, at, instance, operation.requestedBy)
  for (const record of await tx.range('import', 'open', everything)) {
    if (!isOnItsWay(record)) continue
    await failImport(tx, at, record, failureOf('instance-gone', 'load-file', instance.name))
  }
  await giveUpQueued(tx, at, instance)
  await tx.delete('instance', instance.id)
  await releaseContent(tx, instance.content, at)
}

/** A snapshot that is still being taken comes to nothing. */
async function stopTaking(tx: Tx, instance: InstanceRecord, at: number): Promise<void> {
  if (instance.takingId === null) return
  const taking = await tx.get('operation', instance.takingId)
  if (!taking) return
  await endOperation(tx, taking, at, { state: 'cancelled' })
  const snapshot = await tx.get('snapshot', taking.snapshotId ?? '')
  if (!snapshot) return
  const failure = failureOf('instance-gone', 'take-snapshot', instance.name)
  await tx.put('snapshot', {
    ...snapshot,
    status: 'Failed',
    completedAt: at,
    failure,
    content: null,
    purgeAt: at,
  })
  await releaseContent(tx, snapshot.content, at)
}
