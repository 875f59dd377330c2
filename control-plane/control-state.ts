/** A world in short, as the control tells it. */
import type { Role } from '../contract/rules/roles.ts'
import type { ControlPlane } from './control-plane.ts'
import type { Latency, Line, LineFailure } from './line.ts'
import type { Clock } from './ports.ts'
import type { Fault, OperationKind } from './records.ts'
import type { ScenarioId, WorldSource } from './scenarios/registry.ts'

/** A world in short: what a test or a demo waits for. */
export interface ControlState {
  readonly scenario: ScenarioId
  readonly title: string
  readonly seed: string
  /** An instant in UTC. */
  readonly now: string
  readonly speed: number
  /** Of whoever is signed in. */
  readonly role: Role
  /** Something runs, or an upload is being verified. */
  readonly moving: boolean
  readonly instances: readonly { readonly id: string; readonly name: string; readonly status: string }[]
  readonly operations: readonly {
    readonly id: string
    readonly kind: OperationKind
    readonly instance_id: string | null
    /** An instant in UTC, as estimated now. */
    readonly ends_at: string
  }[]
  /** How long a call takes. */
  readonly latency: Latency
  /** What is laid out for calls, */
  readonly failures: readonly LineFailure[]
  /** and for operations. */
  readonly faults: readonly Fault[]
  /** When something comes next, an instant in UTC, and what it is; null: nothing comes. */
  readonly next_event: string | null
  readonly next_event_about: string | null
  /** How many steps were done; null: this host keeps none. */
  readonly steps: number | null
}

const written = (at: number) => new Date(at).toISOString()

/** The state of a world after everything that is due. */
export async function stateOf(world: {
  readonly source: WorldSource
  readonly clock: Clock
  readonly controlPlane: ControlPlane
  readonly line: Line
  readonly steps: number | null
}): Promise<ControlState> {
  const { source, clock, controlPlane, line } = world
  await controlPlane.reconcile()
  const { moving } = await controlPlane.changes(Number.MAX_SAFE_INTEGER)
  const next = await controlPlane.nextSeen()
  return controlPlane.read(async (q) => {
    const [record, instances, running] = [await q.world(), await q.instanceRecords(), await q.running()]
    return {
      scenario: source.scenario,
      title: record.title,
      seed: source.seed,
      now: written(clock.now()),
      speed: clock.rate(),
      role: record.user.role,
      moving,
      instances: instances.map(({ id, name, status }) => ({ id, name, status })),
      operations: running.map(({ record: { id, kind, instanceId }, progress }) => ({
        id,
        kind,
        instance_id: instanceId,
        ends_at: written(progress.endsAt),
      })),
      latency: line.latency,
      failures: line.failures,
      faults: record.faults,
      next_event: next && written(next.at),
      next_event_about: next && next.about,
      steps: world.steps,
    }
  })
}
