/** Archives on their way out and in: exports and imports. */
import type { FileImport, ImportContent } from '../../contract/wire/imports.ts'
import type { SnapshotExport } from '../../contract/wire/snapshots.ts'
import type { ArchiveFacts } from '../content.ts'
import { importDue } from '../due.ts'
import type { ExportRecord, ImportRecord } from '../file-records.ts'
import { instant } from './instant.ts'

/** An export as our routes show it. */
export function presentExport(record: ExportRecord): SnapshotExport {
  const base = {
    id: record.id,
    instance_id: record.instanceId,
    snapshot_id: record.snapshotId,
    operation_id: record.operationId,
    file_name: record.fileName,
    format: record.format,
    content: record.content,
    requested_by: record.requestedBy,
  }
  switch (record.state) {
    case 'preparing':
      return { ...base, state: 'preparing' }
    case 'ready':
      return {
        ...base,
        state: 'ready',
        bytes: record.bytes,
        crc32: record.crc32,
        expires_at: instant(record.expiresAt),
      }
    case 'failed':
      return { ...base, state: 'failed', failure: record.failure }
    case 'expired':
      return { ...base, state: 'expired' }
  }
}

/** An import as our routes show it. */
export function presentImport(record: ImportRecord): FileImport {
  const base = {
    id: record.id,
    tenant_id: record.tenantId,
    instance_id: record.instanceId,
    instance_name: record.consent.instanceName,
    file_name: record.fileName,
    file_bytes: record.fileBytes,
    received_bytes: record.receivedBytes,
    crc32: record.receivedBytes === 0 ? null : record.crc32,
    created_at: instant(record.createdAt),
    requested_by: record.requestedBy,
    request_id: record.requestId,
  }
  switch (record.state) {
    case 'uploading':
      return { ...base, state: 'uploading', expires_at: endsByItself(record) }
    case 'verifying':
      return { ...base, state: 'verifying' }
    case 'waiting':
      return {
        ...base,
        state: 'waiting',
        changed: [...record.changed],
        content: presentFound(record.found),
        expires_at: endsByItself(record),
      }
    case 'loading':
      return {
        ...base,
        state: 'loading',
        operation_id: record.operationId,
        content: presentFound(record.found),
      }
    case 'done':
      return {
        ...base,
        state: 'done',
        operation_id: record.operationId,
        content: presentFound(record.found),
        ended_at: instant(record.endedAt),
      }
    case 'failed':
      return {
        ...base,
        state: 'failed',
        operation_id: record.operationId,
        content: record.found && presentFound(record.found),
        failure: record.failure,
        ended_at: instant(record.endedAt),
      }
    case 'cancelled':
      return { ...base, state: 'cancelled', ended_at: instant(record.endedAt) }
  }
}

const endsByItself = (record: ImportRecord) => instant(importDue(record) ?? record.createdAt)

function presentFound(found: ArchiveFacts): ImportContent {
  return {
    container: found.container,
    store_format: found.storeFormat,
    unpacked_bytes: found.unpackedBytes,
    files: found.files,
    nodes: found.nodes,
    relationships: found.relationships,
  }
}
