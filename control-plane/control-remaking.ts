/** The verbs of the control about what was done to a world. */
import { ControlRefusal, fieldsOf, nothingIn } from './control-fields.ts'
import { lineFailures } from './control-failing.ts'
import type { Turns } from './control-turns.ts'
import type { Control } from './control.ts'
import { failuresOf, latencyOf, textOfFailure, textOfLatency } from './line-fields.ts'
import type { StateFile } from './steps/recipe-schema.ts'
import type { Remaking } from './steps/remaking.ts'

/** A host without steps refuses each of them: `remaking` throws then. */
export function remakingVerbs(
  { host, line, inTurn }: Turns,
  remaking: () => Remaking,
): Pick<Control, 'back' | 'replay' | 'importState' | 'steps' | 'recipe' | 'exportState'> {
  return {
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
        // A byte order mark counts as white space here.
        if (!state.trimStart().startsWith('{')) {
          throw new ControlRefusal(
            'That is no state file of Afterglow.',
            'One is made by Export, and begins with {"version":1.',
          )
        }
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
