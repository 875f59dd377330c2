/** What can be read of the control plane: one consistent state, as it is at one moment. */
import type { DeletedFacts } from '../../contract/rules/deleted.ts'
import type { PublicTraffic } from '../../contract/rules/network.ts'
import type { Progress } from '../fleet/fleet.ts'
import type { RecordChange } from '../ports.ts'
import type { Content } from '../content.ts'
import type { BackupRecord, ExportRecord, ImportRecord } from '../file-records.ts'
import type {
  CustomerManagedKeyRecord,
  DeletedInstanceRecord,
  InstanceRecord,
  NetworkAccessRecord,
  OperationRecord,
  SnapshotRecord,
  TenantRecord,
  WorldRecord,
} from '../records.ts'

export interface OperationView {
  readonly record: OperationRecord
  /** By the fleet, now; of an ended one as it ended. */
  readonly progress: Progress
}

/** How well the data of an instance is looked after. Instants in ms. */
export interface SnapshotHealth {
  /** Completed ones there are. */
  readonly kept: number
  readonly lastGood: SnapshotRecord | null
  /** The newest that can be restored now: the last good one may be a differential. */
  readonly lastRestorable: SnapshotRecord | null
  readonly nextAt: number | null
  /** A scheduled one should have completed by now and has not. */
  readonly overdue: boolean
  readonly failedSinceLastGood: number
  /** Of the last 24 hours, oldest first. */
  readonly last24Hours: readonly SnapshotRecord[]
}

/** A backup as it stands. */
export interface BackupView {
  readonly record: BackupRecord
  /** The operation that makes it, while it runs. */
  readonly operation: OperationView | null
  /** In the queue: 1 is the next; `startsAt` (ms) by what runs now. */
  readonly place: { readonly position: number; readonly startsAt: number } | null
}

/** How an instance is provided with backups. */
export interface BackupSummary {
  /** Files that are there. */
  readonly ready: number
  /** Of when the data of the newest is, ms. */
  readonly lastDataAt: number | null
  /** One waits or runs. */
  readonly open: boolean
}

export interface InstanceView {
  readonly record: InstanceRecord
  /** As it is now, frozen. */
  readonly content: Content
  /** The customer's key that it is encrypted with. */
  readonly key: CustomerManagedKeyRecord | null
  /** The operation that has the instance to itself. */
  readonly operation: OperationView | null
  /** Null: its plan has no snapshots. */
  readonly health: SnapshotHealth | null
  readonly backups: BackupSummary
  /** The instance that is being made from it (see `copied-to.ts`). */
  readonly copiedTo: string | null
  /** When its data goes by itself (Free long paused, Sandbox), ms. */
  readonly endsAt: number | null
  /** When it resumes by itself, ms. */
  readonly resumesAt: number | null
  /** When it pauses by itself (Free that is not used), ms. */
  readonly pausesAt: number | null
  readonly publicTraffic: PublicTraffic
}

/** A key, and what it encrypts. */
export interface CustomerManagedKeyView {
  readonly record: CustomerManagedKeyRecord
  readonly instances: readonly InstanceRecord[]
  /** Those that are no more, and have left snapshots that need it. */
  readonly deleted: readonly DeletedInstanceRecord[]
  /** Names of the instances of which data under it is being read: it may be past what they left. */
  readonly read: readonly string[]
}

/** Network access of a region, and the change that is being applied. */
export interface NetworkView {
  readonly record: NetworkAccessRecord
  readonly operation: OperationView | null
}

/** A deleted instance with what it left. */
export interface DeletedInstanceView {
  readonly record: DeletedInstanceRecord
  readonly facts: DeletedFacts
  /** Snapshots that a new instance can be made of. */
  readonly snapshots: number
  /** Of when the newest is, ms. */
  readonly lastSnapshotAt: number | null
}

export interface SnapshotView {
  readonly record: SnapshotRecord
  /** Of the operation that takes it; 100 when completed. */
  readonly percent: number
}

export interface SnapshotsAsked {
  /** Inclusive, ms. */
  readonly from?: number
  /** Exclusive, ms. */
  readonly to?: number
  /** The newest so many. */
  readonly limit?: number
}

export interface ChangesView {
  readonly version: number
  /** Null: too long ago to know. */
  readonly changes: readonly RecordChange[] | null
  /** Something is moving: an operation runs, an upload is verified, a key is pending. */
  readonly moving: boolean
}

export interface Queries {
  /** ms */
  readonly now: number
  world(): Promise<WorldRecord>
  /** In the order of their names. */
  tenants(): Promise<readonly TenantRecord[]>
  tenant(id: string): Promise<TenantRecord | null>
  /** In the order of their creation. */
  instances(asked?: { readonly tenantId?: string }): Promise<readonly InstanceView[]>
  /** The records alone: cheaper, for what needs no view. */
  instanceRecords(asked?: { readonly tenantId?: string }): Promise<readonly InstanceRecord[]>
  instance(id: string): Promise<InstanceView | null>
  instanceRecord(id: string): Promise<InstanceRecord | null>
  /** Those that left snapshots which are kept; the last deleted first. */
  deletedInstances(asked?: { readonly tenantId?: string }): Promise<readonly DeletedInstanceView[]>
  deletedInstance(id: string): Promise<DeletedInstanceView | null>
  /** What a deleted instance left that an instance can be made of, newest first. */
  snapshotsLeft(id: string): Promise<readonly SnapshotView[]>
  /** The customer's keys, in the order in which they were added. */
  customerManagedKeys(asked?: { readonly tenantId?: string }): Promise<readonly CustomerManagedKeyView[]>
  customerManagedKey(id: string): Promise<CustomerManagedKeyView | null>
  /** Newest first. */
  snapshots(instanceId: string, asked?: SnapshotsAsked): Promise<readonly SnapshotView[]>
  /** Null too where it belongs to another instance. */
  snapshot(instanceId: string, snapshotId: string): Promise<SnapshotView | null>
  /** The newest completed full one not newer than `timestamp` that can be restored now. */
  nearestRestorable(instanceId: string, timestamp: number): Promise<SnapshotRecord | null>
  /** Newest first. */
  operations(asked?: {
    readonly tenantId?: string
    readonly instanceId?: string
    readonly state?: OperationRecord['state']
  }): Promise<readonly OperationView[]>
  operation(id: string): Promise<OperationView | null>
  /** Those that run now. */
  running(): Promise<readonly OperationView[]>
  export(id: string): Promise<ExportRecord | null>
  /** Newest first; of an instance also when it is gone, of a project, or all. */
  backups(asked?: {
    readonly instanceId?: string
    readonly tenantId?: string
  }): Promise<readonly BackupView[]>
  backup(id: string): Promise<BackupView | null>
  /** Newest first. */
  imports(instanceId: string): Promise<readonly ImportRecord[]>
  /** Of a project, newest first; also of instances that are gone. */
  importsIn(tenantId: string): Promise<readonly ImportRecord[]>
  import(id: string): Promise<ImportRecord | null>
  /** Oldest first. */
  networks(asked?: { readonly tenantId?: string }): Promise<readonly NetworkView[]>
  network(id: string): Promise<NetworkView | null>
}
