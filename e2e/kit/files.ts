import type { Locator, Page } from '@playwright/test'
import { write } from './parts.ts'

/** A file as a person would bring it. */
export interface GivenFile {
  readonly name: string
  readonly bytes: Buffer
}

/** The tab Restore from backup file. */
export interface FileTab {
  readonly dropZone: Locator
  /** What was refused, or went wrong, with its remedy. */
  readonly refusal: Locator
  /** Chosen in the browser's own dialog. */
  browse(...files: GivenFile[]): Promise<void>
  /** Dropped from outside. */
  drop(...files: GivenFile[]): Promise<void>
  /** What the file was found to be, beside a word: "Holds", "Written by". */
  finding(term: string): Locator
  readonly word: Locator
  readonly submit: Locator
  readonly cancel: Locator
  readonly progress: Locator
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
    browse: (...files) =>
      sheet
        .getByLabel('Backup file', { exact: true })
        .setInputFiles(
          files.map(({ name, bytes }) => ({ name, mimeType: 'application/octet-stream', buffer: bytes })),
        ),
    async drop(...files) {
      const given = files.map(({ name, bytes }) => ({ name, base64: bytes.toString('base64') }))
      const dataTransfer = await page.evaluateHandle((all) => {
        const transfer = new DataTransfer()
        for (const { name, base64 } of all) {
          const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
          transfer.items.add(new File([bytes], name))
        }
        return transfer
      }, given)
      for (const type of ['dragenter', 'dragover', 'drop'])
        await dropZone.dispatchEvent(type, { dataTransfer })
    },
    finding: (term) =>
      sheet
        .locator('dl > div')
        .filter({ has: page.getByRole('term').filter({ hasText: new RegExp(`^${term}$`) }) })
        .getByRole('definition'),
    word,
    submit,
    cancel: sheet.getByRole('button', { name: /^Cancel/ }),
    progress: sheet.getByRole('progressbar'),
    async confirm() {
      await write(word, 'RESTORE')
      await submit.click()
    },
  }
}
