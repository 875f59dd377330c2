import { limits } from '../../contract/rules/limits.ts'
import type { Step } from './step.ts'
import { stepLimits } from './step-limits.ts'

/** The steps of a world from its beginning; where `total` is more than there are, the later ones were not kept. */
export interface KeptSteps {
  readonly steps: readonly Step[]
  readonly total: number
}

/** Where a world's steps are kept, in the order in which they were done. */
export interface StepLog {
  kept(): KeptSteps
  append(step: Step): void
}

/**
 * The log of one world, up to the limits of `step-limits.ts`. `onKept` is told of each step that is to be stored, with its
 * place from 0: one that only goes on with the step before takes its place.
 */
export function createStepLog(begun?: KeptSteps, onKept?: (place: number, step: Step) => void): StepLog {
  const steps: Step[] = [...(begun?.steps ?? [])]
  let total = begun?.total ?? 0
  return {
    kept: () => ({ steps, total }),
    append(step) {
      const last = steps.at(-1)
      const isWhole = total === steps.length
      if (isWhole && last && goesOnWith(last, step)) {
        const { from, at: _at, ...rest } = last
        const longer = { ...rest, ...step, from }
        steps[steps.length - 1] = longer
        onKept?.(steps.length - 1, longer)
        return
      }
      total += 1
      if (!isWhole || steps.length >= stepLimits.steps) return
      const kept = withRoom(steps, step)
      steps.push(kept)
      onKept?.(steps.length - 1, kept)
    },
  }
}

type BytesStep = Extract<Step, { kind: 'bytes' }>

/**
 * Bytes that are not kept are one step however often they were counted; but an upload that rests ends by itself, so what
 * is far apart stays apart.
 */
function goesOnWith(last: Step, step: Step): last is BytesStep {
  if (last.kind !== 'bytes' || step.kind !== 'bytes') return false
  if (last.importId !== step.importId || last.to !== step.from || last.summed !== step.summed) return false
  if (step.at - last.at > limits.uploadIdleMs / 4) return false
  return last.from === last.to || ('missing' in last.content && 'missing' in step.content)
}

/** The step, without its bytes where the files of this world have no more room. */
function withRoom(steps: readonly Step[], step: Step): Step {
  if (step.kind !== 'bytes' || 'missing' in step.content) return step
  return fileBytesOf(steps) + step.to - step.from > stepLimits.fileBytes
    ? { ...step, content: { missing: 'too-large' } }
    : step
}

/** Bytes of files that steps carry. */
export function fileBytesOf(steps: readonly Step[]): number {
  return steps.reduce(
    (sum, step) => (step.kind === 'bytes' && 'base64' in step.content ? sum + step.to - step.from : sum),
    0,
  )
}
