import type { VirtualClock } from '../control-plane/virtual-clock.ts'
import type { SavedClock } from './world-database.ts'

/** A world goes on while no tab shows it, but not longer than this (ms): a page opens at once after a month, too. */
const SLEEPS_AFTER = 86_400_000
/** What a clock may differ from the saved one before it is saved again, ms. */
const CLOCK_SLACK = 50

/** Where a saved clock stands now, ms; `machine` is what the machine's says. */
export function instantOf(saved: SavedClock, machine: number): number {
  const slept = Math.min(Math.max(0, machine - saved.savedAt), SLEEPS_AFTER)
  return Math.floor(saved.now + slept * saved.rate)
}

/** Follows the clock that another tab saved; never backwards. */
export function follow(clock: VirtualClock, saved: SavedClock, machine: number): void {
  const there = instantOf(saved, machine)
  if (there > clock.now()) clock.jumpTo(there)
  if (saved.rate !== clock.rate()) clock.setRate(saved.rate)
}

/** Whether the saved clock tells this one's time, near enough not to save it again. */
export function isAsSaved(saved: SavedClock, clock: SavedClock): boolean {
  return (
    saved.rate === clock.rate &&
    Math.abs(instantOf(saved, clock.savedAt) - clock.now) <= CLOCK_SLACK * Math.max(1, clock.rate)
  )
}
