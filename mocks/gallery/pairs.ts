import type { ScenarioCard, ScreenPlace } from '../../control-plane/scenarios/screens.ts'

/** A screen of a scenario: what the gallery has a tile for. */
export interface Pair {
  readonly scenario: ScenarioCard
  readonly screen: ScreenPlace
}

export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

/** How wide the console is in its frame, and how tall, px. */
export const sizes = [
  { width: 1280, height: 832 },
  { width: 768, height: 1024 },
  { width: 320, height: 640 },
] as const
export type Size = (typeof sizes)[number]

/** What is shown, and how. All of it is in the address. */
export interface View {
  /** Words, each of which has to be found in the pair. */
  readonly search: string
  /** A scenario's id; empty: all. */
  readonly scenario: string
  readonly theme: Theme
  readonly size: Size
}

/** Reads the gallery's search parameters; what is not understood is as if it were not there. */
export function readView(query: string, ids: readonly string[]): View {
  const asked = new URLSearchParams(query)
  const scenario = asked.get('scenario') ?? ''
  return {
    search: asked.get('q') ?? '',
    scenario: ids.includes(scenario) ? scenario : '',
    theme: themes.find((theme) => theme === asked.get('theme')) ?? 'system',
    size: sizes.find(({ width }) => String(width) === asked.get('width')) ?? sizes[0],
  }
}

/** The search parameters that `readView` reads as this view, with a question mark; empty where nothing is asked. */
export function queryOf({ search, scenario, theme, size }: View): string {
  const asked = new URLSearchParams({
    ...(search === '' ? {} : { q: search }),
    ...(scenario === '' ? {} : { scenario }),
    ...(theme === 'system' ? {} : { theme }),
    ...(size === sizes[0] ? {} : { width: String(size.width) }),
  })
  return asked.size === 0 ? '' : `?${asked.toString()}`
}

/** Every pair, in the registry's order. */
export const pairsOf = (cards: readonly ScenarioCard[]): Pair[] =>
  cards.flatMap((scenario) => scenario.screens.map((screen) => ({ scenario, screen })))

/** The pairs that a view shows. */
export function shown(pairs: readonly Pair[], { search, scenario }: View): Pair[] {
  const words = search.toLowerCase().split(/\s+/)
  return pairs.filter((pair) => {
    if (scenario !== '' && pair.scenario.id !== scenario) return false
    const { id, title, description, user, statuses } = pair.scenario
    const said = [id, title, description, user.role, pair.screen.id, pair.screen.title, ...statuses]
      .join(' ')
      .toLowerCase()
    return words.every((word) => said.includes(word))
  })
}

/** The link of a pair, that stands still: an address for another tab or another person. `base` with both slashes. */
export const linkOf = ({ scenario, screen }: Pair, base: string): string =>
  withQuery(base, screen.place, { scenario: scenario.id, speed: '0' })

/** The address of a pair inside a frame: of nobody else's world, kept nowhere, and without the studio. */
export const frameOf = ({ scenario, screen }: Pair, base: string): string =>
  withQuery(base, screen.place, { scenario: scenario.id, speed: '0', world: 'memory', studio: 'off' })

function withQuery(base: string, place: string, query: Readonly<Record<string, string>>): string {
  const url = new URL(`${base}${place.replace(/^\//, '')}`, 'http://afterglow.invalid')
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
  return `${url.pathname}${url.search}${url.hash}`
}
