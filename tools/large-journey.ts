// A large archive goes through the console of one host as a person takes it: paused, cut, the page reloaded, loaded, exported.
import { createReadStream } from 'node:fs'
import { crc32 } from 'node:zlib'
import type { Page } from '@playwright/test'
import { textOf } from './host-transfers.ts'
import { sumOfMember } from './member-sum.ts'
import { noiseDumpHolds } from './noise-dump.ts'

/** What a host has of its own. */
export interface JourneyHost {
  /** Opens the list of instances in a world that stands still. */
  open(page: Page): Promise<void>
  /** Moves its world on until nothing runs. */
  settle(page: Page): Promise<void>
  /** The next upload stands still at so many bytes of its file. Resolves when it does. */
  hold(page: Page, bytes: number): Promise<void>
  lose(page: Page): Promise<void>
  restore(page: Page): Promise<void>
}

export interface LargeFile {
  readonly path: string
  readonly bytes: number
  readonly crc32: number
  /** The member that makes it large: its name, bytes and CRC-32. */
  readonly member: { readonly name: string; readonly bytes: number; readonly crc32: number }
}

/** Parts of the file after which something happens to its upload. */
const PAUSE_AT = 0.15
const CUT_AT = 0.4
const RELOAD_AT = 0.65

const INSTANCE = 'customer-graph'

/** What the file goes through, in this order; with `open` the page stands before it and does nothing. */
export type Step = 'open' | 'read' | 'sent' | 'reloaded' | 'loaded' | 'exported' | 'saved'

/** `onStep` is called after each step. Throws where anything is otherwise than it should be. */
export async function takeJourney(
  page: Page,
  host: JourneyHost,
  file: LargeFile,
  onStep: (step: Step) => Promise<void>,
): Promise<void> {
  const sheet = page.getByRole('dialog')
  const button = (name: string) => sheet.getByRole('button', { name, exact: true })
  const openTab = (name: string) => sheet.getByRole('link', { name: new RegExp(`^${name}( |$)`) }).click()
  const choose = () => sheet.getByLabel('Backup file', { exact: true }).setInputFiles(file.path)
  const upload = sheet.getByRole('region', { name: 'Upload', exact: true })
  const standsAt = (part: number) => host.hold(page, Math.round(file.bytes * part))

  await host.open(page)
  await page
    .getByRole('article', { name: INSTANCE, exact: true })
    .getByRole('link', { name: INSTANCE })
    .click()
  await openTab('Restore from backup file')
  await sheet.getByRole('group', { name: 'Drop zone' }).waitFor()
  await onStep('open')

  await choose()
  const word = sheet.getByRole('textbox', { name: /RESTORE/ })
  await word.waitFor()
  await onStep('read')
  await word.fill('RESTORE')
  const first = standsAt(PAUSE_AT)
  await button('Upload and restore').click()

  await first
  await button('Pause').click()
  await upload.getByText(/^Paused at \d+%$/).waitFor()
  const second = standsAt(CUT_AT)
  await button('Resume').click()

  await second
  await host.lose(page)
  await sheet.getByText('The connection was lost').waitFor()
  const third = standsAt(RELOAD_AT)
  await host.restore(page)

  await third
  await onStep('sent')
  page.once('dialog', (asked) => void asked.accept())
  await page.reload()
  await sheet.getByText('Begun, waiting for its file').waitFor()
  await choose()
  await sheet.getByRole('region', { name: 'Restore from file', exact: true }).waitFor()
  await host.settle(page)
  await onStep('reloaded')
  equal(await uploadedSum(page), file.crc32, 'The CRC-32 of what was uploaded')
  const { nodes, relationships } = noiseDumpHolds
  await sheet
    .getByText(`${english(nodes)} nodes and ${english(relationships)} relationships were loaded.`)
    .waitFor()

  await onStep('loaded')

  await openTab('Snapshots')
  await button('Take snapshot').click()
  const newest = sheet
    .getByRole('row')
    .filter({ has: page.getByRole('button', { name: /^Restore / }) })
    .first()
  await newest.filter({ hasText: /In progress|Waiting/ }).waitFor()
  await host.settle(page)
  await newest.getByText('Completed', { exact: true }).waitFor()
  await newest.getByRole('button', { name: /^More actions for the snapshot of / }).click()
  await page.getByRole('menuitem', { name: /^Export/ }).click()
  const dialog = page.getByRole('dialog', { name: /^Export / })
  await dialog.getByRole('button', { name: /^Prepare / }).click()
  await dialog.getByRole('progressbar').waitFor()
  await host.settle(page)
  await dialog.getByRole('link', { name: 'Download', exact: true }).waitFor()
  await onStep('exported')
  const saving = page.waitForEvent('download')
  await dialog.getByRole('link', { name: 'Download', exact: true }).click()
  const saved = await (await saving).path()
  await onStep('saved')
  const fact = dialog.locator('dl > div').filter({ has: page.getByText('CRC-32', { exact: true }) })
  const told = await fact.locator('code').textContent()
  equal(hex(await sumOfFile(saved)), told ?? '', 'The CRC-32 of the saved file')
  const { name, bytes, crc32: sum } = file.member
  equal(await sumOfMember(saved, name, bytes), sum, 'The CRC-32 of the database in the saved file')
}

/** What the API says that it received, as the page asks it. */
async function uploadedSum(page: Page): Promise<number> {
  const answer: unknown = await page.evaluate(async () => {
    const id = /instances\/([^/]+)/.exec(location.pathname)?.[1] ?? ''
    const asked = await fetch(new URL(`/afterglow/v1/instances/${id}/imports`, location.origin))
    const body: unknown = await asked.json()
    return body
  })
  const all: unknown = typeof answer === 'object' && answer && 'data' in answer ? answer.data : null
  return Number(textOf(Array.isArray(all) ? all[0] : null, 'crc32'))
}

async function sumOfFile(path: string): Promise<number> {
  let sum = 0
  for await (const chunk of createReadStream(path)) if (Buffer.isBuffer(chunk)) sum = crc32(chunk, sum)
  return sum
}

function equal(found: number | string, wanted: number | string, what: string): void {
  if (found !== wanted) throw new Error(`${what} is ${found}, not ${wanted}.`)
}

const hex = (sum: number) => sum.toString(16).padStart(8, '0')
const english = (count: number) => count.toLocaleString('en-GB')
