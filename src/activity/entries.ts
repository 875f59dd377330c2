import { automaticRequest } from '../../contract/rules/requesters.ts'
import type { Refusal } from '../../contract/rules/decision.ts'
import type { Backup } from '../../contract/wire/backups.ts'
import type { FileImport } from '../../contract/wire/imports.ts'
import type { Operation } from '../../contract/wire/operations.ts'
import { instant, progressOf } from '../api/facts.ts'
import * as say from '../messages/activity.tsx'
import { words } from '../messages/operations.tsx'
import { paths } from '../../contract/places.ts'
import { wayOn, type WayOn } from './way-on.ts'

interface Base {
  readonly id: string
  readonly what: string
  /** What it is done with: a file. */
  readonly file: string | null
  /** The instance whose data it copies; the size it gives, as the API writes it. */
  readonly source: string | null
  readonly size: Operation['size']
  /** Of what it is done to, when it began; and its id where that is an instance. */
  readonly name: string
  readonly instanceId: string | null
  readonly projectId: string
  /** Null: it came by itself. */
  readonly by: string | null
  /** Of the request that asked for it; null: none did. */
  readonly requestId: string | null
  readonly isScheduled: boolean
  /** An instant of the wire, as `endedAt` is. */
  readonly beganAt: string
  readonly way: WayOn | null
}

/** A line of Activity: an operation, or what comes before one. */
export type Entry = Base &
  (
    | {
        readonly state: 'running'
        readonly stage: string
        /** At `now` (ms). A percentage of null: not known. */
        readonly progress: (now: number) => {
          readonly percent: number | null
          readonly leftMs: number | null
        }
      }
    | { readonly state: 'waiting'; readonly waits: string }
    | { readonly state: 'succeeded' | 'cancelled'; readonly endedAt: string }
    | { readonly state: 'failed'; readonly endedAt: string; readonly failure: Refusal }
  )

/** An operation as a line. */
export function ofOperation(operation: Operation): Entry {
  const automatic = operation.request_id === automaticRequest
  const base: Base = {
    id: operation.id,
    what: words[operation.kind].what,
    file: null,
    source: operation.source_instance_name,
    size: operation.size,
    name: operation.instance_name,
    instanceId: operation.instance_id,
    projectId: operation.tenant_id,
    by: automatic ? null : operation.requested_by,
    requestId: automatic ? null : operation.request_id,
    isScheduled: automatic && operation.kind === 'take-snapshot',
    beganAt: operation.started_at,
    way: wayOn(operation),
  }
  switch (operation.state) {
    case 'running': {
      const current = operation.stages.find(({ state }) => state === 'current')
      return {
        ...base,
        state: 'running',
        stage: current?.name ?? say.outcomes.running,
        progress: (now) => progressOf(operation, now),
      }
    }
    case 'failed':
      return { ...base, state: 'failed', endedAt: operation.ended_at, failure: operation.failure }
    case 'succeeded':
    case 'cancelled':
      return { ...base, state: operation.state, endedAt: operation.ended_at }
  }
}

/** A file on its way into an instance; null from when it is loaded: that is an operation. */
export function ofImport(record: FileImport): Entry | null {
  const base: Base = {
    id: record.id,
    what: say.upload,
    file: record.file_name,
    source: null,
    size: null,
    name: record.instance_name,
    instanceId: record.instance_id,
    projectId: record.tenant_id,
    by: record.requested_by,
    requestId: record.request_id,
    isScheduled: false,
    beganAt: record.created_at,
    way: {
      by: 'restore-from-file',
      to: paths.inspect(record.tenant_id, record.instance_id, 'restore-from-file'),
    },
  }
  const arrived = Math.floor((record.received_bytes / record.file_bytes) * 100)
  switch (record.state) {
    case 'uploading':
      return {
        ...base,
        state: 'running',
        stage: say.sending,
        progress: () => ({ percent: Math.min(arrived, 99), leftMs: null }),
      }
    case 'verifying':
      return {
        ...base,
        state: 'running',
        stage: say.checking,
        progress: () => ({ percent: null, leftMs: null }),
      }
    case 'waiting':
      return { ...base, state: 'waiting', waits: say.waitsForConsent }
    case 'loading':
    case 'done':
      return null
    case 'failed':
      return record.operation_id === null
        ? { ...base, state: 'failed', endedAt: record.ended_at, failure: record.failure }
        : null
    case 'cancelled':
      return { ...base, state: 'cancelled', endedAt: record.ended_at }
  }
}

/** A backup in the queue, or one that left it without having begun; null from when it is made: that is an operation. */
export function ofBackup(backup: Backup): Entry | null {
  if (backup.operation_id !== null) return null
  const base: Base = {
    id: backup.id,
    what: words.backup.what,
    file: null,
    source: null,
    size: null,
    name: backup.instance_name,
    instanceId: backup.instance_id,
    projectId: backup.tenant_id,
    by: backup.requested_by,
    requestId: backup.request_id,
    isScheduled: false,
    beganAt: backup.requested_at,
    way: { by: 'backups', to: paths.inspect(backup.tenant_id, backup.instance_id, 'backups') },
  }
  switch (backup.state) {
    case 'queued':
      return { ...base, state: 'waiting', waits: say.inLine(backup.position) }
    // One that fails in the queue does so because its instance was deleted: nothing that anybody has to look into.
    case 'failed':
    case 'cancelled':
      return { ...base, state: 'cancelled', endedAt: backup.ended_at }
    case 'running':
    case 'ready':
    case 'expired':
      return null
  }
}

/** Everything long, what began last first. */
export function entriesOf(
  operations: readonly Operation[],
  imports: readonly FileImport[],
  backups: readonly Backup[],
): Entry[] {
  return [...operations.map(ofOperation), ...imports.map(ofImport), ...backups.map(ofBackup)]
    .filter((entry) => entry !== null)
    .toSorted((a, b) => instant(b.beganAt) - instant(a.beganAt))
}
