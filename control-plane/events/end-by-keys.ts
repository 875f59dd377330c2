import { keyRevoked } from '../../contract/rules/key-access.ts'
import type { ReadTx } from '../ports.ts'
import type { InstanceRecord, OperationKind, OperationRecord } from '../records.ts'
import type { End } from './end.ts'

/** What reads or writes the data of an instance, and so fails where its key was revoked meanwhile. */
const needKey: ReadonlySet<OperationKind> = new Set<OperationKind>([
  'create',
  'take-snapshot',
  'export',
  'backup',
  'restore',
  'overwrite',
  'load-file',
  'go-back',
  'resume',
  'resize',
])

/** How an operation ends that did well by the fleet: it fails where a key that it needs is revoked. */
export async function endByKeys(tx: ReadTx, operation: OperationRecord): Promise<End> {
  if (!needKey.has(operation.kind) || operation.instanceId === null) return { ok: true }
  const own = await tx.get('instance', operation.instanceId)
  const without = own?.keyRevoked ? own : await sourceWithoutKey(tx, operation)
  return without ? { ok: false, failure: keyRevoked(without.name) } : { ok: true }
}

/** The instance whose snapshot is put into another, where its key is revoked. */
async function sourceWithoutKey(tx: ReadTx, operation: OperationRecord): Promise<InstanceRecord | null> {
  if (operation.kind !== 'create' && operation.kind !== 'overwrite') return null
  if (operation.snapshotId === null) return null
  const snapshot = await tx.get('snapshot', operation.snapshotId)
  const source = snapshot && (await tx.get('instance', snapshot.instanceId))
  return source?.keyRevoked ? source : null
}
