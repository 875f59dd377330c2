/** The speed of a transfer, bytes per second, smoothed over the last samples. Times in real ms. */
export interface RateMeter {
  add(at: number, bytes: number): number | null
}

/** How long a sample counts, real ms. */
const WINDOW = 5_000

/** A meter over the last five seconds; null until two samples are apart. */
export function createRateMeter(): RateMeter {
  let samples: { at: number; bytes: number }[] = []
  return {
    add(at, bytes) {
      samples = [...samples.filter((sample) => at - sample.at <= WINDOW), { at, bytes }]
      const first = samples[0]
      if (!first || at <= first.at || bytes <= first.bytes) return null
      return ((bytes - first.bytes) / (at - first.at)) * 1_000
    },
  }
}
