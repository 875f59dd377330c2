/** How far the time of a recipe may go: all that is due in it is done again, before anything can be said of it. */
import { DAY_MS } from '../../contract/rules/windows.ts'
import { ControlRefusal, LONGEST_STEP_DAYS } from '../control-fields.ts'

/** The instants (ms) of a recipe. */
interface Span {
  readonly source: { readonly now: number }
  readonly steps: readonly { readonly at: number }[]
  readonly now: number
}

/** Three of the longest steps: a world with many instances takes about five seconds for it. */
export const LONGEST_WORLD_DAYS = 3 * LONGEST_STEP_DAYS

/** Throws a `ControlRefusal` where a recipe goes further, from one step to the next or from its beginning to its end. */
export function checkSpan({ source, steps, now }: Span): void {
  let before = source.now
  for (const [place, { at }] of steps.entries()) {
    checkGap(before, at, `step ${place + 1}`)
    before = at
  }
  checkGap(before, now, 'the end')
  if (now - source.now <= LONGEST_WORLD_DAYS * DAY_MS) return
  throw new ControlRefusal(
    `From the beginning of this world to its end it is ${daysOf(now - source.now)} days.`,
    `At most ${LONGEST_WORLD_DAYS} are done again: begin the world at a later instant.`,
    'control-step-too-long',
  )
}

function checkGap(before: number, at: number, what: string): void {
  if (at - before <= LONGEST_STEP_DAYS * DAY_MS) return
  throw new ControlRefusal(
    `Before ${what}, ${daysOf(at - before)} days go by.`,
    `At most ${LONGEST_STEP_DAYS} are done again at once: go that far in several steps.`,
    'control-step-too-long',
  )
}

const daysOf = (ms: number) => Math.ceil(ms / DAY_MS)
