import { expect } from './kit/expect.ts'
import { test } from './kit/test.ts'

const belgium = 'GCP Belgium (europe-west1)'
const virginia = 'AWS Virginia (us-east-1)'

test(
  'an upload from the command line: public traffic is enabled for it, and disabled again afterwards',
  { tag: '@console' },
  async ({ app, world, page }) => {
    await world.scenario('public-traffic-off')
    await app.open()
    await app.inspect('customer-graph')
    await expect(app.sheet.row('Network access')).toContainText('By the private endpoint only')
    await app.sheet.open('Restore from backup file')
    await app.sheet.root.getByText('Larger files, or from the command line').click()
    const refused = app.sheet.root.getByText('so the upload fails there with SSL errors')
    await refused.waitFor()
    await app.sheet.root.getByRole('link', { name: 'Go to the switch' }).click()
    const { dialog } = app.network
    await dialog.step(4).waitFor()
    await expect(dialog.disable).toBeChecked()
    await dialog.disable.click()
    await dialog.save.click()
    // Back where it was asked for, with the change under way, also after a reload.
    const progress = app.sheet.root.getByRole('progressbar', { name: /^Enabling public traffic/ })
    await progress.waitFor()
    await page.reload()
    await expect(app.sheet.root.getByText('is being enabled. Until that ends')).toBeVisible()
    await progress.waitFor()
    await world.advance('3 min')
    await expect(app.sheet.root.getByText(`Public traffic to ${belgium} is enabled`)).toBeVisible()
    await expect(progress).toBeHidden()
    await app.messages.said(`Network access in ${belgium} is changed`)
    await app.sheet.root.getByRole('link', { name: 'Go to the switch' }).click()
    await dialog.disable.click()
    await expect(dialog.save).toHaveAttribute('aria-disabled', 'true')
    await dialog.reached.click()
    await dialog.save.click()
    await expect(app.sheet.root.getByText('is being disabled')).toBeVisible()
    await world.advance('3 min')
    await expect(app.sheet.root.getByText('is disabled, so the upload fails there')).toBeVisible()
    await app.sheet.open('Overview')
    await expect(app.sheet.row('Network access')).toContainText('By the private endpoint only')
  },
)

test(
  'the first configuration of a region, by keyboard alone',
  { tag: '@look' },
  async ({ app, world, page }) => {
    await app.open()
    await app.network.open()
    await app.network.configure(virginia).focus()
    await page.keyboard.press('Enter')
    const { dialog } = app.network
    await expect(dialog.setUp).toBeFocused()
    await page.keyboard.press('Enter')
    await dialog.step(2).waitFor()
    await expect(dialog.progress).toBeVisible()
    await world.advance('3 min')
    await expect(dialog.root.getByText(/^com\.amazonaws\.vpce\.us-east-1/)).toBeVisible()
    await dialog.next.focus()
    await page.keyboard.press('Enter')
    // The focus goes to the step that comes, which is said thereby.
    await expect(dialog.root.getByRole('group', { name: 'Step 3 of 4: Accept' })).toBeFocused()
    await dialog.next.focus()
    await page.keyboard.press('Enter')
    await expect(dialog.root.getByRole('group', { name: 'Step 4 of 4: Public traffic' })).toBeFocused()
    await page.keyboard.press('Tab')
    await expect(dialog.disable).toBeFocused()
    await page.keyboard.press('Space')
    await page.keyboard.press('Tab')
    await expect(dialog.reached).toBeFocused()
    await page.keyboard.press('Space')
    await page.keyboard.press('Enter')
    await expect(dialog.root).toBeHidden()
    await expect(app.network.region(virginia)).toContainText('Being disabled')
    await world.advance('3 min')
    await expect(app.network.region(virginia)).toContainText('Disabled')
    // The steps are places: each is gone back to.
    await app.network.configure(virginia).click()
    await dialog.next.click()
    await dialog.step(2).waitFor()
    await page.goBack()
    await dialog.step(1).waitFor()
  },
)
