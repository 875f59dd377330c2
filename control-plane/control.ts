/** The verbs that move a world from outside: for demos, tests and the studio. Both hosts offer the same. */
import type { Role } from '../contract/rules/roles.ts'
import type { ControlPlane } from './control-plane.ts'
import type { OperationKind } from './records.ts'
import { scenarioIds, standardNow, standardSeed, type WorldSource } from './scenarios/registry.ts'
import type { ScenarioId } from './scenarios/registry.ts'
import type { VirtualClock } from './virtual-clock.ts'

/** What a host gives the control: the world that stands now, and a way to replace it. */
export interface ControlHost {
  current(): {
    readonly source: WorldSource
    readonly clock: VirtualClock
    readonly controlPlane: ControlPlane
  }
  /** Drops overlay and bytes, makes the world of `source`, and lets its time run at `speed`. */
  replace(source: WorldSource, speed: number): Promise<void>
}

/** A world in short: what a test or a demo waits for. */
export interface ControlState {
  readonly scenario: ScenarioId
  readonly title: string
  readonly seed: string
  /** An instant in UTC. */
  readonly now: string
  readonly speed: number
  /** Something runs, or an upload is being verified. */
  readonly moving: boolean
  readonly instances: readonly { readonly id: string; readonly name: string; readonly status: string }[]
  readonly operations: readonly {
    readonly id: string
    readonly kind: OperationKind
    readonly instance_id: string
    /** An instant in UTC, as estimated now. */
    readonly ends_at: string
  }[]
}

/** The verbs take JSON, as it comes from outside, and refuse what they do not understand with a `ControlRefusal`. */
export interface Control {
  /** `{ scenario, now?, seed?, speed?, role? }`: `now` an instant (text or ms), `speed` in virtual seconds a second. */
  load(request: unknown): Promise<ControlState>
  /** `{ ms }`, from 0 up to ten years. */
  advance(request: unknown): Promise<ControlState>
  /** `{ speed }`: 0 pauses. */
  setSpeed(request: unknown): Promise<ControlState>
  state(): Promise<ControlState>
  /** Jumps to the end of what runs, again and again, until nothing runs. */
  settle(): Promise<ControlState>
}

/** A verb or a value that the control does not understand. Its message says which, and what it takes. */
export class ControlRefusal extends Error {
  override readonly name = 'ControlRefusal'
}

const HIGHEST_SPEED = 100_000
const LONGEST_STEP_MS = 10 * 366 * 86_400_000
/** More jumps than any world needs to come to rest. */
const JUMPS = 10_000

/** The control over a host's world. */
export function createControl(host: ControlHost): Control {
  const state = async (): Promise<ControlState> => {
    const { source, clock, controlPlane } = host.current()
    await controlPlane.reconcile()
    const { moving } = await controlPlane.changes(Number.MAX_SAFE_INTEGER)
    return controlPlane.read(async (q) => {
      const [world, instances, running] = [await q.world(), await q.instanceRecords(), await q.running()]
      return {
        scenario: source.scenario,
        title: world.title,
        seed: source.seed,
        now: new Date(clock.now()).toISOString(),
        speed: clock.rate(),
        moving,
        instances: instances.map(({ id, name, status }) => ({ id, name, status })),
        operations: running.map(({ record, progress }) => ({
          id: record.id,
          kind: record.kind,
          instance_id: record.instanceId,
          ends_at: new Date(progress.endsAt).toISOString(),
        })),
      }
    })
  }

  return {
    state,
    async load(request) {
      const fields = fieldsOf(request, ['scenario', 'now', 'seed', 'speed', 'role'])
      const source: WorldSource = {
        scenario: scenarioOf(fields['scenario']),
        now: instantOf(fields['now']),
        seed: seedOf(fields['seed']),
        role: roleOf(fields['role']),
      }
      const speed = fields['speed'] === undefined ? 1 : numberOf('speed', fields['speed'], HIGHEST_SPEED)
      await host.replace(source, speed)
      return state()
    },
    async advance(request) {
      const { ms } = fieldsOf(request, ['ms'])
      host.current().clock.advance(numberOf('ms', ms, LONGEST_STEP_MS))
      return state()
    },
    async setSpeed(request) {
      const { speed } = fieldsOf(request, ['speed'])
      const rate = numberOf('speed', speed, HIGHEST_SPEED)
      // What is due by now is due at the old speed.
      await host.current().controlPlane.reconcile()
      host.current().clock.setRate(rate)
      return state()
    },
    async settle() {
      for (let jump = 0; jump < JUMPS; jump++) {
        const { clock, controlPlane } = host.current()
        await controlPlane.reconcile()
        const running = await controlPlane.read((q) => q.running())
        if (running.length === 0) return state()
        const next = Math.min(...running.map(({ record, progress }) => record.pollAt ?? progress.endsAt))
        clock.jumpTo(Math.max(clock.now(), next))
      }
      throw new ControlRefusal(`The world did not come to rest in ${JUMPS} jumps.`)
    },
  }
}

