import type { FrameLocator, Locator, Page } from '@playwright/test'

/** The card that says once what the demo is, and the tour that it offers. */
export interface Tour {
  readonly card: Locator
  readonly take: Locator
  readonly closeCard: Locator
  readonly root: Locator
  readonly heading: Locator
  readonly status: Locator
  /** A button of the tour. */
  button(name: string): Locator
  /** The console beside it. */
  readonly console: FrameLocator
  /** What is marked in the console. */
  readonly marked: Locator
}

export function tour(page: Page): Tour {
  const card = page.getByRole('complementary', { name: 'About this demo' })
  const root = page.getByRole('region', { name: 'Guided tour' })
  const console = page.frameLocator('iframe[title="Console"]')
  return {
    card,
    take: card.getByRole('button', { name: 'Take the tour' }),
    closeCard: card.getByRole('button', { name: 'Look around alone' }),
    root,
    heading: root.getByRole('heading'),
    status: root.getByRole('status'),
    button: (name) => root.getByRole('button', { name, exact: true }),
    console,
    marked: console.locator('[data-afterglow-tour]'),
  }
}
