import { expectAccessible, expectAccessibleAsShown } from './kit/accessible.ts'
import { expect } from './kit/expect.ts'
import { tick, write } from './kit/parts.ts'
import { rules } from './kit/rules.ts'
import { test } from './kit/test.ts'

// Chromium's: the driver of Firefox ignores an emulated colour scheme, contrast or motion.
test.describe('no violations in light and dark', { tag: ['@chromium', '@look'] }, () => {
  test('the list, its menus, about', async ({ app, page }) => {
    await app.open()
    await app.instances.cards.first().waitFor()
    await expectAccessible(page)
    await app.instances.card('fraud-rings').menu.open()
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    await app.projects.open()
    await expectAccessible(page)
    await app.projects.item('Research').click()
    await app.instances.card('movies-sandbox').root.waitFor()
    await expectAccessible(page)
    await app.instances.card('movies-sandbox').menu.open()
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    await app.theme.open()
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    await write(app.instances.search, 'nothing of the kind')
    await page.getByRole('heading', { name: 'No instance matches' }).waitFor()
    await expectAccessible(page)
    await app.projects.choose('Commerce graph')
    await app.deleted.link.click()
    await app.deleted.instance('returns-trial').older.click()
    await expectAccessible(page)
    await app.deleted.instance('returns-trial').create(0).click()
    await app.dialogs.createFromSnapshot.root.waitFor()
    await expectAccessible(page)
    await app.dialogs.createFromSnapshot.cancel.click()
    await app.deleted.close.click()
    await page.getByRole('link', { name: 'About Afterglow' }).click()
    await page.getByRole('dialog', { name: 'About Afterglow' }).waitFor()
    await expectAccessible(page)
  })

  test(
    'an empty project, a skeleton, a list that failed, nothing at an address',
    { tag: '@deep' },
    async ({ app, expectStatus, world, watch, page }) => {
      expectStatus(404)
      await app.open()
      await world.latency(60_000)
      await app.projects.choose('Research')
      await expect(page.getByText('Instances are loading')).toBeAttached()
      await expectAccessible(page)
      watch.expectLost()
      await world.latency('offline')
      await page.getByRole('heading', { name: 'The instances could not be loaded' }).waitFor()
      await expectAccessible(page)
      await world.latency('none')
      await world.open('/projects/00000000-0000-4000-8000-000000000000/instances')
      await page.getByRole('heading', { name: 'This project is not there' }).waitFor()
      await expectAccessible(page)
      await world.open('/nowhere')
      await page.getByRole('heading', { name: 'Nothing is at this address' }).waitFor()
      await expectAccessible(page)
      await world.scenario('empty')
      await app.open()
      await page.getByRole('heading', { name: 'No instances yet' }).waitFor()
      await expectAccessible(page)
    },
  )

  test(
    'creating an instance, its credentials, renaming, deleting',
    { tag: '@deep' },
    async ({ app, page }) => {
      await app.open()
      await app.instances.createButton.click()
      const { create, credentials, delete: deleting } = app.dialogs
      await create.root.waitFor()
      await expectAccessible(page)
      await write(create.name, 'x'.repeat(31))
      await create.submit.click()
      await expect(create.root.getByRole('alert').filter({ hasText: '31 characters' })).toBeVisible()
      await expectAccessible(page)
      await write(create.name, 'fresh')
      await create.submit.click()
      await credentials.password.waitFor()
      await expectAccessible(page)
      await credentials.close.click()
      await page.getByRole('button', { name: 'Close without it' }).waitFor()
      await expectAccessible(page)
      await page.getByRole('button', { name: 'Close without it' }).click()
      await app.inspect('fresh', 'Snapshots')
      await page.getByRole('heading', { name: 'No snapshot yet' }).waitFor()
      await expectAccessible(page)
      await app.sheet.open('Overview')
      await app.sheet.rename('\u202Eegral')
      await expect(app.sheet.root.getByRole('alert')).toContainText('marks')
      await expectAccessible(page)
      await page.keyboard.press('Escape')
      await expect(app.sheet.root.getByRole('textbox')).toBeHidden()
      await app.sheet.close.click()
      await app.instances.card('inventory').power.click()
      await app.dialogs.pause.submit.waitFor()
      await expectAccessible(page)
      await app.dialogs.pause.cancel.click()
      await app.instances.card('inventory').menu.choose('Delete')
      await deleting.submit.focus()
      await deleting.reason.waitFor()
      await expectAccessible(page)
    },
  )

  test('cloning and resizing', { tag: '@deep' }, async ({ app, page }) => {
    await app.open()
    const { clone, resize } = app.copies
    await app.instances.card('inventory').menu.choose('Resize')
    await resize.size.selectOption('Too small: 4 GB memory, 8 GB storage, 1 CPU')
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    await app.projects.choose('Research')
    await app.instances.card('embeddings-lab').menu.choose('Clone')
    await clone.root.getByRole('radio', { name: 'GCP' }).click()
    await expect(clone.root).toContainText('The data leaves its region')
    await expectAccessible(page)
    await tick(clone.to('An existing instance'))
    await tick(clone.target('drug-discovery'))
    await clone.overwrite.focus()
    await expectAccessible(page)
  })

  test('the tabs of an instance', { tag: '@deep' }, async ({ app, page }) => {
    await app.open()
    await app.inspect('fraud-rings')
    await app.sheet.row('Nodes').waitFor()
    await expectAccessible(page)
    await app.sheet.open('Backups')
    await page.getByRole('heading', { name: 'No backups' }).waitFor()
    await expectAccessible(page)
    await app.sheet.open('Restore from backup file')
    await expect(page.getByText('native-btree-1.0').first()).toBeVisible()
    await expectAccessible(page)
    await app.sheet.close.click()
    await app.inspect('inventory', 'Restore from backup file')
    await app.file.dropZone.waitFor()
    await expectAccessible(page)
    await app.sheet.close.click()
    await app.inspect('orders-eu', 'Snapshots')
    await app.snapshots.rows.first().waitFor()
    await expect(app.sheet.root.getByRole('progressbar')).toBeVisible()
    await expectAccessible(page)
  })

  test('the table of snapshots with folds, menus, reasons and one under way', async ({
    app,
    world,
    page,
  }) => {
    await app.open()
    await app.inspect('customer-graph', 'Snapshots')
    await app.snapshots.take.click()
    await expect(app.snapshots.table).toHaveFirstRow({ Status: 'Waiting' })
    await world.advance('2 min')
    await expect(app.snapshots.table).toHaveFirstRow({ Status: 'In progress' })
    await app.snapshots.folds.first().click()
    const differential = app.snapshots.row(/08:19/)
    await differential.root.waitFor()
    await expectAccessible(page)
    await differential.restore.focus()
    await page.getByRole('tooltip').filter({ hasText: 'A differential cannot' }).waitFor()
    await expectAccessible(page)
    await differential.menu.open()
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    await app.snapshots.type.selectOption('On demand')
    await app.snapshots.head('Size').getByRole('button').click()
    await expect(app.snapshots.head('Size')).toHaveAttribute('aria-sort', 'descending')
    await expectAccessible(page)
    await app.snapshots.day.selectOption('Thu 13 Nov')
    await page.getByRole('button', { name: 'Show all' }).waitFor()
    await expectAccessible(page)
  })

  test(
    'restore, export in each of its states, a new instance from a snapshot',
    { tag: '@deep' },
    async ({ app, world, page }) => {
      await app.open()
      await app.inspect('inventory', 'Snapshots')
      const { restore, export: exporting, createFromSnapshot: create } = app.dialogs
      const { details, which } = rules(page)
      await details.open()
      await details.own.waitFor()
      await expectAccessible(page)
      await details.whichRestore.click()
      await which.act('The data is corrupted').waitFor()
      await expectAccessible(page)
      await which.close.click()
      await app.snapshots.row(0).restore.click()
      await restore.submit.focus()
      await restore.reason.waitFor()
      await expectAccessible(page)
      await restore.createInstead.click()
      await create.root.waitFor()
      await create.size.selectOption({ index: 0 })
      await create.root.getByRole('alert').first().waitFor()
      await expectAccessible(page)
      await create.cancel.click()
      await app.snapshots.row(0).menu.choose('Export')
      await exporting.root.waitFor()
      await expectAccessible(page)
      await exporting.prepare.click()
      await exporting.progress.waitFor()
      await expectAccessible(page)
      await world.settle()
      await exporting.downloadLink.waitFor()
      await app.messages.said('Export of inventory is ready')
      await expectAccessible(page)
      await world.advance('25 h')
      await expect(exporting.root).toContainText('The file is gone')
      await expectAccessible(page)
    },
  )

  test('what failed: a restore, a snapshot, an export', { tag: '@deep' }, async ({ app, world, page }) => {
    await world.scenario('failures')
    await app.open()
    await app.inspect('inventory', 'Snapshots')
    await app.snapshots.row(0).restore.click()
    await app.dialogs.restore.confirm()
    await expect(app.dialogs.restore.root).toBeHidden()
    await world.settle()
    await app.messages.failures.first().waitFor()
    await app.snapshots.take.click()
    await expect(app.snapshots.table).toHaveFirstRow({ Status: 'Waiting' })
    await world.settle()
    await expect(app.snapshots.table).toHaveFirstRow({ Status: 'Failed' })
    await expectAccessible(page)
    await app.messages.dismiss('inventory was not restored')
    await app.messages.dismiss('A snapshot of inventory failed')
    await app.snapshots.row(1).menu.choose('Export')
    await app.dialogs.export.prepare.click()
    await app.dialogs.export.progress.waitFor()
    await world.settle()
    await expect(app.dialogs.export.prepare).toHaveText('Prepare it again')
    await expectAccessible(page)
  })

  test(
    'network access, its four steps and a change of it',
    { tag: '@deep' },
    async ({ app, world, page }) => {
      await app.open()
      await app.network.open()
      await app.network.configure('AWS Virginia (us-east-1)').click()
      const { dialog } = app.network
      await dialog.setUp.waitFor()
      await expectAccessible(page)
      await dialog.setUp.click()
      await dialog.progress.waitFor()
      await expectAccessible(page)
      await world.settle()
      await expect(dialog.progress).toBeHidden()
      await dialog.next.click()
      await dialog.step(3).waitFor()
      await expectAccessible(page)
      await dialog.next.click()
      await dialog.disable.click()
      await dialog.reached.click()
      await expectAccessible(page)
      await dialog.save.click()
      await expect(app.network.region('AWS Virginia (us-east-1)')).toContainText('Being disabled')
      await expectAccessible(page)
    },
  )

  test(
    'encryption keys, one revoked, adding and removing one',
    { tag: '@deep' },
    async ({ app, world, page }) => {
      await world.scenario('key-revoked')
      await app.open()
      await app.inspect('inventory')
      await app.sheet.row('Encryption').getByRole('link').click()
      await app.keys.key('Stock graph key').waitFor()
      await expectAccessible(page)
      await app.keys.addLink.click()
      await app.keys.add.submit.click()
      await expect(app.keys.add.root.getByRole('alert').filter({ hasText: 'not named yet' })).toBeVisible()
      await expectAccessible(page)
      await page.keyboard.press('Escape')
      await app.keys.remove('Customer graph key').click()
      await app.keys.removal.waitFor()
      await expectAccessible(page)
    },
  )

  test(
    'activity: what runs, what failed and is not seen yet, nothing that matches',
    { tag: '@deep' },
    async ({ app, world, page }) => {
      await app.open()
      await app.activity.link.click()
      await app.activity.running.first().waitFor()
      await app.activity.unseen.first().waitFor()
      await expectAccessible(page)
      await app.activity.markAll.click()
      await world.settle()
      await app.activity.on('Today').first().waitFor()
      await expectAccessible(page)
      await app.activity.show('Running').click()
      await page.getByRole('heading', { name: 'Nothing matches' }).waitFor()
      await expectAccessible(page)
    },
  )

  test('with forced colours and without motion', async ({ app, page }) => {
    await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' })
    await app.open()
    await app.instances.cards.first().waitFor()
    // Nothing moves by itself.
    expect(
      await page.evaluate(
        () =>
          document.getAnimations().filter((each) => Number(each.effect?.getComputedTiming().duration) > 1)
            .length,
      ),
    ).toBe(0)
    await expectAccessibleAsShown(page)
    await app.inspect('customer-graph', 'Snapshots')
    await app.snapshots.rows.first().waitFor()
    await expectAccessibleAsShown(page)
  })
})
