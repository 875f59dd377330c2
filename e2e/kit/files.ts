import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { write } from './parts.ts'
import { uploadPart, type UploadPart } from './uploads.ts'

/** A file as a person would bring it. */
export interface GivenFile {
  readonly name: string
  readonly bytes: Buffer
  /** ms; the same for every file that says nothing else, so that it is the same file when it is brought again. */
  readonly lastModified?: number
}

/** Thu 13 Nov 2025, 09:41 UTC. */
const YESTERDAY = Date.UTC(2025, 10, 13, 9, 41)

/** The tab Restore from backup file. */
export interface FileTab {
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
  readonly word: Locator
  readonly submit: Locator
  readonly cancel: Locator
  readonly progress: Locator
  /** Once it is confirmed. */
  readonly upload: UploadPart
  /** Types the word and uploads. */
  confirm(): Promise<void>
}

const pathOf = (name: string) => join(import.meta.dirname, '..', 'archives', name)

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
      const given = files.map(({ name, bytes, lastModified = YESTERDAY }) => ({
        name,
        base64: bytes.toString('base64'),
        lastModified,
      }))
      const dataTransfer = await page.evaluateHandle((all) => {
        const transfer = new DataTransfer()
        for (const { name, base64, lastModified } of all) {
          const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
          transfer.items.add(new File([bytes], name, { lastModified }))
        }
        return transfer
      }, given)
      for (const type of ['dragenter', 'dragover', 'drop'])
        await dropZone.dispatchEvent(type, { dataTransfer })
    },
    async dropFromDisk(name) {
      const box = await dropZone.boundingBox()
      if (!box) throw new Error('There is no drop zone.')
      const session = await page.context().newCDPSession(page)
      const place = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
      const data = { items: [], files: [pathOf(name)], dragOperationsMask: 1 }
      for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
        await session.send('Input.dispatchDragEvent', { type, ...place, data })
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
    upload: uploadPart(page),
    async confirm() {
      await write(word, 'RESTORE')
      await submit.click()
    },
  }
}
