import { expect } from './kit/expect.ts'
import { write } from './kit/parts.ts'
import { test } from './kit/test.ts'

test(
  'what a deleted instance leaves is made an instance again, until its days are over',
  { tag: '@console' },
  async ({ app, world, page }) => {
    await app.open()
    const { deleted, dialogs } = app
    await app.instances.card('inventory').menu.choose('Delete')
    await expect(dialogs.delete.root).toContainText(
      'Its 82 full snapshots stay, the last of 04:34 GMT. You can create a new instance from them until 21 Nov, 09:04 GMT, under Recently deleted.',
      { useInnerText: true },
    )
    await write(dialogs.delete.name, 'inventory')
    await dialogs.delete.submit.click()
    await expect(dialogs.delete.root).toBeHidden()
    await world.settle()
    await expect(app.instances.card('inventory').root).toBeHidden()

    await deleted.link.click()
    const inventory = deleted.instance('inventory')
    await expect(inventory.root).toContainText(/Kept until 21 Nov 2025, 09:0\d, 6 d 23 h left/)
    await inventory.older.click()
    await expect(inventory.create(81)).toBeVisible()
    await inventory.create(0).click()
    await dialogs.createFromSnapshot.root.waitFor()
    await page.reload()
    await expect(dialogs.createFromSnapshot.root).toContainText('inventory is deleted and stays so.')
    await write(dialogs.createFromSnapshot.name, 'inventory again')
    await dialogs.createFromSnapshot.submit.click()
    await dialogs.credentials.password.waitFor()
    await dialogs.credentials.close.click()
    await page.getByRole('button', { name: 'Close without it' }).click()
    await world.settle()
    const again = app.instances.card('inventory again')
    await expect(again.status).toHaveText('Running')
    await expect(again.fact('Graph')).toContainText('2.9 M nodes')

    await deleted.link.click()
    await expect(inventory.heading).toBeVisible()
    await world.now('2025-11-21T09:03:00Z')
    await expect(inventory.heading).toBeVisible()
    await world.now('2025-11-21T09:06:00Z')
    await expect(inventory.heading).toBeHidden()
  },
)

test(
  'a Sandbox counts down, is extended once, and is then gone; its backup stays',
  { tag: '@console' },
  async ({ app, world }) => {
    await app.open()
    await app.projects.choose('Research')
    const card = app.instances.card('movies-sandbox')
    await expect(card.root).toContainText('Ends in 9 h 12 min, today at 18:16')
    await card.root.getByRole('button', { name: 'Extend by 7 days' }).click()
    await expect(app.messages.saying('movies-sandbox is extended')).toContainText(
      'It now ends on 21 Nov 2025, 18:16.',
    )
    await expect(card.root).not.toContainText('Ends in')
    await expect(card.fact('Lifetime')).toContainText('2 d 14 h of 10 d')
    await app.inspect('movies-sandbox')
    const end = app.sheet.row('End')
    await expect(end).toContainText('21 Nov 2025, 18:16, in 7 d 9 h')
    await expect(end).toContainText('which is possible once')
    await app.sheet.open('Snapshots')
    await app.sheet.root.getByRole('link', { name: 'Go to the backups' }).click()
    await expect(app.backups.request).toBeVisible()
    await app.sheet.close.click()
    await world.now('2025-11-21T15:16:00Z')
    await expect(card.root).toContainText('Ends in 3 h, today at 18:16')
    await expect(card.root.getByRole('button', { name: /^Extend/ })).toHaveCount(0)
    await world.now('2025-11-21T18:16:01Z')
    await expect(card.status).toHaveText('Ending')
    await world.settle()
    await expect(card.root).toBeHidden()
    await app.backups.deletedLink.click()
    await expect(app.backups.deleted.root).toContainText('movies-sandbox')
  },
)

test(
  'a Free instance says when it pauses by itself, and is paused then',
  { tag: '@console' },
  async ({ app, world }) => {
    await app.open()
    const card = app.instances.card('poc-recommendations')
    await card.root.getByRole('button', { name: 'Resume', exact: true }).click()
    await expect(card.progress).toBeVisible()
    await world.settle()
    await expect(card.status).toHaveText('Running')
    await world.advance('49 h')
    await expect(card.root).toContainText(/Pauses in 22 h \d+ min, on Mon 17 Nov at 09:0\d/)
    await world.advance('23 h')
    await world.settle()
    await expect(card.status).toHaveText('Paused')
  },
)
