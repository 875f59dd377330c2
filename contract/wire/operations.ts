import { z } from '@hono/zod-openapi'
import { Instant, InstanceId, Percent, Refusal, Uuid } from './parts.ts'

export const OperationKind = z.enum([
  'create',
  'take-snapshot',
  'export',
  'backup',
  'restore',
  'overwrite',
  'load-file',
  'go-back',
  'pause',
  'resume',
  'resize',
  'delete',
  'network-access',
])

export const Stage = z
  .object({ name: z.string(), state: z.enum(['done', 'current', 'waiting']) })
  .openapi('Stage')

const base = {
  id: Uuid,
  kind: OperationKind,
  tenant_id: Uuid,
  /** Null: of its project, not of an instance; `instance_name` is then what it is done to. */
  instance_id: InstanceId.nullable(),
  instance_name: z.string(),
  snapshot_id: Uuid.nullable(),
  import_id: Uuid.nullable(),
  export_id: Uuid.nullable(),
  backup_id: Uuid.nullable(),
  /** The instance whose data is copied, as it was called then. */
  source_instance_name: z.string().nullable(),
  /** What the instance becomes: "16GB". */
  size: z.object({ memory: z.string(), storage: z.string() }).nullable(),
  stages: z.array(Stage),
  percent: Percent,
  started_at: Instant,
  requested_by: z.string(),
  request_id: z.string(),
}

export const OperationState = z.enum(['running', 'succeeded', 'failed', 'cancelled'])

/** Everything long. Percentages of loading are estimates from the clock, as Aura's are. */
export const Operation = z
  .discriminatedUnion('state', [
    z.object({ ...base, state: z.literal('running'), estimated_end_at: Instant }),
    z.object({ ...base, state: z.literal('succeeded'), ended_at: Instant }),
    z.object({ ...base, state: z.literal('failed'), ended_at: Instant, failure: Refusal }),
    z.object({ ...base, state: z.literal('cancelled'), ended_at: Instant }),
  ])
  .openapi('Operation')

export type Operation = z.infer<typeof Operation>
