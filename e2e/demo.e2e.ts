import { createApp } from './kit/app.ts'
import { expectAccessible } from './kit/accessible.ts'
import { expect } from './kit/expect.ts'
import { expectNoSideways } from './kit/sideways.ts'
import { serveDemo } from './kit/static-host.ts'
import { test } from './kit/test.ts'
import { tour } from './kit/tour.ts'

// As everyone has them, also in the quick run.
test.use({ serviceWorkers: 'allow' })

const onlyHere = { tag: ['@browser-host', '@chromium'] }

for (const base of ['/', '/a/', '/a/b/']) {
  test(
    `the demo under ${base} on a plain static host: deep links, reload, and without its server after one visit`,
    base === '/a/b/' ? onlyHere : { tag: [...onlyHere.tag, '@deep'] },
    async ({ page, world, watch, expectStatus }) => {
      // A host that knows no address but its files' says so, with the page as its answer.
      expectStatus(404)
      const host = await serveDemo(base)
      const app = createApp(page, world)
      await page.goto(`${host.url}?scenario=tour&speed=0&note=kept#there`)
      await app.instances.card('customer-graph').root.waitFor()
      await expect(page).toHaveURL(new RegExp(`^${host.url}projects/[0-9a-f-]{36}/instances`))
      const list = new URL(page.url()).pathname
      // Another tab has nothing of this one, and opens the address at once.
      const other = await page.context().newPage()
      await other.goto(`${host.url.slice(0, -base.length)}${list}?scenario=tour&speed=0&sort=status#there`)
      await createApp(other, world).instances.card('customer-graph').root.waitFor()
      const opened = new URL(other.url())
      expect([opened.search, opened.hash]).toEqual(['?sort=status', '#there'])
      await other.close()
      const isKept = () =>
        page.evaluate(async (address) => {
          const names = await caches.keys()
          const mine = names.find((name) => name.startsWith(`afterglow ${address} `))
          return mine !== undefined && (await (await caches.open(mine)).match(address)) !== undefined
        }, host.url)
      await expect.poll(isKept, { timeout: 30_000 }).toBe(true)
      await app.instances.card('customer-graph').snapshotsButton.click()
      await app.snapshots.take.waitFor()
      watch.expectLost()
      await host.stop()
      await page.reload()
      await app.snapshots.take.waitFor()
      // What had not been opened before is kept, too.
      await app.sheet.open('Restore from backup file')
      await app.sheet.root.getByRole('group', { name: 'Drop zone' }).waitFor()
      await page.goto(host.url)
      await app.instances.card('customer-graph').root.waitFor()
    },
  )
}

test('says once that it is emulated, in the world of all tabs only', onlyHere, async ({ page, app }) => {
  const { card } = tour(page)
  await page.goto('/?scenario=empty&speed=0')
  await app.instances.heading.waitFor()
  await page.evaluate(() => window.afterglow?.ready())
  await expect(card).toBeHidden()
  await page.goto('/?world=memory&speed=60')
  await page.getByRole('article').first().waitFor()
  await page.evaluate(() => window.afterglow?.ready())
  await expect(card).toBeHidden()
  const fresh = await page.context().newPage()
  const there = tour(fresh)
  // A dial makes no other world.
  await fresh.goto('/?speed=60')
  await there.card.waitFor()
  await fresh.getByRole('link', { name: 'Skip to the content' }).focus()
  await fresh.keyboard.press('Tab')
  await expect(there.take).toBeFocused()
  await expectAccessible(fresh)
  await fresh.setViewportSize({ width: 320, height: 640 })
  await expectNoSideways(fresh)
  await expect(there.closeCard).toBeInViewport()
  await there.closeCard.focus()
  await fresh.keyboard.press('Escape')
  await expect(there.card).toBeHidden()
  await fresh.reload()
  await fresh.getByRole('article').first().waitFor()
  await fresh.evaluate(() => window.afterglow?.ready())
  await expect(there.card).toBeHidden()
  await fresh.close()
})

test(
  'the tour by keyboard: seven stops, each marked, beside dialogs too, resumed after a reload',
  onlyHere,
  async ({ page }) => {
    const { take, root, heading, status, button, marked, console } = tour(page)
    const press = async (name: string) => {
      await button(name).focus()
      await page.keyboard.press('Enter')
    }
    await page.goto('/')
    await take.click()
    await expect(heading).toBeFocused()
    for (let stop = 1; stop <= 7; stop += 1) {
      await root.getByText(`Stop ${stop} of 7`).waitFor()
      await expect(status).toContainText('Marked in the console')
      await expect(marked).toHaveCount(1)
      await expect(heading).toBeFocused()
      if (stop === 2) {
        await press('Go to it')
        await expect(marked).toBeFocused()
        await page.keyboard.press('Enter')
        await expect(console.getByRole('row', { name: '09:04' })).toBeVisible()
        await press('Let 30 minutes pass')
        await expect(status).toContainText('It is 09:34 GMT now.')
        await expect(console.getByRole('row', { name: '09:04' })).toContainText('Completed')
        const address = page.url()
        await page.reload()
        await root.getByText('Stop 2 of 7').waitFor()
        expect(page.url()).toBe(address)
        await expect(marked).toHaveCount(1)
      }
      if (stop === 4) {
        await expectAccessible(page)
        await page.setViewportSize({ width: 320, height: 640 })
        await expectNoSideways(page)
        await expect(marked).toBeInViewport()
        await press('Go to it')
        await expect(marked).toBeFocused()
        await page.keyboard.press('F6')
        await expect(button('Go to it')).toBeFocused()
        await page.keyboard.press('F6')
        await expect(marked).toBeFocused()
        await page.goBack()
        await expect(marked).toHaveCount(0)
        await press('Back to this stop')
        await expect(marked).toHaveCount(1)
      }
      await press(stop === 7 ? 'Finish' : 'Next')
    }
    await page.getByRole('article').first().waitFor()
    await expect(root).toBeHidden()
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
    await page.goto('/tour')
    await root.getByText('Stop 1 of 7').waitFor()
  },
)
