import { crc32 } from 'node:zlib'
import type { App } from './kit/app.ts'
import { expect } from './kit/expect.ts'
import { write } from './kit/parts.ts'
import { test } from './kit/test.ts'
import type { World } from './kit/world.ts'

/** The order of what a column says on the rows near the view. */
const column = (app: App, label: string) =>
  app.snapshots.rows.evaluateAll(
    (rows, place) => rows.map((row) => row.querySelectorAll('[role=cell]')[place]?.textContent ?? ''),
    ['Date', 'Time', 'Status', 'Type', 'Kind', 'Size'].indexOf(label),
  )

/** Moves the world on until an instance runs, and no further: its graph has not grown yet. */
async function untilItRuns(world: World, name: string): Promise<void> {
  const runs = async () =>
    (await world.state()).instances.some((each) => each.name === name && each.status === 'running')
  await world.advance('80 s')
  while (!(await runs())) await world.advance('10 s')
}

test.describe('the snapshots of an instance', () => {
  test('one is taken, shows how far it is, and is completed and told', async ({ app, world, page }) => {
    await app.open()
    await app.inspect('inventory', 'Snapshots')
    await expect(app.snapshots.sum).toHaveText('82 snapshots')
    await app.snapshots.take.click()
    await expect(app.snapshots.table).toHaveFirstRow({ Type: 'On demand', Status: 'Waiting', Kind: 'Full' })
    await expect(app.snapshots.take).toHaveAttribute('aria-disabled', 'true')
    await app.snapshots.take.focus()
    await expect(app.snapshots.take).toHaveAccessibleDescription(/is already being taken\. Wait until/)
    await world.advance('30 s')
    await expect(app.snapshots.table).toHaveFirstRow({ Date: '14 Nov', Status: /In progress [1-9]\d?%/ })
    const progress = app.snapshots.row(0).root.getByRole('progressbar')
    await expect(progress).toHaveAccessibleName('Snapshot of 09:04 in progress')
    await expect(progress).toHaveAttribute('aria-valuenow', /^[1-9]\d?$/)
    await app.snapshots.row(1).restore.click()
    await expect(app.dialogs.restore.root.getByRole('list', { name: 'Checks' })).toContainText(
      'The snapshot of 09:04 is being taken: it goes on',
    )
    await app.dialogs.restore.cancel.click()
    await expect(app.snapshots.row(0).restore).toHaveAccessibleDescription(/not finished\. Wait until/)
    await world.settle()
    await expect(app.snapshots.table).toHaveFirstRow({
      Date: '14 Nov',
      Time: '09:04',
      Status: 'Completed',
      Type: 'On demand',
      Size: '9.1 GB',
      'Restorable until': '12 Feb 2026',
      'Exportable until': '12 Feb 2026',
    })
    await app.messages.said('Snapshot of inventory completed')
    await expect(app.snapshots.sum).toHaveText('83 snapshots')
    await app.sheet.close.click()
    await expect(app.instances.card('inventory').fact(/^Snapshots/)).toContainText(
      'Last good 09:04, on demand',
    )
    await app.messages.dismiss('Snapshot of inventory completed')
    await expect(app.messages.saying('Snapshot of inventory completed')).toBeHidden()
    await expect(page).toHaveURL(/\/instances$/)
  })

  test(
    'are filtered and sorted by the address, which a reload keeps',
    { tag: '@deep' },
    async ({ app, page }) => {
      await app.open()
      await app.inspect('customer-graph', 'Snapshots')
      const { table, sum } = app.snapshots
      await expect(sum).toHaveText(/^1,42\d snapshots, 1 failed$/)
      await app.snapshots.showExportableOnly()
      await expect(table).not.toHaveRow({ Kind: 'Differential' })
      await app.snapshots.type.selectOption('On demand')
      await expect(app.snapshots.rows).toHaveCount(3)
      await expect(table).toHaveRow({ Type: 'On demand', '': /Before the schema change/ })
      await page.reload()
      await expect(app.snapshots.exportableOnly).toBeChecked()
      await expect(app.snapshots.type).toHaveValue('on-demand')
      await expect(app.snapshots.rows).toHaveCount(3)
      await app.snapshots.day.selectOption('Thu 13 Nov')
      await page.getByRole('button', { name: 'Show all' }).click()
      await expect(sum).toHaveText(/^1,42\d snapshots, 1 failed$/)
      await app.snapshots.day.selectOption('Thu 13 Nov')
      await expect(sum).toHaveText(/^2\d shown of 1,42\d/)
      await expect(table).toHaveRow({ Date: '13 Nov', Kind: 'Differential' })
      await expect(table).not.toHaveRow({ Date: '12 Nov' })

      await app.snapshots.type.selectOption('On demand')
      await app.snapshots.day.selectOption('Any day')
      await expect(app.snapshots.rows).toHaveCount(3)
      await expect(app.snapshots.head('Time')).toHaveAttribute('aria-sort', 'descending')
      const dates = await column(app, 'Date')
      await app.snapshots.head('Time').getByRole('button').click()
      await expect(app.snapshots.head('Time')).toHaveAttribute('aria-sort', 'ascending')
      await expect.poll(() => column(app, 'Date')).toEqual(dates.toReversed())
      await app.snapshots.head('Restorable until').getByRole('button').click()
      await expect(app.snapshots.head('Restorable until')).toHaveAttribute('aria-sort', 'ascending')
      await expect(app.snapshots.head('Time')).not.toHaveAttribute('aria-sort', /./)
      await app.snapshots.head('Size').getByRole('button').click()
      await expect(app.snapshots.head('Size')).toHaveAttribute('aria-sort', 'descending')
      await page.reload()
      await expect(app.snapshots.head('Size')).toHaveAttribute('aria-sort', 'descending')
      await expect(app.snapshots.head('Size').getByRole('button')).toBeVisible()
    },
  )

  test(
    'a differential is refused with the full one to use instead, which leads to it',
    { tag: '@look' },
    async ({ app, page }) => {
      await app.open()
      await app.inspect('customer-graph', 'Snapshots')
      await app.snapshots.folds.first().click()
      const row = app.snapshots.row(/08:19/)
      await row.restore.focus()
      await expect(
        page.getByRole('tooltip').filter({ hasText: 'A differential cannot be restored' }),
      ).toContainText('Restore the full one of 14 Nov, 00:15.')
      // A press changes nothing.
      await page.keyboard.press('Enter')
      await expect(app.dialogs.restore.root).toBeHidden()
      await row.menu.open()
      await expect(row.menu.item('Export')).toHaveAttribute('aria-disabled', 'true')
      await expect(row.menu.item('Export')).toContainText('Export the full one of 14 Nov, 00:15.')
      // Each item is as high as what it says.
      const overflowing = (items: Element[]) =>
        items.filter((each) => each.scrollHeight > each.clientHeight).map((each) => each.textContent)
      expect(await page.getByRole('menuitem').evaluateAll(overflowing)).toEqual([])
      await row.menu.item('Restore the full one of 14 Nov, 00:15').click()
      await expect(app.dialogs.restore.root).toContainText('Restore customer-graph from 00:15?')
      await page.goBack()
      await expect(app.dialogs.restore.root).toBeHidden()
      await expect(app.sheet.root).toBeVisible()
    },
  )

  test(
    'dialogs stand in the address: a reload keeps them, the way back closes them',
    { tag: '@look' },
    async ({ app, page }) => {
      await app.open()
      await app.inspect('inventory', 'Snapshots')
      await app.snapshots.showExportableOnly()
      const { restore, createFromSnapshot, export: exporting } = app.dialogs
      const inMenu = [
        [exporting, 'Export'],
        [createFromSnapshot, 'Create instance from snapshot'],
      ] as const
      await app.snapshots.row(1).restore.click()
      await expect(restore.root.getByRole('heading', { level: 2 })).toHaveText(/^Restore inventory from/)
      const title = await restore.root.getByRole('heading', { level: 2 }).innerText()
      await page.reload()
      await expect(restore.root.getByRole('heading', { level: 2 })).toHaveText(title)
      await page.goBack()
      await expect(restore.root).toBeHidden()
      await expect(app.snapshots.exportableOnly).toBeChecked()
      for (const [dialog, label] of inMenu) {
        await app.snapshots.row(1).menu.choose(label)
        await expect(dialog.root).toBeVisible()
        await page.reload()
        await expect(dialog.root).toBeVisible()
        await dialog.cancel.click()
        await expect(dialog.root).toBeHidden()
      }
    },
  )

  test('a plan without snapshots says so and leads on', { tag: '@look' }, async ({ app, page }) => {
    await app.open()
    await app.projects.choose('Research')
    await app.instances.card('movies-sandbox').menu.choose('Snapshots')
    await expect(page.getByRole('heading', { name: 'A Sandbox has no snapshots.' })).toBeVisible()
    await page.getByRole('link', { name: 'Go to the backups' }).click()
    await expect(page.getByRole('list', { name: /^Backups of movies-sandbox/ })).toBeVisible()
  })
})

