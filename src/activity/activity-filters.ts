import type { Entry } from './entries.ts'

export const shows = ['all', 'running', 'failed', 'succeeded'] as const
export type Show = (typeof shows)[number]

/** What the list is narrowed to, as the address holds it. */
export interface Filters {
  readonly show: Show
  /** An id, or any. */
  readonly instance: string
}

export const noFilters: Filters = { show: 'all', instance: '' }

/** The filters in an address (`state`, `instance`); what it does not know reads as no filter. */
export function readFilters(search: URLSearchParams): Filters {
  return {
    show: shows.find((each) => each === search.get('state')) ?? noFilters.show,
    instance: /^[0-9a-f]{8}$/.exec(search.get('instance') ?? '')?.[0] ?? noFilters.instance,
  }
}

/** The filters as search parameters, without those that narrow nothing. */
export function writeFilters({ show, instance }: Filters): URLSearchParams {
  return new URLSearchParams({
    ...(show !== noFilters.show && { state: show }),
    ...(instance !== noFilters.instance && { instance }),
  })
}

/** What waits for its turn is under way as well. */
const isShown = ({ state }: Entry, show: Show) =>
  show === 'all' || (state === 'waiting' ? 'running' : state) === show

/** Those that the filters leave, in their order. */
export function filtered(entries: readonly Entry[], { show, instance }: Filters): Entry[] {
  return entries.filter((each) => isShown(each, show) && (instance === '' || each.instanceId === instance))
}

/** How many each segment holds, of the instance that is asked for. */
export function counts(entries: readonly Entry[], { instance }: Filters): Record<Show, number> {
  const of = (show: Show) => filtered(entries, { show, instance }).length
  return { all: of('all'), running: of('running'), failed: of('failed'), succeeded: of('succeeded') }
}

/** The instances that occur, and the one asked for, by the name that they had last; as choices, in the order of their names. */
export function instancesIn(
  entries: readonly Entry[],
  asked: string,
): { readonly value: string; readonly label: string }[] {
  const names = new Map(asked === '' ? [] : [[asked, asked]])
  for (const { instanceId: id, name } of entries.toReversed()) if (id) names.set(id, name)
  const twice = (name: string) => [...names.values()].filter((each) => each === name).length > 1
  return [...names]
    .map(([value, name]) => ({ value, label: twice(name) ? `${name} (${value})` : name }))
    .toSorted((a, b) => a.label.localeCompare(b.label, 'en', { numeric: true }))
}
