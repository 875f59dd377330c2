import { z } from '@hono/zod-openapi'
import { BackupSummary } from './backups.ts'
import { PublicTraffic } from './network.ts'
import { Operation } from './operations.ts'
import {
  AnyPlanType,
  ByteCount,
  CloudProvider,
  Decision,
  Instant,
  InstanceId,
  InstanceName,
  InstanceStatus,
  Memory,
  PlanType,
  Refusal,
  SnapshotProfile,
  SnapshotStatus,
  Storage,
  Uuid,
  Version,
} from './parts.ts'

export const TenantSummary = z.object({ id: Uuid, name: z.string() }).openapi('Tenant')
export const InstanceConfiguration = z
  .object({
    region: z.string(),
    region_name: z.string(),
    type: PlanType,
    memory: Memory,
    storage: Storage.optional(),
    version: Version,
    cloud_provider: CloudProvider,
  })
  .openapi('InstanceConfiguration')
export const Tenant = TenantSummary.extend({
  instance_configurations: z.array(InstanceConfiguration),
}).openapi('TenantDetail')

/** One snapshot as a mark: for the strip of the last 24 hours on a card. */
export const SnapshotMark = z
  .object({
    timestamp: Instant,
    status: SnapshotStatus,
    kind: z.enum(['full', 'differential']),
    profile: SnapshotProfile,
  })
  .openapi('SnapshotMark')

export const SnapshotHealth = z
  .object({
    kept: z.int().min(0),
    /** The newest completed one, of whatever kind. */
    last_good: SnapshotMark.extend({ snapshot_id: Uuid }).nullable(),
    /** The newest one that the instance can be restored from now: a full one, scheduled or on demand. */
    last_restorable: SnapshotMark.extend({ snapshot_id: Uuid }).nullable(),
    /** When the next scheduled one is due; null where none is scheduled or the instance is paused. */
    next_at: Instant.nullable(),
    overdue: z.boolean(),
    failed_since_last_good: z.int().min(0),
    last_24_hours: z.array(SnapshotMark),
  })
  .openapi('SnapshotHealth')

/** What is ours on an instance. Unknown counts are null, never 0. */
export const InstanceView = z
  .object({
    type: AnyPlanType,
    version: Version,
    version_name: z.string(),
    cpu: z.int(),
    status_since: Instant,
    content: z.enum(['described', 'held']),
    /** Another one after every restore, overwrite and load of a file; not after writes, nor after another name. */
    data_id: z.string(),
    storage_used_bytes: ByteCount.nullable(),
    nodes: z.int().min(0).nullable(),
    relationships: z.int().min(0).nullable(),
    labels: z.array(z.string()).nullable(),
    /** Of its store, as an archive of it names it: `block-block-1.1`. */
    store_format: z.string().nullable(),
    /** Writes per hour while it runs, nodes and relationships together; 0 for held content. */
    writes_per_hour: z.number().min(0),
    /** The operation that holds the instance, or null. */
    operation: Operation.nullable(),
    /** Why it is `loading failed`. */
    failure: Refusal.nullable(),
    taking_snapshot: z.boolean(),
    /** The customer's key that it is encrypted with; null: a key that Neo4j manages. `revoked`: why nothing can be read. */
    customer_managed_key: z.object({ id: Uuid, name: z.string(), revoked: Refusal.nullable() }).nullable(),
    snapshots: SnapshotHealth.nullable(),
    backups: BackupSummary,
    paused_at: Instant.nullable(),
    /** When its data goes by itself: a Free one long paused, a Sandbox at its end. */
    ends_at: Instant.nullable(),
    resumes_at: Instant.nullable(),
    /** When it pauses by itself: a Free one that nobody asks anything. */
    pauses_at: Instant.nullable(),
    /** When the end of a Sandbox was put off. */
    extended_at: Instant.nullable(),
    /** Whether it is reached from the internet: see network access. */
    public_traffic: PublicTraffic,
    actions: z.object({
      take: Decision,
      load_file: Decision,
      go_back: Decision,
      backup: Decision,
      pause: Decision,
      resume: Decision,
      overwrite: Decision,
      clone: Decision,
      resize: Decision,
      extend: Decision,
      rename: Decision,
      delete: Decision,
    }),
  })
  .openapi('InstanceView')

