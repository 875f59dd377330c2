import type { Page } from '@playwright/test'
import { createApp } from './kit/app.ts'
import { expect } from './kit/expect.ts'
import { test } from './kit/test.ts'

// As everyone has them, also in the quick run.
test.use({ serviceWorkers: 'allow' })

test.describe('every host', () => {
  test('begins a world that stands still until it is moved', async ({ app, world }) => {
    await world.scenario('tour', { now: '2025-06-01T08:00:00Z' })
    await app.open()
    await expect(app.instances.card('orders-eu').status).toContainText('Restoring')
    expect((await world.state()).now).toBe('2025-06-01T08:00:00.000Z')
    await world.advance('10 min')
    await expect(app.instances.card('orders-eu').status).toHaveText('Running')
    await world.now('2025-06-01T09:00:00Z')
    expect((await world.state()).now).toBe('2025-06-01T09:00:00.000Z')
  })

  test('begins another scenario under an open page', async ({ app, world, expectStatus }) => {
    // The page still asks for a project of the world before.
    expectStatus(404, /\/v1\/(instances|backups|operations|imports)\?/)
    await app.open()
    await expect(app.instances.cards).not.toHaveCount(0)
    await world.scenario('empty')
    await app.open()
    await expect(app.page.getByText('No instances yet')).toBeVisible()
  })

  test('gives the role that was asked for', async ({ app, world }) => {
    await world.scenario('tour', { role: 'viewer' })
    await app.open()
    await expect(app.page.getByText(', viewer')).toBeVisible()
  })

  test('keeps what was done over a reload, in every tab', async ({ app, world, context, host }) => {
    await app.open()
    await app.inspect('customer-graph')
    await app.sheet.rename('customer-graph-2')
    await expect(app.sheet.heading).toContainText('customer-graph-2')
    await app.page.reload()
    await expect(app.sheet.heading).toContainText('customer-graph-2')
    await app.sheet.close.click()
    await expect(app.instances.card('customer-graph-2').root).toBeVisible()
    // In a browser a scenario belongs to its tab: the next one shows the world of all tabs.
    const other = createApp(await context.newPage(), world)
    await other.open()
    const seen = host === 'node' ? 'customer-graph-2' : 'customer-graph'
    await expect(other.instances.card(seen).root).toBeVisible()
  })

  test('keeps the bytes of an export over a reload', async ({ app, world }) => {
    await app.open()
    await app.inspect('inventory', 'Snapshots')
    await app.snapshots.showExportableOnly()
    await app.snapshots.row(0).menu.choose('Export')
    const dialog = app.dialogs.export
    const prepare = async () => {
      await dialog.prepare.click()
      await expect(dialog.progress.or(dialog.downloadLink)).toBeVisible()
      await world.settle()
      return (await dialog.download()).bytes
    }
    const before = await prepare()
    await expect(dialog.fact('CRC-32')).toHaveText(/^[0-9a-f]{8}/)
    const crc = await dialog.fact('CRC-32').innerText()
    await app.page.reload()
    expect((await prepare()).equals(before)).toBe(true)
    await expect(dialog.fact('CRC-32')).toHaveText(crc)
  })
})

