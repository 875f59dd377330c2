import type { Page } from '@playwright/test'
import { crc32 } from 'node:zlib'
import { expectAccessible } from './kit/accessible.ts'
import type { App } from './kit/app.ts'
import { people } from './kit/archives.ts'
import type { BackupItem } from './kit/backups.ts'
import { expect } from './kit/expect.ts'
import { expectLoaded } from './kit/sending.ts'
import { expectNoSideways } from './kit/sideways.ts'
import { test } from './kit/test.ts'

/** The second project of the tour: one backup is being made there since the beginning, for 110 s more. */
async function openResearch(app: App): Promise<void> {
  await app.open()
  await app.projects.choose('Research')
}

/** Saves the file and holds that it is what was announced. */
async function expectAsAnnounced(item: BackupItem): Promise<void> {
  const file = await item.download()
  const sum = crc32(file.bytes).toString(16).padStart(8, '0')
  await expect(item.fact('CRC-32')).toContainText(sum)
  await expect(item.fact('File')).toHaveText(file.name)
}

test.describe('a backup', () => {
  test('is requested, waits, is cancelled, is made, linked to, downloaded, and sent into an instance', async ({
    app,
    world,
    page,
    host,
  }) => {
    const { backups } = app
    await openResearch(app)
    // Both workers are busy then.
    await app.inspect('drug-discovery', 'Backups')
    await backups.request.click()
    await expect(backups.item(0).root).toContainText('Being made')
    await app.sheet.close.click()

    await app.inspect('movies-sandbox', 'Backups')
    await backups.request.click()
    const item = backups.item(0)
    await expect(item.root).toContainText('Next in line')
    await expect(item.root).toContainText('It starts in about 2 min')
    await expect(backups.request).toHaveAccessibleDescription(/already waiting or being made\. Wait until/)
    await item.cancel.click()
    await expect(item.root).toContainText('It was cancelled before its turn came.')
    await expect(item.root).toBeFocused()

    await backups.request.click()
    await expect(item.root).toContainText('Next in line')
    await world.advance('112 s')
    await expect(item.progress).toHaveAccessibleName('Backup of movies-sandbox')
    await expect(item.root).toContainText('The database keeps running')
    await world.advance('20 s')
    await expect(item.progress).toHaveAttribute('aria-valuenow', /^[4-8]\d$/)
    await expect(item.stage('Online backup')).toContainText('done')
    await expect(item.stage('Upload to storage')).toContainText('to come')
    await expect(app.sheet.root.getByText('Running', { exact: true })).toBeVisible()
    await world.advance('25 s')
    await app.messages.said('Backup of movies-sandbox is ready')
    await expect(app.sheet.tab('Backups')).toHaveText('Backups 2')

    await expect(item.fact('Holds')).toHaveText('171 nodes, 253 relationships')
    await expect(item.fact('Opens with')).toContainText('No database can start from it')
    await expect(item.fact('Kept until')).toContainText('12 Feb 2026')
    await expect(item.downloadLink).toBeHidden()
    await item.getLink.click()
    await expect(item.root).toContainText('Link good for 30 d')
    await expect(item.getLink).toHaveText('Get a new link')
    await expect(item.root).toContainText(
      host === 'browser' ? 'It works in this browser only' : 'Whoever has the link can download the file',
    )
    await expectAsAnnounced(item)
    await world.advance('2 h')
    await expect(item.root).toContainText('Link good for 29 d 22 h')
    await page.reload()
    await expect(item.root).toContainText('Link good for 29 d 22 h')
    await item.getLink.click()
    await expect(item.root).toContainText('Link good for 30 d')

    await item.use.click()
    await expect(page).toHaveURL(/[?&]use=/)
    await page.reload()
    await item.sendLink.click()
    await expect(backups.send.cancel).toBeFocused()
    await page.reload()
    await backups.send.instance.selectOption('embeddings-lab')
    await expect(backups.send.root).toContainText(
      /All data in embeddings-lab \(\w{8}\) is overwritten, never merged/,
    )
    await backups.send.submit.focus()
    await expect(backups.send.submit).toHaveAccessibleDescription(/before you type RESTORE/)
    await backups.send.confirm()
    await expect(page).toHaveURL(/\/restore-from-file$/)
    await expect(app.sheet.heading).toContainText('embeddings-lab')
    await world.advance('10 min')
    await expect(page.getByText('171 nodes and 253 relationships were loaded.')).toBeVisible()
    await app.sheet.open('Overview')
    await expect(app.sheet.row('Labels')).toHaveText('Movie, Person')
  })

  test(
    'outlives its instance, whether that was deleted or has ended',
    { tag: '@console' },
    async ({ app, world, page, expectStatus }) => {
      expectStatus(404, /\/instances\//)
      const { backups } = app
      await openResearch(app)
      await app.inspect('drug-discovery', 'Backups')
      await expect(page.getByRole('heading', { name: 'No backups yet' })).toBeVisible()
      await backups.request.click()
      await expect(backups.item(0).root).toContainText('Being made')
      await world.advance('10 min')
      await expect(backups.item(0).root).toContainText('Ready')
      await app.sheet.close.click()

      await app.instances.card('drug-discovery').menu.choose('Delete')
      await expect(app.dialogs.delete.root).toContainText(
        /Its backup of .*\d\d:\d\d GMT stays until \d+ \w+ \d{4}, under/,
        { useInnerText: true },
      )
      await app.dialogs.delete.name.pressSequentially('drug-discovery')
      await app.dialogs.delete.submit.click()
      await expect(app.dialogs.delete.root).toBeHidden()
      await world.advance('1 min')
      await expect(app.instances.card('drug-discovery').root).toBeHidden()

      await app.inspect('movies-sandbox', 'Backups')
      await expect(backups.item(0).root).toContainText('Ready')
      await world.advance('10 h')
      await expect(page.getByRole('heading', { name: 'This instance is not there' })).toBeVisible()
      await page.getByRole('link', { name: 'See its backups' }).click()
      const { deleted } = backups
      await expect(deleted.root.getByRole('heading', { level: 2 })).toHaveText([
        /^drug-discovery /,
        /^movies-sandbox /,
        /^course-sandbox /,
      ])
      await expect(deleted.item(1).fact('Holds')).toHaveText('171 nodes, 253 relationships')
      await expectAsAnnounced(deleted.item(1))
      await deleted.root.getByRole('button', { name: 'Close' }).click()
      await backups.deletedLink.click()

      const course = deleted.item(2)
      await course.getLink.click()
      await expectAsAnnounced(course)
      await course.use.click()
      await course.sendLink.click()
      await backups.send.instance.selectOption('embeddings-lab')
      await backups.send.confirm()
      await expect(app.sheet.heading).toContainText('embeddings-lab')
      await world.advance('10 min')
      await expect(page.getByText('1,108 nodes and 3,260 relationships were loaded.')).toBeVisible()
    },
  )

  test('of a real store says what opens it and how it is loaded, and is that store again', async ({
    app,
    world,
  }) => {
    const { backups } = app
    await app.open()
    await app.inspect('customer-graph', 'Restore from backup file')
    await app.file.drop(people())
    await app.file.confirm()
    await expectLoaded(app, world)
    await app.sheet.open('Backups')
    await backups.request.click()
    const item = backups.item(0)
    await expect(item.root).toContainText('Being made')
    await world.advance('2 min')
    await expect(item.fact('Opens with')).toContainText('Neo4j Enterprise: 5 and later.')
    await item.use.click()
    await item.root.getByText('Load it on your own server', { exact: true }).click()
    const name = await item.fact('File').innerText()
    await expect(item.root.getByRole('code').filter({ hasText: name })).not.toHaveCount(0)
    await item.getLink.click()
    await expectAsAnnounced(item)
    const file = await item.download()
    await app.sheet.close.click()
    await app.inspect('inventory', 'Restore from backup file')
    await app.file.drop(file)
    await expect(app.file.finding('Holds')).toHaveText('1,204 nodes, 3,377 relationships')
  })

  test('that fails says why, and is asked for again by the keyboard alone', async ({ app, world, page }) => {
    await world.scenario('failures')
    const { backups } = app
    await openResearch(app)
    await app.inspect('movies-sandbox', 'Backups')
    await backups.request.focus()
    await page.keyboard.press('Enter')
    await expect(backups.item(0).root).toContainText('Being made')
    await expect(backups.request).toBeFocused()
    await expect(backups.request).toHaveAccessibleDescription(/already waiting or being made/)
    await page.keyboard.press('Shift+Tab')
    await page.keyboard.press('Tab')
    await expect(page.getByRole('tooltip').filter({ hasText: 'already waiting or being made' })).toBeVisible()
    await world.advance('1 min')
    const failed = backups.item(0)
    await expect(failed.root).toContainText('The backup of movies-sandbox could not be made.')
    const id = await failed.root.getByRole('code').innerText()
    await expect(
      app.messages.failures.filter({ hasText: 'A backup of movies-sandbox failed' }),
    ).toContainText(id)
    await failed.again.focus()
    await page.keyboard.press('Enter')
    await expect(backups.item(0).root).toContainText('Being made')
    await expect(backups.item(1).root).toContainText('could not be made')
  })

  test('is shown to a viewer, who is told what he cannot do', { tag: '@look' }, async ({ app, world }) => {
    await world.scenario('tour', { role: 'viewer' })
    const { backups } = app
    await openResearch(app)
    await app.inspect('movies-sandbox', 'Backups')
    await expect(backups.request).toHaveAccessibleDescription(/Your role in this project is viewer/)
    const item = backups.item(0)
    await expect(item.fact('CRC-32')).toHaveText(/^[0-9a-f]{8}/)
    await expect(item.getLink).toHaveAccessibleDescription(/getting a download link needs a member/)
    await expect(item.downloadLink).toBeHidden()
  })
})

// Chromium's: elsewhere the colour scheme cannot be emulated.
test.describe(
  'every state, in light and dark and at 320 px',
  { tag: ['@chromium', '@look', '@deep'] },
  () => {
    const look = async (page: Page) => {
      await expectAccessible(page)
      await page.setViewportSize({ width: 320, height: 700 })
      await expectNoSideways(page)
      await page.setViewportSize({ width: 1280, height: 720 })
    }

    test('none, one that is made, one that waits, ready, and sent', async ({ app, page }) => {
      const { backups } = app
      await openResearch(app)
      await app.inspect('drug-discovery', 'Backups')
      await page.getByRole('heading', { name: 'No backups yet' }).waitFor()
      await look(page)
      await backups.request.click()
      await backups.item(0).progress.waitFor()
      await backups.request.focus()
      await look(page)
      await app.sheet.close.click()
      await app.inspect('movies-sandbox', 'Backups')
      await backups.request.click()
      await backups.item(0).cancel.waitFor()
      await backups.item(1).use.click()
      await backups.item(1).sendLink.waitFor()
      await look(page)
      await backups.item(1).sendLink.click()
      await backups.send.instance.selectOption('embeddings-lab')
      await backups.send.submit.focus()
      await look(page)
      await backups.send.instance.selectOption('reporting (not now)')
      await look(page)
    })

    test('one that failed, one that expired, those of instances that are gone', async ({
      app,
      world,
      page,
      expectStatus,
    }) => {
      expectStatus(404, /\/instances\//)
      const { backups } = app
      await app.open()
      await app.inspect('inventory', 'Backups')
      await backups.item(0).again.waitFor()
      await look(page)
      await app.sheet.close.click()
      await app.projects.choose('Research')
      await backups.deletedLink.waitFor()
      await look(page)
      await backups.deletedLink.click()
      await backups.deleted.item(0).getLink.waitFor()
      await look(page)
      await world.advance('48 d')
      await expect(backups.deleted.root).toContainText('course-sandbox')
      await look(page)
    })
  },
)
