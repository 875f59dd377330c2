import type { Role } from '../../contract/rules/roles.ts'
import type { Line } from '../line.ts'
import type { Random } from '../ports.ts'
import type {
  AnyRecord,
  CustomerManagedKeyRecord,
  Fault,
  InstanceRecord,
  SnapshotRecord,
  TenantRecord,
} from '../records.ts'

/** A world to begin with: data, faults, a clock and somebody who looks at it. The same instant and chance give the same records. */
export interface Scenario {
  readonly title: string
  /** One sentence: what can be seen in it. */
  readonly description: string
  readonly organisation: string
  /** People are roles. */
  readonly user: { readonly name: string; readonly role: Role }
  readonly faults: readonly Fault[]
  /** How the API answers at the beginning; without one, at once and always. */
  readonly line?: Line
  /** The session of whoever looks is over at the beginning. */
  readonly session?: 'ended'
  /** Where it begins: `now` in ms, else the instant that is the same for all; `speed` in virtual seconds a second, else 1. */
  readonly clock?: { readonly now?: number; readonly speed?: number }
  /** One to six screens that it is about, the first of them first. */
  readonly screens: readonly Screen[]
  /** The statuses from 400 on that its screens are answered with, and are meant to be. */
  readonly statuses: readonly number[]
  /** Everything but the world record, consistent with the plan table at `now` (ms). */
  seed(now: number, random: Random): Iterable<AnyRecord>
}

/** A screen of the console that a scenario is about. */
export interface Screen {
  /** In lower case with dashes, once in its scenario. */
  readonly id: string
  readonly title: string
  /** Its address, relative to the base path. */
  place(world: SeededWorld): string
}

/** Finds by name what a scenario begins with. Throws where there is no such thing: a screen that leads nowhere is a mistake. */
export interface SeededWorld {
  project(name: string): TenantRecord
  instance(name: string): InstanceRecord
  /** The newest snapshot of an instance (there now, or deleted) that `is` so. */
  snapshot(instanceName: string, is: (snapshot: SnapshotRecord) => boolean): SnapshotRecord
  key(name: string): CustomerManagedKeyRecord
}