test.describe('the browser host', { tag: '@browser-host' }, () => {
  /** The console in world `main`, standing still. */
  const openMain = async (page: Page) => {
    await page.goto('/?world=main&speed=0')
    await expect(page.getByRole('heading', { name: 'Instances', level: 1 })).toBeVisible()
  }

  test('shows one world in two tabs, without a reload', async ({ context, world }) => {
    const [here, there] = [
      createApp(await context.newPage(), world),
      createApp(await context.newPage(), world),
    ]
    await openMain(here.page)
    await openMain(there.page)
    await here.inspect('customer-graph')
    await here.sheet.rename('seen-in-both')
    await expect(here.sheet.heading).toContainText('seen-in-both')
    await there.page.bringToFront()
    await expect(there.instances.card('seen-in-both').root).toBeVisible()
    const [before, after] = await Promise.all(
      [here, there].map(({ page }) => page.evaluate(() => window.afterglow?.state())),
    )
    expect(after?.now).toBe(before?.now)
    await there.page.evaluate(() => window.afterglow?.advance(3_600_000))
    const moved = await here.page.evaluate(() => window.afterglow?.state())
    expect(Date.parse(moved?.now ?? '') - Date.parse(before?.now ?? '')).toBe(3_600_000)
  })

  test('takes what it was asked out of the address, and goes on after a reload', async ({ page }) => {
    await page.goto('/?scenario=empty&now=2025-06-01T08:00:00Z&speed=0&find=a')
    await expect(page.getByText('No instances yet')).toBeVisible()
    await expect(page).not.toHaveURL(/scenario|now|speed/)
    await page.reload()
    await expect(page.getByText('No instances yet')).toBeVisible()
    expect(await page.evaluate(() => window.afterglow?.state())).toMatchObject({
      scenario: 'empty',
      now: '2025-06-01T08:00:00.000Z',
      speed: 0,
    })
    await page.goto('/?world=main')
    await expect(page.getByRole('article')).not.toHaveCount(0)
  })

  test('says what is wrong in an address, and leaves the world as it was', async ({ page }) => {
    await page.goto('/?scenario=empty&speed=0')
    await expect(page.getByText('No instances yet')).toBeVisible()
    await page.goto('/?scenario=nowhere&speed=fast')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('This address asks for unknown things')
    await expect(page.getByRole('definition')).toHaveText([/tour, empty/, /from 0/])
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
    await page.getByRole('link', { name: 'Go on without it' }).click()
    await expect(page.getByText('No instances yet')).toBeVisible()
  })

  test('keeps nothing of a world in memory', async ({ browser }) => {
    // A profile of its own: where a context is used again, the end of what was kept before may still be on its way.
    const context = await browser.newContext()
    const page = await context.newPage()
    await page.goto('/?world=memory&scenario=empty&speed=0')
    await expect(page.getByText('No instances yet')).toBeVisible()
    expect(await page.evaluate(() => indexedDB.databases())).toEqual([])
    await page.goto('/')
    await expect(page.getByRole('article')).not.toHaveCount(0)
    await context.close()
  })

  test('does not touch a world of another build before it is told to', async ({ page, world }) => {
    await openMain(page)
    await page.evaluate(async () => {
      const opening = indexedDB.open('afterglow')
      await new Promise((resolve) => opening.addEventListener('success', resolve))
      const worlds = opening.result.transaction('worlds', 'readwrite').objectStore('worlds')
      const found: IDBRequest<unknown> = worlds.get('main')
      await new Promise((resolve) => found.addEventListener('success', resolve))
      const row = found.result
      if (typeof row !== 'object' || row === null) throw new Error('World main is not stored.')
      const put = worlds.put({ ...row, build: 'another' })
      await new Promise((resolve) => put.addEventListener('success', resolve))
    })
    await page.reload()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('This world is from another version')
    await page.getByRole('link', { name: 'Look around without it' }).click()
    await expect(page.getByRole('article')).not.toHaveCount(0)
    await page.goto('/')
    await page.getByRole('button', { name: 'Start again' }).click()
    const app = createApp(page, world)
    await expect(app.instances.cards).not.toHaveCount(0)
  })

  test(
    'shows its JSON in the network through one worker, which answers for nothing else but the files that it keeps',
    // Chromium's: the driver of Firefox does not tell which answer came from a worker.
    { tag: '@chromium' },
    async ({ page }) => {
      const seen: { readonly path: string; readonly worker: boolean }[] = []
      page.on('response', (response) => {
        seen.push({ path: new URL(response.url()).pathname, worker: response.fromServiceWorker() })
      })
      await openMain(page)
      await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
      await expect
        .poll(async () => {
          await page.evaluate(() => window.dispatchEvent(new Event('afterglow:moved')))
          return seen.filter(({ worker }) => worker).length
        })
        .toBeGreaterThan(0)
      await page.getByRole('button', { name: 'Create instance' }).click()
      await expect(page.getByRole('dialog')).toBeVisible()
      const throughWorker = seen.filter(({ worker }) => worker).map(({ path }) => path)
      const isKept = /^\/(assets\/[\w.-]+|[\w-]+\.(css|js|svg|json))?$/
      expect(
        throughWorker.filter((path) => !/^\/(afterglow\/)?v1\//.test(path) && !isKept.test(path)),
      ).toEqual([])
      const workers = await page.evaluate(
        async () => (await navigator.serviceWorker.getRegistrations()).length,
      )
      expect(workers).toBe(1)
    },
  )
})
