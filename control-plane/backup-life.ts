/** How backups begin, in the order of their requests and as many at a time as there are workers, and how they end early. */
import { limits } from '../contract/rules/limits.ts'
import type { Refusal } from '../contract/rules/decision.ts'
import { isMoving, statusRule } from '../contract/rules/statuses.ts'
import { contentAt, describedFormats, graphFacts, storeBytes, type Content } from './content.ts'
import { failureOf } from './failures.ts'
import type { Means } from './means.ts'
import { beginOperation } from './operations.ts'
import type { ReadTx, Tx } from './ports.ts'
import type { BackupContents, BackupRecord } from './file-records.ts'
import type { InstanceRecord } from './records.ts'
import { roomOf } from './rule-facts.ts'
import type { ToWrite } from './work.ts'

export type Queued = Extract<BackupRecord, { readonly state: 'queued' }>

/** How soon an instance that is busy is looked at again, ms. */
const AGAIN_MS = 1000

/** What a backup of an instance holds at `at` (ms). */
export function contentsOf(instance: InstanceRecord, at: number): BackupContents {
  return told(contentAt(instance.content, at, roomOf(instance)), instance)
}

/** What is told of a backup that holds `content`. */
export function told(
  content: Content,
  { version, customerManagedKeyId }: Pick<InstanceRecord, 'version' | 'customerManagedKeyId'>,
): BackupContents {
  const { unpackedBytes, nodes, relationships } = graphFacts(content)
  const storeFormat = content.kind === 'described' ? describedFormats[version] : content.storeFormat
  const leavesKey = customerManagedKeyId !== null
  return { kind: content.kind, storeFormat, unpackedBytes, nodes, relationships, leavesKey }
}

/** Whether a backup of the instance waits or runs. */
export async function hasOpenBackup(tx: ReadTx, instanceId: string): Promise<boolean> {
  return (await tx.count('backup', 'open', { from: [instanceId], to: [instanceId, Infinity] })) > 0
}

/** A backup without what belongs to its state: to put it into another. */
export function backupBase(record: BackupRecord) {
  const { id, instanceId, instanceName, tenantId, version, turn, fileName } = record
  const { requestedBy, requestId, requestedAt, contents } = record
  return {
    id,
    instanceId,
    instanceName,
    tenantId,
    version,
    turn,
    fileName,
    requestedBy,
    requestId,
    requestedAt,
    contents,
  }
}

/** What the archive of a backup is written by. */
export function toWrite(record: Extract<BackupRecord, { readonly bytesKey: string }>): ToWrite {
  const { id, instanceId, version, bytesKey, storeCreatedAt, dataAt } = record
  return { id, instanceId, version, bytesKey, storeCreatedAt, format: 'dump', takenAt: dataAt }
}

/**
 * Gives the free workers at `at` (ms) what waits for them, in the order of the requests. One whose instance is busy lets
 * others pass and is looked at again when that may be over; one whose instance is at rest otherwise comes to nothing.
 */
export async function beginQueued(tx: Tx, means: Means, at: number): Promise<void> {
  let free = limits.backupWorkers - (await tx.count('backup', 'running', {}))
  if (free <= 0) return
  for (const record of await tx.range('backup', 'queued', {})) {
    if (free <= 0) return
    if (record.state === 'queued' && (await begun(tx, means, at, record))) free--
  }
}

async function begun(tx: Tx, means: Means, at: number, record: Queued): Promise<boolean> {
  if (record.retryAt !== null && record.retryAt > at) return false
  const instance = await tx.get('instance', record.instanceId)
  if (!instance) {
    await giveUp(tx, at, record, failureOf('backup-instance-gone', 'backup', record.instanceName))
    return false
  }
  if (statusRule(instance.status).allows.includes('backup')) {
    await begin(tx, means, at, record, instance)
    return true
  }
  if (isMoving(instance.status)) {
    const operation = await tx.get('operation', instance.operationId ?? '')
    await tx.put('backup', { ...record, retryAt: Math.max(operation?.pollAt ?? at, at) + AGAIN_MS })
    return false
  }
  await giveUp(tx, at, record, failureOf('backup-not-running', 'backup', instance.name))
  return false
}

/** The data is of this moment. The operation holds it, so that it stays whatever becomes of the instance. */
async function begin(
  tx: Tx,
  means: Means,
  at: number,
  record: Queued,
  instance: InstanceRecord,
): Promise<void> {
  const content = contentAt(instance.content, at, roomOf(instance))
  const operation = await beginOperation(tx, means, at, {
    kind: 'backup',
    instance,
    requester: { user: record.requestedBy, requestId: record.requestId },
    backupId: record.id,
    source: content,
    readsFrom: instance,
    bytes: storeBytes(content),
  })
  await tx.put('backup', {
    ...backupBase(record),
    contents: told(content, instance),
    state: 'running',
    operationId: operation.id,
    dataAt: at,
    storeCreatedAt: instance.createdAt,
    bytesKey: `backup/${record.id}`,
  })
}

/** Ends one that still waits, at `at` (ms). */
export async function giveUp(tx: Tx, at: number, record: Queued, failure: Refusal): Promise<void> {
  await tx.put('backup', { ...backupBase(record), state: 'failed', operationId: null, failure, endedAt: at })
}

/** Those of an instance that is deleted at `at` (ms) come to nothing while they wait; one that was begun goes on. */
export async function giveUpQueued(tx: Tx, at: number, instance: InstanceRecord): Promise<void> {
  const open = { from: [instance.id], to: [instance.id, Infinity] }
  for (const record of await tx.range('backup', 'open', open)) {
    if (record.state !== 'queued') continue
    await giveUp(tx, at, record, failureOf('backup-instance-gone', 'backup', instance.name))
  }
}
