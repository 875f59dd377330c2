import { can } from '../../contract/rules/can.ts'
import type { Asking } from '../../contract/rules/roles.ts'
import { failedByKey, keyRevoked } from '../../contract/rules/key-access.ts'
import { versionNames } from '../../contract/rules/plans.ts'
import { isMoving } from '../../contract/rules/statuses.ts'
import type {
  Instance,
  InstanceSummary,
  InstanceView,
  InstanceWithView,
  SnapshotHealth,
  SnapshotMark,
} from '../../contract/wire/instances.ts'
import { storeFormatOf, writeRate } from '../content.ts'
import { dataIdOf } from '../import-life.ts'
import type * as queries from '../queries/queries.ts'
import type { CustomerManagedKeyRecord, InstanceRecord, SnapshotRecord } from '../records.ts'
import { auraInstant, instant, instantOrNull } from './instant.ts'
import { presentOperation } from './present-operation.ts'
import { presentMark } from './present-snapshot.ts'
import { instanceFacts } from '../rule-facts.ts'

/** An instance in a list of the Aura API, which leaves out its status. */
export function presentSummary(record: InstanceRecord): InstanceSummary {
  return {
    id: record.id,
    name: record.name,
    tenant_id: record.tenantId,
    cloud_provider: record.cloud,
    created_at: auraInstant(record.createdAt),
  }
}

/** Where a driver connects to. */
export function connectionUrl(instanceId: string): string {
  return `neo4j+s://${instanceId}.databases.neo4j.io`
}

/** An instance exactly as the Aura API shows it; counts of the graph are told of Free ones only. */
export function presentInstance({ record, content }: queries.InstanceView): Instance {
  const counts =
    record.type === 'free-db' && content.nodes !== null && content.relationships !== null
      ? { graph_nodes: content.nodes, graph_relationships: content.relationships }
      : {}
  return {
    id: record.id,
    name: record.name,
    status: record.status,
    tenant_id: record.tenantId,
    cloud_provider: record.cloud,
    connection_url: connectionUrl(record.id),
    region: record.region,
    type: record.type,
    memory: record.memory,
    storage: record.storage,
    customer_managed_key_id: record.customerManagedKeyId,
    created_at: auraInstant(record.createdAt),
    ...counts,
    secondaries_count: 0,
    cdc_enrichment_mode: 'OFF',
    vector_optimized: record.vectorOptimized,
    graph_analytics_plugin: record.graphAnalytics,
  }
}

/** An instance with what is ours on it. */
export function presentInstanceView(view: queries.InstanceView, asking: Asking): InstanceWithView {
  return { ...presentInstance(view), afterglow: viewOf(view, asking) }
}

function viewOf(view: queries.InstanceView, asking: Asking): InstanceView {
  const { record, content } = view
  return {
    type: record.type,
    version: record.version,
    version_name: versionNames[record.version],
    cpu: record.cpu,
    status_since: instant(record.statusSince),
    content: content.kind,
    data_id: dataIdOf(record),
    storage_used_bytes: content.kind === 'described' ? content.bytes : content.unpackedBytes,
    nodes: content.nodes,
    relationships: content.relationships,
    labels: content.labels === null ? null : [...content.labels],
    store_format: storeFormatOf(content, record.version),
    writes_per_hour: writeRate(content),
    operation: view.operation && presentOperation(view.operation),
    failure: record.failure && failedByKey(record.failure, instanceFacts(record)),
    taking_snapshot: record.takingId !== null,
    customer_managed_key: view.key && presentKeyOf(view.key, record),
    snapshots: view.health && presentHealth(view.health, record, asking.now),
    backups: {
      ready: view.backups.ready,
      last_data_at: instantOrNull(view.backups.lastDataAt),
      open: view.backups.open,
    },
    paused_at: instantOrNull(record.pausedAt),
    ends_at: instantOrNull(view.endsAt),
    resumes_at: instantOrNull(view.resumesAt),
    pauses_at: instantOrNull(view.pausesAt),
    extended_at: instantOrNull(record.extendedAt),
    public_traffic: view.publicTraffic,
    actions: actionsOf(view, asking),
  }
}

function presentKeyOf(
  { id, name, access }: CustomerManagedKeyRecord,
  instance: InstanceRecord,
): InstanceView['customer_managed_key'] {
  return { id, name, revoked: access === 'revoked' ? keyRevoked(instance.name) : null }
}

function actionsOf(
  { record, backups, copiedTo }: queries.InstanceView,
  asking: Asking,
): InstanceView['actions'] {
  const facts = instanceFacts(record)
  return {
    take: can.take(facts, asking),
    load_file: can.loadFile(facts, asking),
    go_back: can.goBack(facts, asking),
    backup: can.backup(facts, backups.open, asking),
    pause: can.pause(facts, asking),
    resume: can.resume(facts, asking),
    overwrite: can.overwrite(facts, asking),
    clone: can.clone(facts, asking),
    resize: can.resize(facts, asking),
    extend: can.extend(facts, record.extendedAt !== null, asking),
    rename: can.rename(facts, asking),
    delete: can.delete(facts, copiedTo, asking),
  }
}

function presentHealth(
  health: queries.SnapshotHealth,
  instance: InstanceRecord,
  now: number,
): SnapshotHealth {
  // The schedule waits until it runs; only where that comes by itself, and before the slot, can it be said when.
  const goesOn = (instance.status === 'running' || isMoving(instance.status)) && (health.nextAt ?? 0) > now
  return {
    kept: health.kept,
    last_good: health.lastGood && presentNamedMark(health.lastGood),
    last_restorable: health.lastRestorable && presentNamedMark(health.lastRestorable),
    next_at: instantOrNull(goesOn ? health.nextAt : null),
    overdue: health.overdue,
    failed_since_last_good: health.failedSinceLastGood,
    last_24_hours: health.last24Hours.map(presentMark),
  }
}

function presentNamedMark(record: SnapshotRecord): SnapshotMark & { readonly snapshot_id: string } {
  return { ...presentMark(record), snapshot_id: record.id }
}
