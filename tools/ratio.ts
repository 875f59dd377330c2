/** The middle of `values`, which must hold one; of an even number, the upper of the two in the middle. */
export function median(values: readonly number[]): number {
  const middle = values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]
  if (middle === undefined) throw new Error('There is no median of nothing.')
  return middle
}

/** Milliseconds that `work` takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

/** How many times longer `measured` takes than `reference`: the median over alternating rounds. */
export async function ratioOf(
  measured: () => Promise<unknown>,
  reference: () => Promise<unknown>,
  rounds = 7,
): Promise<number> {
  const ratios: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const against = await timed(reference)
    ratios.push((await timed(measured)) / against)
  }
  return median(ratios)
}
