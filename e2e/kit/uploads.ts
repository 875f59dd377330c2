import type { Locator, Page } from '@playwright/test'
import { write } from './parts.ts'

/** A file on its way into the instance of the sheet, or waiting to go on. */
export interface UploadPart {
  /** What is said of it. */
  readonly root: Locator
  /** How much of it has gone. */
  readonly bar: Locator
  readonly pause: Locator
  readonly resume: Locator
  readonly tryNow: Locator
  readonly cancel: Locator
  /** What asks before bytes that have arrived are thrown away, and its two answers. */
  readonly question: { readonly root: Locator; readonly keep: Locator; readonly discard: Locator }
  /** From a file that the browser remembers where to find. */
  readonly goOnWithKept: Locator
  /** Asked again, as the instance is not what was agreed to. */
  readonly again: {
    readonly word: Locator
    readonly submit: Locator
    readonly decline: Locator
    /** Types the word and loads the file. */
    confirm(): Promise<void>
  }
  /** Another upload into the same instance is in the way. */
  readonly inTheWay: { readonly notice: Locator; readonly goOn: Locator; readonly cancel: Locator }
  /** From a load that failed to the data of before. */
  readonly goBack: Locator
  readonly another: Locator
}

export function uploadPart(page: Page): UploadPart {
  const sheet = page.getByRole('dialog')
  const root = sheet.getByRole('region', { name: 'Upload', exact: true })
  const button = (name: string | RegExp) => sheet.getByRole('button', { name, exact: true })
  const word = sheet.getByRole('textbox', { name: /RESTORE/ })
  const submit = button('Load it now')
  return {
    root,
    bar: root.getByRole('progressbar'),
    pause: button('Pause'),
    resume: button('Resume'),
    tryNow: button('Try now'),
    cancel: button('Cancel upload'),
    question: {
      root: sheet.getByRole('group', { name: 'Cancel upload' }),
      keep: button(/^Keep (uploading|it)$/),
      discard: button('Discard'),
    },
    goOnWithKept: button(/^Go on with .*\.(dump|backup|tar)$/),
    again: {
      word,
      submit,
      decline: button('Do not load it'),
      async confirm() {
        await write(word, 'RESTORE')
        await submit.click()
      },
    },
    inTheWay: {
      notice: sheet.getByRole('alert').filter({
        has: page.getByRole('button', { name: /^(Go on with|Show) that one$/ }),
      }),
      goOn: button(/^(Go on with|Show) that one$/),
      cancel: button('Cancel that one'),
    },
    goBack: button('Go back to the data before'),
    another: button('Use another file'),
  }
}
