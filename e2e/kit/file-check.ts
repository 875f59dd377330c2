import type { Locator, Page } from '@playwright/test'
import { asChosen, dragFromDisk, dragOver, dropOn } from './dragged.ts'
import type { GivenFile } from './files.ts'

/** A file that every instance of the list answers. */
export interface FileCheck {
  /** Opens it without a file. */
  readonly button: Locator
  /** What was found in the file, above the list. */
  readonly panel: Locator
  readonly title: Locator
  readonly browseButton: Locator
  /** Puts the file away. */
  readonly done: Locator
  /** What was refused once for all, with its remedy. */
  readonly refusal: Locator
  /** The page while files hover over it. */
  readonly hint: Locator
  /** On to the confirmation of an instance. */
  goOn(name: string): Locator
  /** Chosen in the browser's own dialog. */
  browse(...files: GivenFile[]): Promise<void>
  /** Dropped on the page, wherever; here on its heading. */
  drop(...files: GivenFile[]): Promise<void>
  /** Held over the page. */
  hover(...files: GivenFile[]): Promise<void>
  /** Out of the window again. */
  leave(): Promise<void>
  /** Of archives/, dragged from the disk; '.' is the folder itself. Chromium's. */
  readonly fromDisk: {
    hover(...names: string[]): Promise<void>
    drop(...names: string[]): Promise<void>
  }
}

export function fileCheck(page: Page): FileCheck {
  const panel = page.getByRole('region', { name: 'Where a file fits' })
  const heading = page.getByRole('heading', { name: 'Instances', level: 1 })
  return {
    button: page.getByRole('button', { name: 'Check a file' }),
    panel,
    title: panel.getByRole('heading', { level: 2 }),
    browseButton: panel.getByRole('button', { name: 'Browse' }),
    done: panel.getByRole('button', { name: 'Done' }),
    refusal: panel.getByRole('alert'),
    hint: page.getByText(/^(Drop it to see which instances take it|One file at a time)$/),
    goOn: (name) =>
      page
        .getByRole('article', { name, exact: true })
        .getByRole('button', { name: `Restore from this file into ${name}`, exact: true }),
    browse: (...files) => panel.getByLabel('File to check').setInputFiles(files.map(asChosen)),
    drop: (...files) => dropOn(heading, files),
    hover: (...files) => dragOver(heading, files),
    leave: () => heading.dispatchEvent('dragleave'),
    fromDisk: {
      hover: (...names) => dragFromDisk(heading, names, ['dragEnter', 'dragOver']),
      drop: (...names) => dragFromDisk(heading, names, ['dragEnter', 'dragOver', 'drop']),
    },
  }
}
