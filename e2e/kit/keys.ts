import type { Locator, Page } from '@playwright/test'
import { tick, write } from './parts.ts'

/** The customer's own keys of a project. */
export interface KeysPage {
  readonly heading: Locator
  /** A key of the list by its name. */
  key(name: string): Locator
  /** Removes the key, or says why it stays. */
  remove(name: string): Locator
  /** Leads to the dialog that adds one. */
  readonly addLink: Locator
  readonly back: Locator
  readonly add: AddKeyDialog
  /** The dialog that removes a key. */
  readonly removal: Locator
}

export interface AddKeyDialog {
  readonly root: Locator
  readonly submit: Locator
  /** Everything that is asked for. `region`: its id. */
  enter(key: { name: string; cloud: string; region: string; keyId: string }): Promise<void>
}

export function keysPage(page: Page): KeysPage {
  const root = page.getByRole('dialog', { name: 'Add encryption key' })
  const named = (name: string) =>
    page
      .getByRole('link', { name: `Remove ${name}` })
      .or(page.getByRole('button', { name: `Remove ${name}`, exact: true }))
  return {
    heading: page.getByRole('heading', { name: 'Encryption keys', level: 1 }),
    key: (name) =>
      page.getByRole('listitem').filter({ has: page.getByRole('heading', { name, exact: true }) }),
    remove: named,
    addLink: page.getByRole('link', { name: 'Add key' }),
    back: page.getByRole('link', { name: 'Back to where you were' }),
    add: {
      root,
      submit: root.getByRole('button', { name: 'Add key' }),
      async enter({ name, cloud, region, keyId }) {
        await write(root.getByRole('textbox', { name: 'Name', exact: true }), name)
        await tick(root.getByRole('radio', { name: cloud }))
        await root.getByRole('combobox', { name: 'Region' }).selectOption(region)
        await write(root.getByRole('textbox', { name: /^Key/ }), keyId)
      },
    },
    removal: page.getByRole('dialog', { name: /^Remove / }),
  }
}
