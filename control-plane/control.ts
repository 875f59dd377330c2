/** The verbs that move a world from outside: for demos, tests and the studio. Both hosts offer the same. */
import { checkInstances, failingVerbs } from './control-failing.ts'
import {
  ControlRefusal,
  fieldsOf,
  instantOf,
  nothingIn,
  roleOf,
  scenarioOf,
  seedOf,
  speedOf,
} from './control-fields.ts'
import { remakingVerbs } from './control-remaking.ts'
import { sessionVerbs } from './control-session.ts'
import type { ControlState } from './control-state.ts'
import { timeVerbs } from './control-time.ts'
import { createTurns, type ControlHost } from './control-turns.ts'
import { failuresOf, latencyOf } from './line-fields.ts'
import { clearLine } from './line.ts'
import type { HostFacts } from './ports.ts'
import { beginningOf, scenarioNamed, seedWorld, type WorldSource } from './scenarios/registry.ts'
import type { Scenario } from './scenarios/scenario.ts'
import { createRemaking } from './steps/remaking.ts'
import { remake, type MadeOn, type MadeWorld, type Remade } from './steps/replay.ts'
import type { Recipe, Step } from './steps/step.ts'

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

/** The control over a host's world. */
export function createControl(host: ControlHost): Control {
  const turns = createTurns(host)
  const { line, state, inTurn } = turns
  const remaking = () => {
    if (host.steps) return createRemaking(host.steps, recordVerbsOf)
    throw new ControlRefusal('This host keeps no steps.', 'Load a scenario instead.')
  }
  const { layOut, ...failing } = failingVerbs(turns)

  return {
    state,
    ...timeVerbs(turns, remaking),
    ...failing,
    ...sessionVerbs(turns),
    ...remakingVerbs(turns, remaking),
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
        checkInstances(
          failures ?? [],
          seedWorld(source).flatMap((each) => (each.kind === 'instance' ? [each.record] : [])),
        )
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
  }
}

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
export function madeWorld(recipe: Remade, facts: HostFacts, pause?: () => Promise<void>): Promise<MadeWorld> {
  return remake(recipe, { facts, pause, verbsOf: recordVerbsOf })
}

/** How the API answers at the beginning of a scenario. */
export const lineOf = ({ line }: Scenario) => line ?? clearLine
