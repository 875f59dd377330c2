import type { Locator, Page } from '@playwright/test'

/** The network access of a project, region by region. */
export interface NetworkPage {
  readonly heading: Locator
  /** A region by its full name: "GCP Belgium (europe-west1)". */
  region(name: string): Locator
  /** Opens the dialog about a region. */
  configure(name: string): Locator
  /** The way to it, from anywhere in the console. */
  open(): Promise<void>
  readonly dialog: NetworkDialog
}

/** The four steps that set up and change the network access of a region. */
export interface NetworkDialog {
  readonly root: Locator
  /** "Step 4 of 4", with its name. */
  step(number: 1 | 2 | 3 | 4): Locator
  /** Asks for the private endpoint. */
  readonly setUp: Locator
  readonly next: Locator
  readonly back: Locator
  readonly cancel: Locator
  readonly save: Locator
  /** "Disable public traffic". */
  readonly disable: Locator
  /** "I have reached … by the private endpoint", asked for before the internet is cut off. */
  readonly reached: Locator
  /** The bar of the change while it is applied. */
  readonly progress: Locator
}

export function networkPage(page: Page): NetworkPage {
  const heading = page.getByRole('heading', { name: 'Network access', level: 1 })
  const root = page.getByRole('dialog', { name: /network access configuration of / })
  const button = (name: string) => root.getByRole('button', { name, exact: true })
  return {
    heading,
    region: (name) =>
      page.getByRole('listitem').filter({ has: page.getByRole('heading', { name, exact: true }) }),
    configure: (name) => page.getByRole('link', { name: `Configure ${name}` }),
    async open() {
      await page.getByRole('link', { name: 'Network access', exact: true }).click()
      await heading.waitFor()
    },
    dialog: {
      root,
      step: (number) => root.getByText(`Step ${number} of 4`),
      setUp: button('Set up the private link'),
      next: button('Next'),
      back: button('Back'),
      cancel: button('Cancel'),
      save: button('Save'),
      disable: root.getByRole('checkbox', { name: /^Disable public traffic/ }),
      reached: root.getByRole('checkbox', { name: /^I have reached / }),
      progress: root.getByRole('progressbar'),
    },
  }
}
