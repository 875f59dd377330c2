import { z } from '@hono/zod-openapi'
import {
  ByteCount,
  Decision,
  Instant,
  InstanceId,
  Percent,
  Refusal,
  SnapshotProfile,
  SnapshotStatus,
  Uuid,
} from './parts.ts'

/** An instant; `latest`: until a newer one replaces it (Free); null: never (a differential). */
export const WindowEnd = z
  .union([Instant, z.literal('latest')])
  .nullable()
  .openapi('WindowEnd')

/** What is ours on a snapshot. */
export const SnapshotView = z
  .object({
    kind: z.enum(['full', 'differential']),
    base_snapshot_id: Uuid.nullable(),
    retention: z.enum(['long', 'short']).nullable(),
    started_at: Instant,
    completed_at: Instant.nullable(),
    percent: Percent,
    /** Unpacked. */
    size_bytes: ByteCount.nullable(),
    nodes: z.int().min(0).nullable(),
    relationships: z.int().min(0).nullable(),
    /** Of the exported file, where one was already made. */
    export_bytes: ByteCount.nullable(),
    export_format: z.enum(['backup', 'dump', 'tar']),
    restorable_until: WindowEnd,
    exportable_until: WindowEnd,
    requested_by: z.string().nullable(),
    name: z.string().nullable(),
    note: z.string().nullable(),
    failure: Refusal.nullable(),
    /** In the answer for one snapshot. A list leaves it out: it follows from the other fields by `contract/rules/can.ts`. */
    actions: z.object({ restore: Decision, export: Decision, create: Decision }).optional(),
  })
  .openapi('SnapshotView')

const fields = {
  snapshot_id: Uuid,
  instance_id: InstanceId,
  profile: SnapshotProfile,
  status: SnapshotStatus,
  timestamp: Instant,
  exportable: z.boolean(),
}

export const Snapshot = z.object({ ...fields, afterglow: SnapshotView.optional() }).openapi('Snapshot')
export const SnapshotTaken = z.object({ snapshot_id: Uuid }).openapi('SnapshotTaken')

const exportBase = {
  id: Uuid,
  instance_id: InstanceId,
  snapshot_id: Uuid,
  operation_id: Uuid,
  file_name: z.string(),
  format: z.enum(['backup', 'dump', 'tar']),
  /** `described`: a valid archive that no database can start from. */
  content: z.enum(['described', 'held']),
  requested_by: z.string(),
}

/** An archive made of a snapshot. */
export const SnapshotExport = z
  .discriminatedUnion('state', [
    z.object({ ...exportBase, state: z.literal('preparing') }),
    z.object({
      ...exportBase,
      state: z.literal('ready'),
      bytes: ByteCount,
      crc32: z.int().min(0),
      /** Until then it can be downloaded, by a link. */
      expires_at: Instant,
    }),
    z.object({ ...exportBase, state: z.literal('failed'), failure: Refusal }),
    z.object({ ...exportBase, state: z.literal('expired') }),
  ])
  .openapi('SnapshotExport')

export type SnapshotView = z.infer<typeof SnapshotView>
export type Snapshot = z.infer<typeof Snapshot>
export type WindowEnd = z.infer<typeof WindowEnd>
export type SnapshotExport = z.infer<typeof SnapshotExport>
