import { expect } from './kit/expect.ts'
import { test } from './kit/test.ts'

test.describe('the frame', () => {
  test(
    'switches projects, says who is signed in and keeps the theme',
    { tag: '@look' },
    async ({ app, page }) => {
      await app.open()
      await expect(page.getByText('on-call, admin')).toBeVisible()
      await expect(app.projects.button).toHaveText('Commerce graph')
      await app.projects.choose('Research')
      await expect(app.projects.button).toHaveText('Research')
      await expect(app.instances.names).toHaveText([
        'drug-discovery',
        'embeddings-lab',
        'movies-sandbox',
        'reporting',
      ])
      const overdue = app.instances.card('embeddings-lab')
      await expect(overdue.root).toContainText('The last 2 snapshots failed')
      await expect(overdue.fact(/^Snapshots/)).toContainText('Overdue')
      await page.goBack()
      await expect(app.projects.button).toHaveText('Commerce graph')

      const root = page.locator('html')
      await app.theme.open()
      await page.getByRole('menuitemradio', { name: 'Dark' }).click()
      await expect(root).toHaveCSS('color-scheme', 'dark')
      await page.reload()
      await app.instances.heading.waitFor()
      await expect(root).toHaveCSS('color-scheme', 'dark')
      await app.theme.open()
      await expect(page.getByRole('menuitemradio', { name: 'Dark' })).toBeChecked()
      await page.getByRole('menuitemradio', { name: 'Like the system' }).click()
      await expect(root).not.toHaveCSS('color-scheme', 'dark')
    },
  )

  test('says what it is, and whose it is not', { tag: '@look' }, async ({ app, page }) => {
    await app.open()
    await page.getByRole('link', { name: 'About Afterglow' }).click()
    const about = page.getByRole('dialog', { name: 'About Afterglow' })
    await expect(about).toContainText('Afterglow is not affiliated with Neo4j.')
    await expect(about).toContainText('14 Nov 2025, 09:04 GMT')
    await page.reload()
    await expect(about).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(about).toBeHidden()
    await expect(app.instances.cards).toHaveCount(5)
  })

  test(
    'says plainly that nothing is at an address',
    { tag: '@look' },
    async ({ app, world, page, expectStatus }) => {
      expectStatus(404)
      await app.open()
      await expect(page).toHaveURL(/\/instances$/)
      const list = new URL(page.url()).pathname
      await world.open('/projects/00000000-0000-4000-8000-000000000000/instances')
      await expect(page.getByRole('heading', { name: 'This project is not there' })).toBeVisible()
      await world.open('/nowhere')
      await expect(page.getByRole('heading', { name: 'Nothing is at this address' })).toBeVisible()
      await world.open(`${list}/ffffffff/overview`)
      await expect(page.getByRole('heading', { name: 'This instance is not there' })).toBeVisible()
      await world.open(`${list}/ffffffff/delete`)
      await expect(page.getByRole('heading', { name: 'This instance is not there' })).toBeVisible()
      await page.getByRole('link', { name: 'Go to the instances' }).click()
      await app.inspect('inventory', 'Snapshots')
      await app.snapshots.rows.first().waitFor()
      await expect(page).toHaveURL(/\/snapshots$/)
      const snapshots = new URL(page.url()).pathname
      await world.open(`${snapshots}/00000000-0000-4000-8000-000000000000/restore`)
      await expect(page.getByRole('heading', { name: 'This snapshot is not there' })).toBeVisible()
      await page.getByRole('button', { name: 'Go to the snapshots' }).click()
      await expect(app.snapshots.rows.first()).toBeVisible()
    },
  )
})
