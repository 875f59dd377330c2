import { mistaken, people, peopleChanges, peopleOld } from './kit/archives.ts'
import { expect } from './kit/expect.ts'
import type { App } from './kit/app.ts'
import type { GivenFile } from './kit/files.ts'
import { realArchive, realArchives } from './kit/real-archives.ts'
import { test } from './kit/test.ts'
import type { World } from './kit/world.ts'

const tab = 'Restore from backup file'

/** Drops a file on an instance whose tab is open, confirms, and waits until the instance runs with it. */
async function restoreFrom(app: App, world: World, file: GivenFile): Promise<void> {
  await app.file.drop(file)
  await app.file.confirm()
  await expect(app.file.progress).toHaveAccessibleName(/Loading into/)
  await world.settle()
  await expect(
    app.page.getByText('The instance runs with the data of the file', { exact: true }),
  ).toBeVisible()
}

/** Takes a snapshot, exports it and gives the file back. */
async function exportNow(app: App, world: World): Promise<GivenFile> {
  await app.sheet.open('Snapshots')
  await app.snapshots.take.click()
  await expect(app.snapshots.row(0).root).toContainText(/In progress|Waiting/)
  await world.settle()
  await expect(app.snapshots.row(0).root).toContainText('Completed')
  await app.snapshots.row(0).menu.choose('Export')
  await app.dialogs.export.prepare.click()
  await expect(app.dialogs.export.progress).toBeVisible()
  await world.settle()
  const file = await app.dialogs.export.download()
  await app.dialogs.export.close.click()
  await expect(app.dialogs.export.root).toBeHidden()
  return file
}

/** Whether `part` stands in `whole` somewhere. */
const holds = (whole: Buffer, part: Buffer) => whole.indexOf(part) >= 0

