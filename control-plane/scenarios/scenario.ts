import type { Role } from '../../contract/rules/roles.ts'
import type { Random } from '../ports.ts'
import type { AnyRecord, Fault } from '../records.ts'

/** A world to begin with. The same instant and chance give the same records. */
export interface Scenario {
  readonly title: string
  /** One sentence: what can be seen in it. */
  readonly description: string
  readonly organisation: string
  /** People are roles. */
  readonly user: { readonly name: string; readonly role: Role }
  readonly faults: readonly Fault[]
  /** Everything but the world record, consistent with the plan table at `now` (ms). */
  seed(now: number, random: Random): Iterable<AnyRecord>
}
