import { keyRevoked } from '../../contract/rules/key-access.ts'
import { deletedFacts } from '../deleted-life.ts'
import type { ReadTx } from '../ports.ts'
import type { OperationKind, OperationRecord } from '../records.ts'
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
  const without = own?.keyRevoked ? own.name : await sourceWithoutKey(tx, operation)
  return without === null ? { ok: true } : { ok: false, failure: keyRevoked(without) }
}

/** The name of the instance whose snapshot is put into another, where its key is revoked. It may be deleted. */
async function sourceWithoutKey(tx: ReadTx, operation: OperationRecord): Promise<string | null> {
  if (operation.kind !== 'create' && operation.kind !== 'overwrite') return null
  if (operation.snapshotId === null) return null
  const snapshot = await tx.get('snapshot', operation.snapshotId)
  if (!snapshot) return null
  const source = await tx.get('instance', snapshot.instanceId)
  if (source) return source.keyRevoked ? source.name : null
  const deleted = await tx.get('deleted-instance', snapshot.instanceId)
  return deleted && (await deletedFacts(tx, deleted)).keyRevoked ? deleted.name : null
}
