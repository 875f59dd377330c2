/** Everything that can be asked of the control plane. Each call is one commit and returns at once. */
import type { Role } from '../../contract/rules/roles.ts'
import type { Consent } from '../../contract/rules/imports.ts'
import type { PublicTraffic } from '../../contract/rules/network.ts'
import type { CloudProvider, PlanType, Version } from '../../contract/rules/plans.ts'
import type { Checksum } from '../checksums.ts'
import type { Caller } from '../ports.ts'
import type { Queries } from '../queries/queries.ts'
import type { BackupRecord, ExportRecord, ImportRecord } from '../file-records.ts'
import type {
  CustomerManagedKeyRecord,
  Fault,
  InstanceRecord,
  NetworkAccessRecord,
  OperationRecord,
  SnapshotRecord,
  WorldRecord,
} from '../records.ts'

/** Asked and refused: nothing has changed. `status`: the HTTP status where it does not follow from the reason. */
export interface Refused {
  readonly ok: false
  readonly reason: string
  readonly message: string
  readonly remedy: string
  readonly status?: 400 | 403 | 404 | 409 | 410 | 413 | 422 | 460 | 507
  /** The field of the body that is wrong. */
  readonly field?: string
}

/** The answer to a mutation, as it is given again to the same key. `body` is JSON and holds no password. */
export interface StoredAnswer {
  readonly status: number
  readonly body: string
  /** ms */
  readonly createdAt: number
}

/**
 * Done: the value; or done before with the same key: the answer of then (`value` null).
 * `answer` is set whenever `once` was asked.
 */
export type Done<T> =
  | { readonly ok: true; readonly value: T; readonly answer: StoredAnswer | null; readonly replayed: false }
  | { readonly ok: true; readonly value: null; readonly answer: StoredAnswer; readonly replayed: true }

export type Outcome<T> = Done<T> | Refused

/** An Idempotency-Key. The answer is made and stored in the commit of the command itself. */
export interface Once<T> {
  readonly key: string
  /** What was asked: method, path and body. Another one with the same key is refused. */
  readonly fingerprint: string
  answer(queries: Queries, value: T): Promise<{ readonly status: number; readonly body: string }>
}

/** Who asks, with which request. */
export interface Asked<T> {
  readonly user: string
  readonly role: Role
  readonly requestId: string
  /** Left out: as a client of the API, which may do less. */
  readonly via?: Caller['via']
  readonly once?: Once<T>
  /** What must hold besides, unless the answer of then is given: whatever it throws, the command rejects with. */
  check?(queries: Queries): Promise<void>
}

export interface NewInstance {
  readonly tenantId: string
  readonly name: string
  readonly type: PlanType
  readonly version: Version
  readonly cloud: CloudProvider
  readonly region: string
  /** As the API writes it: "8GB". */
  readonly memory: string
  /** Without it, the first size on offer with that memory. */
  readonly storage?: string
  readonly vectorOptimized?: boolean
  readonly graphAnalytics?: boolean
  /** Alone: a clone, from a fresh snapshot of it. With a snapshot: from that one. */
  readonly sourceInstanceId?: string
  readonly sourceSnapshotId?: string
  /** Without it, it is encrypted with a key that Neo4j manages. */
  readonly customerManagedKeyId?: string
}

/** A key of the customer's to be known here. */
export type NewKey = Pick<
  CustomerManagedKeyRecord,
  'tenantId' | 'name' | 'keyId' | 'type' | 'cloud' | 'region'
>

export interface Started {
  readonly instance: InstanceRecord
  readonly operation: OperationRecord
}

export interface Taking {
  readonly snapshot: SnapshotRecord
  readonly operation: OperationRecord
}

/** A change of network access that began. */
export interface NetworkChanging {
  readonly network: NetworkAccessRecord
  readonly operation: OperationRecord
}

/** A link that was made: good until this (ms). What it says is signed outside, and nowhere stored. */
export interface Linked {
  readonly until: number
}

export interface Commands {
  /** Pending at first. */
  addCustomerManagedKey(
    asked: Asked<CustomerManagedKeyRecord>,
    order: NewKey,
  ): Promise<Outcome<CustomerManagedKeyRecord>>
  removeCustomerManagedKey(
    asked: Asked<CustomerManagedKeyRecord>,
    at: { keyId: string },
  ): Promise<Outcome<CustomerManagedKeyRecord>>
  /** What its owner does at the provider. Done again, nothing changes. */
  setKeyAccess(
    asked: Asked<CustomerManagedKeyRecord>,
    at: { keyId: string; access: CustomerManagedKeyRecord['access'] },
  ): Promise<Outcome<CustomerManagedKeyRecord>>
  createInstance(asked: Asked<Started>, order: NewInstance): Promise<Outcome<Started>>
  renameInstance(
    asked: Asked<InstanceRecord>,
    at: { instanceId: string; name: string },
  ): Promise<Outcome<InstanceRecord>>
  /** To another size on offer, and to another name at once where one is given. It stays reachable meanwhile. */
  resizeInstance(
    asked: Asked<Started>,
    at: { instanceId: string; name?: string; memory?: string; storage?: string },
  ): Promise<Outcome<Started>>
  deleteInstance(asked: Asked<Started>, at: { instanceId: string }): Promise<Outcome<Started>>
  pauseInstance(asked: Asked<Started>, at: { instanceId: string }): Promise<Outcome<Started>>
  resumeInstance(asked: Asked<Started>, at: { instanceId: string }): Promise<Outcome<Started>>
  /** From a load that failed to the data before it. */
  goBack(asked: Asked<Started>, at: { instanceId: string }): Promise<Outcome<Started>>
  /** Puts off the end of a Sandbox, once. */
  extendInstance(asked: Asked<InstanceRecord>, at: { instanceId: string }): Promise<Outcome<InstanceRecord>>
  /** From another instance by a fresh snapshot of it, from a snapshot of another, or from one of its own. */
  overwriteInstance(
    asked: Asked<Started>,
    at: { instanceId: string; sourceInstanceId?: string; sourceSnapshotId?: string },
  ): Promise<Outcome<Started>>

