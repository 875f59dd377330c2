/**
 * Instants as a browser's own field for a time writes them: "2025-11-14T08:30", in the zone of the browser.
 */

const offsetMs = (instant: number) => new Date(instant).getTimezoneOffset() * 60_000

/** What such a field shows of an instant (ms), to the minute. */
export const writtenLocal = (instant: number): string =>
  new Date(instant - offsetMs(instant)).toISOString().slice(0, 16)

/** A day with its time, and "Z" where it is in UTC. */
const form = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?Z?$/

/** The instant (ms) that such a field holds, or an address in UTC; null where it is empty or no time. */
export function localInstant(written: string): number | null {
  // Left to itself, the browser reads "-1" as a year.
  const instant = form.test(written) ? Date.parse(written) : NaN
  return Number.isNaN(instant) ? null : instant
}
