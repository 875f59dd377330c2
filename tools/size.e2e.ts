// The JavaScript that a first visit fetches, counted in a real browser on the production build (tools/limits.ts).
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test, type Page } from '@playwright/test'
import { firstVisitBytes, quietMs, snapshotsOpenBytes } from './limits.ts'
import { root, say } from './process.ts'

test('a first visit stays within its bytes of JavaScript', async ({ page }) => {
  const scripts = new Set<string>()
  page.on('response', (response) => {
    const type = response.headers()['content-type'] ?? ''
    if (type.includes('javascript')) scripts.add(new URL(response.url()).pathname)
  })

  await page.goto('/')
  const card = page.getByRole('article').first()
  await expect(card).toBeVisible()
  const menus = card.getByRole('button', { expanded: false })
  const count = await menus.count()
  expect(count, 'menus of the first card').toBeGreaterThan(0)
  for (let index = 0; index < count; index += 1) {
    await menus.nth(index).click()
    await expect(page.getByRole('menu')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('menu')).toBeHidden()
  }
  await untilQuiet(page)
  expectWithin('first visit', scripts, firstVisitBytes)

  await card.getByRole('link', { name: 'Snapshots' }).first().click()
  await expect(page.getByRole('table')).toBeVisible()
  await untilQuiet(page)
  expectWithin('with Snapshots open', scripts, snapshotsOpenBytes)
})

/** Waits until the browser's own record shows no file fetched for quietMs. The poll for changes is not a file. */
async function untilQuiet(page: Page): Promise<void> {
  await page.waitForFunction((quiet) => {
    const ends = performance
      .getEntriesByType('resource')
      .flatMap((entry) =>
        entry instanceof PerformanceResourceTiming && entry.initiatorType !== 'fetch'
          ? [entry.responseEnd]
          : [],
      )
    return performance.now() - Math.max(0, ...ends) > quiet
  }, quietMs)
}

/** Counts what the fetched files weigh by gzip -9, whatever compression they came with. */
function expectWithin(what: string, scripts: ReadonlySet<string>, limit: number): void {
  const folder = join(root, 'dist/console')
  const sizes = [...scripts].map((path) => ({
    path,
    bytes: gzipSync(readFileSync(join(folder, path)), { level: 9 }).length,
  }))
  const sum = sizes.reduce((total, { bytes }) => total + bytes, 0)
  say(`size: ${what}: ${sum} bytes of JavaScript in ${sizes.length} files, limit ${limit}`)
  const list = sizes.toSorted((a, b) => b.bytes - a.bytes).map(({ path, bytes }) => `${bytes} ${path}`)
  expect(sum, `${what}, gzip -9:\n${list.join('\n')}`).toBeLessThanOrEqual(limit)
}
