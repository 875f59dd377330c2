/** How warm a snapshot's mark is: 1 fresh, 6 about to leave. The steps of the `--glow-*` tokens. */
export type Glow = 1 | 2 | 3 | 4 | 5 | 6

const day = 86_400_000

/** The warmth of a snapshot of this age (ms): it cools at 2, 5, 11, 22 and 42 days. */
export function glowOf(ageMs: number): Glow {
  const days = ageMs / day
  return days < 2 ? 1 : days < 5 ? 2 : days < 11 ? 3 : days < 22 ? 4 : days < 42 ? 5 : 6
}
