import type { Locator, Page } from '@playwright/test'
import { menu, tick, type MenuPart } from './parts.ts'

/** The list of a project's instances. */
export interface InstancesPage {
  readonly heading: Locator
  readonly createButton: Locator
  /** The field that finds by name, id or region. */
  readonly search: Locator
  /** All, Needs you, In progress, Paused. */
  state(label: string): Locator
  /** Takes one of those states. */
  show(label: string): Promise<void>
  /** The choice of the plans that are shown. */
  readonly plan: Locator
  readonly sort: Locator
  /** All cards that are shown: a list. */
  readonly cards: Locator
  /** The card of the instance of this name. */
  card(name: string): InstanceCard
  /** The names of the cards, in their order. */
  readonly names: Locator
}

export interface InstanceCard {
  readonly root: Locator
  /** The name, as the button that opens the sheet. */
  readonly name: Locator
  /** The first of what is said under the name: "Running", "Restoring 41%". */
  readonly status: Locator
  /** The bar of what runs on it. */
  readonly progress: Locator
  /** Its other actions. */
  readonly menu: MenuPart
  /** Leads to its snapshots. */
  readonly snapshotsButton: Locator
  /** Asks about pausing, or resumes. */
  readonly power: Locator
  /** What stands under a heading of the card: "Storage", "Graph". */
  fact(heading: string | RegExp): Locator
}

export function instancesPage(page: Page): InstancesPage {
  const cards = page.getByRole('article')
  const filters = page.getByRole('region', { name: 'Filters' })
  const state = (label: string) => filters.getByRole('radio', { name: label })
  return {
    heading: page.getByRole('heading', { name: 'Instances', level: 1 }),
    createButton: page.getByRole('button', { name: 'Create instance' }),
    search: filters.getByRole('searchbox', { name: 'Name, ID or region' }),
    state,
    show: (label) => tick(state(label)),
    plan: filters.getByRole('combobox', { name: 'Plan' }),
    sort: filters.getByRole('combobox', { name: 'Sort' }),
    cards,
    card: (name) => instanceCard(page, name),
    names: cards.getByRole('heading', { level: 2 }),
  }
}

function instanceCard(page: Page, name: string): InstanceCard {
  const root = page.getByRole('article', { name, exact: true })
  return {
    root,
    name: root.getByRole('link', { name, exact: true }),
    status: root.getByRole('listitem').first(),
    progress: root.getByRole('progressbar'),
    menu: menu(page, root.getByRole('button', { name: `More actions for ${name}`, exact: true })),
    snapshotsButton: root.getByRole('link', { name: 'Snapshots', exact: true }),
    power: root.getByRole('button', { name: /^(Pause|Resume) / }),
    fact: (heading) =>
      root.locator('section').filter({ has: page.getByRole('heading', { name: heading, level: 3 }) }),
  }
}
