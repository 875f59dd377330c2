import { expectAccessible } from './kit/accessible.ts'
import { failing, mistaken, people, peopleChanges } from './kit/archives.ts'
import { expect } from './kit/expect.ts'
import { test } from './kit/test.ts'

test.describe('a file that is dropped on the list of instances', () => {
  test('is answered by every card, of this project and the next', { tag: '@look' }, async ({ app, page }) => {
    await app.open()
    await app.fileCheck.drop(people())
    await expect(app.fileCheck.title).toHaveText('people.dump fits 4 of 5 instances, 2 of them not now')
    await expect(page.getByRole('status').filter({ hasText: 'people.dump fits 4 of 5' })).toHaveCount(1)
    const { card } = app.instances
    await expect(app.fileCheck.goOn('customer-graph')).toBeVisible()
    await expect(card('inventory').root).toContainText('Needs Neo4j 2025.10')
    await expect(card('orders-eu').root).toContainText('Fits, not now')
    await expect(card('orders-eu').root).toContainText('orders-eu is being restored')
    await expect(card('poc-recommendations').root).toContainText('poc-recommendations is paused')
    await app.projects.choose('Research')
    await expect(app.fileCheck.title).toHaveText('people.dump fits 3 of 4 instances, 1 of them not now')
    await expect(card('movies-sandbox').root).toContainText('Takes no files')
    // What is too big is told by how much, by what the plan counts.
    await app.projects.choose('Commerce graph')
    await app.fileCheck.drop(failing.tooLarge())
    await expect(card('poc-recommendations').root).toContainText('Too big by 1.2 GB')
    await app.fileCheck.drop(failing.tooManyNodes())
    await expect(card('poc-recommendations').root).toContainText('Too big by 1,034,567 nodes')
    // The list can be narrowed to look for one; the sum stays that of the project.
    await app.instances.show('Paused')
    await expect(app.instances.cards).toHaveCount(1)
    await expect(app.fileCheck.title).toContainText('of 5 instances')
    await app.fileCheck.done.click()
    await expect(card('poc-recommendations').root).not.toContainText('Too big')
  })

  test(
    'goes on to the confirmation with one click, and is loaded',
    { tag: '@console' },
    async ({ app, world }) => {
      await app.open()
      await app.fileCheck.drop(people())
      await app.fileCheck.goOn('customer-graph').click()
      await expect(app.sheet.tab('Restore from backup file')).toHaveAttribute('aria-current', 'page')
      await expect(app.file.finding('Holds')).toHaveText('1,204 nodes, 3,377 relationships')
      await app.file.confirm()
      await expect(app.file.progress).toHaveAccessibleName(/Loading into customer-graph/)
      await app.sheet.close.click()
      await expect(app.instances.card('customer-graph').root).toContainText('Fits, not now')
      await world.settle()
      await expect(app.fileCheck.goOn('customer-graph')).toBeVisible()
      await expect(app.instances.card('customer-graph').fact('Graph')).toContainText('1,204')
    },
  )

  test('that is of no use is refused once, and no card says anything', { tag: '@look' }, async ({ app }) => {
    await app.open()
    const cases = [
      [[mistaken.lfsPointer], /^movies\.dump: .*Git LFS/],
      [[mistaken.oneByteChanged(people())], /^changed\.dump: /],
      [[peopleChanges()], /differential backup/],
      [[failing.noDatabase()], /no Neo4j database is in it/],
      [[people(), peopleChanges()], /2 files were chosen; an instance holds one database/],
    ] as const
    for (const [files, reason] of cases) {
      await app.fileCheck.drop(...files)
      await expect(app.fileCheck.refusal).toHaveText(reason)
      await expect(app.instances.cards.filter({ hasText: /Fits|Cannot take it|Needs Neo4j/ })).toHaveCount(0)
    }
    await app.fileCheck.browse(people())
    await expect(app.fileCheck.title).toContainText('people.dump fits')
    await expect(app.fileCheck.refusal).toHaveCount(0)
  })

  test('is not allowed to a viewer', { tag: '@look' }, async ({ app, world }) => {
    await world.scenario('tour', { role: 'viewer' })
    await app.open()
    await app.fileCheck.drop(people())
    await expect(app.fileCheck.title).toHaveText('people.dump fits 4 of 5 instances, not allowed')
    await expect(app.instances.card('customer-graph').root).toContainText(
      'Your role in this project is viewer',
    )
  })

  test(
    'while it hovers, the page says what a drop does; given up, nothing has happened',
    { tag: '@look' },
    async ({ app, page }) => {
      await app.open()
      // The first drag loads what answers it; a drag goes on telling where it is.
      await expect(async () => {
        await app.fileCheck.hover(people())
        await expect(app.fileCheck.hint).toHaveText('Drop it to see which instances take it', {
          timeout: 500,
        })
      }).toPass()
      await app.fileCheck.leave()
      await expect(app.fileCheck.hint).toHaveCount(0)
      await app.fileCheck.hover(people())
      await expect(app.fileCheck.hint).toHaveCount(1)
      await page.keyboard.press('Escape')
      await expect(app.fileCheck.hint).toHaveCount(0)
      await app.fileCheck.hover(people(), peopleChanges())
      await expect(app.fileCheck.hint).toHaveText('One file at a time')
      await page.mouse.move(10, 10)
      await expect(app.fileCheck.hint).toHaveCount(0)
      await expect(app.fileCheck.panel).toHaveCount(0)
      // What is open over the page takes what comes.
      await app.inspect('customer-graph', 'Restore from backup file')
      await app.file.drop(people())
      await expect(app.file.submit).toBeVisible()
      await expect(app.fileCheck.hint).toHaveCount(0)
      await app.sheet.close.click()
      await expect(app.instances.heading).toBeVisible()
      await expect(app.fileCheck.panel).toHaveCount(0)
    },
  )

  test(
    'comes from the disk by the drags of the system',
    { tag: ['@chromium', '@look'] },
    async ({ app, page }) => {
      await app.open()
      const { fromDisk, hint, panel, refusal, title } = app.fileCheck
      await expect(async () => {
        await fromDisk.hover('people.dump')
        await expect(hint).toHaveText('Drop it to see which instances take it', { timeout: 500 })
      }).toPass()
      await page.mouse.move(10, 10)
      await expect(hint).toHaveCount(0)
      await expect(panel).toHaveCount(0)
      await fromDisk.hover('people.dump', 'people-old.dump')
      await expect(hint).toHaveText('One file at a time')
      await fromDisk.drop('people.dump', 'people-old.dump')
      await expect(refusal).toContainText('2 files were chosen')
      await expect(hint).toHaveCount(0)
      await fromDisk.drop('.')
      await expect(refusal).toContainText('A folder cannot be loaded.')
      await fromDisk.drop('people.dump')
      await expect(title).toContainText('people.dump fits 4 of 5 instances')
    },
  )
})

