import { keyRevoked } from '../../contract/rules/key-access.ts'
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

/** The name of the instance whose data is read, where its key is revoked. It may be deleted. */
async function sourceWithoutKey(tx: ReadTx, { readsUnder }: OperationRecord): Promise<string | null> {
  if (!readsUnder) return null
  const key = await tx.get('customer-managed-key', readsUnder.keyId)
  return key?.access === 'granted' ? null : readsUnder.instanceName
}