const summary = {
  id: InstanceId,
  name: z.string(),
  tenant_id: Uuid,
  cloud_provider: CloudProvider,
  created_at: Instant.optional(),
}

const detail = {
  ...summary,
  status: InstanceStatus,
  connection_url: z.string(),
  region: z.string(),
  type: AnyPlanType,
  memory: Memory,
  storage: Storage,
  customer_managed_key_id: z.string().nullable(),
  metrics_integration_url: z.string().optional(),
  graph_nodes: z.int().optional(),
  graph_relationships: z.int().optional(),
  secondaries_count: z.int().optional(),
  cdc_enrichment_mode: z.enum(['OFF', 'DIFF', 'FULL']).optional(),
  vector_optimized: z.boolean().optional(),
  graph_analytics_plugin: z.boolean().optional(),
}

export const InstanceSummary = z.object(summary).openapi('InstanceSummary')
/** As Aura answers a GET; with `?view=afterglow` it also has `afterglow`. */
export const Instance = z.object({ ...detail, afterglow: InstanceView.optional() }).openapi('Instance')
/** In our view a list has whole instances, so that no client has to ask for each. */
export const InstanceWithView = z.object({ ...detail, afterglow: InstanceView }).openapi('InstanceWithView')
export const InstanceListItem = z.union([InstanceWithView, InstanceSummary])

export const CreateInstance = z
  .strictObject({
    version: Version,
    region: z.string().max(64),
    memory: Memory,
    name: InstanceName,
    type: PlanType,
    tenant_id: Uuid,
    cloud_provider: CloudProvider,
    storage: Storage.optional(),
    vector_optimized: z.boolean().optional(),
    graph_analytics_plugin: z.boolean().optional(),
    source_instance_id: InstanceId.optional(),
    source_snapshot_id: Uuid.optional(),
    customer_managed_key_id: Uuid.optional(),
  })
  .openapi('CreateInstance')

/** The password is in this answer only, and in the answer to the same Idempotency-Key for 10 minutes. */
export const CreatedInstance = z
  .object({
    id: InstanceId,
    name: z.string(),
    tenant_id: Uuid,
    connection_url: z.string(),
    username: z.string(),
    password: z.string().optional(),
    cloud_provider: CloudProvider,
    region: z.string(),
    type: PlanType,
  })
  .openapi('CreatedInstance')

/** A name is changed at once; another size takes a while. */
export const UpdateInstance = z
  .strictObject({
    name: InstanceName.optional(),
    memory: Memory.optional(),
    storage: Storage.optional(),
  })
  .refine(({ name, memory, storage }) => (name ?? memory ?? storage) !== undefined, {
    message: 'Name what is to change: name, memory or storage.',
  })
  .openapi('UpdateInstance')

export const OverwriteInstance = z
  .strictObject({ source_instance_id: InstanceId.optional(), source_snapshot_id: Uuid.optional() })
  .refine((body) => body.source_instance_id !== undefined || body.source_snapshot_id !== undefined, {
    message: 'Name a source: source_instance_id, source_snapshot_id or both.',
  })
  .openapi('OverwriteInstance')

export type InstanceView = z.infer<typeof InstanceView>
export type Instance = z.infer<typeof Instance>
export type InstanceWithView = z.infer<typeof InstanceWithView>
export type InstanceSummary = z.infer<typeof InstanceSummary>
export type SnapshotHealth = z.infer<typeof SnapshotHealth>
export type SnapshotMark = z.infer<typeof SnapshotMark>
export type CreateInstance = z.infer<typeof CreateInstance>
export type CreatedInstance = z.infer<typeof CreatedInstance>
export type TenantSummary = z.infer<typeof TenantSummary>
export type Tenant = z.infer<typeof Tenant>
export type InstanceListItem = z.infer<typeof InstanceListItem>