test(
  'a file is checked by the keyboard alone, up to the confirmation',
  { tag: '@console' },
  async ({ app, page }) => {
    await app.open()
    await app.fileCheck.button.focus()
    await page.keyboard.press('Enter')
    await expect(app.fileCheck.browseButton).toBeFocused()
    await app.fileCheck.browse(people())
    await expect(app.fileCheck.title).toContainText('people.dump fits 4 of 5 instances')
    await app.fileCheck.goOn('fraud-rings').focus()
    await page.keyboard.press('Enter')
    await expect(app.file.submit).toBeVisible()
    await app.sheet.close.click()
    await app.fileCheck.done.focus()
    await page.keyboard.press('Enter')
    await expect(app.fileCheck.panel).toHaveCount(0)
    await expect(app.fileCheck.button).toBeFocused()
  },
)

// Chromium's: elsewhere the colour scheme cannot be emulated.
test('no violations in light and dark', { tag: ['@chromium', '@look', '@deep'] }, async ({ app, page }) => {
  await app.open()
  await app.fileCheck.button.click()
  await app.fileCheck.panel.waitFor()
  await expectAccessible(page)
  await app.fileCheck.hover(people())
  await app.fileCheck.hint.waitFor()
  await expectAccessible(page)
  await app.fileCheck.drop(people())
  await app.fileCheck.done.waitFor()
  await expectAccessible(page)
  await app.fileCheck.drop(peopleChanges())
  await app.fileCheck.refusal.waitFor()
  await expectAccessible(page)
})

test.describe('at 320 px', { tag: '@look' }, () => {
  test.use({ viewport: { width: 320, height: 700 } })

  test('every answer has room, and what was dropped below is answered in view', async ({ app, page }) => {
    const width = () => page.evaluate(() => document.scrollingElement?.scrollWidth)
    await app.open()
    await app.fileCheck.button.click({ trial: true })
    await app.instances.createButton.click({ trial: true })
    await app.instances.card('poc-recommendations').root.scrollIntoViewIfNeeded()
    await app.fileCheck.drop({ ...people(), name: `${'w'.repeat(60)}.dump` })
    await expect(app.fileCheck.done).toBeInViewport()
    expect(await width()).toBe(320)
    for (const name of ['customer-graph', 'fraud-rings'])
      await app.fileCheck.goOn(name).click({ trial: true })
    await app.fileCheck.hover(people())
    await app.fileCheck.hint.waitFor()
    expect(await width()).toBe(320)
    await app.fileCheck.drop(peopleChanges())
    await app.fileCheck.refusal.waitFor()
    expect(await width()).toBe(320)
    await app.fileCheck.done.click()
    await app.fileCheck.button.click()
    await app.fileCheck.browseButton.click({ trial: true })
    expect(await width()).toBe(320)
  })
})
