/**
 * Instants as a browser's own field for a time writes them: "2025-11-14T08:30", in the zone of the browser.
 */

const offsetMs = (instant: number) => new Date(instant).getTimezoneOffset() * 60_000

/** What such a field shows of an instant (ms), to the minute. */
export const writtenLocal = (instant: number): string =>
  new Date(instant - offsetMs(instant)).toISOString().slice(0, 16)

/** The instant (ms) that such a field holds; null where it is empty or no time. */
export function localInstant(written: string): number | null {
  const instant = Date.parse(written)
  return Number.isNaN(instant) ? null : instant
}
