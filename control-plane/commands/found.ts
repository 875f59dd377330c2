/** What a command is about, or its refusal where that is not there. Reasons and messages of instances and tenants are Aura's. */
import type { ReadTx } from '../ports.ts'
import type { BackupRecord, ImportRecord } from '../file-records.ts'
import type { CustomerManagedKeyRecord, InstanceRecord, SnapshotRecord, TenantRecord } from '../records.ts'
import { refuse } from './asking.ts'
import type { Refused } from './commands.ts'

/** The project. */
export async function foundTenant(tx: ReadTx, id: string): Promise<TenantRecord> {
  return (
    (await tx.get('tenant', id)) ??
    refuse({
      reason: 'tenant-not-found',
      message: 'The tenant you specified could not be found',
      remedy: 'Choose a project from the list.',
      status: 404,
    })
  )
}

/** The instance. */
export async function foundInstance(tx: ReadTx, id: string): Promise<InstanceRecord> {
  return (
    (await tx.get('instance', id)) ??
    refuse({
      reason: 'db-not-found',
      message: `DB not found: ${id}`,
      remedy: 'It may have been deleted. Look at the list of instances.',
      status: 404,
    })
  )
}

/** What is said of a key that is not there. */
export const noKey = (id: string): Omit<Refused, 'ok'> => ({
  reason: 'encryption-key-not-found',
  message: `Encryption Key not found: ${id}`,
  remedy: 'It may have been removed. Look at the list of encryption keys.',
  status: 404,
})

/** The customer's key. */
export async function foundKey(tx: ReadTx, id: string): Promise<CustomerManagedKeyRecord> {
  return (await tx.get('customer-managed-key', id)) ?? refuse(noKey(id))
}

/** The snapshot, where it belongs to the instance. */
export async function foundSnapshot(tx: ReadTx, instanceId: string, id: string): Promise<SnapshotRecord> {
  const snapshot = await tx.get('snapshot', id)
  if (snapshot?.instanceId === instanceId) return snapshot
  return refuse({
    reason: 'snapshot-not-found',
    message: `Snapshot not found: ${id}`,
    remedy: 'It may be past its days. Look at the list of snapshots.',
    status: 404,
  })
}

/** The backup. */
export async function foundBackup(tx: ReadTx, id: string): Promise<BackupRecord> {
  return (
    (await tx.get('backup', id)) ??
    refuse({
      reason: 'backup-not-found',
      message: `Backup not found: ${id}`,
      remedy: 'It may be past its days. Look at the list of backups.',
      status: 404,
    })
  )
}

/** The import. */
export async function foundImport(tx: ReadTx, id: string): Promise<ImportRecord> {
  return (
    (await tx.get('import', id)) ??
    refuse({
      reason: 'import-not-found',
      message: `Import not found: ${id}`,
      remedy: 'Begin again with the file.',
      status: 404,
    })
  )
}
