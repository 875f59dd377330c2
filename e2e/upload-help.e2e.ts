import { expectAccessible } from './kit/accessible.ts'
import { expect } from './kit/expect.ts'
import { test } from './kit/test.ts'

const tab = 'Restore from backup file'

// Chromium's: elsewhere the colour scheme cannot be emulated.
test.describe('the way from the command line', { tag: ['@browser-host', '@chromium'] }, () => {
  test.use({ viewport: { width: 320, height: 700 }, contextOptions: { reducedMotion: 'reduce' } })

  test('has its commands within 320 px, in light and dark, and is there again after a reload', async ({
    app,
    page,
  }) => {
    await app.open()
    await app.inspect('inventory', tab)
    await app.sheet.root.getByText('Larger files, or from the command line').click()
    const database = app.sheet.root.getByRole('combobox', { name: 'My database runs' })
    const shell = app.sheet.root.getByRole('combobox', { name: 'Shell' })
    await database.selectOption('Neo4j 4.4 or 4.3')
    await shell.selectOption('PowerShell')
    await expect(app.sheet.root.getByText('With the neo4j-admin of Neo4j 5')).toBeVisible()
    await expectAccessible(page)

    const wide = await app.sheet.root
      .locator('pre, dl, li, select')
      .evaluateAll((all) =>
        all.filter((each) => each.getBoundingClientRect().right > 320).map((each) => each.outerHTML),
      )
    expect(wide).toEqual([])

    await page.reload()
    await expect(database).toHaveValue('4.4')
    await expect(shell).toHaveValue('powershell')
    const copy = app.sheet.root.getByRole('button', { name: 'Copy neo4j-admin database upload' })
    await copy.scrollIntoViewIfNeeded()
    await expect(copy).toBeInViewport({ ratio: 1 })
  })
})
