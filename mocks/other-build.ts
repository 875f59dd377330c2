/** What becomes of a world that another build has stored. */
import { ControlRefusal } from '../control-plane/control-fields.ts'
import { madeWorld } from '../control-plane/control.ts'
import type { HostFacts } from '../control-plane/ports.ts'
import { beginningOf, type WorldSource } from '../control-plane/scenarios/registry.ts'
import { stateOfValue } from '../control-plane/steps/recipe-schema.ts'
import type { MadeWorld } from '../control-plane/steps/replay.ts'
import type { Stored } from './world.ts'

/** What a world begins with, and the virtual seconds per real second from then on. */
export interface Beginning {
  readonly begin: WorldSource | MadeWorld
  readonly rate: number
}

/** The world as it was loaded; `otherwise` where this build knows no such beginning. */
export function begunAnew({ row }: Stored, otherwise: WorldSource): Beginning {
  let begin = otherwise
  try {
    begin = readAgain({ source: row.source, steps: [], now: row.source.now }).source
  } catch (error) {
    if (!(error instanceof ControlRefusal)) throw error
  }
  return { begin, rate: beginningOf(begin.scenario).speed }
}

/** Another build wrote it: it is read as what comes from outside is. Throws a `ControlRefusal`. */
const readAgain = (recipe: { source: unknown; steps: readonly unknown[]; now: number }) =>
  stateOfValue({ ...recipe, version: 1, digest: '0'.repeat(64) })

/**
 * Its steps, done again by this build: each has to end as it did, and what they lead to may be another world. Rejects with
 * a `ControlRefusal`.
 */
export async function doneAgain(
  { row, steps, now }: Stored,
  facts: HostFacts,
  pause?: () => Promise<void>,
): Promise<Beginning> {
  if (row.steps !== steps.length) {
    throw new ControlRefusal('Not all that was done in this world was kept.', 'Start again instead.')
  }
  const last = steps.at(-1)?.at ?? 0
  const read = readAgain({ source: row.source, steps, now: Math.max(now, last) })
  try {
    return { begin: await madeWorld({ ...read, digest: null }, facts, pause), rate: row.clock.rate }
  } catch (error) {
    if (error instanceof ControlRefusal) throw error
    const message = error instanceof Error ? error.message : String(error)
    throw new ControlRefusal(`This version could not do them: ${message}`, 'Start again instead.')
  }
}
