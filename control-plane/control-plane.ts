import type { Commands } from './commands/commands.ts'
import type { Ports } from './ports.ts'
import type { ChangesView, Queries } from './queries/queries.ts'

/** The ports that the control plane needs: who asks is told with each command. */
export type ControlPlanePorts = Omit<Ports, 'caller'>

export interface Reconciled {
  /** Events handled: one commit each. */
  readonly handled: number
  /** What is due next waits for bytes that are still being read or written. */
  readonly waiting: boolean
}

export interface ExportFile {
  readonly fileName: string
  readonly bytes: number
  readonly crc32: number
  /** For a host that serves its bytes itself. */
  readonly bytesKey: string
  /** `start` inclusive, `end` exclusive. What it refers to stays until it has been read, cancelled or has failed. */
  read(start: number, end: number): ReadableStream<Uint8Array>
}

export interface ControlPlane {
  /**
   * Handles everything due by the clock, in the order of due time, as of that time.
   * `wait: false` does not wait for work on bytes (verifying an upload, writing an export): it goes on in the
   * background, what is due after it waits, and a later call takes its result.
   */
  reconcile(options?: { readonly wait?: boolean }): Promise<Reconciled>
  /** When the next event is due (ms), perhaps already; null: never. */
  nextDue(): Promise<number | null>
  /** Reads one consistent state. Does not reconcile. */
  read<T>(work: (queries: Queries) => Promise<T>): Promise<T>
  /** What changed after a version of the store. */
  changes(after: number): Promise<ChangesView>
  readonly commands: Commands
  /** The file of a ready export, kept for at least another hour; null where there is none (any more). */
  openExport(exportId: string): Promise<ExportFile | null>
  /** The size of an upload as it is stored, which is where it goes on; null where none is open. */
  uploadOffset(importId: string): Promise<number | null>
  /** The password an instance was created with: derived, nowhere stored. */
  password(instanceId: string): string
  /** Deletes bytes that no record refers to. For the start of a host; everything else is swept by `reconcile`. */
  sweep(): Promise<void>
}

/** The control plane over its ports. Nothing in it runs by itself. */
export function createControlPlane(ports: ControlPlanePorts): ControlPlane {
  throw new Error(`the control plane on ${ports.host.host} is not built yet`)
}
