/**
 * What the control plane remembers: plain JSON, instants and durations in ms, sizes in bytes.
 * The indexes of each kind stand in `indexes.ts`.
 */
import type { ExportRecord, BackupRecord, ImportRecord } from './file-records.ts'
import type { Role } from '../contract/rules/roles.ts'
import type { Refusal } from '../contract/rules/decision.ts'
import type { PublicTraffic } from '../contract/rules/network.ts'
import type { CloudProvider, PlanType, Size, Version } from '../contract/rules/plans.ts'
import type {
  InstanceStatus,
  Retention,
  SnapshotKind,
  SnapshotProfile,
  SnapshotStatus,
} from '../contract/rules/statuses.ts'
import type { Until } from '../contract/rules/windows.ts'
import type { Content } from './content.ts'

/** Everything long, by what it does. The same names as in `contract/wire/operations.ts`. */
export type OperationKind =
  | 'create'
  | 'take-snapshot'
  | 'export'
  | 'backup'
  | 'restore'
  | 'overwrite'
  | 'load-file'
  | 'go-back'
  | 'pause'
  | 'resume'
  | 'resize'
  | 'delete'
  | 'network-access'

/**
 * A failure laid out beforehand: it meets the operations of a kind, of one instance (by id or name) or of all: the next
 * one, all, or every nth, of which so many have passed.
 */
export interface Fault {
  readonly operation: OperationKind
  readonly instanceId?: string
  readonly instanceName?: string
  /** A reason of `failures.ts`. */
  readonly reason: string
  readonly times: 'once' | 'always' | { readonly every: number; readonly passed: number }
}

/** The one record about the world itself. */
export interface WorldRecord {
  readonly id: 'world'
  readonly seed: string
  readonly scenario: string
  readonly title: string
  readonly organisation: string
  readonly user: { readonly name: string; readonly role: Role }
  /** Once it has ended, nothing is answered to a browser until it is begun anew. */
  readonly session: 'open' | 'ended'
  readonly faults: readonly Fault[]
}

export interface TenantRecord {
  readonly id: string
  readonly name: string
  readonly createdAt: number
}

export interface InstanceRecord {
  readonly id: string
  readonly tenantId: string
  readonly name: string
  readonly type: PlanType
  readonly version: Version
  readonly cloud: CloudProvider
  readonly region: string
  /** As the API writes them: "8GB". */
  readonly memory: string
  readonly storage: string
  readonly cpu: number
  readonly vectorOptimized: boolean
  readonly graphAnalytics: boolean
  /** The id of the customer's own key; null: encrypted with a key of the provider. */
  readonly customerManagedKeyId: string | null
  /** That key is revoked: the same as its own record says, so that nobody has to look there. */
  readonly keyRevoked: boolean
  readonly createdAt: number
  readonly status: InstanceStatus
  readonly statusSince: number
  readonly content: Content
  /** Names the data it holds: the operation that put it there. Null: none was ever put there. */
  readonly dataId: string | null
  /** Why it is `loading failed`. */
  readonly failure: Refusal | null
  /** The running operation that has the instance to itself. */
  readonly operationId: string | null
  /** The running operation that takes a snapshot of it. */
  readonly takingId: string | null
  readonly pausedAt: number | null
  /** The last sign of use of a plan that pauses by idleness; null: in use all the time, or not such a plan. */
  readonly idleSince: number | null
  /** When it ends by its plan (Sandbox). */
  readonly endsAt: number | null
  /** When its end was put off, which is done once. */
  readonly extendedAt: number | null
  /** When the next scheduled snapshot is due; null: none scheduled, or not while paused. */
  readonly nextSlotAt: number | null
}

/** A key of the customer's, kept at the provider: what is known of it here. */
export interface CustomerManagedKeyRecord {
  readonly id: string
  readonly tenantId: string
  readonly name: string
  /** As the provider names it. */
  readonly keyId: string
  /** What it can encrypt: instances of one plan in one region. */
  readonly type: PlanType
  readonly cloud: CloudProvider
  readonly region: string
  readonly addedBy: string
  readonly createdAt: number
  /** When the provider has granted the access; null: it has. */
  readonly pendingUntil: number | null
  /** Taken back and given again by whoever owns it, at the provider. */
  readonly access: 'granted' | 'revoked'
}

/** What is remembered of a deleted instance as long as its last full snapshots are kept. Its id is that of the instance. */
export interface DeletedInstanceRecord {
  readonly id: string
  readonly tenantId: string
  readonly name: string
  readonly type: PlanType
  readonly version: Version
  readonly cloud: CloudProvider
  readonly region: string
  readonly memory: string
  readonly storage: string
  readonly customerManagedKeyId: string | null
  readonly deletedAt: number
  readonly deletedBy: string
  readonly keptUntil: number
}

