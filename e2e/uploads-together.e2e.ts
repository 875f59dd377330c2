import { createApp, type App } from './kit/app.ts'
import { people } from './kit/archives.ts'
import { createConnection } from './kit/connection.ts'
import { expect } from './kit/expect.ts'
import { expectLoaded, goOn, held, standing } from './kit/sending.ts'
import { test as base } from './kit/test.ts'

const tab = 'Restore from backup file'

const test = base.extend<{
  /** Another tab, whose file stands on its way into customer-graph: it is in the way of the one that `app` has confirmed. */
  readonly earlier: App
}>({
  earlier: async ({ app, context, host, watch, world, expectStatus }, use) => {
    expectStatus(409, /imports/)
    await world.scenario('tour', { everyTab: true })
    const earlier = createApp(await context.newPage(), world)
    await app.open()
    await app.inspect('customer-graph', tab)
    await app.file.drop(people())
    await expect(app.file.submit).toBeVisible()
    await earlier.open()
    await earlier.inspect('customer-graph', tab)
    await standing(earlier, createConnection(host, earlier.page, watch), {
      ...people(),
      name: 'earlier.dump',
    })
    await app.page.bringToFront()
    await app.file.confirm()
    await use(earlier)
  },
})

test.describe('uploads side by side', { tag: '@console' }, () => {
  test(
    'what one tab sends, another says; when that one is closed it goes on here',
    { tag: '@deep' },
    async ({ app, context, host, watch, world }) => {
      await world.scenario('tour', { everyTab: true })
      const sender = createApp(await context.newPage(), world)
      await sender.open()
      await sender.inspect('customer-graph', tab)
      await standing(sender, createConnection(host, sender.page, watch))
      await app.open()
      await app.inspect('customer-graph', tab)
      await expect(app.page.getByText('This file is being sent in another tab')).toBeVisible()
      await expect(app.file.dropZone).toHaveCount(0)
      await sender.page.close()
      await expect(app.file.upload.root).toContainText('Interrupted at 32%')
      await app.file.drop(people())
      await expectLoaded(app, world)
    },
  )

  test(
    'one at a time goes into an instance: the second says what is in its way',
    { tag: '@deep' },
    async ({ app, earlier }) => {
      const { inTheWay } = app.file.upload
      await expect(inTheWay.notice).toContainText('earlier.dump')
      await inTheWay.goOn.click()
      await expect(app.page.getByText('This file is being sent in another tab')).toBeVisible()
      await expect(earlier.file.upload.root).toContainText('earlier.dump')
    },
  )

  test(
    'the one in the way is cancelled, and the second goes',
    { tag: '@deep' },
    async ({ app, earlier, world }) => {
      await app.file.upload.inTheWay.cancel.click()
      await expect(app.file.upload.inTheWay.notice).toHaveCount(0)
      await earlier.page.bringToFront()
      await expect(earlier.page.getByText('The upload of earlier.dump has ended')).toBeVisible()
      await app.page.bringToFront()
      await app.file.confirm()
      await expectLoaded(app, world)
    },
  )

  test('one file goes into two instances', { tag: '@deep' }, async ({ app, world, connection }) => {
    await app.open()
    await world.settle()
    await app.inspect('customer-graph', tab)
    await standing(app, connection)
    await app.sheet.close.click()
    await app.inspect('orders-eu', tab)
    await app.file.drop(people())
    await app.file.confirm()
    await expect(app.file.progress).toHaveAccessibleName(/Loading into orders-eu/)
    await app.sheet.close.click()
    await app.inspect('customer-graph', tab)
    await goOn(app)
    await expectLoaded(app, world)
    expect(await held(app)).toEqual([expect.stringContaining('1,204'), expect.stringContaining('3,377')])
    await app.sheet.close.click()
    await app.inspect('orders-eu')
    expect(await held(app)).toEqual([expect.stringContaining('1,204'), expect.stringContaining('3,377')])
  })
})

test.describe('a consent', { tag: '@console' }, () => {
  test(
    'is asked for again where the instance was renamed meanwhile',
    { tag: '@deep' },
    async ({ app, world, connection }) => {
      await app.open()
      await app.inspect('customer-graph', tab)
      await standing(app, connection)
      await app.sheet.open('Overview')
      await app.sheet.rename('customers')
      await expect(app.sheet.heading).toContainText('customers')
      // Who looks elsewhere when the file is there is told.
      await app.sheet.close.click()
      await connection.lose()
      await connection.restore()
      const message = app.messages.saying('people.dump waits to be confirmed again')
      await message.getByRole('link', { name: 'Show' }).click()
      await expect(app.page.getByText('The instance has changed since you confirmed')).toBeVisible()
      await expect(app.page.getByText('It is called customers now.')).toBeVisible()
      const { again } = app.file.upload
      await again.submit.click({ force: true })
      await expect(again.submit).toHaveAccessibleDescription(/Type RESTORE/)
      await again.confirm()
      await expectLoaded(app, world)
    },
  )

  test('is asked for again where the instance was restored meanwhile; declined, nothing is overwritten', async ({
    app,
    world,
    connection,
  }) => {
    await app.open()
    await app.inspect('customer-graph', tab)
    await standing(app, connection)
    await app.sheet.open('Snapshots')
    await app.snapshots.showExportableOnly()
    await app.snapshots.row(0).restore.click()
    await app.dialogs.restore.confirm()
    await expect(app.dialogs.restore.root).toBeHidden()
    await world.settle()
    await app.messages.said('customer-graph runs with the restored data')
    const before = await held(app)
    await app.sheet.open(tab)
    await goOn(app)
    await expect(app.messages.failures).toHaveCount(0)
    await expect(app.page.getByText('It holds other data now')).toBeVisible()
    await app.file.upload.again.decline.click()
    await expect(app.page.getByText('The upload was cancelled')).toBeVisible()
    expect(await held(app)).toEqual(before)
  })
})
