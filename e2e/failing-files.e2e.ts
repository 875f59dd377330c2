import { failing, people } from './kit/archives.ts'
import { expect } from './kit/expect.ts'
import type { GivenFile } from './kit/files.ts'
import { held } from './kit/sending.ts'
import { test } from './kit/test.ts'

const tab = 'Restore from backup file'

test.describe('a file that Neo4j does not load', { tag: '@console' }, () => {
  const whileLoading: readonly (readonly [string, () => GivenFile, string, string])[] = [
    [
      'InconsistentData',
      failing.inconsistent,
      'The store in the file is inconsistent.',
      'Check the database with neo4j-admin database check',
    ],
    [
      'LegacyIndexes',
      failing.legacyIndexes,
      'no longer has: native-btree-1.0.',
      'Recreate these indexes in Neo4j 4.4 or later, then make a new file.',
    ],
    [
      'UnknownError',
      failing.unknownFormat,
      'Its store format, mesh-graph-1.1, is not known.',
      'If it fails again, contact support with this message.',
    ],
  ]
  for (const [reason, file, message, remedy] of whileLoading) {
    const tag = reason === 'UnknownError' ? [] : ['@deep']
    test(
      `${reason}: fails while loading, and one click goes back to the data before`,
      { tag },
      async ({ app, world }) => {
        await app.open()
        await app.inspect('customer-graph')
        const before = await held(app)
        await app.sheet.open(tab)
        await app.file.drop(file())
        await app.file.confirm()
        await expect(app.file.progress).toHaveAccessibleName(/Loading into/)
        await world.settle()
        await expect(app.page.getByText(message).first()).toBeVisible()
        await expect(app.page.getByText(remedy).first()).toBeVisible()
        await expect(app.page.getByText('still has the data from before').first()).toBeVisible()
        await expect(app.file.upload.goBack).toHaveCount(1)
        await app.page.reload()
        await expect(app.page.getByText(message).first()).toBeVisible()
        await app.file.upload.goBack.click()
        await expect(app.file.upload.goBack).toHaveCount(0)
        await world.settle()
        await expect(app.sheet.heading.or(app.sheet.root).first()).toContainText('Running')
        expect(await held(app)).toEqual(before)
      },
    )
  }

  test(
    'for its size, its store format, the limits of Free, or as it is none: refused before anything is sent',
    { tag: '@look' },
    async ({ app, world, page }) => {
      const sent: string[] = []
      await app.open()
      const { power, status } = app.instances.card('poc-recommendations')
      await power.click()
      await expect(status).toContainText('Resuming')
      await world.settle()
      await expect(status).toContainText('Running')
      page.on('request', (request) => {
        if (request.method() !== 'GET') sent.push(request.url())
      })
      const cases: readonly (readonly [string, GivenFile, string, string])[] = [
        [
          'poc-recommendations',
          failing.tooLarge(),
          'The data needs 3.2 GB of storage; this instance has 2 GB.',
          'Use an instance with at least 3.2 GB of storage.',
        ],
        [
          'poc-recommendations',
          failing.tooManyNodes(),
          'The data has 1,234,567 nodes; AuraDB Free takes 200,000.',
          'Delete nodes before the file is made, or use a paid instance.',
        ],
        [
          'inventory',
          people(),
          'The data was written by Neo4j 5 or later (record-standard-1.1); this instance runs Neo4j 4.4.',
          'Use an instance of the latest version.',
        ],
        [
          'customer-graph',
          failing.noDatabase(),
          'The archive is whole, but no Neo4j database is in it.',
          'Use the .dump or .backup that neo4j-admin wrote for the database.',
        ],
      ]
      for (const [name, file, message, remedy] of cases) {
        await app.inspect(name, tab)
        await app.file.drop(file)
        await expect(app.file.refusal.filter({ hasText: message })).toContainText(remedy)
        await expect(app.file.submit).toHaveCount(0)
        await app.sheet.close.click()
      }
      expect(sent).toEqual([])
    },
  )
})
