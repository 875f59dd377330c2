import type { Locator, Page } from '@playwright/test'
import { tick, write } from './parts.ts'

/** Copies an instance: to a new one, or over an existing one. */
export interface CloneDialog {
  readonly root: Locator
  /** What the data goes into. */
  to(which: 'A new instance' | 'An existing instance'): Locator
  readonly name: Locator
  readonly plan: Locator
  readonly region: Locator
  /** Creates the new instance. */
  readonly create: Locator
  /** An instance that could be overwritten; why it cannot be is its description. */
  target(name: string): Locator
  /** The box that agrees to what is lost. */
  readonly understood: Locator
  /** The field for the word that has to be typed. */
  readonly word: Locator
  /** Leads to taking a snapshot of the target before. */
  readonly snapshotFirst: Locator
  /** Overwrites the existing instance. */
  readonly overwrite: Locator
  /** Agrees to it and overwrites. */
  confirm(): Promise<void>
}

/** Gives an instance another size. */
export interface ResizeDialog {
  readonly root: Locator
  readonly size: Locator
  readonly submit: Locator
}

/** Both are found by their titles. */
export interface Copies {
  readonly clone: CloneDialog
  readonly resize: ResizeDialog
}

export function copies(page: Page): Copies {
  return { clone: cloneDialog(page), resize: resizeDialog(page) }
}

function cloneDialog(page: Page): CloneDialog {
  const root = page.getByRole('dialog', { name: /^Clone / })
  const understood = root.getByRole('checkbox', { name: /^I understand that / })
  const word = root.getByRole('textbox', { name: /OVERWRITE/ })
  const overwrite = root.getByRole('button', { name: 'Overwrite' })
  return {
    root,
    to: (which) => root.getByRole('radio', { name: which }),
    name: root.getByRole('textbox', { name: 'Name' }),
    plan: root.getByRole('combobox', { name: 'Plan' }),
    region: root.getByRole('combobox', { name: 'Region' }),
    create: root.getByRole('button', { name: 'Create instance' }),
    target: (name) => root.getByRole('radio', { name: new RegExp(`^${name} [0-9a-f]{8}$`) }),
    understood,
    word,
    snapshotFirst: root.getByRole('button', { name: /^Take a snapshot of .+ first$/ }),
    overwrite,
    async confirm() {
      await tick(understood)
      await write(word, 'OVERWRITE')
      await overwrite.click()
    },
  }
}

function resizeDialog(page: Page): ResizeDialog {
  const root = page.getByRole('dialog', { name: /^Resize / })
  return {
    root,
    size: root.getByRole('combobox', { name: 'Size' }),
    submit: root.getByRole('button', { name: 'Resize', exact: true }),
  }
}
