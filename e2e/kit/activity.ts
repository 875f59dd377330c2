import type { Locator, Page } from '@playwright/test'
import { beginning } from './parts.ts'

/** The page of everything long. */
export interface ActivityPage {
  readonly heading: Locator
  /** The way to it, from the navigation or from below the page; its name says how many failed that were not seen. */
  readonly link: Locator
  /** The lines of what runs now: a list, one for each operation. */
  readonly running: Locator
  /** The lines of what failed and was not marked as seen in this browser, newest first: a list; `.filter({ hasText: 'inventory' })` picks one. */
  readonly unseen: Locator
  /** The lines of what ended on a day: "Today", "Wed 12 Nov". */
  on(day: string): Locator
  /** "Mark all as seen": there where more than one failed. */
  readonly markAll: Locator
  /** A state's choice, by its word. */
  show(state: string): Locator
  /** Which instance's lines are shown. */
  readonly instance: Locator
  /** The switch of notifications by the browser. */
  readonly notify: Locator
}

export function activityPage(page: Page): ActivityPage {
  const region = (name: string) => page.getByRole('region', { name }).getByRole('listitem')
  return {
    heading: page.getByRole('heading', { name: 'Activity', level: 1 }),
    link: page.getByRole('link', { name: beginning('Activity') }),
    running: region('Running now'),
    unseen: region('Failed, not seen yet'),
    on: (day) => page.getByRole('list', { name: `Ended on ${day}, newest first` }).getByRole('listitem'),
    markAll: page.getByRole('button', { name: 'Mark all as seen' }),
    show: (state) => page.getByRole('radio', { name: beginning(state) }),
    instance: page.getByRole('combobox', { name: 'Instance' }),
    notify: page.getByRole('switch', { name: beginning('Notify me') }),
  }
}
