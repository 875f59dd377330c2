/** What is known of the heights (px) of lines: of a shape the height first measured, of single lines where it differs. */
export interface Heights {
  readonly byShape: ReadonlyMap<number, number>
  readonly byKey: ReadonlyMap<string, number>
}

export const noHeights: Heights = { byShape: new Map(), byKey: new Map() }

/** A line not yet measured, px. */
const GUESS = 40

interface Measurable {
  readonly key: string
  readonly shape: number
}

/** Where each line begins, px from the first; one more than there are lines, so the last is the height of all. */
export function offsetsOf(lines: readonly Measurable[], heights: Heights): Float64Array {
  const offsets = new Float64Array(lines.length + 1)
  const { byShape, byKey } = heights
  let at = 0
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index]
    if (!line) break
    at += (byKey.size > 0 ? byKey.get(line.key) : undefined) ?? byShape.get(line.shape) ?? GUESS
    offsets[index + 1] = at
  }
  return offsets
}

/** The line at `y` (px), found by halving; the first or last one where `y` is outside. */
export function indexAt(offsets: Float64Array, y: number): number {
  let low = 0
  let high = Math.max(0, offsets.length - 2)
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((offsets[middle] ?? 0) <= y) low = middle
    else high = middle - 1
  }
  return low
}

/** Lines `[first, last)`. */
export interface Span {
  readonly first: number
  readonly last: number
}

/** What is rendered above and below the view, as a share of it. */
const AROUND = 0.25

/** Whole steps, so that scrolling renders now and then instead of at every line. */
const STEP = 8

/**
 * The lines to render for a view of `height` px that begins `top` px below the first line: what is in view, a quarter
 * of a view around it, in steps of eight.
 */
export function spanOf(offsets: Float64Array, top: number, height: number): Span {
  const count = offsets.length - 1
  const first = indexAt(offsets, top - height * AROUND)
  const last = indexAt(offsets, top + height * (1 + AROUND)) + 1
  return {
    first: Math.floor(first / STEP) * STEP,
    last: Math.min(count, Math.ceil(last / STEP) * STEP),
  }
}

/** `heights` with what was measured; the same object where it told nothing new. Half a pixel is no news. */
export function learn(
  heights: Heights,
  measured: readonly (Measurable & { readonly height: number })[],
): Heights {
  const byShape = new Map(heights.byShape)
  const byKey = new Map(heights.byKey)
  let news = false
  for (const { key, shape, height } of measured) {
    // Not laid out: nothing can be learnt from it.
    if (height <= 0) continue
    const assumed = byKey.get(key) ?? byShape.get(shape)
    if (assumed !== undefined && Math.abs(assumed - height) < 0.5) continue
    news = true
    if (byShape.has(shape)) byKey.set(key, height)
    else byShape.set(shape, height)
  }
  return news ? { byShape, byKey } : heights
}
