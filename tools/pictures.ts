// `npm run pictures`: the pictures of the documentation, from the gallery's screens, into docs/.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { buildIfStale } from './build.ts'
import { launchBrowser, listedScreens, openScreen, stillPage, type Look } from './gallery-pages.ts'
import { freePort } from './ports.ts'
import { root, say } from './process.ts'
import { serveFolder } from './static-server.ts'

/** Each picture with the screen that it shows. */
const pictures: readonly { readonly file: string; readonly screen: string; readonly look: Look }[] = [
  { file: 'instances.png', screen: 'tour/cards', look: { theme: 'light', width: 1280, height: 832 } },
  { file: 'snapshots.png', screen: 'tour/snapshots', look: { theme: 'dark', width: 1280, height: 832 } },
]

await buildIfStale('demo')
const origin = await serveFolder(join(root, 'dist/demo'), await freePort(4700))
const browser = await launchBrowser()
try {
  const page = await stillPage(browser)
  const screens = (await listedScreens(page, origin)) ?? []
  for (const { file, screen, look } of pictures) {
    const found = screens.find(({ name }) => name === screen)
    if (!found) throw new Error(`There is no screen ${screen}: ${screens.map(({ name }) => name).join(', ')}`)
    await page.setViewportSize(look)
    await openScreen(page, origin, found)
    await inTheme(page, look.theme)
    await keep(page, file)
  }
  await page.setViewportSize({ width: 1280, height: 960 })
  await page.goto(`${origin}gallery`)
  await inTheme(page, 'light')
  // What is near is drawn too: all that is in sight is ready when no frame is on its way.
  await page.locator('iframe[data-progress="ready"]').first().waitFor()
  await page.waitForFunction(() => !document.querySelector('iframe:not([data-progress="ready"])'), null, {
    timeout: 120_000,
  })
  await keep(page, 'gallery.png')
  process.exitCode = 0
} finally {
  await browser.close()
}
process.exit()

async function inTheme(page: Page, theme: Look['theme']): Promise<void> {
  await page.evaluate((name) => {
    document.documentElement.dataset['theme'] = name
  }, theme)
}

async function keep(page: Page, file: string): Promise<void> {
  writeFileSync(join(root, 'docs', file), await page.screenshot({ animations: 'disabled', caret: 'hide' }))
  say(`docs/${file}`)
}
