import type { Locator, Page } from '@playwright/test'
import { menu, tick, type MenuPart } from './parts.ts'

/** The list of a project's instances. */
export interface InstancesPage {
  readonly heading: Locator
  readonly createButton: Locator
  readonly search: Locator
  /** All, Needs you, In progress, Paused. */
  state(label: string): Locator
  show(label: string): Promise<void>
  readonly plan: Locator
  readonly sort: Locator
  readonly cards: Locator
  card(name: string): InstanceCard
  /** The names of the cards, in their order. */
  readonly names: Locator
}

export interface InstanceCard {
  readonly root: Locator
  readonly name: Locator
  /** The first of what is said under the name: "Running", "Restoring 41%". */
  readonly status: Locator
  readonly progress: Locator
  readonly menu: MenuPart
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
