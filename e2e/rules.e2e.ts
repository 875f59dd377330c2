import { expect } from './kit/expect.ts'
import { rules } from './kit/rules.ts'
import { test } from './kit/test.ts'

test(
  'from the rules of the plan to the restore that is needed, and to a new instance to test it',
  {
    tag: '@look',
  },
  async ({ app, page }) => {
    const { details, which } = rules(page)
    await app.open()
    await app.inspect('customer-graph', 'Snapshots')
    await details.open()
    await expect(details.own).toContainText('AuraDB Virtual Dedicated Cloud')
    await expect(details.own).toContainText('60 full')
    await page.reload()
    await expect(details.own).toContainText('Hourly')
    await details.whichRestore.click()
    await expect(which.root).toContainText('never merges, and cannot be undone, unless a snapshot keeps')
    await expect(page).toHaveURL(/\/snapshots\/which-restore$/)
    // The newest full one, whoever took it; for a failed migration the one that somebody took is named beside it.
    await expect(which.act('The data is corrupted')).toHaveText('Restore 14 Nov, 00:15')
    await expect(which.act('A migration or schema change failed')).toHaveText('Restore 14 Nov, 00:15')
    await expect(which.root.getByRole('link', { name: 'Restore 12 Nov, 06:04, taken' })).toBeVisible()
    await which.act('The data is corrupted').click()
    const { restore, createFromSnapshot: create } = app.dialogs
    await expect(restore.root).toContainText('It cannot be undone, unless a snapshot keeps the present data')
    await page.goBack()
    await which.act('To test that a restore works').click()
    await expect(create.name).toBeFocused()
    await create.cancel.click()
    await expect(page).toHaveURL(/\/snapshots$/)
    await app.sheet.open('Restore from backup file')
    await which.open()
    await which.close.click()
    await expect(page).toHaveURL(/\/restore-from-file$/)
  },
)

test(
  'what a plan or a role does not allow says why, where the restore is chosen',
  { tag: '@deep' },
  async ({ app, world, page }) => {
    const { which } = rules(page)
    await app.open()
    await app.inspect('poc-recommendations', 'Snapshots')
    await which.open()
    await expect(which.root).toContainText('poc-recommendations is paused, and restoring needs it running.')
    await expect(which.act('The data is corrupted')).toHaveAttribute('aria-disabled', 'true')
    await expect(which.act('To test that a restore works')).toHaveRole('link')
    await which.close.click()
    await world.scenario('viewer')
    await app.open()
    await app.inspect('customer-graph', 'Snapshots')
    await which.open()
    await expect(which.act('To test that a restore works')).toHaveAttribute('aria-disabled', 'true')
  },
)
