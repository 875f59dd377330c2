import type { Outcome } from './commands/commands.ts'
import { ControlRefusal } from './control-fields.ts'
import type { ControlPlane } from './control-plane.ts'
import { stateOf, type ControlState } from './control-state.ts'
import type { CallLine } from './line-layer.ts'
import { clearLine } from './line.ts'
import type { WorldSource } from './scenarios/registry.ts'
import type { StepsHost } from './steps/remaking.ts'
import type { VirtualClock } from './virtual-clock.ts'

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

/** What the verbs of a control have in common. */
export interface Turns {
  readonly host: ControlHost
  readonly line: NonNullable<ControlHost['line']>
  state(): Promise<ControlState>
  /** After what was asked before; then the state. */
  inTurn(work: () => Promise<unknown>): Promise<ControlState>
  /** A verb that is one of the steps of the world. */
  step(
    verb: string,
    request: unknown,
    kind: 'moves time' | 'stands',
    work: () => Promise<void>,
  ): Promise<void>
  /** Throws a `ControlRefusal` where the command is refused. */
  command(work: (commands: ControlPlane['commands']) => Promise<Outcome<unknown>>): Promise<void>
}

/** Who asks where the control does. */
export const asked = { user: 'control', role: 'admin', requestId: 'control' } as const

/** The turns of the verbs over a host's world. */
export function createTurns(host: ControlHost): Turns {
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

  const step: Turns['step'] = (verb, request, kind, work) => {
    const recorder = host.steps?.current().recorder
    return recorder ? recorder.control(verb, request, kind === 'moves time', work) : work()
  }
  const command: Turns['command'] = async (work) => {
    const outcome = await work(host.current().controlPlane.commands)
    if (!outcome.ok) throw new ControlRefusal(outcome.message, outcome.remedy)
  }
  return { host, line, state, inTurn, step, command }
}

function lineOfNobody(): NonNullable<ControlHost['line']> {
  let laid = clearLine
  return { read: () => laid, lay: (line) => void (laid = line) }
}