/** A verb by its name, with its JSON: one entry for a page's global and a server's `/_control`. */
export async function runControl(control: Control, verb: string, request: unknown): Promise<ControlState> {
  switch (verb) {
    case 'load':
      return control.load(request)
    case 'advance':
      return control.advance(request)
    case 'speed':
      return control.setSpeed(request)
    case 'state':
      return control.state()
    case 'settle':
      return control.settle()
    default:
      throw new ControlRefusal('The verbs are load, advance, speed, state and settle.')
  }
}

function fieldsOf(request: unknown, known: readonly string[]): Readonly<Record<string, unknown>> {
  if (typeof request !== 'object' || request === null || Array.isArray(request)) {
    throw new ControlRefusal(`Send an object with ${known.join(', ')}.`)
  }
  const stranger = Object.keys(request).find((key) => !known.includes(key))
  if (stranger !== undefined) {
    throw new ControlRefusal(`There is no ${stranger.slice(0, 64)}; known are ${known.join(', ')}.`)
  }
  return { ...request }
}

function scenarioOf(value: unknown): ScenarioId {
  const found = scenarioIds.find((id) => id === value)
  if (found === undefined) throw new ControlRefusal(`scenario must be one of ${scenarioIds.join(', ')}.`)
  return found
}

function instantOf(value: unknown): number {
  if (value === undefined) return standardNow
  const at = typeof value === 'string' ? Date.parse(value) : value
  // Room for the histories before it and for the windows after it.
  if (typeof at !== 'number' || !Number.isSafeInteger(at) || at < EARLIEST || at > LATEST) {
    throw new ControlRefusal('now must be an instant from 2000 to 2200, such as 2025-11-14T09:04:00Z.')
  }
  return at
}

const EARLIEST = Date.UTC(2000, 0)
const LATEST = Date.UTC(2200, 0)

function seedOf(value: unknown): string {
  if (value === undefined) return standardSeed
  if (typeof value !== 'string' || !/^[\w.-]{1,64}$/.test(value)) {
    throw new ControlRefusal('seed must be 1 to 64 letters, digits, dots, dashes or underscores.')
  }
  return value
}

const roles: readonly Role[] = ['viewer', 'member', 'admin']

function roleOf(value: unknown): Role | null {
  if (value === undefined || value === null) return null
  const found = roles.find((role) => role === value)
  if (found === undefined) throw new ControlRefusal(`role must be one of ${roles.join(', ')}.`)
  return found
}

function numberOf(name: string, value: unknown, most: number): number {
  if (typeof value !== 'number' || !Number.isFinite(value) || value < 0 || value > most) {
    throw new ControlRefusal(`${name} must be a number from 0 to ${most}.`)
  }
  return value
}