test.describe('restore from a file', () => {
  test('a dropped dump is looked into, confirmed, uploaded, loaded and counted', async ({ app, world }) => {
    await app.open()
    await app.inspect('customer-graph', tab)
    await app.file.drop(people())
    await expect(app.file.finding('Holds')).toHaveText('1,204 nodes, 3,377 relationships')
    await expect(app.file.finding('Written by')).toContainText('record-standard-1.1')
    await expect(app.file.finding('Labels')).toHaveText('Person, City')
    await expect(app.page.getByText(/^All data in .* will be overwritten, never merged/)).toContainText(
      'customer-graph',
    )
    // Nothing happens before the word stands there.
    await app.file.submit.click({ force: true })
    await expect(app.file.submit).toHaveAttribute('aria-disabled', 'true')
    await expect(app.file.submit).toHaveAccessibleDescription(/Type RESTORE/)
    await app.file.confirm()
    await expect(app.file.progress).toHaveAccessibleName(/Loading into customer-graph, estimated/)
    await world.settle()
    await expect(app.page.getByText('1,204 nodes and 3,377 relationships were loaded.')).toBeVisible()
    await app.messages.said('customer-graph runs with the data of the file')
    await app.sheet.open('Overview')
    await expect(app.sheet.row('Nodes')).toContainText('1,204')
    await expect(app.sheet.row('Relationships')).toContainText('3,377')
  })

  test(
    'data of a file comes back from its export, on another instance',
    { tag: '@console' },
    async ({ app, world }) => {
      await app.open()
      await app.inspect('customer-graph', tab)
      await restoreFrom(app, world, people())
      const exported = await exportNow(app, world)
      expect(exported.name).toMatch(/^neo4j-2025-11-14T\d{2}-\d{2}-\d{2}\.backup$/)
      await app.sheet.close.click()
      await app.projects.choose('Research')
      await expect(app.instances.card('drug-discovery').root).toBeVisible()
      await app.projects.choose('Commerce graph')
      await app.inspect('orders-eu', tab)
      await restoreFrom(app, world, exported)
      await app.sheet.open('Overview')
      await expect(app.sheet.row('Nodes')).toContainText('1,204')
      await expect(app.sheet.row('Relationships')).toContainText('3,377')
    },
  )

  test(
    'an export of emulated data says that it holds no store, and is read back',
    { tag: '@console' },
    async ({ app, world }) => {
      await app.open()
      await app.inspect('orders-eu')
      await world.settle()
      const exported = await exportNow(app, world)
      await app.sheet.close.click()
      await app.inspect('customer-graph', tab)
      await app.file.drop(exported)
      await expect(app.page.getByText('This file holds figures, not a store')).toBeVisible()
      await app.file.confirm()
      await expect(app.file.progress).toHaveAccessibleName(/Loading into/)
      await world.settle()
      await expect(
        app.page.getByText('The instance runs with the data of the file', { exact: true }),
      ).toBeVisible()
    },
  )

  test(
    'what holds no database is refused with its own reason, and nothing is sent',
    { tag: '@look' },
    async ({ app, page }) => {
      const sent: string[] = []
      page.on('request', (request) => {
        if (!['GET', 'HEAD'].includes(request.method())) sent.push(request.url())
      })
      await app.open()
      await app.inspect('customer-graph', tab)
      const cases: readonly (readonly [readonly GivenFile[], RegExp])[] = [
        [[mistaken.empty], /empty|0 bytes/i],
        [[mistaken.lfsPointer], /Git LFS/],
        [[mistaken.picture], /PNG|picture|image/i],
        [[mistaken.truncated(people())], /ends|cut|truncated|incomplete/i],
        [[mistaken.oneByteChanged(people())], /checksum|damaged/i],
        [[peopleChanges()], /differential backup/],
        [[people(), peopleOld()], /2 files were chosen/],
      ]
      for (const [files, reason] of cases) {
        await app.file.drop(...files)
        await expect(app.file.refusal.filter({ hasText: reason })).toBeVisible()
        await expect(app.file.submit).toHaveCount(0)
      }
      // By the system's dialog too.
      await app.file.browse(mistaken.lfsPointer)
      await expect(app.file.refusal.filter({ hasText: /Git LFS/ })).toBeVisible()
      expect(sent).toEqual([])
    },
  )

  test(
    'a file that the instance cannot take is refused before anything is sent, with what can',
    { tag: '@look' },
    async ({ app }) => {
      await app.open()
      await app.inspect('inventory', tab)
      await app.file.drop(people())
      await expect(app.file.refusal.filter({ hasText: /this instance runs Neo4j 4\.4/ })).toContainText(
        'Use an instance of the latest version.',
      )
      await expect(app.file.finding('Holds')).toHaveText('1,204 nodes, 3,377 relationships')
      await app.file.drop(peopleOld())
      await expect(app.file.submit).toBeVisible()
      await app.file.cancel.click()
      await expect(app.file.dropZone).toBeVisible()
    },
  )

  test('a name that lies about its kind is said and does no harm', async ({ app }) => {
    await app.open()
    await app.inspect('customer-graph', tab)
    await app.file.drop({ ...people(), name: 'people.backup' })
    await expect(app.page.getByText('Named .backup, but it is a dump')).toBeVisible()
    await expect(app.file.submit).toBeVisible()
  })

  test('a load that fails says why and what to do, and the data is as before', async ({ app, world }) => {
    await world.scenario('failures')
    await app.open()
    const name = await app.instances.names.first().innerText()
    await app.inspect(name)
    await expect(app.sheet.row('Nodes')).toHaveText(/^\d/)
    const before = await app.sheet.row('Nodes').innerText()
    await app.sheet.open(tab)
    await app.file.drop(people())
    await app.file.confirm()
    await expect(app.file.progress).toHaveAccessibleName(/Loading into/)
    await world.settle()
    await expect(app.page.getByText('still has the data from before')).toBeVisible()
    await expect(app.messages.failures.filter({ hasText: name })).toContainText('Request')
    await app.page.reload()
    await expect(app.page.getByText('still has the data from before')).toBeVisible()
    await app.sheet.open('Overview')
    await expect(app.sheet.row('Nodes')).toHaveText(before)
  })

  test('a Sandbox takes no file and says what does', { tag: '@look' }, async ({ app }) => {
    await app.open()
    await app.projects.choose('Research')
    await app.inspect('movies-sandbox', tab)
    await expect(app.page.getByText('A Sandbox does not take dump files.')).toBeVisible()
    await expect(app.page.getByRole('dialog').getByRole('link', { name: 'Create instance' })).toBeVisible()
  })
})

// Real archives are not part of the project; where the machine has them, they are dropped too.
if (realArchives === null) {
  process.stderr.write('Real archives are absent: the test that drops northwind-50.dump is not there.\n')
} else {
  test.describe('a real archive', () => {
    test('northwind goes through an instance and its export unchanged', async ({ app, world }) => {
      const original = realArchive('northwind-50.dump')
      await world.scenario('tour')
      await app.open()
      await app.inspect('customer-graph', tab)
      await restoreFrom(app, world, original)
      await expect(app.page.getByText('1,035 nodes and 3,139 relationships were loaded.')).toBeVisible()
      const exported = await exportNow(app, world)
      expect(holds(exported.bytes, Buffer.from('neostore'))).toBe(true)
      await app.sheet.close.click()
      await app.inspect('orders-eu', tab)
      await restoreFrom(app, world, exported)
      await app.sheet.open('Overview')
      await expect(app.sheet.row('Nodes')).toContainText('1,035')
      await expect(app.sheet.row('Relationships')).toContainText('3,139')
    })
  })
}
