import { limits } from '../contract/rules/limits.ts'
import { bytesKeyOf, type Content } from './content.ts'
import { backupDue, exportDue, importDue, instanceDue, keyDue, operationDue, snapshotDue } from './due.ts'
import type { IndexKey } from './ports.ts'
import type { RecordKind, Records } from './records.ts'

const at = (due: number | null): IndexKey | null => (due === null ? null : [due])
const bytes = (content: Content | null): IndexKey | null => {
  const key = bytesKeyOf(content)
  return key === null ? null : [key]
}

type Indexes = {
  readonly [K in RecordKind]: Readonly<Record<string, (record: Records[K]) => IndexKey | null>>
}

/** The order in which records can be read. `null`: the record is not in that index. */
export const indexes: Indexes = {
  world: {},
  tenant: {
    name: (tenant) => [tenant.name],
  },
  'customer-managed-key': {
    due: (key) => at(keyDue(key)),
    created: (key) => [key.createdAt],
    tenant: (key) => [key.tenantId, key.createdAt],
  },
  instance: {
    due: (instance) => at(instanceDue(instance)?.at ?? null),
    created: (instance) => [instance.createdAt],
    tenant: (instance) => [instance.tenantId, instance.createdAt],
    /** By the customer's key that it is encrypted with. */
    key: (instance) => (instance.customerManagedKeyId === null ? null : [instance.customerManagedKeyId]),
    bytes: (instance) => bytes(instance.content),
  },
  'deleted-instance': {
    due: (deleted) => [deleted.keptUntil],
    deleted: (deleted) => [deleted.deletedAt],
    tenant: (deleted) => [deleted.tenantId, deleted.deletedAt],
  },
  snapshot: {
    due: (snapshot) => at(snapshotDue(snapshot)),
    timestamp: (snapshot) => [snapshot.instanceId, snapshot.timestamp],
    good: (snapshot) => (snapshot.status === 'Completed' ? [snapshot.instanceId, snapshot.timestamp] : null),
    /** Full ones that are there or about to be. */
    full: (snapshot) =>
      snapshot.kind === 'full' && snapshot.status !== 'Failed'
        ? [snapshot.instanceId, snapshot.timestamp]
        : null,
    /** The same, of the schedule only. */
    scheduled: (snapshot) =>
      snapshot.kind === 'full' && snapshot.profile === 'Scheduled' && snapshot.status !== 'Failed'
        ? [snapshot.instanceId, snapshot.timestamp]
        : null,
    base: (snapshot) => (snapshot.baseSnapshotId === null ? null : [snapshot.baseSnapshotId]),
    bytes: (snapshot) => bytes(snapshot.content),
  },
  operation: {
    due: (operation) => at(operationDue(operation)),
    started: (operation) => [operation.startedAt],
    tenant: (operation) => [operation.tenantId, operation.startedAt],
    instance: (operation) =>
      operation.instanceId === null ? null : [operation.instanceId, operation.startedAt],
    running: (operation) => (operation.state === 'running' ? [operation.startedAt] : null),
    bytes: (operation) => (operation.state === 'running' ? bytes(operation.source) : null),
  },
  export: {
    due: (record) => at(exportDue(record)),
    snapshot: (record) => [record.snapshotId, record.createdAt],
    bytes: (record) => (record.state === 'preparing' || record.state === 'ready' ? [record.bytesKey] : null),
  },
  backup: {
    due: (record) => at(backupDue(record)),
    turn: (record) => [record.turn],
    queued: (record) => (record.state === 'queued' ? [record.turn] : null),
    running: (record) => (record.state === 'running' ? [record.turn] : null),
    instance: (record) => [record.instanceId, record.turn],
    tenant: (record) => [record.tenantId, record.turn],
    /** Not ended: queued or running. */
    open: (record) =>
      record.state === 'queued' || record.state === 'running' ? [record.instanceId, record.turn] : null,
    ready: (record) => (record.state === 'ready' ? [record.instanceId, record.dataAt] : null),
    bytes: (record) => (record.state === 'running' || record.state === 'ready' ? [record.bytesKey] : null),
  },
  import: {
    due: (record) => at(importDue(record)),
    instance: (record) => [record.instanceId, record.createdAt],
    tenant: (record) => [record.tenantId, record.createdAt],
    /** Not ended: uploading, verifying, waiting or loading. */
    open: (record) => ('endedAt' in record ? null : [record.instanceId, record.createdAt]),
    verifying: (record) => (record.state === 'verifying' ? [record.completedAt] : null),
    bytes: (record) =>
      record.state === 'uploading' || record.state === 'verifying' || record.state === 'waiting'
        ? [record.bytesKey]
        : null,
  },
  'network-access': {
    created: (network) => [network.createdAt],
    tenant: (network) => [network.tenantId, network.createdAt],
    place: (network) => [network.tenantId, network.cloud, network.region],
    operation: (network) => network.change && [network.change.operationId],
  },
  idempotency: {
    due: (record) => [record.createdAt + limits.idempotencyMs],
  },
  sweep: {
    due: (record) => [record.at],
  },
}

export interface Owner {
  readonly instanceId: string | null
  readonly tenantId: string | null
}

export const nobody: Owner = { instanceId: null, tenantId: null }

/** To whom a record belongs: kept when it is deleted, so that a change can still be told to the right list. */
export const owners: { readonly [K in RecordKind]: (record: Records[K]) => Owner } = {
  world: () => nobody,
  tenant: (tenant) => ({ instanceId: null, tenantId: tenant.id }),
  'customer-managed-key': ({ tenantId }) => ({ instanceId: null, tenantId }),
  instance: (instance) => ({ instanceId: instance.id, tenantId: instance.tenantId }),
  'deleted-instance': ({ tenantId }) => ({ instanceId: null, tenantId }),
  snapshot: (snapshot) => snapshot,
  operation: (operation) => operation,
  export: (record) => record,
  backup: (record) => record,
  import: (record) => record,
  'network-access': ({ tenantId }) => ({ instanceId: null, tenantId }),
  idempotency: () => nobody,
  sweep: () => nobody,
}

/** Compares index keys element by element; a shorter prefix comes first, numbers come before texts. */
export function compareKeys(a: IndexKey, b: IndexKey): number {
  const length = Math.min(a.length, b.length)
  for (let i = 0; i < length; i++) {
    const x = a[i] ?? ''
    const y = b[i] ?? ''
    if (x === y) continue
    if (typeof x === typeof y) return x < y ? -1 : 1
    return typeof x === 'number' ? -1 : 1
  }
  return a.length - b.length
}
