import type { Operation } from '../../contract/wire/operations.ts'
import type { OperationView } from '../queries/queries.ts'
import { instant } from './instant.ts'

/** An operation as our routes show it: of one that runs, as it stands now by the fleet. */
export function presentOperation({ record, progress }: OperationView): Operation {
  const base = {
    id: record.id,
    kind: record.kind,
    tenant_id: record.tenantId,
    instance_id: record.instanceId,
    instance_name: record.instanceName,
    snapshot_id: record.snapshotId,
    import_id: record.importId,
    export_id: record.exportId,
    backup_id: record.backupId,
    source_instance_name: record.sourceName ?? null,
    size: record.size && { memory: record.size.memory, storage: record.size.storage },
    stages: progress.stages.map(({ name, state }) => ({ name, state })),
    percent: progress.percent,
    started_at: instant(record.startedAt),
    requested_by: record.requestedBy,
    request_id: record.requestId,
  }
  const endedAt = instant(record.endedAt ?? progress.endsAt)
  switch (record.state) {
    case 'running':
      return { ...base, state: 'running', estimated_end_at: instant(progress.endsAt) }
    case 'succeeded':
      return { ...base, state: 'succeeded', ended_at: endedAt }
    case 'failed':
      return { ...base, state: 'failed', ended_at: endedAt, failure: record.failure ?? unknownFailure }
    case 'cancelled':
      return { ...base, state: 'cancelled', ended_at: endedAt }
  }
}

const unknownFailure = {
  reason: 'UnknownError',
  message: 'It failed, and nothing is known of the cause.',
  remedy: 'Try again.',
}
