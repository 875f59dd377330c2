/** What the control plane needs from its host. Nothing else here touches the outside. */
import type { Role } from '../contract/rules/roles.ts'
import type { Fleet } from './fleet/fleet.ts'
import type { ImportRecord } from './file-records.ts'
import type { RecordKind, Records } from './records.ts'

/** The one source of time. Virtual in the browser host: paused, stepped, jumped, sped up. */
export interface Clock {
  /** ms since the epoch */
  now(): number
  /** Virtual seconds per real second; 0 is paused, 1 is real time. */
  rate(): number
}

/**
 * Where chance comes from: the same key gives the same bytes. Seeded in scenarios, so a world can be made again;
 * keyed by a secret of the process in Node, so nobody can guess a password.
 */
export interface Random {
  /** 32 bytes that depend on the key alone. */
  derive(...key: readonly string[]): Uint8Array
}

export interface Range {
  /** Inclusive lower and upper bound of the index key; arrays compare element by element, a shorter prefix comes first. */
  readonly from?: IndexKey
  readonly to?: IndexKey
  readonly limit?: number
  readonly reverse?: boolean
}

export type IndexKey = readonly (string | number)[]

/** Reads of one consistent state. Records are frozen: change a copy and put it. */
export interface ReadTx {
  get<K extends RecordKind>(kind: K, id: string): Promise<Records[K] | undefined>
  /** Records in the order of an index declared in `records.ts`; ties in the order of their ids. */
  range<K extends RecordKind>(kind: K, index: string, range: Range): Promise<readonly Records[K][]>
  /** How many there are in a range, without reading them. */
  count(kind: RecordKind, index: string, range: Pick<Range, 'from' | 'to'>): Promise<number>
}

export interface Tx extends ReadTx {
  put<K extends RecordKind>(kind: K, record: Records[K]): Promise<void>
  delete(kind: RecordKind, id: string): Promise<void>
}

/** The last state of one record. */
export type RecordChange<K extends RecordKind = RecordKind> = {
  readonly [P in K]: {
    readonly kind: P
    readonly id: string
    /** Null: deleted. */
    readonly record: Records[P] | null
    /** The commit that changed it: whole numbers, rising by one with each commit that writes. */
    readonly version: number
    /** To whom it belongs, or belonged when it was deleted. */
    readonly instanceId: string | null
    readonly tenantId: string | null
  }
}[K]

export interface Store {
  /** Serial, all or nothing: where `work` throws, nothing of it stays. Only `tx` may be awaited inside. */
  commit<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  read<T>(work: (tx: ReadTx) => Promise<T>): Promise<T>
  /**
   * The last state of every record changed after a version, oldest first; `changes` is null where that is too long ago to
   * know, or not a version of this world. `version` is where it stands now.
   */
  changesSince(
    version: number,
  ): Promise<{ readonly version: number; readonly changes: readonly RecordChange[] | null }>
}

/** Where the bytes of archives are. Keys are made by the control plane: `[a-z0-9/-]`, never from outside. */
export interface Bytes {
  /** Left out: what is stored lies as it is. Nobody says that it is encrypted unless this does. */
  readonly encrypted?: 'at rest'
  /** Bytes stored under the key, or null. */
  size(key: string): Promise<number | null>
  /**
   * Writes from `offset` on, which is at most the present size: what lies behind it is cut away first, also where `body`
   * is empty. The first makes the file. Returns the new size, durable. Throws `BytesFull` where there is no room; what is stored then is whole up to the size that `size()` tells.
   * Chunks of `body` are given away: one that has its buffer for itself may be detached. `onTaken` is told of a chunk
   * that is no longer looked at, by hosts that do not detach it.
   */
  append(
    key: string,
    offset: number,
    body: ReadableStream<Uint8Array>,
    signal?: AbortSignal,
    onTaken?: (chunk: Uint8Array) => void,
  ): Promise<number>
  /** `start` inclusive, `end` exclusive. Chunks are the reader's own. */
  read(key: string, start: number, end: number): ReadableStream<Uint8Array>
  /** Takes a chunk of `read` back that nobody looks at any more. Read by the gigabyte, it would wait long for the collector. */
  spent?(chunk: Uint8Array): void
  delete(key: string): Promise<void>
  /** Every key: for the sweep of bytes that no record refers to. */
  keys(): AsyncIterable<string>
}

export class BytesFull extends Error {
  override readonly name = 'BytesFull'
}

export interface Caller {
  readonly user: string
  readonly role: Role
  /** A browser session confirms what it overwrites; a client with a token follows Aura's protocol unchanged. */
  readonly via: 'browser' | 'token'
}

export interface HostFacts {
  readonly host: 'browser' | 'node'
  readonly build: string
  readonly downloads: 'blob' | 'http'
  readonly control: boolean
  /** Bytes of the largest upload this host can store, or null where it is the instance's storage that limits. */
  readonly maxUploadBytes: number | null
}

/** Told of what uploads bring: for a host that keeps what was done to its world. */
export interface UploadWatch {
  /** The body of a request that goes on at `offset` (bytes), as it is to be read. */
  body(
    upload: { readonly id: string; readonly fileBytes: number },
    offset: number,
    body: ReadableStream<Uint8Array>,
  ): ReadableStream<Uint8Array>
  /** What is stored of an upload was counted, or is to count otherwise from now on. Called in the commit that says so. */
  counted(before: ImportRecord, after: ImportRecord): void
}

export type Alone = <T>(name: string, work: () => Promise<T>, otherwise?: () => Promise<T>) => Promise<T>

export interface Ports {
  readonly clock: Clock
  readonly random: Random
  readonly store: Store
  readonly bytes: Bytes
  readonly host: HostFacts
  /** What runs the instances; without it, the simulated fleet. */
  readonly fleet?: Fleet
  /**
   * Runs work on bytes while no other control plane of the same world runs the same, in whatever tab: waits for it, or
   * runs `otherwise` where another does. A host with one control plane a world leaves it out.
   */
  readonly alone?: Alone
  /**
   * A turn for everything else that waits in this process: resolves in a later task of its event loop. Awaited now and
   * then between due events, never inside a commit. A host that nobody else waits for leaves it out.
   */
  readonly pause?: () => Promise<void>
  readonly uploads?: UploadWatch
  /** Who asks; throws nothing: a request without a session is the host's to refuse. */
  caller(request: Request): Promise<Caller>
}
