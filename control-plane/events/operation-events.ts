/** What becomes of an operation when the fleet is asked about it again. */
import { taskOf, type Means } from '../means.ts'
import type { Tx } from '../ports.ts'
import type { OperationRecord } from '../records.ts'
import type { WorkResult } from '../work.ts'
import { finishBackup } from './finish-backup.ts'
import { finishDelete } from './finish-delete.ts'
import { finishExport } from './finish-export.ts'
import { finishFilling } from './finish-filling.ts'
import { finishNetwork } from './finish-network.ts'
import { finishResize } from './finish-resize.ts'
import { finishStatus } from './finish-status.ts'
import { finishTaking } from './finish-taking.ts'
import { endByKeys } from './end-by-keys.ts'

/** Asks the fleet how the operation stands at `at` (ms), and goes on or ends it. */
export async function operationEvent(
  tx: Tx,
  means: Means,
  at: number,
  operation: OperationRecord,
  result: WorkResult | null,
): Promise<void> {
  const { outcome: polled, endsAt } = means.fleet.poll(taskOf(operation), at)
  if (polled === null) {
    await tx.put('operation', { ...operation, pollAt: Math.max(endsAt, at + 1) })
    await leaveQueue(tx, operation)
    return
  }
  const outcome = polled.ok ? await endByKeys(tx, operation) : polled
  switch (operation.kind) {
    case 'take-snapshot':
      return finishTaking(tx, at, operation, outcome)
    case 'export':
      return finishExport(tx, at, operation, outcome, result)
    case 'backup':
      return finishBackup(tx, means, at, operation, outcome, result)
    case 'create':
    case 'restore':
    case 'overwrite':
    case 'load-file':
      return finishFilling(tx, means, at, operation, outcome)
    case 'pause':
    case 'resume':
    case 'go-back':
      return finishStatus(tx, means, at, operation, outcome)
    case 'resize':
      return finishResize(tx, means, at, operation, outcome)
    case 'delete':
      return finishDelete(tx, means, at, operation, outcome)
    case 'network-access':
      return finishNetwork(tx, means, at, operation, outcome)
  }
}

async function leaveQueue(tx: Tx, operation: OperationRecord): Promise<void> {
  if (operation.kind !== 'take-snapshot' || operation.snapshotId === null) return
  const snapshot = await tx.get('snapshot', operation.snapshotId)
  if (snapshot?.status === 'Pending') await tx.put('snapshot', { ...snapshot, status: 'InProgress' })
}
