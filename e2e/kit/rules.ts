import type { Locator, Page } from '@playwright/test'

/** The two dialogs over the snapshots that say the rules. */
export interface Rules {
  readonly details: {
    readonly root: Locator
    /** Opens it from the tab. */
    open(): Promise<void>
    /** The line of this instance. */
    readonly own: Locator
    readonly whichRestore: Locator
  }
  readonly which: {
    readonly root: Locator
    open(): Promise<void>
    /** What to do first in a situation, by its title: a link, or a button that says why not. */
    act(situation: string): Locator
    readonly close: Locator
  }
}

export function rules(page: Page): Rules {
  const details = page.getByRole('dialog', { name: 'Snapshot details' })
  const which = page.getByRole('dialog', { name: 'Which restore do I need for' })
  const opened = async (name: string, root: Locator) => {
    await page.getByRole('link', { name }).click()
    await root.waitFor()
  }
  return {
    details: {
      root: details,
      open: () => opened('Snapshot details', details),
      own: details.getByRole('row').filter({ hasText: 'This instance' }),
      whichRestore: details.getByRole('link', { name: 'Which restore do I need?' }),
    },
    which: {
      root: which,
      open: () => opened('Which restore do I need?', which),
      act(situation) {
        const item = which
          .getByRole('listitem')
          .filter({ has: page.getByRole('heading', { name: situation }) })
        return item.getByRole('link').or(item.getByRole('button')).first()
      },
      close: which.getByRole('button', { name: 'Close', exact: true }).last(),
    },
  }
}
