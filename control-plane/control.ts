/** The verbs that move a world from outside: for demos, tests and the studio. Both hosts offer the same. */
import {
  accessOf,
  ControlRefusal,
  fieldsOf,
  instantOf,
  nothingIn,
  roleOf,
  scenarioOf,
  seedOf,
  speedOf,
  stepOf,
  targetOf,
} from './control-fields.ts'
import type { ControlPlane } from './control-plane.ts'
import { stateOf, type ControlState } from './control-state.ts'
import type { Outcome } from './commands/commands.ts'
import {
  failOf,
  failuresOf,
  latencyOf,
  MOST_FAILURES,
  textOfFailure,
  textOfLatency,
  tooMany,
  type FailRequest,
} from './line-fields.ts'
import type { CallLine } from './line-layer.ts'
import { clearLine, type LineFailure, type When } from './line.ts'
import type { HostFacts } from './ports.ts'
import type { Fault, WorldRecord } from './records.ts'
import { beginningOf, scenarioNamed, type WorldSource } from './scenarios/registry.ts'
import type { Scenario } from './scenarios/scenario.ts'
import { createRemaking, type StepsHost } from './steps/remaking.ts'
import { remake, type MadeOn, type MadeWorld } from './steps/replay.ts'
import type { StateFile } from './steps/recipe-schema.ts'
import type { Recipe, Step } from './steps/step.ts'
import type { VirtualClock } from './virtual-clock.ts'

export type { ControlState } from './control-state.ts'

/** What a host gives the control: the world that stands now, and a way to replace it. */
export interface ControlHost {
  current(): {
    readonly source: WorldSource
    readonly clock: VirtualClock
    readonly controlPlane: ControlPlane
  }
  /** Between the world and whoever calls its API; it outlives the world. A host that nobody calls leaves it out. */
  readonly line?: Pick<CallLine, 'read' | 'lay'>
  /** Drops overlay and bytes, makes the world of `source`, and lets its time run at `speed`. */
  replace(source: WorldSource, speed: number): Promise<void>
  /** A host whose worlds keep no steps leaves it out. */
  readonly steps?: StepsHost
}

/**
 * The verbs take JSON, as it comes from outside, and refuse what they do not understand with a `ControlRefusal`: then
 * nothing has changed. Those that move the world wait for each other, in the order in which they were asked.
 */
export interface Control {
  /**
   * `{ scenario, now?, seed?, speed?, role?, latency?, fail? }`: `now` an instant (text or ms), `speed` in virtual seconds a
   * second, `latency` and `fail` as below (`fail` a list, or as in a link), instead of those of the scenario.
   */
  load(request: unknown): Promise<ControlState>
  /** `{}`: the world as it was loaded, at the speed that it has. */
  reset(request: unknown): Promise<ControlState>
  /** `{ ms }`, from 0 up to 400 days. */
  advance(request: unknown): Promise<ControlState>
  /** `{ now }`: on to an instant, at most 400 days away. */
  jump(request: unknown): Promise<ControlState>
  /** `{}`: on to what comes next. */
  nextEvent(request: unknown): Promise<ControlState>
  /** `{ speed }`: 0 pauses. */
  setSpeed(request: unknown): Promise<ControlState>
  /** `{ latency }`: `{ kind: 'none' | 'offline' }`, `{ kind: 'fixed', ms }`, `{ kind: 'jitter', from, to }`, ms, or as in a link. */
  setLatency(request: unknown): Promise<ControlState>
  /** `{ operation, reason, when?, instance? }`: one more failure, of calls or of long operations. */
  fail(request: unknown): Promise<ControlState>
  /** `{}`: nothing fails any more that was laid out. */
  clearFailures(request: unknown): Promise<ControlState>
  /** `{ role }` of whoever is signed in. */
  setRole(request: unknown): Promise<ControlState>
  state(): Promise<ControlState>
  /** `{ key, access }`: a key of the customer's by its id or name, `granted` or `revoked`. What its owner does at the provider. */
  keyAccess(request: unknown): Promise<ControlState>
  /** Ends the session of whoever looks at the world in a browser. */
  endSession(request?: unknown): Promise<ControlState>
  /** Jumps to the end of what runs, again and again, until nothing runs. */
  settle(request?: unknown): Promise<ControlState>
  /** `{}`: undoes the last step. */
  back(request?: unknown): Promise<ControlState>
  /** `{ recipe }`: a recipe as data, as JSON or as a link carries it; the world is made again by it, or stays as it is. */
  replay(request: unknown): Promise<ControlState>
  /** `{ state }`: the text of a state file, with the dials that it holds. */
  importState(request: unknown): Promise<ControlState>
  /** What was done, oldest first. */
  steps(): readonly Step[]
  /** What makes this world again. */
  recipe(): Promise<Recipe>
  /** The same with the dials, as the text of a state file. */
  exportState(): Promise<string>
}

/** More jumps than any world needs to come to rest. */
const JUMPS = 10_000

const asked = { user: 'control', role: 'admin', requestId: 'control' } as const

