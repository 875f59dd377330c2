/** The verbs that move a world from outside: for demos, tests and the studio. Both hosts offer the same. */
import {
  accessOf,
  ControlRefusal,
  fieldsOf,
  instantOf,
  roleOf,
  scenarioOf,
  seedOf,
  speedOf,
  stepOf,
} from './control-fields.ts'
import type { ControlPlane } from './control-plane.ts'
import type { OperationKind } from './records.ts'
import { beginningOf, type ScenarioId, type WorldSource } from './scenarios/registry.ts'
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
    readonly instance_id: string | null
    /** An instant in UTC, as estimated now. */
    readonly ends_at: string
  }[]
}

/**
 * The verbs take JSON, as it comes from outside, and refuse what they do not understand with a `ControlRefusal`. Those that
 * move the world wait for each other, in the order in which they were asked.
 */
export interface Control {
  /** `{ scenario, now?, seed?, speed?, role? }`: `now` an instant (text or ms), `speed` in virtual seconds a second. */
  load(request: unknown): Promise<ControlState>
  /** `{ ms }`, from 0 up to 400 days. */
  advance(request: unknown): Promise<ControlState>
  /** `{ speed }`: 0 pauses. */
  setSpeed(request: unknown): Promise<ControlState>
  state(): Promise<ControlState>
  /** `{ key, access }`: a key of the customer's by its id or name, `granted` or `revoked`. What its owner does at the provider. */
  keyAccess(request: unknown): Promise<ControlState>
  /** Ends the session of whoever looks at the world in a browser. */
  endSession(): Promise<ControlState>
  /** Jumps to the end of what runs, again and again, until nothing runs. */
  settle(): Promise<ControlState>
}

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

  let last: Promise<unknown> = Promise.resolve()
  const inTurn = (work: () => Promise<ControlState>): Promise<ControlState> => {
    const mine = last.then(work)
    last = mine.catch(() => {})
    return mine
  }

  const settle = async (): Promise<ControlState> => {
    for (let jump = 0; jump < JUMPS; jump++) {
      const { clock, controlPlane } = host.current()
      await controlPlane.reconcile()
      const running = await controlPlane.read((q) => q.running())
      if (running.length === 0) return state()
      const next = Math.min(...running.map(({ record, progress }) => record.pollAt ?? progress.endsAt))
      clock.jumpTo(Math.max(clock.now(), next))
    }
    throw new ControlRefusal(`The world did not come to rest in ${JUMPS} jumps.`, 'Advance it instead.')
  }

  return {
    state,
    settle: () => inTurn(settle),
    endSession: () =>
      inTurn(async () => {
        const asked = { user: 'control', role: 'admin', requestId: 'control' } as const
        const outcome = await host.current().controlPlane.commands.setSession(asked, 'ended')
        if (!outcome.ok) throw new ControlRefusal(outcome.message, outcome.remedy)
        return state()
      }),
    keyAccess: (request) =>
      inTurn(async () => {
        const fields = fieldsOf(request, ['key', 'access'])
        const access = accessOf(fields['access'])
        const { controlPlane } = host.current()
        const views = await controlPlane.read((q) => q.customerManagedKeys())
        const key = views.find(({ record: { id, name } }) => [id, name].includes(String(fields['key'])))
        if (!key) {
          const names = views.map(({ record }) => record.name).join(', ')
          throw new ControlRefusal('There is no such key.', `Use one of ${names || 'those that you add'}.`)
        }
        const asked = { user: 'control', role: 'admin', requestId: 'control' } as const
        const outcome = await controlPlane.commands.setKeyAccess(asked, { keyId: key.record.id, access })
        if (!outcome.ok) throw new ControlRefusal(outcome.message, outcome.remedy)
        return state()
      }),
    load: (request) =>
      inTurn(async () => {
        const fields = fieldsOf(request, ['scenario', 'now', 'seed', 'speed', 'role'])
        const scenario = scenarioOf(fields['scenario'])
        const begin = beginningOf(scenario)
        const source: WorldSource = {
          scenario,
          now: instantOf(fields['now'], begin.source.now),
          seed: seedOf(fields['seed']),
          role: roleOf(fields['role']),
        }
        const speed = fields['speed'] === undefined ? begin.speed : speedOf(fields['speed'])
        await host.replace(source, speed)
        return state()
      }),
    advance: (request) =>
      inTurn(async () => {
        const ms = stepOf(fieldsOf(request, ['ms'])['ms'])
        // All at once: whoever else asks waits until the world has caught up, and never meets it on its way.
        host.current().clock.advance(ms)
        return state()
      }),
    setSpeed: (request) =>
      inTurn(async () => {
        const rate = speedOf(fieldsOf(request, ['speed'])['speed'])
        // What is due by now is due at the old speed.
        await host.current().controlPlane.reconcile()
        host.current().clock.setRate(rate)
        return state()
      }),
  }
}

export const controlVerbs = [
  'load',
  'advance',
  'speed',
  'state',
  'settle',
  'end-session',
  'key-access',
] as const
export type ControlVerb = (typeof controlVerbs)[number]

/** The verb of this name. Throws a `ControlRefusal` where there is none. */
export function controlVerb(name: string): ControlVerb {
  const found = controlVerbs.find((verb) => verb === name)
  if (found !== undefined) return found
  throw new ControlRefusal(
    `The control has no verb ${name.slice(0, 64)}.`,
    `Use one of ${controlVerbs.join(', ')}.`,
    'control-not-found',
  )
}

/** A verb with its JSON: one entry for a page's global and a server's `/_control`. */
export async function runControl(
  control: Control,
  verb: ControlVerb,
  request: unknown,
): Promise<ControlState> {
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
    case 'key-access':
      return control.keyAccess(request)
    case 'end-session':
      return control.endSession()
  }
}
