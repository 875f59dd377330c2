import { expectAccessible } from './kit/accessible.ts'
import { expect } from './kit/expect.ts'
import { expectNoSideways } from './kit/sideways.ts'
import { test } from './kit/test.ts'

const studioKey = 'Control+Shift+Period'

test.describe('the studio', { tag: ['@browser-host', '@chromium'] }, () => {
  test('stands beside the console, and moves its world', async ({ app, world }) => {
    const { page } = app
    await world.scenario('tour')
    await app.open()
    await page.getByRole('button', { name: 'Studio', exact: true }).focus()
    await page.keyboard.press(studioKey)
    const studio = page.getByRole('region', { name: 'Studio' })
    const framed = page.frameLocator('iframe[title=Console]')
    const heading = framed.getByRole('heading', { level: 1 })
    await expect(studio.getByRole('heading', { name: 'Tour', exact: true })).toBeVisible()
    await expect(heading).toHaveText('Instances')

    // Its places are those of the tab, before and after a reload.
    await framed.getByRole('link', { name: 'Network access' }).click()
    await expect(page).toHaveURL(/network-access$/)
    await expect(heading).toHaveText('Network access')
    await page.reload()
    await expect(heading).toHaveText('Network access')
    await page.goBack()
    await expect(page).toHaveURL(/instances$/)
    await expect(heading).toHaveText('Instances')

    await studio.getByRole('tab', { name: 'Scenarios' }).press('ArrowRight')
    const { now } = await world.state()
    await studio.getByRole('button', { name: '+1 h' }).click()
    await expect(studio.locator('time')).toHaveAttribute('datetime', after(now, 3_600_000))

    await studio.getByRole('tab', { name: 'Time' }).press('End')
    const row = studio.getByRole('row').filter({ hasText: 'listInstances' }).first()
    await expect(row).toContainText('200')
    await row.getByRole('button', { name: 'Make listInstances fail next time' }).focus()
    await page.keyboard.press('F6')
    await expect(framed.locator(':focus')).toHaveCount(1)
    await page.keyboard.press('F6')
    await expect(studio.getByRole('tab', { name: 'Calls' })).toBeFocused()

    await page.keyboard.press(studioKey)
    await expect(page.getByRole('button', { name: 'Studio', exact: true })).toBeVisible()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Instances')
    expect((await world.state()).now).toBe(after(now, 3_600_000))
  })

  test('is accessible, wide and narrow', { tag: '@deep' }, async ({ app, world }) => {
    const { page } = app
    await world.scenario('tour')
    await app.open()
    await page.keyboard.press(studioKey)
    const studio = page.getByRole('region', { name: 'Studio' })
    for (const width of [1280, 320]) {
      await page.setViewportSize({ width, height: 800 })
      for (const name of ['Scenarios', 'Time', 'Answers', 'Steps', 'Calls']) {
        await studio.getByRole('tab', { name }).click()
        await expectAccessible(page)
        if (width === 320) await expectNoSideways(page)
      }
    }
  })
})

/** The instant so many ms after another. */
const after = (instant: string, ms: number) => new Date(Date.parse(instant) + ms).toISOString()