/** The control over a host's world. */
export function createControl(host: ControlHost): Control {
  const line = host.line ?? lineOfNobody()
  const state = () =>
    stateOf({
      ...host.current(),
      line: line.read(),
      steps: host.steps?.current().log.kept().total ?? null,
    })

  let last: Promise<unknown> = Promise.resolve()
  const inTurn = (work: () => Promise<unknown>): Promise<ControlState> => {
    const mine = last.then(work).then(state)
    last = mine.catch(() => {})
    return mine
  }

  /** A verb that is one of the steps of the world. */
  const step = (verb: string, request: unknown, kind: 'moves time' | 'stands', work: () => Promise<void>) => {
    const recorder = host.steps?.current().recorder
    return recorder ? recorder.control(verb, request, kind === 'moves time', work) : work()
  }
  const remaking = () => {
    if (host.steps) return createRemaking(host.steps, recordVerbsOf)
    throw new ControlRefusal('This host keeps no steps.', 'Load a scenario instead.')
  }

  const settle = async () => {
    for (let jump = 0; jump < JUMPS; jump++) {
      const { clock, controlPlane } = host.current()
      await controlPlane.reconcile()
      const running = await controlPlane.read((q) => q.running())
      if (running.length === 0) return
      const next = Math.min(...running.map(({ record, progress }) => record.pollAt ?? progress.endsAt))
      clock.jumpTo(Math.max(clock.now(), next))
    }
    throw new ControlRefusal(`The world did not come to rest in ${JUMPS} jumps.`, 'Advance it instead.')
  }

  const command = async (
    work: (commands: ControlPlane['commands']) => Promise<Outcome<unknown>>,
  ): Promise<void> => {
    const outcome = await work(host.current().controlPlane.commands)
    if (!outcome.ok) throw new ControlRefusal(outcome.message, outcome.remedy)
  }

  /** Lays all of them out, or none. */
  const layOut = async (failures: readonly FailRequest[]) => {
    const laid = line.read()
    const more = lineFailures(failures)
    if (laid.failures.length + more.length > MOST_FAILURES) throw tooMany()
    for (const each of failures) {
      if (each.of !== 'operation') continue
      const { operation, reason, instance, when } = each
      await step('fail', { operation, reason, when, instance }, 'stands', () =>
        command((commands) =>
          commands.addFault(asked, { operation, reason, instance, times: timesOf(when) }),
        ),
      )
    }
    if (more.length > 0) line.lay({ ...laid, failures: [...laid.failures, ...more] })
  }

  return {
    state,
    settle: (request) =>
      inTurn(async () => {
        nothingIn(request)
        await step('settle', {}, 'moves time', settle)
      }),
    endSession: (request) =>
      inTurn(async () => {
        nothingIn(request)
        await step('end-session', {}, 'stands', () =>
          command((commands) => commands.setSession(asked, 'ended')),
        )
      }),
    keyAccess: (request) =>
      inTurn(async () => {
        const fields = fieldsOf(request, ['key', 'access'])
        const access = accessOf(fields['access'])
        const views = await host.current().controlPlane.read((q) => q.customerManagedKeys())
        const key = views.find(({ record: { id, name } }) =>
          [id, name].some((each) => each === fields['key']),
        )
        if (!key) {
          const names = views.map(({ record }) => record.name).join(', ')
          throw new ControlRefusal('There is no such key.', `Use one of ${names || 'those that you add'}.`)
        }
        await step('key-access', { key: key.record.id, access }, 'stands', () =>
          command((commands) => commands.setKeyAccess(asked, { keyId: key.record.id, access })),
        )
      }),
    load: (request) =>
      inTurn(async () => {
        const known = ['scenario', 'now', 'seed', 'speed', 'role', 'latency', 'fail']
        const fields = fieldsOf(request, known)
        const scenario = scenarioOf(fields['scenario'])
        const begin = beginningOf(scenario)
        const source: WorldSource = {
          scenario,
          now: instantOf(fields['now'], begin.source.now),
          seed: seedOf(fields['seed']),
          role: roleOf(fields['role']),
        }
        const speed = fields['speed'] === undefined ? begin.speed : speedOf(fields['speed'])
        const own = lineOf(scenarioNamed(scenario))
        const latency = fields['latency'] === undefined ? own.latency : latencyOf(fields['latency'])
        const failures = fields['fail'] === undefined ? null : failuresOf(fields['fail'])
        await host.replace(source, speed)
        line.lay({ latency, failures: failures === null ? own.failures : [] })
        if (failures !== null) await layOut(failures)
      }),
    reset: (request) =>
      inTurn(async () => {
        nothingIn(request)
        const { source, clock } = host.current()
        await host.replace(source, clock.rate())
        line.lay(lineOf(scenarioNamed(source.scenario)))
      }),
    advance: (request) =>
      inTurn(async () => {
        const ms = stepOf(fieldsOf(request, ['ms'])['ms'])
        // All at once: whoever else asks waits until the world has caught up, and never meets it on its way.
        await step('advance', { ms }, 'moves time', async () => host.current().clock.advance(ms))
      }),
    jump: (request) =>
      inTurn(async () => {
        const { clock } = host.current()
        const { now } = fieldsOf(request, ['now'])
        const there = instantOf(now ?? null, 0)
        if (host.steps && there < clock.now()) return remaking().rewind(there)
        const at = targetOf(now, clock.now())
        await step('jump', { now: new Date(at).toISOString() }, 'moves time', async () =>
          clock.jumpTo(Math.max(at, clock.now())),
        )
      }),
    nextEvent: (request) =>
      inTurn(async () => {
        nothingIn(request)
        const { clock, controlPlane } = host.current()
        await controlPlane.reconcile()
        const next = await controlPlane.nextSeen()
        if (!next) throw new ControlRefusal('Nothing comes in this world.', 'Do something in it first.')
        await step('next-event', {}, 'moves time', async () => clock.jumpTo(Math.max(clock.now(), next.at)))
      }),
    setSpeed: (request) =>
      inTurn(async () => {
        const rate = speedOf(fieldsOf(request, ['speed'])['speed'])
        // What is due by now is due at the old speed.
        await host.current().controlPlane.reconcile()
        host.current().clock.setRate(rate)
      }),
    setLatency: (request) =>
      inTurn(async () => {
        const latency = latencyOf(fieldsOf(request, ['latency'])['latency'])
        line.lay({ ...line.read(), latency })
      }),
    fail: (request) => inTurn(() => layOut([failOf(request)])),
    clearFailures: (request) =>
      inTurn(async () => {
        nothingIn(request)
        await step('clear-failures', {}, 'stands', () => command((commands) => commands.clearFaults(asked)))
        line.lay({ ...line.read(), failures: [] })
      }),
    setRole: (request) =>
      inTurn(async () => {
        const role = roleOf(fieldsOf(request, ['role'])['role'])
        const own = scenarioNamed(host.current().source.scenario).user.role
        await step('role', { role: role ?? own }, 'stands', () =>
          command((commands): Promise<Outcome<WorldRecord>> => commands.setRole(asked, role ?? own)),
        )
      }),
    back: (request) =>
      inTurn(async () => {
        nothingIn(request)
        await remaking().back()
      }),
    replay: (request) =>
      inTurn(async () => {
        const { read, replay } = remaking()
        await replay(await read(fieldsOf(request, ['recipe'])['recipe']))
      }),
    importState: (request) =>
      inTurn(async () => {
        const { read, replay } = remaking()
        const { state } = fieldsOf(request, ['state'])
        if (typeof state !== 'string')
          throw new ControlRefusal('state is no text.', 'Send that of a state file.')
        const { dials, ...recipe } = await read(state)
        await replay(recipe)
        if (!dials) return
        host.current().clock.setRate(dials.speed)
        const failures = dials.fail === undefined ? [] : failuresOf(dials.fail)
        const latency = latencyOf(dials.latency ?? 'none')
        line.lay({ latency, failures: lineFailures(failures) })
      }),
    steps: () => remaking().steps(),
    recipe: () => remaking().recipe(),
    async exportState() {
      const recipe = await remaking().recipe()
      const { latency, failures } = line.read()
      const dials = {
        speed: host.current().clock.rate(),
        latency: textOfLatency(latency) ?? undefined,
        fail: failures.length > 0 ? failures.map(textOfFailure).join(',') : undefined,
      }
      return JSON.stringify({ ...recipe, dials } satisfies StateFile)
    },
  }
}

