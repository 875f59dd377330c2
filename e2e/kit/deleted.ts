import type { Locator, Page } from '@playwright/test'

/** What a deleted instance left. */
export interface DeletedPart {
  readonly root: Locator
  readonly heading: Locator
  /** Shows the older snapshots. */
  readonly older: Locator
  /** Makes a new instance of a snapshot by its place (0: the newest). */
  create(place: number): Locator
}

/** The sheet over the list with the instances that were deleted lately. */
export interface DeletedSheet {
  /** The link to it below the list. */
  readonly link: Locator
  readonly root: Locator
  /** What an instance of this name left. */
  instance(name: string): DeletedPart
  readonly close: Locator
}

export function deletedSheet(page: Page): DeletedSheet {
  const root = page.getByRole('dialog', { name: 'Recently deleted' })
  return {
    link: page.getByRole('paragraph').getByRole('link', { name: 'Recently deleted' }),
    root,
    instance(name) {
      const section = root.getByRole('region', { name: new RegExp(`^${name} `) })
      return {
        root: section,
        heading: section.getByRole('heading', { level: 2 }),
        older: section.getByText(/older snapshots?$/),
        create: (place) => section.getByRole('button', { name: /^Create instance from/ }).nth(place),
      }
    },
    close: root.getByRole('button', { name: 'Close', exact: true }),
  }
}
