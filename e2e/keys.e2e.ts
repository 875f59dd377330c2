import { expect } from './kit/expect.ts'
import { write } from './kit/parts.ts'
import { test } from './kit/test.ts'

test(
  'a key of the customer, from added to revoked and granted again',
  { tag: '@console' },
  async ({ app, world, page }) => {
    await app.open()
    await app.inspect('customer-graph')
    await expect(app.sheet.row('Encryption')).toContainText('Neo4j managed key')
    await app.sheet.row('Encryption').getByRole('link', { name: 'Encryption keys' }).click()
    await app.keys.heading.waitFor()
    await app.keys.addLink.click()
    await app.keys.add.enter({
      name: 'Ledger key',
      cloud: 'AWS',
      region: 'eu-west-1',
      keyId: 'arn:aws:kms:eu-west-1:123456789012:key/1234abcd',
    })
    await app.keys.add.submit.click()
    await expect(app.keys.key('Ledger key')).toContainText('Pending')
    await world.advance('80 s')
    await expect(app.keys.key('Ledger key')).toContainText('Ready')
    // Back where it was asked for; from there to a new instance that it encrypts.
    await app.keys.back.click()
    await app.sheet.close.click()
    await app.instances.createButton.click()
    const { create, credentials } = app.dialogs
    await write(create.name, 'ledger')
    await create.plan('AuraDB Virtual Dedicated Cloud').click()
    await create.cloud('AWS').click()
    await create.region.selectOption('eu-west-1')
    await create.root.getByRole('combobox', { name: 'Encryption key' }).selectOption('Ledger key')
    await create.submit.click()
    await credentials.close.click()
    await page.getByRole('button', { name: 'Close without it' }).click()
    await world.settle()
    const card = app.instances.card('ledger')
    await expect(card.status).toHaveText('Running')
    await world.keyAccess('Ledger key', 'revoked')
    await expect(card.root).toContainText('The access to the key of ledger was revoked')
    await card.snapshotsButton.click()
    const take = app.sheet.root.getByRole('button', { name: 'Take snapshot' }).first()
    await expect(take).toHaveAttribute('aria-disabled', 'true')
    await app.sheet.open('Overview')
    await app.sheet.row('Encryption').getByRole('link', { name: 'Ledger key' }).click()
    await expect(app.keys.key('Ledger key')).toContainText(
      'The data of ledger and its snapshots cannot be read',
    )
    await expect(app.keys.remove('Ledger key')).toHaveAttribute('aria-disabled', 'true')
    await world.keyAccess('Ledger key', 'granted')
    await expect(app.keys.key('Ledger key')).toContainText('Ready')
    await app.keys.back.click()
    await app.sheet.open('Snapshots')
    await expect(take).not.toHaveAttribute('aria-disabled')
  },
)

test(
  'a key that nothing uses is removed, by keyboard alone',
  { tag: '@look' },
  async ({ app, page, world }) => {
    await app.open()
    await world.open(`${new URL(page.url()).pathname.replace(/instances$/, '')}encryption-keys`)
    const remove = app.keys.remove('Customer graph key')
    await remove.focus()
    await page.keyboard.press('Enter')
    await app.keys.removal.waitFor()
    await expect(app.keys.removal.getByRole('button', { name: 'Cancel' })).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(remove).toBeFocused()
    await page.keyboard.press('Enter')
    await app.keys.removal.getByRole('button', { name: 'Remove' }).focus()
    await page.keyboard.press('Enter')
    await expect(app.keys.key('Customer graph key')).toBeHidden()
    await expect(app.keys.key('Stock graph key')).toBeVisible()
  },
)