test.describe('a restore', () => {
  test('names what it overwrites and what is lost, asks for the word, and leaves the data of then', async ({
    app,
    world,
    page,
  }) => {
    await app.open()
    await app.inspect('inventory', 'Snapshots')
    const row = app.snapshots.row(2)
    await row.restore.click()
    const dialog = app.dialogs.restore
    const id = await app.sheet.root.getByRole('code').first().innerText()
    await expect(dialog.root).toContainText(new RegExp(`All data in inventory \\(${id}\\) is replaced`))
    await expect(dialog.root).toContainText(/of writes are lost\. About .* are newer than it\./)
    await expect(dialog.root.getByRole('list', { name: 'Checks' })).toContainText('Nothing else is running')
    // The safe way has the focus; the other says what it waits for.
    await expect(dialog.cancel).toBeFocused()
    await dialog.submit.focus()
    await expect(dialog.reason).toContainText('Nothing is overwritten before you type RESTORE.')
    await write(dialog.word, 'restore')
    await expect(dialog.submit).toHaveAttribute('aria-disabled', 'true')
    const cells = dialog.comparison.getByRole('row', { name: /^Nodes/ }).getByRole('cell')
    await expect(cells.nth(1)).toHaveText(/^2,8\d\d,\d{3}$/)
    const after = await cells.nth(1).innerText()
    await dialog.confirm()
    await expect(dialog.root).toBeHidden()
    await expect(app.sheet.root.getByRole('progressbar')).toBeVisible()
    await expect(app.snapshots.take).toHaveAccessibleDescription(/being restored/)
    await app.sheet.close.click()
    const card = app.instances.card('inventory')
    await expect(card.status).toHaveText('Restoring')
    await untilItRuns(world, 'inventory')
    await expect(card.status).toHaveText('Running')
    await app.messages.said('inventory runs with the restored data')
    const message = app.messages.saying('inventory runs with the restored data')
    await message.getByRole('link', { name: 'Show' }).click()
    await expect(app.sheet.row('Nodes')).toHaveText(after)
    await expect(page).toHaveURL(/\/overview$/)
  })

  test('that fails leaves the data of before, and says so until it is seen', async ({ app, world, page }) => {
    await world.scenario('failures')
    await app.open()
    await app.inspect('inventory')
    await expect(app.sheet.row('Nodes')).toHaveText(/^\d/)
    const nodes = await app.sheet.row('Nodes').innerText()
    await app.sheet.open('Snapshots')
    await app.snapshots.row(0).restore.click()
    await app.dialogs.restore.confirm()
    await expect(app.dialogs.restore.root).toBeHidden()
    await app.sheet.close.click()
    await expect(app.instances.card('inventory').status).toHaveText('Restoring')
    await untilItRuns(world, 'inventory')
    await expect(app.instances.card('inventory').status).toHaveText('Running')
    const failure = app.messages.failures.filter({ hasText: 'inventory was not restored' })
    await expect(failure).toContainText('inventory has the data it had before. Restore again')
    await expect(failure.getByRole('code')).toHaveText(/^[0-9a-f-]{8,}$/)
    await app.inspect('inventory')
    await expect(app.sheet.row('Nodes')).toHaveText(nodes)
    // A snapshot that fails says why in its row, and the message of before still stands.
    await app.sheet.open('Snapshots')
    await app.snapshots.take.click()
    await expect(app.snapshots.table).toHaveFirstRow({ Status: 'Waiting' })
    // Not until all has ended: what ends well elsewhere is told as well.
    await world.advance('75 s')
    await expect(app.snapshots.table).toHaveFirstRow({
      Status: 'Failed',
      '': /storage of its region did not answer/,
    })
    await expect(app.snapshots.row(0).restore).toHaveAccessibleDescription(
      /failed and holds no data\. Use another/,
    )
    await expect(app.messages.failures).toHaveCount(2)
    await expect(failure).toBeVisible()
    await app.messages.dismiss('inventory was not restored')
    await expect(failure).toBeHidden()
    await app.messages.dismiss('A snapshot of inventory failed')
    await app.snapshots.row(1).menu.choose('Export')
    await app.dialogs.export.prepare.click()
    await app.dialogs.export.progress.waitFor()
    await world.advance('1 min')
    await expect(app.dialogs.export.root).toContainText('Export it again. The snapshot is not affected.')
    await expect(app.dialogs.export.prepare).toHaveText('Prepare it again')
    await page.keyboard.press('Escape')
    await expect(app.messages.failures).toHaveText(/An export of inventory failed/)
  })
})

