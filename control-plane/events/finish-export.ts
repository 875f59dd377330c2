import { limits } from '../../contract/rules/limits.ts'
import type { Refusal } from '../../contract/rules/decision.ts'
import { releaseBytes } from '../bytes-use.ts'
import { failureOf } from '../failures.ts'
import { endOperation } from '../operations.ts'
import type { Tx } from '../ports.ts'
import type { OperationRecord } from '../records.ts'
import type { WorkResult } from '../work.ts'
import type { End } from './end.ts'

/** Ends an export: the archive was written outside of this commit, which is the first to say so. */
export async function finishExport(
  tx: Tx,
  at: number,
  operation: OperationRecord,
  end: End,
  result: WorkResult | null,
): Promise<void> {
  const record = await tx.get('export', operation.exportId ?? '')
  if (record?.state !== 'preparing') throw new Error(`Operation ${operation.id} has lost its export.`)
  const fail = async (failure: Refusal) => {
    await tx.put('export', { ...record, state: 'failed', failure, endedAt: at })
    await endOperation(tx, operation, at, { state: 'failed', failure })
    await releaseBytes(tx, record.bytesKey, at)
  }
  if (!end.ok) return fail(end.failure)
  if (result?.kind !== 'written') {
    const reason = result?.kind === 'failed' ? result.reason : 'export-failed'
    return fail(failureOf(reason, 'export', operation.instanceName))
  }
  const { bytes, crc32 } = result
  await tx.put('export', { ...record, state: 'ready', bytes, crc32, expiresAt: at + limits.exportMs })
  const snapshot = await tx.get('snapshot', record.snapshotId)
  if (snapshot) await tx.put('snapshot', { ...snapshot, exportBytes: bytes })
  await endOperation(tx, operation, at, { state: 'succeeded' })
}
