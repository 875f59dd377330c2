import { expect } from './kit/expect.ts'
import { tick, write } from './kit/parts.ts'
import { test } from './kit/test.ts'

test(
  'an instance is cloned to a new one of another plan and region',
  { tag: '@console' },
  async ({ app, world, page }) => {
    await app.open()
    await app.projects.choose('Research')
    const source = app.instances.card('embeddings-lab')
    await source.menu.choose('Clone')
    const { clone } = app.copies
    await write(clone.name, 'embeddings-copy')
    await clone.plan.selectOption('AuraDB Business Critical')
    await clone.root.getByRole('radio', { name: 'Azure' }).click()
    await expect(clone.root).toContainText('The data leaves its region')
    await expect(clone.root).toContainText(/It is now in AWS Oregon .+ lie in Azure/)
    await clone.create.click()
    const { credentials } = app.dialogs
    await expect(credentials.password).toHaveText(/^.{16,}$/)
    await credentials.download()
    await credentials.close.click()
    const copy = app.instances.card('embeddings-copy')
    await expect(copy.status).toHaveText(/^Creating/)
    // What it is made from goes on.
    await expect(source.status).toHaveText('Running')
    await page.reload()
    await expect(copy.status).toHaveText(/^Creating/)
    await world.settle()
    await expect(copy.status).toHaveText('Running')
    await expect(copy.root).toContainText('Business Critical')
    const graph = await source.fact('Graph').textContent()
    await expect(copy.fact('Graph')).toHaveText(graph ?? '')
  },
)

test(
  'an instance is cloned over one that is resized for it first',
  { tag: '@console' },
  async ({ app, world, page }) => {
    await app.open()
    await app.projects.choose('Research')
    const target = app.instances.card('reporting')
    const id = await target.root.getByRole('listitem').nth(1).textContent()
    await target.menu.choose('Resume')
    await expect(target.status).toHaveText(/^Resuming/)
    await world.settle()
    await expect(target.status).toHaveText('Running')
    const source = app.instances.card('embeddings-lab')
    await source.menu.choose('Clone')
    const { clone, resize } = app.copies
    await tick(clone.to('An existing instance'))
    await expect(clone.target('movies-sandbox')).toHaveAccessibleDescription(
      /A Sandbox cannot be overwritten/,
    )
    await expect(clone.target('reporting')).toHaveAccessibleDescription(/of storage; this instance has 4 GB/)
    await clone.root.getByRole('link', { name: 'Resize reporting' }).click()
    await expect(resize.size.locator('option:checked')).toHaveText(/ memory, (32|64) GB storage/)
    await resize.submit.click()
    await expect(clone.target('reporting')).toHaveAccessibleDescription(/reporting is being resized/)
    await page.reload()
    await clone.target('reporting').waitFor()
    await world.settle()
    await expect(clone.target('reporting')).toHaveAccessibleDescription(/GB used$/)
    await tick(clone.target('reporting'))
    await expect(clone.root).toContainText(`reporting (${id ?? ''}) is overwritten, never merged`)
    await expect(clone.overwrite).toHaveAttribute('aria-disabled', 'true')
    await clone.snapshotFirst.click()
    await expect(clone.root).toContainText('A snapshot is being taken')
    await world.settle()
    await expect(clone.root.getByRole('status').filter({ hasText: 'Snapshot taken' })).toBeVisible()
    await clone.confirm()
    await expect(target.status).toHaveText(/^Overwriting/)
    await world.settle()
    await expect(target.status).toHaveText('Running')
    await expect(target.root.getByRole('listitem').nth(1)).toHaveText(id ?? '')
    const graph = await source.fact('Graph').textContent()
    await expect(target.fact('Graph')).toHaveText(graph ?? '')
  },
)

test(
  'an instance is resized from its overview, and can be used meanwhile',
  { tag: '@console' },
  async ({ app, world }) => {
    await app.open()
    await app.projects.choose('Research')
    await app.inspect('embeddings-lab')
    await app.sheet.row('Storage').getByRole('link', { name: 'Resize' }).click()
    const { resize } = app.copies
    await expect(resize.size.locator('option:checked')).toHaveText(/^Now: /)
    await resize.size.selectOption('32 GB memory, 64 GB storage, 8 CPU')
    await resize.submit.click()
    await expect(app.sheet.root).toContainText('It can be used meanwhile.')
    await app.sheet.open('Snapshots')
    await expect(app.snapshots.take).toHaveAccessibleDescription(
      /is being resized, so taking a snapshot has to wait/,
    )
    await world.settle()
    await app.sheet.open('Overview')
    await expect(app.sheet.row('Storage')).toContainText('of 64 GB')
    await app.messages.said('embeddings-lab has its new size')
  },
)
