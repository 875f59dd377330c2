import { expect, type Locator, type Page } from '@playwright/test'

/** A pattern for a name that begins with `text`: items of menus go on with their cost or their reason. */
export function beginning(text: string): RegExp {
  return new RegExp(`^${text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}`)
}

/** A button and the list of actions that it opens. */
export interface MenuPart {
  readonly button: Locator
  open(): Promise<void>
  /** An item by the beginning of its name, once the menu is open. */
  item(label: string): Locator
  /** Opens the menu and takes an item. */
  choose(label: string): Promise<void>
}

export function menu(page: Page, button: Locator): MenuPart {
  const item = (label: string) => page.getByRole('menuitem', { name: beginning(label) })
  return {
    button,
    async open() {
      await button.click()
      await page.getByRole('menuitem').or(page.getByRole('menuitemradio')).first().waitFor()
    },
    item,
    async choose(label) {
      await button.click()
      await item(label).click()
    },
  }
}

/** The messages in the corner. */
export interface Messages {
  readonly region: Locator
  /** A message by a text in it. */
  saying(text: string | RegExp): Locator
  /** Waits until it is said, and looks behind *Show more* for it: where much ends at once, only the newest are shown. */
  said(text: string | RegExp): Promise<void>
  /** Those of something that failed: they stay. */
  readonly failures: Locator
  dismiss(text: string | RegExp): Promise<void>
}

export function messages(page: Page): Messages {
  const region = page.getByRole('region', { name: 'Messages' })
  const saying = (text: string | RegExp) =>
    region.getByRole('status').or(region.getByRole('alert')).filter({ hasText: text })
  const more = region.getByRole('button', { name: /^Show \d+ more$/ })
  return {
    region,
    saying,
    async said(text) {
      await expect(saying(text).or(more).first()).toBeVisible()
      if (!(await saying(text).isVisible())) await more.click()
      await expect(saying(text)).toBeVisible()
    },
    failures: region.getByRole('alert'),
    dismiss: (text) => saying(text).getByRole('button', { name: 'Dismiss' }).click(),
  }
}

/** Ticks a box or a radio button whose state comes back through the address: it follows the click, not at once. */
export async function tick(box: Locator): Promise<void> {
  await box.click()
  await expect(box).toBeChecked()
}

/**
 * Types a text into a field in the place of what it holds. Not `fill`: in Firefox that sets the value behind React's back,
 * and nothing hears of it. Characters that no US keyboard has are set like that, too: there the last one has to be of it.
 */
export async function write(field: Locator, text: string): Promise<void> {
  await field.clear()
  await field.pressSequentially(text)
  await expect(field).toHaveValue(text)
}
