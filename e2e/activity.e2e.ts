import { createApp } from './kit/app.ts'
import { expect } from './kit/expect.ts'
import { test } from './kit/test.ts'

test(
  'what runs ends, what failed stays until it is seen: in every tab, and after a reload',
  { tag: '@console' },
  async ({ app, context, page, world }) => {
    await world.scenario('tour', { everyTab: true })
    await app.open()
    await expect(app.activity.link).toHaveAccessibleName('Activity 3 failed, not seen yet')
    await app.activity.link.click()
    await expect(page).toHaveTitle('Activity · Afterglow')
    const bar = app.activity.running.getByRole('progressbar', { name: 'Restore, orders-eu' })
    await expect(bar).toHaveAttribute('aria-valuenow', /^\d+$/)
    await expect(app.activity.unseen).toHaveCount(3)
    const load = app.activity.unseen.filter({ hasText: 'fraud-rings' })
    await expect(load).toContainText('native-btree-1.0')
    await expect(load).toContainText('by data engineer')

    const other = createApp(await context.newPage(), world)
    await other.open()
    await other.activity.link.click()
    await other.activity.unseen.first().getByRole('button', { name: 'Mark as seen' }).click()
    await expect(other.activity.unseen).toHaveCount(2)
    await expect(app.activity.unseen).toHaveCount(2)
    await app.activity.markAll.click()
    await expect(other.activity.unseen).toHaveCount(0)
    await expect(other.activity.link).toHaveAccessibleName('Activity')

    await world.settle()
    await expect(app.activity.on('Today').first()).toContainText('Restore orders-eu')
    await expect(app.activity.running).toHaveCount(0)
    await page.reload()
    await expect(app.activity.on('Today').first()).toContainText('Restore orders-eu')
    await expect(app.activity.link).toHaveAccessibleName('Activity')
    await app.activity.on('Today').first().getByRole('link', { name: 'orders-eu' }).click()
    await expect(page).toHaveTitle('Overview · orders-eu · Afterglow')
  },
)

test(
  'the browser asks for notifications only by a click, and what it says is remembered',
  {
    tag: ['@look', '@chromium'],
  },
  async ({ app, context, page }) => {
    await context.grantPermissions(['notifications'])
    await app.open()
    await app.activity.link.click()
    await expect(app.activity.notify).not.toBeChecked()
    await app.activity.notify.click()
    await expect(app.activity.notify).toBeChecked()
    await page.reload()
    await expect(app.activity.notify).toBeChecked()
    await app.activity.notify.click()
    await expect(app.activity.notify).not.toBeChecked()
  },
)
