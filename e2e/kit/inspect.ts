import { expect, type Locator, type Page } from '@playwright/test'
import { write } from './parts.ts'

export type Tab = 'Overview' | 'Snapshots' | 'Backups' | 'Restore from backup file'

/** The sheet over the list: one instance and its tabs. */
export interface InspectSheet {
  readonly root: Locator
  readonly heading: Locator
  readonly close: Locator
  /** A tab by its name. */
  tab(tab: Tab): Locator
  /** Opens a tab. */
  open(tab: Tab): Promise<void>
  /** What the overview says beside a word: "Nodes", "Storage". */
  row(name: string): Locator
  /** Gives the instance another name, in place. */
  rename(name: string): Promise<void>
}

export function inspectSheet(page: Page): InspectSheet {
  const tabs = page.getByRole('navigation', { name: 'Parts of this instance' })
  const root = page.getByRole('dialog').filter({ has: tabs })
  const tab = (name: Tab) => root.getByRole('link', { name: new RegExp(`^${name}( |$)`) })
  return {
    root,
    heading: root.getByRole('heading', { level: 1 }),
    // What opens over the sheet stands inside it, after its own head.
    close: root.getByRole('button', { name: 'Close', exact: true }).first(),
    tab,
    async open(name) {
      await tab(name).click()
      await expect(tab(name)).toHaveAttribute('aria-current', 'page')
    },
    row: (name) =>
      root
        .locator('dl > div')
        .filter({ has: page.getByRole('term').filter({ hasText: new RegExp(`^${name}$`) }) })
        .getByRole('definition'),
    async rename(name) {
      await root.getByRole('button', { name: 'Rename' }).click()
      await write(root.getByRole('textbox', { name: 'Name' }), name)
      await root.getByRole('button', { name: 'Save' }).click()
    },
  }
}
