import type { Page } from '@playwright/test'
import { expectAccessible } from './kit/accessible.ts'
import { failing, padded, people } from './kit/archives.ts'
import { expect } from './kit/expect.ts'
import type { GivenFile } from './kit/files.ts'
import { expectLoaded, held, PART, standing } from './kit/sending.ts'
import { expectNoSideways } from './kit/sideways.ts'
import { test } from './kit/test.ts'

const tab = 'Restore from backup file'
const MIB = 1024 * 1024

/** For everyone, in light and dark, and at 320 px. */
async function look(page: Page): Promise<void> {
  const size = page.viewportSize()
  await expectAccessible(page)
  await page.setViewportSize({ width: 320, height: 700 })
  await expectNoSideways(page)
  if (size) await page.setViewportSize(size)
}

test.describe('an upload', () => {
  test(
    'says how fast it is and how long it will take; pauses, and goes on',
    { tag: ['@chromium', '@console'] },
    async ({ app, world, connection }) => {
      const file = padded(people(), 17 * MIB)
      const { upload } = app.file
      await app.open()
      await app.inspect('customer-graph', tab)
      await app.file.browse(file)
      const isSlow = await connection.slow()
      await app.file.confirm()
      await isSlow()
      await expect(upload.root).toContainText(/Uploading, \d+%/)
      await expect(upload.root).toContainText(/\d [kM]?B\/s/)
      await expect(upload.root).toContainText(/about .* left/)
      await upload.pause.click()
      await expect(upload.root).toContainText(/Paused at \d+%/)
      await expect(upload.root).not.toContainText(/B\/s|left/)
      await expect(upload.resume).toBeFocused()
      await connection.fast()
      await upload.resume.click()
      await expectLoaded(app, world)
    },
  )

  test(
    'goes on after a reload by one click, where the browser kept where the file is',
    { tag: '@chromium' },
    async ({ app, page, world, connection }) => {
      await app.open()
      await app.inspect('customer-graph', tab)
      const arrived = await connection.hold(people(), PART)
      await app.file.dropFromDisk('people.dump')
      await app.file.confirm()
      await arrived()
      page.once('dialog', (dialog) => void dialog.accept())
      await page.reload()
      await app.file.upload.goOnWithKept.click()
      await expectLoaded(app, world)
    },
  )

  test(
    'stops where there is no room, keeps what has arrived, and goes on when there is',
    { tag: ['@chromium', '@browser-host'] },
    async ({ app, page, context, world, expectStatus }) => {
      expectStatus(507)
      const session = await context.newCDPSession(page)
      const allow = (bytes?: number) =>
        session.send('Storage.overrideQuotaForOrigin', {
          origin: new URL(page.url()).origin,
          ...(bytes === undefined ? {} : { quotaSize: bytes }),
        })
      await app.open()
      await app.inspect('customer-graph', tab)
      await app.file.browse(padded(people(), 17 * MIB))
      await expect(app.file.submit).toBeVisible()
      const used = await page.evaluate(async () => (await navigator.storage.estimate()).usage ?? 0)
      await allow(used + 10_000_000)
      await app.file.confirm()
      await expect(app.file.refusal).toContainText('There is no room left on this host to store the file.')
      await look(page)
      await expect(app.file.refusal).toContainText('what has arrived is kept, and it goes on from there')
      await expect(app.file.upload.root).toContainText(/Paused at \d\d%/)
      await app.file.upload.resume.click()
      await expect(app.file.refusal).toContainText('There is no room left')
      await allow()
      await app.file.upload.resume.click()
      await expectLoaded(app, world)
    },
  )

  test('is cancelled, and nothing was overwritten', async ({ app, connection }) => {
    await app.open()
    await app.inspect('customer-graph')
    const before = await held(app)
    await app.sheet.open(tab)
    await standing(app, connection)
    // The button that was pressed is gone; the keyboard stays where it was.
    const place = app.page.getByRole('region', { name: tab })
    await expect(place).toBeFocused()
    app.page.once('dialog', (dialog) => void dialog.accept())
    await app.page.reload()
    // From here on the page knows what has arrived, and asks.
    const { root, cancel, question } = app.file.upload
    await expect(root).toContainText('Interrupted at 32%')
    await cancel.click()
    await expect(question.root).toContainText('Discard the 60 kB that have arrived?')
    await expect(question.keep).toBeFocused()
    await question.keep.press('Enter')
    await expect(cancel).toBeFocused()
    await cancel.press('Enter')
    await question.discard.click()
    await expect(place).toBeFocused()
    await expect(app.page.getByText('The upload was cancelled')).toBeVisible()
    await expect(app.page.getByText('Nothing was overwritten.')).toBeVisible()
    expect(await held(app)).toEqual(before)
    await app.page.reload()
    await app.sheet.open(tab)
    await expect(app.file.dropZone).toContainText('Drop a Neo4j file here')
  })

  test('waits for a connection that is lost and goes on by itself, wherever the person is', async ({
    app,
    world,
    connection,
  }) => {
    await app.open()
    await app.inspect('customer-graph', tab)
    await standing(app, connection)
    await connection.lose()
    await expect(app.page.getByText('The connection was lost')).toBeVisible()
    await expect(app.file.upload.root).toContainText('goes on by itself')
    await app.sheet.close.click()
    await expect(app.sheet.root).toBeHidden()
    await connection.restore()
    await expect(app.instances.card('customer-graph').status).toContainText('Loading')
    await app.inspect('customer-graph', tab)
    await expectLoaded(app, world)
  })

  test(
    'asks before the page is left; after a reload it goes on with the same file, and no other',
    { tag: '@console' },
    async ({ app, page, world, connection }) => {
      await app.open()
      await app.inspect('customer-graph', tab)
      await standing(app, connection)
      const asked: string[] = []
      const answering = (answer: 'stay' | 'go') =>
        page.once('dialog', (dialog) => {
          asked.push(dialog.type())
          void (answer === 'go' ? dialog.accept() : dialog.dismiss())
        })
      answering('stay')
      await page.evaluate(() => location.reload())
      await expect.poll(() => asked).toEqual(['beforeunload'])
      await expect(app.file.upload.pause).toBeVisible()
      answering('go')
      await page.reload()
      expect(asked).toEqual(['beforeunload', 'beforeunload'])
      const { root, bar } = app.file.upload
      await expect(root).toContainText('people.dump, 183,340 bytes, last changed on 13 Nov 2025, 09:41')
      await expect(root).toContainText('Interrupted at 32%')
      await expect(bar).toHaveAccessibleName('Upload of people.dump')
      const others: readonly (readonly [GivenFile, RegExp])[] = [
        [{ ...people(), name: 'orders.dump' }, /It is called orders\.dump\./],
        [padded(people(), 200_000), /It has 200,000 bytes, not 183,340 bytes\./],
      ]
      for (const [other, difference] of others) {
        await app.file.drop(other)
        await expect(app.file.refusal.filter({ hasText: difference })).toContainText(
          /Drop people\.dump, .*, or cancel the upload/,
        )
      }
      const changed = Buffer.from(people().bytes)
      changed[PART / 2] = (changed[PART / 2] ?? 0) ^ 0xff
      await app.file.drop({ ...people(), bytes: changed })
      await expect(app.file.refusal).toContainText('are not those that were sent')
      // A copy has another date: what is in it decides.
      const lastModified = Date.UTC(2025, 10, 14, 8)
      await app.file.drop({ ...people(), bytes: changed, lastModified })
      await expect(app.file.refusal).toContainText('It has the same name and size, but other content.')
      await app.file.drop({ ...people(), lastModified })
      await expectLoaded(app, world)
    },
  )

  test('waits where the session ends, and goes on by itself after signing in', async ({
    app,
    world,
    connection,
    expectStatus,
  }) => {
    expectStatus(401)
    await app.open()
    await app.inspect('customer-graph', tab)
    await standing(app, connection)
    await world.endSession()
    await expect(app.dialogs.session.root).toBeVisible()
    await connection.lose()
    await expect(app.file.upload.root).toContainText('The connection was lost')
    await connection.restore()
    await expect(app.file.upload.root).toContainText('when you are signed in again')
    await app.dialogs.session.signIn.click()
    await expectLoaded(app, world)
  })

  test(
    'can be followed by everyone, wide and narrow, in every state',
    { tag: ['@chromium', '@look', '@deep'] },
    async ({ app, page, world, connection }) => {
      const { upload } = app.file
      await app.open()
      await app.inspect('customer-graph', tab)
      await standing(app, connection)
      await look(page)
      await connection.lose()
      await expect(upload.tryNow).toBeVisible()
      await look(page)
      await upload.pause.click()
      await expect(upload.resume).toBeFocused()
      await connection.restore()
      await look(page)
      await page.reload()
      await expect(upload.root).toContainText('Interrupted at 32%')
      await app.file.drop({ ...people(), name: 'orders.dump' })
      await expect(app.file.refusal).toBeVisible()
      await look(page)
      await app.sheet.open('Overview')
      await app.sheet.rename('customers')
      await expect(app.sheet.heading).toContainText('customers')
      await app.sheet.open(tab)
      await app.file.drop(people())
      await expect(upload.again.submit).toBeVisible()
      await look(page)
      await upload.again.decline.click()
      await expect(page.getByText('The upload was cancelled')).toBeVisible()
      await look(page)
      await app.file.drop(failing.inconsistent())
      await app.file.confirm()
      await expect(app.file.progress).toHaveAccessibleName(/Loading into/)
      await look(page)
      await world.settle()
      await expect(upload.goBack).toBeVisible()
      await look(page)
      await upload.goBack.click()
      await expect(page.getByText('is going back to the data from before')).toBeVisible()
      await look(page)
    },
  )
})
