/** Whether a snapshot can be restored over its instance as it is now, which may have become smaller since it was taken. */
import { can, type InstanceFacts, type SnapshotFacts } from './can.ts'
import { firstRefusal, type Decision } from './decision.ts'
import { graphFits, type GraphFacts } from './fits.ts'
import { planOf, sizeInBytes } from './plans.ts'
import type { Asking } from './roles.ts'

/** A snapshot and what it holds. */
export interface RestoreSource extends SnapshotFacts {
  readonly graph: GraphFacts
}

/** The instance of a snapshot. */
export interface RestoreTarget extends InstanceFacts {
  /** As the API writes it: "16GB". */
  readonly storage: string
}

/**
 * The rules of `can.restore`, and that the data fits. Reasons besides: `ImportExceedsMaxSize`, `LogicalRestrictions`.
 * `full` names the snapshot that could be restored in its place.
 */
export function canRestore(
  snapshot: RestoreSource,
  instance: RestoreTarget,
  asking: Asking,
  full = '',
): Decision {
  return firstRefusal(can.restore(snapshot, instance, asking, full), snapshotFits(snapshot.graph, instance))
}

/** What does not fit its own instance fits a larger size of it, or else another instance. */
function snapshotFits(graph: GraphFacts, instance: RestoreTarget): Decision {
  const fits = graphFits(graph, instance)
  if (fits.allowed || fits.reason !== 'ImportExceedsMaxSize') return fits
  const needed = graph.unpackedBytes ?? 0
  const grows = planOf(instance.type).sizes.some(({ storage }) => sizeInBytes(storage) >= needed)
  return { ...fits, remedy: grows ? `Resize ${instance.name} first.` : 'Create a larger instance from it.' }
}
