import type { Locator, Page } from '@playwright/test'
import type { GivenFile } from './files.ts'
import { beginning, write } from './parts.ts'
import { save } from './saved.ts'

/** A dialog by the beginning of its title, with the ways out that each has. */
export interface DialogPart {
  readonly root: Locator
  /** The button that leaves it without doing anything. */
  readonly cancel: Locator
  /** The reason shown beside a refused button. */
  readonly reason: Locator
}

function dialog(page: Page, title: string | RegExp): DialogPart {
  const name = typeof title === 'string' ? beginning(title) : title
  const root = page.getByRole('dialog', { name })
  return {
    root,
    cancel: root.getByRole('button', { name: 'Cancel', exact: true }),
    reason: root.getByRole('tooltip'),
  }
}

/** Name, place and size of a new instance; of a copy, plan and version are given. */
export interface CreateDialog extends DialogPart {
  readonly name: Locator
  /** The choices, each by its word: "Professional". */
  plan(name: string): Locator
  version(name: string): Locator
  cloud(name: string): Locator
  readonly region: Locator
  readonly size: Locator
  readonly submit: Locator
}

function createDialog(page: Page, title: RegExp): CreateDialog {
  const part = dialog(page, title)
  const { root } = part
  const choice = (group: string, name: string) =>
    root.getByRole('group', { name: group }).getByRole('radio', { name })
  return {
    ...part,
    name: root.getByRole('textbox', { name: 'Name' }),
    plan: (name) => choice('Plan', name),
    version: (name) => choice('Version', name),
    cloud: (name) => choice('Cloud', name),
    region: root.getByRole('combobox', { name: 'Region' }),
    size: root.getByRole('combobox', { name: 'Size' }),
    submit: root.getByRole('button', { name: 'Create instance' }),
  }
}

/** The credentials of a new instance, shown once. */
export interface CredentialsDialog extends DialogPart {
  readonly password: Locator
  readonly copy: Locator
  readonly close: Locator
  /** Saves them as a file. */
  download(): Promise<GivenFile>
}

/** Overwrites an instance once the word is typed. */
export interface RestoreDialog extends DialogPart {
  /** The field for the word that has to be typed where data is replaced. */
  readonly word: Locator
  readonly submit: Locator
  /** Leads to a new instance of the snapshot in the place of this one. */
  readonly createInstead: Locator
  /** What the instance holds now and after, as a table. */
  readonly comparison: Locator
  /** Types the word and restores. */
  confirm(): Promise<void>
}

export interface ExportDialog extends DialogPart {
  /** Begins the export. */
  readonly prepare: Locator
  readonly progress: Locator
  /** There once the file is ready. */
  readonly downloadLink: Locator
  /** What is said beside a word: "Format", "Opens with", "CRC-32". */
  fact(name: string): Locator
  /** Saves the file. */
  download(): Promise<GivenFile>
  readonly close: Locator
}

/** Says what pausing an instance does, and does it. */
export interface PauseDialog extends DialogPart {
  readonly submit: Locator
}

/** Deletes an instance once its name is typed. */
export interface DeleteDialog extends DialogPart {
  /** The field for the name of the instance, which has to be typed. */
  readonly name: Locator
  readonly submit: Locator
}

/** Over everything, once the session has ended. There is no other way out. */
export interface SessionDialog extends DialogPart {
  readonly signIn: Locator
}

export interface Dialogs {
  readonly create: CreateDialog
  readonly createFromSnapshot: CreateDialog
  readonly credentials: CredentialsDialog
  readonly restore: RestoreDialog
  readonly export: ExportDialog
  readonly pause: PauseDialog
  readonly delete: DeleteDialog
  readonly session: SessionDialog
}

export function dialogs(page: Page): Dialogs {
  return {
    create: createDialog(page, /^Create instance$/),
    createFromSnapshot: createDialog(page, /^Create instance from snapshot$/),
    credentials: credentials(page),
    restore: restore(page),
    export: exporting(page),
    pause: pausing(page),
    delete: deleting(page),
    session: sessionEnded(page),
  }
}

function credentials(page: Page): CredentialsDialog {
  const part = dialog(page, 'Credentials of ')
  const { root } = part
  return {
    ...part,
    password: root.getByRole('definition').first().locator('code'),
    copy: root.getByRole('button', { name: 'Copy password' }),
    // The cross has the same name and stands above.
    close: root.getByRole('button', { name: 'Close', exact: true }).last(),
    download: () => save(page, root.getByRole('button', { name: 'Download as a file' })),
  }
}

function restore(page: Page): RestoreDialog {
  const part = dialog(page, 'Restore ')
  const { root } = part
  const word = root.getByRole('textbox', { name: /RESTORE/ })
  const submit = root.getByRole('button', { name: 'Restore', exact: true })
  return {
    ...part,
    word,
    submit,
    createInstead: root.getByRole('link', { name: 'Create a new instance instead' }),
    comparison: root.getByRole('table'),
    async confirm() {
      await write(word, 'RESTORE')
      await submit.click()
    },
  }
}

function exporting(page: Page): ExportDialog {
  const part = dialog(page, 'Export ')
  const { root } = part
  const downloadLink = root.getByRole('link', { name: 'Download', exact: true })
  return {
    ...part,
    prepare: root.getByRole('button', { name: /^Prepare (the file|it again)$/ }),
    progress: root.getByRole('progressbar'),
    downloadLink,
    fact: (name) =>
      root
        .locator('dl > div')
        .filter({ has: page.getByRole('term').filter({ hasText: new RegExp(`^${name}$`) }) })
        .getByRole('definition'),
    download: () => save(page, downloadLink),
    close: root.getByRole('button', { name: 'Close', exact: true }).last(),
  }
}

function pausing(page: Page): PauseDialog {
  const part = dialog(page, 'Pause ')
  return { ...part, submit: part.root.getByRole('button', { name: 'Pause', exact: true }) }
}

function deleting(page: Page): DeleteDialog {
  const part = dialog(page, 'Delete ')
  return {
    ...part,
    name: part.root.getByRole('textbox'),
    submit: part.root.getByRole('button', { name: /^Delete/ }),
  }
}

function sessionEnded(page: Page): SessionDialog {
  const part = dialog(page, 'Your session has ended')
  return { ...part, signIn: part.root.getByRole('button', { name: /^Sign in again as / }) }
}