const lineFailures = (failures: readonly FailRequest[]): LineFailure[] =>
  failures.flatMap((each) =>
    each.of === 'line' ? [{ operation: each.operation, reason: each.reason, when: each.when }] : [],
  )

/** The verbs by which a world is made again. */
const recordVerbsOf: MadeOn['verbsOf'] = (world) => {
  const control = createControl({
    current: () => world,
    replace: () => Promise.reject(new ControlRefusal('A step begins no other world.', 'Export it again.')),
  })
  return {
    'key-access': control.keyAccess,
    'end-session': control.endSession,
    role: control.setRole,
    fail: control.fail,
    'clear-failures': control.clearFailures,
  }
}

/** Makes a world again by a recipe, before there is any: for a link that is opened. Throws a `ControlRefusal`. */
export function madeWorld(recipe: Recipe, facts: HostFacts): Promise<MadeWorld> {
  return remake(recipe, { facts, verbsOf: recordVerbsOf })
}

function lineOfNobody(): NonNullable<ControlHost['line']> {
  let laid = clearLine
  return { read: () => laid, lay: (line) => void (laid = line) }
}

/** How the API answers at the beginning of a scenario. */
export const lineOf = ({ line }: Scenario) => line ?? clearLine

function timesOf(when: When): Fault['times'] {
  switch (when.kind) {
    case 'next':
      return 'once'
    case 'every':
      return { every: when.nth, passed: 0 }
    case 'always':
      return 'always'
  }
}
