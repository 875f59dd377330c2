import { expectAccessible } from './kit/accessible.ts'
import { expect } from './kit/expect.ts'
import { write } from './kit/parts.ts'
import { test } from './kit/test.ts'

test.describe('a session that has ended', () => {
  test.beforeEach(({ expectStatus }) => expectStatus(401, /./))

  test('is begun anew in place, and nothing on the page is lost', async ({ app, world }) => {
    await app.open()
    await app.instances.createButton.click()
    const { create, session } = app.dialogs
    await write(create.name, 'half-typed')
    await world.endSession()
    await expect(session.signIn).toBeFocused()
    await app.page.keyboard.press('Escape')
    await app.page.keyboard.press('Escape')
    await expect(session.root).toBeVisible()
    await session.signIn.press('Enter')
    await expect(session.root).toBeHidden()
    await expect(create.name).toHaveValue('half-typed')
    await create.submit.click()
    await expect(app.dialogs.credentials.root).toBeVisible()
  })

  test('is said to everyone', { tag: ['@chromium', '@look'] }, async ({ app, world }) => {
    await app.open()
    await world.endSession()
    await expect(app.dialogs.session.signIn).toBeVisible()
    await expectAccessible(app.page)
  })

  test('is over as soon as someone signs in', { tag: '@console' }, async ({ app, world }) => {
    await app.open()
    await world.endSession()
    await expect(app.dialogs.session.root).toBeVisible()
    await app.dialogs.session.signIn.click()
    await app.instances.card('customer-graph').menu.choose('Pause')
    await app.dialogs.pause.submit.click()
    await expect(app.instances.card('customer-graph').status).toContainText('Pausing')
  })

  test('is met by a page that is opened then', async ({ app, world }) => {
    await app.open()
    await world.endSession()
    await expect(app.dialogs.session.root).toBeVisible()
    await app.page.reload()
    await app.dialogs.session.signIn.click()
    await expect(app.instances.card('orders-eu').root).toBeVisible()
  })
})
