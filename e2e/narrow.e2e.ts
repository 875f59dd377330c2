import type { Locator } from '@playwright/test'
import { expect } from './kit/expect.ts'
import { tick, write } from './kit/parts.ts'
import { expectNoSideways } from './kit/sideways.ts'
import { rules } from './kit/rules.ts'
import { test } from './kit/test.ts'

// Without motion, what slides in stands where it will. The driver of Firefox ignores it: expectNoSideways ends what moves.
test.use({ viewport: { width: 320, height: 700 }, contextOptions: { reducedMotion: 'reduce' } })

/** The right edge, px from the left of the page. */
async function rightOf(target: Locator): Promise<number> {
  const box = await target.boundingBox()
  return box ? box.x + box.width : Number.NaN
}

/** Can be brought into view and pressed. */
async function expectReachable(...targets: Locator[]): Promise<void> {
  for (const target of targets) await target.click({ trial: true })
}

test.describe('at 320 px', { tag: '@look' }, () => {
  test('the list, its menus and filters, about', async ({ app, page }) => {
    await app.open()
    await app.instances.cards.first().waitFor()
    await expectNoSideways(page)
    const card = app.instances.card('fraud-rings')
    await expectReachable(
      app.instances.createButton,
      app.instances.search,
      app.instances.plan,
      app.instances.sort,
      card.snapshotsButton,
      card.root.getByRole('button', { name: 'Go back to the data before' }),
      app.instances.card('customer-graph').power,
    )
    await app.instances.show('Paused')
    await expect(app.instances.cards).toHaveCount(1)
    await expectNoSideways(page)
    await app.instances.show('All')
    await card.menu.open()
    await expectNoSideways(page)
    await expectReachable(card.menu.item('Delete'))
    await page.keyboard.press('Escape')
    await app.projects.open()
    await expectNoSideways(page)
    await app.projects.item('Research').click()
    await app.instances.card('movies-sandbox').root.waitFor()
    await expectNoSideways(page)
    await app.theme.open()
    await expectNoSideways(page)
    await page.keyboard.press('Escape')
    // The navigation is one row, which goes on sideways.
    const about = page.getByRole('link', { name: 'About Afterglow' })
    await expectReachable(about, page.getByRole('link', { name: 'Emulated' }))
    await about.focus()
    await page.keyboard.press('Enter')
    await page.getByRole('dialog', { name: 'About Afterglow' }).waitFor()
    await expectNoSideways(page)
  })

  test('network access and its four steps', { tag: '@deep' }, async ({ app, page }) => {
    await app.open()
    await app.network.open()
    await expectNoSideways(page)
    const { dialog } = app.network
    await app.network.configure('GCP Belgium (europe-west1)').click()
    for (const step of [1, 2, 3, 4] as const) {
      await dialog.step(step).waitFor()
      await expectNoSideways(page)
      if (step < 4) await dialog.next.click()
    }
    await expectReachable(dialog.back, dialog.cancel, dialog.disable)
    await dialog.disable.click()
    await dialog.reached.click()
    await dialog.save.click()
    await expect(app.network.region('GCP Belgium (europe-west1)')).toContainText('Being disabled')
    await expectNoSideways(page)
  })

  test('encryption keys', { tag: '@deep' }, async ({ app, world, page }) => {
    await world.scenario('key-revoked')
    await app.open()
    await app.inspect('inventory')
    await expectReachable(app.sheet.root.getByRole('link', { name: 'Go to Stock graph key' }))
    await expectNoSideways(page)
    await app.sheet.row('Encryption').getByRole('link').click()
    await app.keys.key('Stock graph key').waitFor()
    await expectNoSideways(page)
    await expectReachable(app.keys.remove('Customer graph key'))
    await app.keys.addLink.click()
    await app.keys.add.submit.click()
    await expectNoSideways(page)
  })

  test('cloning and resizing', { tag: '@deep' }, async ({ app, page }) => {
    await app.open()
    const { clone, resize } = app.copies
    await app.instances.card('inventory').menu.choose('Resize')
    await resize.size.selectOption('Too small: 2 GB memory, 4 GB storage, 1 CPU')
    await expectNoSideways(page)
    await page.keyboard.press('Escape')
    await app.projects.choose('Research')
    await app.instances.card('embeddings-lab').menu.choose('Clone')
    await clone.root.getByRole('radio', { name: 'GCP' }).click()
    await expect(clone.root).toContainText('The data leaves its region')
    await expectNoSideways(page)
    await expectReachable(clone.create)
    await tick(clone.to('An existing instance'))
    await tick(clone.target('drug-discovery'))
    await expectNoSideways(page)
    await expectReachable(clone.understood, clone.word)
  })

  test('empty, loading, failed', async ({ app, world, watch, page }) => {
    await app.open()
    await world.latency(60_000)
    await app.projects.choose('Research')
    await expect(page.getByText('Instances are loading')).toBeAttached()
    await expectNoSideways(page)
    watch.expectLost()
    await world.latency('offline')
    await page.getByRole('heading', { name: 'The instances could not be loaded' }).waitFor()
    await expectNoSideways(page)
    await expectReachable(page.getByRole('button', { name: 'Try again' }))
    await world.latency('none')
    await world.open('/nowhere')
    await page.getByRole('heading', { name: 'Nothing is at this address' }).waitFor()
    await expectNoSideways(page)
    await world.scenario('empty')
    await app.open()
    await page.getByRole('heading', { name: 'No instances yet' }).waitFor()
    await expectNoSideways(page)
  })

  test('an instance is created, named as long as it can be, and deleted', async ({ app, page }) => {
    await app.open()
    await app.instances.createButton.click()
    const { create, credentials, delete: deleting } = app.dialogs
    await create.root.waitFor()
    await expectNoSideways(page)
    const name = 'W'.repeat(30)
    await write(create.name, name)
    await expectReachable(create.plan('Virtual Dedicated Cloud'), create.region, create.size, create.cancel)
    await create.submit.click()
    await credentials.password.waitFor()
    await expectNoSideways(page)
    await expectReachable(credentials.copy)
    await credentials.close.click()
    await expectNoSideways(page)
    await page.getByRole('button', { name: 'Close without it' }).click()
    await app.instances.card(name).root.waitFor()
    await expectNoSideways(page)
    await app.inspect(name)
    await app.sheet.row('Nodes').waitFor()
    await expectNoSideways(page)
    await app.sheet.rename('x'.repeat(31))
    await app.sheet.root.getByRole('alert').filter({ hasText: '31 characters' }).waitFor()
    await expectNoSideways(page)
    await app.sheet.root.getByRole('button', { name: 'Cancel' }).click()
    await app.sheet.close.click()
    await app.instances.card('inventory').power.click()
    await expectReachable(app.dialogs.pause.submit, app.dialogs.pause.cancel)
    await expectNoSideways(page)
    await app.dialogs.pause.cancel.click()
    await app.instances.card('inventory').menu.choose('Delete')
    await deleting.root.waitFor()
    await expectNoSideways(page)
    await expectReachable(deleting.name, deleting.cancel)
  })

  test('snapshots are cards, with everything that can be done with them', async ({ app, world, page }) => {
    await app.open()
    await app.inspect('customer-graph', 'Snapshots')
    await app.snapshots.rows.first().waitFor()
    await expectNoSideways(page)
    // No column heads are seen: each card says its own words.
    await expect(app.snapshots.head('Restorable until')).not.toBeInViewport()
    await expect(app.snapshots.row('Restore and export until').root.first()).toContainText('13 Jan 2026')
    await app.snapshots.folds.first().click()
    await app.snapshots.row(/08:19/).restore.focus()
    await page.getByRole('tooltip').filter({ hasText: 'A differential cannot' }).waitFor()
    await expectNoSideways(page)
    await app.snapshots.row(/08:19/).menu.open()
    await expectNoSideways(page)
    await page.keyboard.press('Escape')
    await app.sheet.root.getByRole('combobox', { name: 'Sort' }).selectOption('Largest first')
    await app.snapshots.type.selectOption('On demand')
    await expect(app.snapshots.row(0).root).toContainText('On demand')
    await expectNoSideways(page)
    await expectReachable(app.snapshots.take, app.snapshots.day, app.snapshots.exportableOnly)
    await app.snapshots.take.click()
    await expect(app.snapshots.rows.filter({ hasText: 'Waiting' })).toHaveCount(1)
    await world.advance('2 min')
    const taking = app.snapshots.row('In progress')
    const progress = taking.root.getByRole('progressbar', { name: /^Snapshot of .* in progress$/ })
    await expect(progress).toHaveAttribute('aria-valuenow', /^[1-9]/)
    await expectNoSideways(page)
    const percentage = progress.getByText(/^\s*\d+%$/)
    expect((await taking.restore.boundingBox())?.x).toBeGreaterThanOrEqual(await rightOf(percentage))
    for (const tab of ['Backups', 'Restore from backup file', 'Overview'] as const) {
      await app.sheet.open(tab)
      await expect(app.sheet.tab(tab)).toHaveAttribute('aria-current', 'page')
      await expectNoSideways(page)
    }
    // By a link as well, the current tab is in view.
    await app.sheet.open('Restore from backup file')
    await page.reload()
    await expect(app.sheet.tab('Restore from backup file')).toBeInViewport({ ratio: 1 })
  })

  test('restore, export and a new instance from a snapshot', async ({ app, world, page }) => {
    await app.open()
    await app.inspect('inventory', 'Snapshots')
    const { restore, export: exporting, createFromSnapshot: create } = app.dialogs
    const { details, which } = rules(page)
    await details.open()
    await details.own.waitFor()
    await expectNoSideways(page)
    await details.whichRestore.click()
    await expectReachable(which.act('The data is corrupted'), which.close)
    await expectNoSideways(page)
    await which.close.click()
    await app.snapshots.row(0).restore.click()
    await restore.root.waitFor()
    await expectNoSideways(page)
    await expectReachable(restore.word, restore.createInstead, restore.cancel)
    await restore.cancel.focus()
    await page.keyboard.press('Shift+Tab')
    await page.keyboard.press('Shift+Tab')
    await expect(restore.word).toBeFocused()
    await expect(restore.word).toBeInViewport({ ratio: 1 })
    await restore.createInstead.click()
    await create.root.waitFor()
    await expectNoSideways(page)
    await expectReachable(create.size, create.submit)
    await create.cancel.click()
    await app.snapshots.row(0).menu.choose('Export')
    await exporting.prepare.click()
    await exporting.progress.waitFor()
    await expectNoSideways(page)
    await world.advance('70 s')
    await exporting.downloadLink.waitFor()
    await app.messages.said('Export of inventory is ready')
    // The message lies over nothing that can be pressed.
    await expectReachable(exporting.close, exporting.downloadLink)
    await expectNoSideways(page)
    await app.messages.dismiss('Export of inventory is ready')
    await exporting.close.click()
    await app.snapshots.row(1).restore.click()
    await restore.confirm()
    await expect(restore.root).toBeHidden()
    await expect(app.sheet.root.getByRole('progressbar')).toBeVisible()
    await expectNoSideways(page)
  })

  test('recently deleted', { tag: '@deep' }, async ({ app, page }) => {
    await app.open()
    await app.deleted.link.click()
    const left = app.deleted.instance('returns-trial')
    await left.older.click()
    await left.create(4).waitFor()
    await expectNoSideways(page)
    await expectReachable(left.create(4))
    await left.create(0).click()
    await app.dialogs.createFromSnapshot.root.waitFor()
    await expectNoSideways(page)
  })

  test('activity', async ({ app, page }) => {
    await app.open()
    await app.activity.link.click()
    await app.activity.unseen.first().waitFor()
    await expectNoSideways(page)
    await expectReachable(
      app.activity.notify,
      app.activity.show('Completed'),
      app.activity.instance,
      app.activity.markAll,
      app.activity.unseen.first().getByRole('button', { name: 'Mark as seen' }),
      app.activity.on('Wed 12 Nov').getByRole('link').first(),
    )
    await app.activity.markAll.click()
    await app.activity.show('Running').click()
    await expectNoSideways(page)
  })
})
