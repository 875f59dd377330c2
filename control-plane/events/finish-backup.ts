import { limits } from '../../contract/rules/limits.ts'
import type { Refusal } from '../../contract/rules/decision.ts'
import { backupBase, beginQueued } from '../backup-life.ts'
import { releaseBytes } from '../bytes-use.ts'
import { failureOf } from '../failures.ts'
import type { Means } from '../means.ts'
import { endOperation } from '../operations.ts'
import type { Tx } from '../ports.ts'
import type { OperationRecord } from '../records.ts'
import type { WorkResult } from '../work.ts'
import type { End } from './end.ts'

/**
 * Ends a backup: its file was written outside of this commit, which is the first to say so. Its instance may be gone.
 * The worker takes the next one.
 */
export async function finishBackup(
  tx: Tx,
  means: Means,
  at: number,
  operation: OperationRecord,
  end: End,
  result: WorkResult | null,
): Promise<void> {
  const record = await tx.get('backup', operation.backupId ?? '')
  if (record?.state !== 'running') throw new Error(`Operation ${operation.id} has lost its backup.`)
  const failure = failureIn(operation, end, result)
  if (failure === null && result?.kind === 'written') {
    const { bytes, crc32 } = result
    const keptUntil = at + limits.backupKeptMs
    await tx.put('backup', {
      ...record,
      state: 'ready',
      bytes,
      crc32,
      readyAt: at,
      keptUntil,
      linkUntil: null,
    })
    await endOperation(tx, operation, at, { state: 'succeeded' })
  } else {
    const told = failure ?? failureOf('backup-failed', 'backup', operation.instanceName)
    const { operationId } = record
    await tx.put('backup', {
      ...backupBase(record),
      state: 'failed',
      operationId,
      failure: told,
      endedAt: at,
    })
    await endOperation(tx, operation, at, { state: 'failed', failure: told })
    await releaseBytes(tx, record.bytesKey, at)
  }
  await beginQueued(tx, means, at)
}

function failureIn(operation: OperationRecord, end: End, result: WorkResult | null): Refusal | null {
  if (!end.ok) return end.failure
  if (result?.kind === 'written') return null
  const full = result?.kind === 'failed' && result.reason === 'no-room'
  return failureOf(full ? 'backup-no-room' : 'backup-failed', 'backup', operation.instanceName)
}
