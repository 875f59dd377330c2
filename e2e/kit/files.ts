import type { Locator, Page } from '@playwright/test'
import { asChosen, dragFromDisk, dropOn } from './dragged.ts'
import { write } from './parts.ts'
import { uploadPart, type UploadPart } from './uploads.ts'

/** A file as a person would bring it. */
export interface GivenFile {
  readonly name: string
  readonly bytes: Buffer
  /** ms; the same for every file that says nothing else, so that it is the same file when it is brought again. */
  readonly lastModified?: number
}

/** The tab Restore from backup file. */
export interface FileTab {
  /** Where a file is dropped or chosen. */
  readonly dropZone: Locator
  /** What was refused, or went wrong, with its remedy. */
  readonly refusal: Locator
  /** Chosen in the browser's own dialog. */
  browse(...files: GivenFile[]): Promise<void>
  /** Dropped from outside. */
  drop(...files: GivenFile[]): Promise<void>
  /** One of archives/, dragged from the disk: the browser can keep where it is. Chromium's. */
  dropFromDisk(name: string): Promise<void>
  /** What the file was found to be, beside a word: "Holds", "Written by". */
  finding(term: string): Locator
  /** The field for the word that has to be typed. */
  readonly word: Locator
  readonly submit: Locator
  readonly cancel: Locator
  /** The bar of the upload. */
  readonly progress: Locator
  /** Once it is confirmed. */
  readonly upload: UploadPart
  /** Types the word and uploads. */
  confirm(): Promise<void>
}

export function fileTab(page: Page): FileTab {
  const sheet = page.getByRole('dialog')
  const dropZone = sheet.getByRole('group', { name: 'Drop zone' })
  const word = sheet.getByRole('textbox', { name: /RESTORE/ })
  const submit = sheet.getByRole('button', { name: 'Upload and restore' })
  return {
    dropZone,
    refusal: sheet.getByRole('alert'),
    browse: (...files) => sheet.getByLabel('Backup file', { exact: true }).setInputFiles(files.map(asChosen)),
    drop: (...files) => dropOn(dropZone, files),
    dropFromDisk: (name) => dragFromDisk(dropZone, [name], ['dragEnter', 'dragOver', 'drop']),
    finding: (term) =>
      sheet
        .locator('dl > div')
        .filter({ has: page.getByRole('term').filter({ hasText: new RegExp(`^${term}$`) }) })
        .getByRole('definition'),
    word,
    submit,
    cancel: sheet.getByRole('button', { name: /^Cancel/ }),
    progress: sheet.getByRole('progressbar'),
    upload: uploadPart(page),
    async confirm() {
      await write(word, 'RESTORE')
      await submit.click()
    },
  }
}