export interface SnapshotRecord {
  readonly id: string
  readonly instanceId: string
  readonly tenantId: string
  /** The version that its instance ran. */
  readonly version: Version
  readonly profile: SnapshotProfile
  readonly kind: SnapshotKind
  readonly retention: Retention | null
  /** The full one a differential builds on. */
  readonly baseSnapshotId: string | null
  readonly status: SnapshotStatus
  /** When it was requested: the state of the data it holds. */
  readonly timestamp: number
  readonly completedAt: number | null
  /** The operation that takes or took it; that of a scheduled one is forgotten when it succeeds. */
  readonly operationId: string
  /** Never growing. Null: it failed. */
  readonly content: Content | null
  readonly restorableUntil: Until
  readonly exportableUntil: Until
  /** When it goes; null: with its full one, or when a newer one replaces it. */
  readonly purgeAt: number | null
  /** Running operations that use it: it stays until they have ended. */
  readonly holds: readonly string[]
  /** Bytes of the last export of it. */
  readonly exportBytes: number | null
  /** Null: scheduled. */
  readonly requestedBy: string | null
  readonly name: string | null
  readonly note: string | null
  readonly failure: Refusal | null
}

export interface OperationRecord {
  readonly id: string
  readonly kind: OperationKind
  readonly tenantId: string
  /** Null: it is none of an instance, but of its project. */
  readonly instanceId: string | null
  /** As it was when the operation started; where there is no instance, what it is done to. */
  readonly instanceName: string
  readonly snapshotId: string | null
  readonly importId: string | null
  readonly exportId: string | null
  readonly backupId: string | null
  readonly requestedBy: string
  readonly requestId: string
  readonly state: 'running' | 'succeeded' | 'failed' | 'cancelled'
  readonly startedAt: number
  readonly endedAt: number | null
  /** While it runs: when to ask the fleet again. */
  readonly pollAt: number | null
  readonly failure: Refusal | null
  /** The status its instance had before, and has again when it fails. */
  readonly previousStatus: InstanceStatus | null
  /** The data it puts in place when it succeeds; null where that is a snapshot still being taken, or nothing. */
  readonly source: Content | null
  /** What the fleet goes by, beside the time: how much it moves, and whether it queues first. */
  readonly bytes: number
  readonly queues: boolean
  /** The reason it is going to fail with (see `WorldRecord.faults`). */
  readonly fault: string | null
  /** The instance whose data it copies into another, as it was called when the operation started. */
  readonly sourceName?: string
  /** The size its instance has when it succeeds; null: it changes none. */
  readonly size: Size | null
  /** What is wrong with the data it puts in place, and shows while that is loaded. */
  readonly flaw: Refusal | null
  /**
   * The customer's key that the data is under which it reads, and of which instance that is: it may be deleted meanwhile,
   * and what it left be past its days. Null: none, or the key of its own instance.
   */
  readonly readsUnder: { readonly keyId: string; readonly instanceName: string } | null
}

/** How the instances of a project in a region are reached. Without one: from everywhere. */
export interface NetworkAccessRecord {
  readonly id: string
  readonly tenantId: string
  readonly cloud: CloudProvider
  readonly region: string
  /** Of the private link; null until it is set up. */
  readonly serviceName: string | null
  /** As it is; a change takes its effect when its operation ends. */
  readonly publicTraffic: PublicTraffic
  readonly change: { readonly publicTraffic: PublicTraffic; readonly operationId: string } | null
  /** Of the last change, which was not applied. */
  readonly failure: Refusal | null
  readonly createdAt: number
  /** When it last took its effect; null: it never has. */
  readonly appliedAt: number | null
  /** Who asked for what is in effect. */
  readonly changedBy: string
}

/** The answer to a mutation, kept so that the same Idempotency-Key gives it again. Holds no password. */
export interface IdempotencyRecord {
  /** User and key. */
  readonly id: string
  /** What was asked: method, path, body. */
  readonly fingerprint: string
  readonly status: number
  /** JSON. */
  readonly body: string
  readonly createdAt: number
}

/** Bytes that nothing refers to any more: to be deleted. */
export interface SweepRecord {
  /** The bytes' key. */
  readonly id: string
  readonly at: number
}

export interface Records {
  readonly world: WorldRecord
  readonly tenant: TenantRecord
  readonly 'customer-managed-key': CustomerManagedKeyRecord
  readonly instance: InstanceRecord
  readonly 'deleted-instance': DeletedInstanceRecord
  readonly snapshot: SnapshotRecord
  readonly operation: OperationRecord
  readonly export: ExportRecord
  readonly backup: BackupRecord
  readonly import: ImportRecord
  readonly 'network-access': NetworkAccessRecord
  readonly idempotency: IdempotencyRecord
  readonly sweep: SweepRecord
}

export type RecordKind = keyof Records

/** One record with its kind: what a scenario seeds a world with. */
export type AnyRecord<K extends RecordKind = RecordKind> = {
  readonly [P in K]: { readonly kind: P; readonly record: Records[P] }
}[K]