test.describe('an export', () => {
  test('is prepared, told, and saved under a name that says what it is', async ({ app, world }) => {
    await app.open()
    await app.inspect('inventory', 'Snapshots')
    await app.snapshots.row(0).menu.choose('Export')
    const dialog = app.dialogs.export
    await expect(dialog.root).toContainText(/Export inventory of 04:3\d/)
    await expect(dialog.fact('Format')).toContainText('.dump')
    await expect(dialog.fact('Opens with')).toContainText('no database can start from it')
    await dialog.prepare.click()
    await expect(dialog.progress).toBeVisible()
    await world.advance('20 s')
    await expect(dialog.progress).toHaveAttribute('aria-valuenow', /^[1-9]\d$/)
    await world.advance('50 s')
    await app.messages.said('Export of inventory is ready')
    await expect(dialog.fact('CRC-32')).toHaveText(/^[0-9a-f]{8}/)
    const download = await dialog.download()
    expect(download.name).toMatch(/^neo4j-2025-11-14T04-3\d-\d\d\.dump$/)
    const crc = crc32(download.bytes).toString(16).padStart(8, '0')
    await expect(dialog.fact('CRC-32')).toContainText(crc)
    await expect(dialog.fact('File')).toContainText(download.name)
    await dialog.close.click()
    await expect(dialog.root).toBeHidden()
    // It is there for a day.
    await app.snapshots.row(0).menu.choose('Export')
    await expect(dialog.downloadLink).toBeVisible()
    await world.advance('25 h')
    await expect(dialog.root).toContainText('The file is gone, a day after it was made')
    await expect(dialog.prepare).toHaveText('Prepare it again')
  })
})

