import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

// Read as a file: Vitest leaves imported stylesheets empty.
const tokens = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')

type Rgb = readonly [number, number, number]
type Pair = { light: Rgb; dark: Rgb }

/** OKLCH to linear sRGB, clipped to its gamut (CSS Color 4, section 10). */
function linear(lightness: number, chroma: number, hue: number): Rgb {
  const a = chroma * Math.cos((hue * Math.PI) / 180)
  const b = chroma * Math.sin((hue * Math.PI) / 180)
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  const clip = (value: number) => Math.min(1, Math.max(0, value))
  return [
    clip(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    clip(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    clip(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ]
}

const luminance = ([red, green, blue]: Rgb) => 0.2126 * red + 0.7152 * green + 0.0722 * blue

/** WCAG 2.2, relative luminance and contrast ratio. */
function contrast(one: Rgb, other: Rgb): number {
  const [bright, dim] = [luminance(one), luminance(other)].toSorted((a, b) => b - a)
  return ((bright ?? 0) + 0.05) / ((dim ?? 0) + 0.05)
}

const number = String.raw`([\d.]+)`
const colour = String.raw`oklch\(${number} ${number} ${number}\)`
const colours = new Map<string, Pair>()
for (const match of tokens.matchAll(
  new RegExp(String.raw`--([\w-]+):\s*light-dark\(${colour},\s*${colour}\);`, 'g'),
)) {
  const [l1 = 0, c1 = 0, h1 = 0, l2 = 0, c2 = 0, h2 = 0] = match.slice(2).map(Number)
  if (match[1]) colours.set(match[1], { light: linear(l1, c1, h1), dark: linear(l2, c2, h2) })
}

function token(name: string): Pair {
  const pair = colours.get(name)
  if (!pair)
    throw new Error(`tokens.css has no colour --${name} as a light-dark() pair of opaque OKLCH values`)
  return pair
}

/** What stands on what: `needs` is 4.5 for text, 3 for marks, control edges and focus rings. */
const groups: { needs: number; on: string[]; what: string[] }[] = [
  {
    needs: 4.5,
    what: ['text', 'text-2'],
    on: ['ground', 'surface', 'raised', 'sunken', 'hover', 'action-soft', 'warn-soft', 'bad-soft'],
  },
  { needs: 4.5, what: ['text-3'], on: ['ground', 'surface', 'raised', 'sunken', 'hover'] },
  { needs: 4.5, what: ['text'], on: ['good-soft'] },
  {
    needs: 4.5,
    what: ['link'],
    on: ['ground', 'surface', 'raised', 'sunken', 'hover', 'warn-soft', 'bad-soft'],
  },
  { needs: 4.5, what: ['on-action'], on: ['action', 'action-hover'] },
  { needs: 4.5, what: ['action'], on: ['surface', 'raised', 'ground', 'action-soft'] },
  { needs: 4.5, what: ['on-bad'], on: ['bad-solid', 'bad-solid-hover'] },
  { needs: 4.5, what: ['good-text'], on: ['ground', 'surface', 'raised', 'sunken', 'hover', 'good-soft'] },
  { needs: 4.5, what: ['warn-text'], on: ['ground', 'surface', 'raised', 'sunken', 'hover', 'warn-soft'] },
  { needs: 4.5, what: ['bad-text'], on: ['ground', 'surface', 'raised', 'sunken', 'hover', 'bad-soft'] },
  { needs: 4.5, what: ['ember-text'], on: ['ground', 'surface', 'raised', 'sunken', 'hover'] },
  { needs: 3, what: ['line-firm', 'ember'], on: ['surface', 'raised', 'ground'] },
  { needs: 3, what: ['focus'], on: ['ground', 'surface', 'raised', 'sunken', 'hover', 'action-soft'] },
  {
    needs: 3,
    what: ['glow-1', 'glow-2', 'glow-3', 'glow-4', 'glow-5', 'glow-6', 'good-mark', 'warn-mark', 'bad-mark'],
    on: ['surface', 'raised'],
  },
  { needs: 3, what: ['bad-mark'], on: ['bad-soft'] },
  { needs: 3, what: ['warn-mark'], on: ['warn-soft'] },
]
const pairs = groups.flatMap(({ needs, what, on }) =>
  what.flatMap((front) => on.map((back) => ({ front, back, needs }))),
)

describe('tokens', () => {
  it('computes contrast as WCAG does: black on white 21, the sRGB red on white 4.00', () => {
    expect(contrast(linear(0, 0, 0), linear(1, 0, 0))).toBeCloseTo(21, 1)
    expect(contrast(linear(0.62796, 0.25768, 29.234), linear(1, 0, 0))).toBeCloseTo(4, 1)
  })

  it('holds 92 pairs to compare', () => {
    expect(pairs).toHaveLength(92)
  })

  it.each(pairs)('--$front on --$back has at least $needs in both themes', ({ front, back, needs }) => {
    expect(contrast(token(front).light, token(back).light)).toBeGreaterThanOrEqual(needs)
    expect(contrast(token(front).dark, token(back).dark)).toBeGreaterThanOrEqual(needs)
  })
})
