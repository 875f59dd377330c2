import type { Locator, Page } from '@playwright/test'
import type { GivenFile } from './files.ts'
import { write } from './parts.ts'
import { save } from './saved.ts'

/** A list of backups: the tab of an instance, or those of instances that are gone. */
export interface BackupsPart {
  readonly root: Locator
  /** A backup by its place (0: the newest). */
  item(place: number): BackupItem
}

/** The tab Backups of the sheet. */
export interface BackupsTab extends BackupsPart {
  /** Requests a backup. */
  readonly request: Locator
  /** The sheet over the list with the backups of instances that are gone. */
  readonly deleted: BackupsPart
  /** The link to it below the list of instances. */
  readonly deletedLink: Locator
  /** The dialog that sends a backup into another instance. */
  readonly send: SendDialog
}

export interface BackupItem {
  readonly root: Locator
  readonly cancel: Locator
  readonly progress: Locator
  /** One of the four stages while it is made. */
  stage(name: string): Locator
  /** Requests one again, where it failed. */
  readonly again: Locator
  /** What is said of the file beside a word: "Size", "CRC-32", "Opens with". */
  fact(name: string): Locator
  /** Makes a link to the file, which needs no session. */
  readonly getLink: Locator
  /** That link, once it is made. */
  readonly downloadLink: Locator
  /** Saves the file. */
  download(): Promise<GivenFile>
  /** What says how to use the file: a line that unfolds. */
  readonly use: Locator
  /** Leads to the dialog that sends it into another instance. */
  readonly sendLink: Locator
}

/** Sends a backup to an instance once the word is typed. */
export interface SendDialog {
  readonly root: Locator
  readonly instance: Locator
  /** The field for the word that has to be typed. */
  readonly word: Locator
  readonly submit: Locator
  readonly cancel: Locator
  /** Types the word and sends. */
  confirm(): Promise<void>
}

export function backupsTab(page: Page): BackupsTab {
  const root = page.getByRole('region', { name: 'Backups', exact: true })
  const deleted = page.getByRole('dialog', { name: 'Backups of deleted instances' })
  return {
    ...part(page, root),
    request: root.getByRole('button', { name: /^(Request backup|Asking for it)$/ }),
    deleted: part(page, deleted),
    deletedLink: page.getByRole('paragraph').getByRole('link', { name: 'Backups of deleted instances' }),
    send: sendDialog(page),
  }
}

function part(page: Page, root: Locator): BackupsPart {
  const items = root
    .getByRole('list', { name: /^Backups of / })
    .getByRole('listitem', { name: /^Backup of / })
  return { root, item: (place) => backupItem(page, items.nth(place)) }
}

function backupItem(page: Page, root: Locator): BackupItem {
  const downloadLink = root.getByRole('link', { name: 'Download', exact: true })
  return {
    root,
    cancel: root.getByRole('button', { name: 'Cancel', exact: true }),
    progress: root.getByRole('progressbar'),
    stage: (name) => root.getByRole('listitem').filter({ hasText: name }),
    again: root.getByRole('button', { name: 'Request it again' }),
    fact: (name) =>
      root
        .locator('dl > div')
        .filter({ has: page.getByRole('term').filter({ hasText: new RegExp(`^${name}$`) }) })
        .getByRole('definition'),
    getLink: root.getByRole('button', { name: /^(Get a (new )?link|Making the link)$/ }),
    downloadLink,
    download: () => save(page, downloadLink),
    use: root.getByText('How to use the file'),
    sendLink: root.getByRole('link', { name: 'Send to an instance' }),
  }
}

function sendDialog(page: Page): SendDialog {
  const root = page.getByRole('dialog', { name: /^Send the backup of / })
  const word = root.getByRole('textbox', { name: /RESTORE/ })
  const submit = root.getByRole('button', { name: 'Send and restore' })
  return {
    root,
    instance: root.getByRole('combobox', { name: 'Instance' }),
    word,
    submit,
    cancel: root.getByRole('button', { name: 'Cancel', exact: true }),
    async confirm() {
      await write(word, 'RESTORE')
      await submit.click()
    },
  }
}
