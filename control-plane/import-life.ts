import type { Refusal } from '../contract/rules/decision.ts'
import type { Consent } from '../contract/rules/imports.ts'
import { releaseBytes } from './bytes-use.ts'
import { storeBytes, type ArchiveFacts, type Content } from './content.ts'
import { occupied } from './instance-life.ts'
import type { Means } from './means.ts'
import { beginOperation } from './operations.ts'
import type { ReadTx, Tx } from './ports.ts'
import type { ImportRecord } from './file-records.ts'
import type { InstanceRecord } from './records.ts'

/** What every state of an import has. */
export type ImportBase = Pick<
  ImportRecord,
  | 'id'
  | 'instanceId'
  | 'tenantId'
  | 'fileName'
  | 'fileBytes'
  | 'receivedBytes'
  | 'bytesKey'
  | 'createdAt'
  | 'requestedBy'
  | 'requestId'
  | 'crc32'
  | 'announcedCrc32'
  | 'consent'
>

/** An import without what belongs to its state: to put it into another. */
export function importBase(record: ImportRecord): ImportBase {
  const { id, instanceId, tenantId, fileName, fileBytes, receivedBytes, bytesKey } = record
  const { createdAt, requestedBy, requestId, crc32, announcedCrc32, consent } = record
  return {
    id,
    instanceId,
    tenantId,
    fileName,
    fileBytes,
    receivedBytes,
    bytesKey,
    createdAt,
    requestedBy,
    requestId,
    crc32,
    announcedCrc32,
    consent,
  }
}

/** Ends an import that was not loaded yet, at `at` (ms): nothing was overwritten, its bytes go. */
export async function failImport(
  tx: Tx,
  at: number,
  record: ImportRecord,
  failure: Refusal,
  found: ArchiveFacts | null = null,
): Promise<void> {
  await tx.put('import', {
    ...importBase(record),
    state: 'failed',
    operationId: null,
    found,
    failure,
    endedAt: at,
  })
  await releaseBytes(tx, record.bytesKey, at)
}

/** The upload was given up, by whoever sent it or by its silence. */
export async function dropImport(tx: Tx, at: number, record: ImportRecord): Promise<ImportRecord> {
  const dropped: ImportRecord = { ...importBase(record), state: 'cancelled', endedAt: at }
  await tx.put('import', dropped)
  await releaseBytes(tx, record.bytesKey, at)
  return dropped
}

/** Nothing of it is in the instance yet: it can still be given up. */
export function isOnItsWay(
  record: ImportRecord,
): record is Extract<ImportRecord, { state: 'uploading' | 'verifying' | 'waiting' }> {
  return record.state === 'uploading' || record.state === 'verifying' || record.state === 'waiting'
}

/** What arrived is not what was announced. */
export function hasOtherSum({ crc32, announcedCrc32 }: ImportRecord): boolean {
  return announcedCrc32 !== null && crc32 !== announcedCrc32
}

/** The import of an instance that has not ended, if there is one. */
export async function openImport(tx: ReadTx, instanceId: string): Promise<ImportRecord | null> {
  const [open] = await tx.range('import', 'open', {
    from: [instanceId],
    to: [instanceId, Infinity],
    limit: 1,
  })
  return open ?? null
}

/** Which data an instance holds, for whoever agrees to overwrite it. One that never held any has a name for that, too. */
export function dataIdOf(instance: InstanceRecord): string {
  return instance.dataId ?? instance.id
}

/** What is agreed to by whoever agrees to overwrite the instance as it is. */
export function consentTo(instance: InstanceRecord): Consent {
  return { instanceName: instance.name, dataId: dataIdOf(instance) }
}

/** What the verification left to be loaded. */
export interface Verified {
  readonly found: ArchiveFacts
  readonly source: Content
  readonly flaw: Refusal | null
}

/** Begins to load a verified file at `at` (ms). */
export async function loadImport(
  tx: Tx,
  means: Means,
  at: number,
  record: ImportRecord,
  instance: InstanceRecord,
  { found, source, flaw }: Verified,
): Promise<ImportRecord> {
  const operation = await beginOperation(tx, means, at, {
    kind: 'load-file',
    instance,
    requester: { user: record.requestedBy, requestId: record.requestId },
    importId: record.id,
    previousStatus: instance.status,
    source,
    bytes: storeBytes(source),
    ...(flaw ? { flaw } : {}),
  })
  await tx.put('instance', occupied(instance, operation, at))
  const loading: ImportRecord = {
    ...importBase(record),
    state: 'loading',
    operationId: operation.id,
    found,
  }
  await tx.put('import', loading)
  await releaseBytes(tx, record.bytesKey, at)
  return loading
}
