import type { Described } from '../../archive/inspection.ts'
import { opensIn } from '../../archive/opens-in.ts'
import { can } from '../../contract/rules/can.ts'
import type { Asking } from '../../contract/rules/roles.ts'
import type { Backup } from '../../contract/wire/backups.ts'
import type { BackupView } from '../queries/queries.ts'
import type { BackupContents, BackupRecord } from '../file-records.ts'
import { instant } from './instant.ts'
import type { Links } from './links.ts'
import { presentOperation } from './present-operation.ts'

/** Where the file of a backup is, under the API. */
export const backupFilePath = (id: string): string => `/afterglow/v1/backups/${id}/file`

/** A backup as our routes show it to `asking`: the link is told to who may make one. */
export function presentBackup(
  { record, operation, place }: BackupView,
  asking: Asking,
  links: Links,
): Backup {
  const base = {
    id: record.id,
    instance_id: record.instanceId,
    instance_name: record.instanceName,
    tenant_id: record.tenantId,
    operation_id: 'operationId' in record ? record.operationId : null,
    file_name: record.fileName,
    format: 'dump',
    version: record.version,
    store_format: record.contents.storeFormat,
    content: record.contents.kind,
    unpacked_bytes: record.contents.unpackedBytes,
    nodes: record.contents.nodes,
    relationships: record.contents.relationships,
    leaves_customer_key: record.contents.leavesKey,
    opens_in: opensIn(openable(record.contents)).map(({ product, opens, versions, why }) => ({
      product,
      opens,
      versions,
      why,
    })),
    requested_by: record.requestedBy,
    request_id: record.requestId,
    requested_at: instant(record.requestedAt),
  } as const
  switch (record.state) {
    case 'queued':
      return {
        ...base,
        state: 'queued',
        position: place?.position ?? 1,
        estimated_start_at: instant(place?.startsAt ?? asking.now),
      }
    case 'running': {
      if (!operation) throw new Error(`Backup ${record.id} has lost its operation.`)
      return {
        ...base,
        state: 'running',
        data_at: instant(record.dataAt),
        operation: presentOperation(operation),
      }
    }
    case 'ready':
      return {
        ...base,
        state: 'ready',
        bytes: record.bytes,
        crc32: record.crc32,
        data_at: instant(record.dataAt),
        ready_at: instant(record.readyAt),
        kept_until: instant(record.keptUntil),
        link: linkOf(record, asking, links),
      }
    case 'failed':
      return { ...base, state: 'failed', failure: record.failure, ended_at: instant(record.endedAt) }
    case 'cancelled':
      return { ...base, state: 'cancelled', ended_at: instant(record.endedAt) }
    case 'expired':
      return {
        ...base,
        state: 'expired',
        data_at: instant(record.dataAt),
        ended_at: instant(record.endedAt),
      }
  }
}

function linkOf(record: Extract<BackupRecord, { state: 'ready' }>, asking: Asking, links: Links) {
  const { linkUntil } = record
  if (linkUntil === null || linkUntil <= asking.now || !can.link(asking).allowed) return null
  return links.to(backupFilePath(record.id), linkUntil)
}

const noStore: Described = { nodes: 0, relationships: 0, labels: [], relationshipTypes: [], bytes: 0 }

function openable({ kind, storeFormat }: BackupContents): Parameters<typeof opensIn>[0] {
  return { container: 'dump', storeFormat, backup: null, described: kind === 'described' ? noStore : null }
}