test.describe('an instance from a snapshot', () => {
  test('has its data, a size that fits and credentials of its own', async ({ app, world, page }) => {
    await app.open()
    await app.inspect('inventory', 'Snapshots')
    await app.snapshots.row(3).menu.choose('Create instance from snapshot')
    const { createFromSnapshot: create, credentials } = app.dialogs
    await expect(create.root).toContainText(
      /with the data of inventory as of Thu 13 Nov, .* inventory stays as it is\./,
    )
    await expect(create.root).toContainText(/[\d,]+ nodes, [\d,]+ relationships/)
    const [, nodes, relationships] =
      /([\d,]+) nodes, ([\d,]+) relationships/.exec(await create.root.innerText()) ?? []
    await create.size.selectOption({ label: 'Too small: 4 GB memory, 8 GB storage, 1 CPU' })
    await expect(create.root.getByRole('alert')).toContainText([
      /^This size has 8 GB of storage; the data takes 9(\.\d)? GB\. Choose a larger one\.$/,
    ])
    await expect(create.submit).toHaveAttribute('aria-disabled', 'true')
    await create.size.selectOption({ label: '8 GB memory, 16 GB storage, 2 CPU' })
    await write(create.name, 'inventory-copy')
    await create.submit.click()
    await expect(credentials.root).toContainText('Credentials of inventory-copy')
    await credentials.download()
    await credentials.close.click()
    const card = app.instances.card('inventory-copy')
    await expect(card.status).toHaveText('Creating')
    await world.settle()
    await expect(card.status).toHaveText('Running')
    await app.inspect('inventory-copy')
    await expect(app.sheet.row('Nodes')).toHaveText(nodes ?? '')
    await expect(app.sheet.row('Relationships')).toHaveText(relationships ?? '')
    await page.keyboard.press('Escape')
    await expect(app.instances.card('inventory').status).toHaveText('Running')
  })
})

test.describe('a long table', () => {
  test('is looked through to its end, and back', { tag: ['@console', '@deep'] }, async ({ app, world }) => {
    test.setTimeout(120_000)
    await world.scenario('ten-thousand')
    await app.open()
    await app.inspect('customer-graph', 'Snapshots')
    const { rows, table, type } = app.snapshots
    await type.selectOption('Scheduled')
    await expect(table).toHaveAttribute('aria-rowcount', /^1\d{3}$/)
    const first = await rows.first().innerText()
    await expect(table).toHaveSnapshot({ date: /Sep|Oct/, type: 'Scheduled' })
    expect(await rows.first().innerText()).toBe(first)
    await expect(table).not.toHaveSnapshot({ type: 'On demand' })
  })

  test('is not said to have nothing while a part of it is folded', { tag: '@console' }, async ({ app }) => {
    await app.open()
    await app.inspect('customer-graph', 'Snapshots')
    const { folds, table } = app.snapshots
    await expect(folds.first()).toBeVisible()
    await expect(table).not.toHaveSnapshot({ kind: 'Full', date: '1 Jan' })
    const soon = expect.configure({ timeout: 100 })
    const failed = expect(soon(table).not.toHaveSnapshot({ kind: 'Differential', date: '1 Jan' }))
    await failed.rejects.toThrow('runs of differentials are folded')
  })
})
