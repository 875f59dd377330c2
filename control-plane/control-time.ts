/** The verbs of the control that move the time of a world. */
import {
  ControlRefusal,
  fieldsOf,
  instantOf,
  nothingIn,
  speedOf,
  stepOf,
  targetOf,
} from './control-fields.ts'
import type { Turns } from './control-turns.ts'
import type { Control } from './control.ts'
import type { Remaking } from './steps/remaking.ts'

/** More jumps than any world needs to come to rest. */
const JUMPS = 10_000

/** `remaking`: for going back, by what was done. */
export function timeVerbs(
  { host, inTurn, step }: Turns,
  remaking: () => Remaking,
): Pick<Control, 'settle' | 'advance' | 'jump' | 'nextEvent' | 'setSpeed'> {
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

  return {
    settle: (request) =>
      inTurn(async () => {
        nothingIn(request)
        await step('settle', {}, 'moves time', settle)
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
  }
}
