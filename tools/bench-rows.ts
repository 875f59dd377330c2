// The longest task of a page while it filters, sorts and scrolls 10 000 snapshots, against the same on about 80.
import { join } from 'node:path'
import { chromium, type Page } from '@playwright/test'
import { findBrowser, howToGetBrowser } from './browser.ts'
import { buildIfStale } from './build.ts'
import { freePort } from './ports.ts'
import { root } from './process.ts'
import { serveFolder } from './static-server.ts'

/** Each list is gone through so often, in turns; the quietest round of each counts, since a busy machine only ever adds. */
const ROUNDS = 5

/** The length of a task in a trace, ms; 0 for everything else that is in there. */
function taskMs(event: Readonly<Record<string, unknown>>): number {
  const { name, dur } = event
  return typeof name === 'string' && name.endsWith('RunTask') && typeof dur === 'number' ? dur / 1_000 : 0
}

/** What a person does to find one: each step waits for the frame that shows it. */
async function search(page: Page): Promise<void> {
  const tab = page.getByRole('region', { name: 'Snapshots', exact: true })
  const exportable = tab.getByRole('switch', { name: 'Show exportable only' })
  await exportable.check()
  await exportable.uncheck()
  const type = tab.getByRole('combobox', { name: 'Type' })
  await type.selectOption({ label: 'On demand' })
  await type.selectOption({ label: 'All' })
  for (const head of ['Size', 'Size', 'Time'])
    await tab.getByRole('columnheader', { name: head }).getByRole('button').click()
  await tab.getByRole('region', { name: 'List of snapshots' }).focus()
  for (const key of ['End', 'Home', 'PageDown', 'PageDown', 'PageDown', 'End', 'Home'])
    await page.keyboard.press(key)
}

/** The longest task of any thread of the page's process, ms. */
async function longestTask(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page)
  let longest = 0
  session.on('Tracing.dataCollected', ({ value }) => {
    for (const event of value) longest = Math.max(longest, taskMs(event))
  })
  await session.send('Tracing.start', {
    traceConfig: { includedCategories: ['toplevel', 'disabled-by-default-lighthouse'] },
  })
  await search(page)
  const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve))
  await session.send('Tracing.end')
  await complete
  await session.detach()
  return longest
}

async function openSnapshots(page: Page, address: string, scenario: string, name: string): Promise<void> {
  await page.goto(`${address}?scenario=${scenario}&speed=0`)
  await page.getByRole('article', { name }).getByRole('link', { name: 'Snapshots' }).click()
  await page.getByRole('table', { name: `Snapshots of ${name}` }).waitFor()
}

/** The ratio of the two, and both times for the order of magnitude. */
export async function benchRows(): Promise<readonly string[]> {
  const found = findBrowser()
  if (!found) return [`rows: not measured. ${howToGetBrowser}`]
  await buildIfStale('demo')
  const address = await serveFolder(join(root, 'dist', 'demo'), await freePort(0))
  const browser = await chromium.launch({ executablePath: found.executable })
  const [many, few] = await Promise.all([browser.newPage(), browser.newPage()])
  await openSnapshots(many, address, 'ten-thousand', 'customer-graph')
  await openSnapshots(few, address, 'tour', 'inventory')
  const best = { many: Number.POSITIVE_INFINITY, few: Number.POSITIVE_INFINITY }
  for (let round = 0; round < ROUNDS; round += 1) {
    await few.bringToFront()
    best.few = Math.min(best.few, await longestTask(few))
    await many.bringToFront()
    best.many = Math.min(best.many, await longestTask(many))
  }
  await browser.close()
  const ratio = (best.many / best.few).toFixed(2)
  return [
    `rows: longest task while filtering, sorting and scrolling 10 000 snapshots / 82 snapshots: ${ratio} (${best.many.toFixed(0)} ms / ${best.few.toFixed(0)} ms)`,
  ]
}
