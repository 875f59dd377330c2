import type { Refusal } from '../contract/rules/decision.ts'
import { releaseBytes } from './bytes-use.ts'
import type { ArchiveFacts } from './content.ts'
import type { Tx } from './ports.ts'
import type { ImportRecord } from './records.ts'

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
>

/** An import without what belongs to its state: to put it into another. */
export function importBase(record: ImportRecord): ImportBase {
  const { id, instanceId, tenantId, fileName, fileBytes, receivedBytes, bytesKey } = record
  const { createdAt, requestedBy, requestId } = record
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
