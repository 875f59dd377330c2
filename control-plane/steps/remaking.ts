/** What can be done with the steps of a world that stands: tell them, make it again, go back in it. */
import { ControlRefusal } from '../control-fields.ts'
import type { ControlPlane } from '../control-plane.ts'
import type { HostFacts } from '../ports.ts'
import type { AnyRecord } from '../records.ts'
import type { WorldSource } from '../scenarios/registry.ts'
import type { VirtualClock } from '../virtual-clock.ts'
import { digestOf } from './digest.ts'
import { fromFragment, packedIn } from './fragment.ts'
import { stateOfJson, stateOfValue, type StateFile } from './recipe-schema.ts'
import type { Recorder } from './recorder.ts'
import { checkSpan } from './span.ts'
import { remake, type MadeOn, type MadeWorld } from './replay.ts'
import type { Recipe, Step } from './step.ts'
import { stepLimits } from './step-limits.ts'
import type { StepLog } from './step-log.ts'

/** A host whose worlds keep their steps. */
export interface StepsHost {
  current(): {
    readonly source: WorldSource
    readonly clock: VirtualClock
    readonly controlPlane: ControlPlane
    readonly recorder: Recorder
    readonly log: StepLog
    /** Every record, in the order of kind and id. */
    records(): readonly AnyRecord[]
  }
  readonly facts: HostFacts
  /** A turn for everyone else of this process: see `Ports`. */
  readonly pause?: () => Promise<void>
  /** Puts a world that was made again in the place of the one that stands: all of it, or nothing. */
  adopt(made: MadeWorld, speed: number): Promise<void>
}

export interface Remaking {
  steps(): readonly Step[]
  /** After everything that is due. Throws a `ControlRefusal` where not all steps were kept, or it is too long. */
  recipe(): Promise<Recipe>
  /** Reads a recipe as text (JSON, or the fragment or address of a link) or as data. */
  read(value: unknown): Promise<StateFile>
  replay(recipe: Recipe): Promise<void>
  /** Undoes the last step: the world stands where it stood then. */
  back(): Promise<void>
  /** Takes the world back to an instant (ms): what was done later is undone. */
  rewind(at: number): Promise<void>
}

/** `verbsOf`: the control over a world that is being made. */
export function createRemaking(host: StepsHost, verbsOf: MadeOn['verbsOf']): Remaking {
  const on: MadeOn = { facts: host.facts, pause: host.pause, verbsOf }
  const allSteps = (): readonly Step[] => {
    const { steps, total } = host.current().log.kept()
    if (total === steps.length) return steps
    throw new ControlRefusal(
      Number.isFinite(total)
        ? `More was done in this world than the ${stepLimits.steps} steps that are kept.`
        : 'What was done in this world first was not kept.',
      'Reset the world, or load a scenario.',
    )
  }

  const make = async (steps: readonly Step[], now: number) => {
    const { source, clock } = host.current()
    const made = await remake({ source, steps, now, digest: null }, on)
    await host.adopt(made, clock.rate())
  }

  return {
    steps: () => host.current().log.kept().steps,

    async recipe() {
      const { source, clock, controlPlane, records } = host.current()
      const letGo = clock.hold()
      try {
        await controlPlane.reconcile()
        const steps = [...allSteps()]
        const recipe = { version: 1, source, steps, now: clock.now(), digest: digestOf(records()) } as const
        // What nobody can open is not given away.
        checkSpan(recipe)
        return recipe
      } finally {
        letGo()
      }
    },

    async read(value) {
      if (typeof value !== 'string') return stateOfValue(value)
      if (value.length > stepLimits.stateChars) {
        throw new ControlRefusal(
          `That is longer than the ${stepLimits.stateChars} characters that are read.`,
          'Use a smaller one.',
        )
      }
      const text = value.trim()
      if (text.startsWith('{')) return stateOfJson(text)
      const hash = text.indexOf('#')
      return fromFragment(packedIn(hash < 0 ? text : text.slice(hash)) ?? text)
    },

    async replay(recipe) {
      const made = await remake(recipe, on)
      await host.adopt(made, host.current().clock.rate())
    },

    async back() {
      const steps = allSteps()
      const last = steps.at(-1)
      if (!last) throw new ControlRefusal('Nothing was done in this world yet.', 'Do something first.')
      await make(steps.slice(0, -1), last.at)
    },

    async rewind(at) {
      const { source } = host.current()
      if (at < source.now) {
        const begun = new Date(source.now).toISOString()
        throw new ControlRefusal(
          `This world began at ${begun}.`,
          'Name a later instant, or load a scenario at that one.',
        )
      }
      await make(
        allSteps().filter((step) => step.at <= at),
        at,
      )
    },
  }
}
