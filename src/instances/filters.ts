import { isMoving, statusRule, type Tone } from '../../contract/rules/statuses.ts'
import { planOf, plans, type PlanType } from '../../contract/rules/plans.ts'
import { regionName } from '../../contract/rules/regions.ts'
import type { InstanceWithView } from '../../contract/wire/instances.ts'
import { instant } from '../api/facts.ts'
import { SEARCH_CHARS } from '../ui/SearchInput.tsx'
import { concernOf } from './concern.ts'

export const shows = ['all', 'needs-you', 'in-progress', 'paused'] as const
export type Show = (typeof shows)[number]
export const orders = ['name', 'status', 'newest'] as const
export type Order = (typeof orders)[number]

/** What the list is narrowed to, as the address holds it. */
export interface Filters {
  /** Words of a name, an id or a region. */
  readonly find: string
  readonly show: Show
  readonly plan: PlanType | 'any'
  readonly order: Order
}

export const noFilters: Filters = { find: '', show: 'all', plan: 'any', order: 'name' }

const isPlan = (text: string): text is PlanType => Object.hasOwn(plans, text)

/** The filters in an address; what it does not know reads as the default. */
export function readFilters(search: URLSearchParams): Filters {
  const plan = search.get('plan') ?? ''
  return {
    find: (search.get('find') ?? '').slice(0, SEARCH_CHARS),
    show: shows.find((each) => each === search.get('show')) ?? noFilters.show,
    plan: isPlan(plan) ? plan : noFilters.plan,
    order: orders.find((each) => each === search.get('order')) ?? noFilters.order,
  }
}

/** The filters as search parameters without the defaults: '' or '?find=orders'. Links within the list carry it on. */
export function filterSearch(filters: Filters): string {
  const search = new URLSearchParams()
  for (const key of ['find', 'show', 'plan', 'order'] as const) {
    if (filters[key] !== noFilters[key]) search.set(key, filters[key])
  }
  const written = search.toString()
  return written === '' ? '' : `?${written}`
}

const fold = (text: string) => text.normalize('NFKC').toLocaleLowerCase('en')

function isShown(instance: InstanceWithView, show: Show, now: number): boolean {
  switch (show) {
    case 'all':
      return true
    case 'needs-you':
      return concernOf(instance, now) !== null
    case 'in-progress':
      return isMoving(instance.status)
    case 'paused':
      return statusRule(instance.status).tone === 'paused'
  }
}

const weight: Record<Tone, number> = { failed: 0, moving: 2, running: 3, paused: 4 }

function compare(order: Order, now: number): (a: InstanceWithView, b: InstanceWithView) => number {
  const byName = (a: InstanceWithView, b: InstanceWithView) =>
    a.name.localeCompare(b.name, 'en', { numeric: true }) || a.id.localeCompare(b.id)
  const rank = (instance: InstanceWithView) => {
    const { tone } = statusRule(instance.status)
    return tone !== 'failed' && concernOf(instance, now) ? 1 : weight[tone]
  }
  switch (order) {
    case 'name':
      return byName
    case 'status':
      return (a, b) => rank(a) - rank(b) || byName(a, b)
    case 'newest':
      return (a, b) => instant(b.created_at ?? '') - instant(a.created_at ?? '') || byName(a, b)
  }
}

/** The instances of the list that the filters leave, in their order. `now` in ms. */
export function filtered(
  instances: readonly InstanceWithView[],
  { find, show, plan, order }: Filters,
  now: number,
): InstanceWithView[] {
  const words = fold(find).split(/\s+/).filter(Boolean)
  return instances
    .filter((instance) => {
      if (plan !== 'any' && instance.type !== plan) return false
      if (!isShown(instance, show, now)) return false
      const text = fold(
        `${instance.name} ${instance.id} ${regionName(instance.cloud_provider, instance.region)}`,
      )
      return words.every((word) => text.includes(word))
    })
    .toSorted(compare(order, now))
}

/** How many of the list each segment holds, the other filters aside. */
export function counts(instances: readonly InstanceWithView[], now: number): Record<Show, number> {
  const of = (show: Show) => instances.filter((instance) => isShown(instance, show, now)).length
  return {
    all: instances.length,
    'needs-you': of('needs-you'),
    'in-progress': of('in-progress'),
    paused: of('paused'),
  }
}

/** The plans that occur in the list, and the chosen one, in the order of the plan table, as choices. */
export function plansIn(
  instances: readonly InstanceWithView[],
  chosen: Filters['plan'],
): { readonly value: PlanType; readonly label: string }[] {
  return Object.values(plans)
    .filter(({ type }) => type === chosen || instances.some((instance) => instance.type === type))
    .map(({ type }) => ({ value: type, label: planOf(type).shortName }))
}
