import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Locator, type Page } from '@playwright/test'
import type { GivenFile } from './files.ts'

/** Presses what saves a file, and gives what was saved. */
export async function save(page: Page, press: Locator): Promise<GivenFile> {
  if (page.context().browser()?.browserType().name() === 'firefox') return saveInFirefox(press)
  const [download] = await Promise.all([page.waitForEvent('download'), press.click()])
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) }
}

/** Playwright 1.64 passes over the downloads of Firefox that are no navigation, a blob's: what arrives in their folder is read. */
async function saveInFirefox(press: Locator): Promise<GivenFile> {
  const folder = process.env['AFTERGLOW_DOWNLOADS']
  if (folder === undefined) throw new Error('No AFTERGLOW_DOWNLOADS: where does Firefox save?')
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  await press.click()
  let name = ''
  await expect
    .poll(async () => {
      const [first, ...others] = await readdir(folder)
      // Until it is whole, it stands there empty beside its .part.
      if (first === undefined || others.length > 0 || first.endsWith('.part')) return 0
      name = first
      return (await stat(join(folder, first))).size
    }, `what is in ${folder}`)
    .toBeGreaterThan(0)
  return { name, bytes: await readFile(join(folder, name)) }
}
