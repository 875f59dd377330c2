import { lineFailures } from '../control-plane/control-failing.ts'
import type { FailRequest } from '../control-plane/line-fields.ts'
import { MOST_FAULTS } from '../control-plane/commands/staging.ts'
import type { RecordChange } from '../control-plane/ports.ts'
import type { AnyRecord } from '../control-plane/records.ts'
import { seedWorld, type WorldSource } from '../control-plane/scenarios/registry.ts'
import type { WrongValue } from './address.ts'
import type { WorldDatabase } from './world-database.ts'

/** A world before it is opened. */
export interface Ahead {
  readonly id: string
  readonly build: string
  readonly source: WorldSource
  /** What a link brings. */
  readonly changes: readonly RecordChange[]
  readonly database: WorldDatabase
}

/**
 * Whether the failures of an address have room in a world beside those that it has: asked before anything of it is done.
 * Null: they have. A world of another build is told of by whoever opens it.
 */
export async function noRoomFor(
  failures: readonly FailRequest[],
  value: string,
  { id, build, source, changes, database }: Ahead,
): Promise<WrongValue | null> {
  const more = failures.length - lineFailures(failures).length
  if (more === 0) return null
  const row = await database.row(id)
  if (row && row.build !== build) return null
  const changed = row ? await database.changesAfter(id, 0) : changes
  const had = faultsIn(changed) ?? faultsIn(seedWorld(row?.source ?? source)) ?? 0
  if (had + more <= MOST_FAULTS) return null
  const allowed = `at most ${MOST_FAULTS} failures of operations, with the ${had} that this world has`
  return { name: 'fail', value, allowed }
}

function faultsIn(all: readonly (AnyRecord | RecordChange)[]): number | null {
  for (const each of all) if (each.kind === 'world' && each.record) return each.record.faults.length
  return null
}
