import { HOUR_MS } from '../../contract/rules/windows.ts'
import { count, duration } from '../messages/format.ts'
import * as say from '../messages/restore.tsx'

/** What an instance or a snapshot holds; null is not known. */
export interface Holds {
  readonly nodes: number | null
  readonly relationships: number | null
}

export interface Loss {
  /** The fact: how much of the time is lost. */
  readonly fact: string
  /** What that is, as far as it is known. */
  readonly detail: string
}

/**
 * What is lost of the data of now where only a snapshot is left of it, in words. `gapMs`: from the snapshot to now; `writesPerHour` as the instance is written to now,
 * nodes and relationships together.
 */
export function lossOf(gapMs: number, now: Holds, then: Holds, writesPerHour: number): Loss {
  const gap = duration(gapMs)
  const lost = say.lost(gap)
  if (
    now.nodes === null ||
    now.relationships === null ||
    then.nodes === null ||
    then.relationships === null
  ) {
    const writes = (writesPerHour * gapMs) / HOUR_MS
    return {
      fact: lost,
      detail: writes >= 1 ? say.lostWrites(count(Math.round(writes))) : say.lostUnknown,
    }
  }
  const nodes = now.nodes - then.nodes
  const relationships = now.relationships - then.relationships
  if (nodes === 0 && relationships === 0) {
    return {
      fact: say.holdsTheSame,
      detail: say.changesLost(gap),
    }
  }
  const newer = say.amounts(nodes, relationships)
  const older = say.amounts(-nodes, -relationships)
  const sentences = [newer && say.newer(newer), older && say.older(older)]
  return { fact: lost, detail: sentences.filter(Boolean).join(' ') }
}
