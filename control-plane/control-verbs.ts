/** The verbs of the control by their names: one entry for a page's global and a server's `/_control`. */
import { ControlRefusal } from './control-fields.ts'
import type { ControlState } from './control-state.ts'
import type { Control } from './control.ts'

const stateVerbs = {
  load: (control, request) => control.load(request),
  reset: (control, request) => control.reset(request),
  advance: (control, request) => control.advance(request),
  jump: (control, request) => control.jump(request),
  'next-event': (control, request) => control.nextEvent(request),
  settle: (control, request) => control.settle(request),
  speed: (control, request) => control.setSpeed(request),
  latency: (control, request) => control.setLatency(request),
  fail: (control, request) => control.fail(request),
  'clear-failures': (control, request) => control.clearFailures(request),
  role: (control, request) => control.setRole(request),
  'end-session': (control, request) => control.endSession(request),
  'key-access': (control, request) => control.keyAccess(request),
  back: (control, request) => control.back(request),
  replay: (control, request) => control.replay(request),
  'import-state': (control, request) => control.importState(request),
  state: (control) => control.state(),
} as const satisfies Readonly<Record<string, (control: Control, request: unknown) => Promise<ControlState>>>

/** A verb that is answered with the state of the world. */
export type ControlVerb = keyof typeof stateVerbs

const isVerb = (name: string): name is ControlVerb => Object.hasOwn(stateVerbs, name)

export const controlVerbs: readonly ControlVerb[] = Object.keys(stateVerbs).filter(isVerb)

/** The verb of this name. Throws a `ControlRefusal` where there is none; `also`: others that the host has. */
export function controlVerb(name: string, also: readonly string[] = []): ControlVerb {
  if (isVerb(name)) return name
  throw new ControlRefusal(
    `The control has no verb ${name.slice(0, 64)}.`,
    `Use one of ${[...controlVerbs, ...also].join(', ')}.`,
    'control-not-found',
  )
}

/** A verb with its JSON. Throws a `ControlRefusal` for what it does not take. */
export function runControl(control: Control, verb: ControlVerb, request: unknown): Promise<ControlState> {
  return stateVerbs[verb](control, request)
}