  takeSnapshot(asked: Asked<Taking>, at: { instanceId: string }): Promise<Outcome<Taking>>
  restoreSnapshot(
    asked: Asked<Started>,
    at: { instanceId: string; snapshotId: string },
  ): Promise<Outcome<Started>>

  /** The export being prepared or still there, or a new one. */
  createExport(
    asked: Asked<ExportRecord>,
    at: { instanceId: string; snapshotId: string },
  ): Promise<Outcome<ExportRecord>>

  /** A link to the file of a ready export, which stays at least as long. */
  linkExport(asked: Asked<Linked>, at: { exportId: string }): Promise<Outcome<Linked>>

  /** Queued, or running at once where a worker is free. */
  createBackup(asked: Asked<BackupRecord>, at: { instanceId: string }): Promise<Outcome<BackupRecord>>
  /** Only while it waits. */
  cancelBackup(asked: Asked<BackupRecord>, at: { backupId: string }): Promise<Outcome<BackupRecord>>
  /** A link to the file of a ready backup; the one made before is good no longer. */
  linkBackup(asked: Asked<Linked>, at: { backupId: string }): Promise<Outcome<Linked>>
  /** An import of the backup's own bytes, to be verified next. */
  sendBackup(
    asked: Asked<ImportRecord>,
    at: { backupId: string; instanceId: string; consent?: Consent },
  ): Promise<Outcome<ImportRecord>>

  createImport(
    asked: Asked<ImportRecord>,
    file: {
      instanceId: string
      fileName: string
      fileBytes: number
      unpackedBytes?: number
      /** CRC-32 of the whole file, as whoever sends it has read it. */
      crc32?: number
      /** What the person saw of the instance; without it, what is true now. */
      consent?: Consent
    },
  ): Promise<Outcome<ImportRecord>>
  /** Agrees again to what a verified file overwrites, and loads it. */
  consentToImport(
    asked: Asked<ImportRecord>,
    at: { importId: string; consent: Consent },
  ): Promise<Outcome<ImportRecord>>
  /** Nothing was overwritten yet: its bytes go. For whoever began it, and for an admin. */
  cancelImport(asked: Asked<ImportRecord>, at: { importId: string }): Promise<Outcome<ImportRecord>>
  /** Opens the upload of an import; `length` must be the size announced. Its id is that of the import. */
  openUpload(
    asked: Asked<ImportRecord>,
    at: { importId: string; length: number },
  ): Promise<Outcome<ImportRecord>>
  /**
   * Appends to an upload. Bytes first, then the commit that counts them; what arrived of a broken body is kept.
   * The last byte starts the verification. Rejects where the bytes port does, after counting what is stored.
   */
  receive(
    asked: Asked<ImportRecord>,
    at: {
      importId: string
      offset: number
      /** The bytes that the body is said to have, where that is known: more than are missing are refused unread. */
      length?: number | null
      body: ReadableStream<Uint8Array>
      /** What the body is said to have. Where it has another, and where it breaks off, nothing of it is kept. */
      checksum?: Checksum
      signal?: AbortSignal
    },
  ): Promise<Outcome<ImportRecord>>

  /** Sets up the private link of a region; public traffic stays enabled. */
  createNetworkAccess(
    asked: Asked<NetworkChanging>,
    place: { tenantId: string; cloud: CloudProvider; region: string },
  ): Promise<Outcome<NetworkChanging>>
  /** Has its effect when its operation ends. */
  changeNetworkAccess(
    asked: Asked<NetworkChanging>,
    to: { networkId: string; publicTraffic: PublicTraffic },
  ): Promise<Outcome<NetworkChanging>>

  /** Begins or ends the session of the world. Done again, nothing changes. */
  setSession(asked: Asked<WorldRecord>, state: WorldRecord['session']): Promise<Outcome<WorldRecord>>

  /** Gives whoever is signed in another role. */
  setRole(asked: Asked<WorldRecord>, role: Role): Promise<Outcome<WorldRecord>>
  /** Lays a failure out for operations that begin from now on; `instance` by its id or its name, null: of all. */
  addFault(
    asked: Asked<WorldRecord>,
    fault: Pick<Fault, 'operation' | 'reason' | 'times'> & { readonly instance: string | null },
  ): Promise<Outcome<WorldRecord>>
  /** What was laid out to fail does not. */
  clearFaults(asked: Asked<WorldRecord>): Promise<Outcome<WorldRecord>>
}
