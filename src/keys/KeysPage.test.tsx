import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { keyIdExamples } from '../../contract/rules/keys.ts'
import { paths } from '../../contract/places.ts'
import { renderConsole } from '../testing/console.tsx'
import type { WorldOptions } from '../testing/world.ts'
import { withWayBack } from '../way-back.ts'

const open = (options: WorldOptions = {}, path = paths.encryptionKeys) =>
  renderConsole((world) => path(world.project('Commerce graph').id), options)
const keyNamed = async (name: string) => {
  const heading = await screen.findByRole('heading', { name })
  const item = screen.getAllByRole('listitem').find((each) => each.contains(heading))
  if (!item) throw new Error(`${name} is in no list.`)
  return item
}

describe('the encryption keys', () => {
  it('say where each can be used, what it encrypts, and why one that is in use stays', async () => {
    open()
    const key = await keyNamed('Stock graph key')
    for (const text of ['Ready', 'AuraDB Virtual Dedicated Cloud', 'AWS Virginia (us-east-1)']) {
      expect(within(key).getByText(text)).toBeVisible()
    }
    expect(within(key).getByText(/^29 Oct 2024/)).toBeVisible()
    expect(within(key).getByRole('link', { name: 'inventory' })).toBeVisible()
    const remove = within(key).getByRole('button', { name: 'Remove Stock graph key' })
    expect(remove).toHaveAttribute('aria-disabled', 'true')
    expect(remove).toHaveAccessibleDescription(/It encrypts inventory\./)
  })

  it('are added, pending for a minute, then ready, and removed', async () => {
    const { user, advance } = open()
    await user.click(await screen.findByRole('link', { name: 'Add key' }))
    const dialog = await screen.findByRole('dialog', { name: 'Add encryption key' })
    const field = (name: string) => within(dialog).getByRole('textbox', { name })
    await user.type(field('Name'), 'Ireland key')
    await user.click(within(dialog).getByRole('radio', { name: 'AWS' }))
    await user.selectOptions(within(dialog).getByRole('combobox', { name: 'Region' }), 'eu-west-1')
    await user.type(field('Key ARN'), keyIdExamples.aws)
    await user.click(within(dialog).getByRole('button', { name: 'Add key' }))
    expect(within(dialog).getByText(/This key is in us-east-1, and only a key in eu-west-1/)).toBeVisible()
    await user.clear(field('Key ARN'))
    await user.type(field('Key ARN'), keyIdExamples.aws.replace('us-east-1', 'eu-west-1'))
    await user.click(within(dialog).getByRole('button', { name: 'Add key' }))
    const key = await keyNamed('Ireland key')
    expect(within(key).getByText(/^Pending, ready in about/)).toBeVisible()
    await advance(80_000)
    await waitFor(() => expect(within(key).getByText('Ready')).toBeVisible())

    await user.click(within(key).getByRole('link', { name: 'Remove Ireland key' }))
    const confirm = await screen.findByRole('dialog', { name: 'Remove Ireland key?' })
    await user.click(within(confirm).getByRole('button', { name: 'Remove' }))
    await waitFor(() => expect(screen.queryByRole('heading', { name: 'Ireland key' })).toBeNull())
  })

  it('say until when the snapshots of a deleted instance are under one, from where they are listed', async () => {
    const page = renderConsole((world) => {
      const { id, tenantId } = world.instance('inventory')
      return paths.deleteInstance(tenantId, id)
    })
    await page.user.type(await screen.findByRole('textbox'), 'inventory{Enter}')
    const list = await screen.findByRole('link', { name: 'Recently deleted' })
    await page.advance(60_000)
    await waitFor(() => expect(screen.queryByRole('article', { name: 'inventory' })).toBeNull())
    await page.user.click(list)
    const left = within(await screen.findByRole('region', { name: /^inventory/ }))
    await page.user.click(await left.findByRole('link', { name: 'Stock graph key' }))
    const key = await keyNamed('Stock graph key')
    expect(key).toHaveTextContent(/Snapshots of inventory \(deleted\), until 21 Nov/)
    const remove = within(key).getByRole('button', { name: 'Remove Stock graph key' })
    expect(remove).toHaveAccessibleDescription(/They are kept until 21 Nov.* Remove it then\./)
  })

  it('say in the dialog why one in use stays, and one that is not there is not', async () => {
    const keys = paths.encryptionKeys
    const { user, address, project } = open({}, (id) => paths.removeEncryptionKey(id, 'zzz'))
    const missing = await screen.findByRole('dialog', { name: 'This key is not there' })
    expect(missing).toHaveTextContent('It was removed meanwhile, or the link is cut off.')
    const back = within(missing).getByRole('button', { name: 'Go to the encryption keys' })
    expect(back).toHaveFocus()
    await user.click(back)
    await waitFor(() => expect(address()).toBe(keys(project('Commerce graph').id)))
  })

  it('refuse in the dialog too what a link leads to', async () => {
    renderConsole((world) => {
      const { tenantId, customerManagedKeyId } = world.instance('inventory')
      return paths.removeEncryptionKey(tenantId, customerManagedKeyId ?? '')
    })
    const dialog = await screen.findByRole('dialog', { name: 'Remove Stock graph key?' })
    expect(dialog).toHaveTextContent('It encrypts inventory.Delete what it encrypts first')
    expect(within(dialog).queryByRole('button', { name: 'Remove' })).toBeNull()
  })

  it('keep the focus in the dialog of one that another tab removes', async () => {
    const page = open()
    const key = await keyNamed('Customer graph key')
    await page.user.click(within(key).getByRole('link', { name: 'Remove Customer graph key' }))
    await screen.findByRole('dialog', { name: 'Remove Customer graph key?' })
    const all = await page.api.controlPlane.read((q) => q.customerManagedKeys())
    const id = all.find(({ record }) => record.name === 'Customer graph key')?.record.id ?? ''
    await page.api.controlPlane.commands.removeCustomerManagedKey(
      { user: 'another tab', role: 'admin', requestId: 'r' },
      { keyId: id },
    )
    await page.advance(1000)
    const gone = within(await screen.findByRole('dialog', { name: 'This key is not there' }))
    expect(gone.getByRole('button', { name: 'Go to the encryption keys' })).toHaveFocus()
  })

  it('say in the field that a key is not named yet, and no longer what failed before', async () => {
    const { user } = open(
      { intercept: ({ method }) => (method === 'POST' ? Promise.reject(new TypeError('cut off')) : null) },
      paths.addEncryptionKey,
    )
    const dialog = within(await screen.findByRole('dialog', { name: 'Add encryption key' }))
    const field = (name: string) => dialog.getByRole('textbox', { name })
    const add = dialog.getByRole('button', { name: 'Add key' })
    await user.click(add)
    expect(field('Key resource name')).toHaveAccessibleDescription(/The key is not named yet\./)
    await user.type(field('Name'), 'Twice')
    await user.type(field('Key resource name'), keyIdExamples.gcp)
    await user.click(add)
    expect(await dialog.findByText('The server did not answer.')).toBeVisible()
    await user.clear(field('Key resource name'))
    await user.click(add)
    expect(field('Key resource name')).toHaveAccessibleDescription(/not named yet/)
    expect(dialog.queryByText('The server did not answer.')).toBeNull()
  })

  it('say what a revoked one stops', async () => {
    open({ scenario: 'key-revoked' })
    const key = await keyNamed('Stock graph key')
    expect(within(key).getByText('Revoked')).toBeVisible()
    expect(key).toHaveTextContent('The data of inventory and its snapshots cannot be read')
    expect(within(await keyNamed('Customer graph key')).getByText('Ready')).toBeVisible()
  })

  it.each(['member', 'viewer'] as const)('are seen and not changed by a %s', async (role) => {
    open({ role })
    await keyNamed('Customer graph key')
    for (const name of ['Add key', 'Remove Customer graph key']) {
      expect(screen.getByRole('button', { name })).toHaveAccessibleDescription(/needs an admin/)
    }
  })

  it.each(['member', 'viewer'] as const)('are not added by the link of a %s either', async (role) => {
    open({ role }, paths.addEncryptionKey)
    const dialog = await screen.findByRole('dialog', { name: 'Add encryption key' })
    await waitFor(() => expect(dialog).toHaveTextContent(/needs an admin/))
    expect(within(dialog).queryByRole('textbox')).toBeNull()
  })

  it('lead back to where they were opened from, also through their dialogs', async () => {
    const { user, address, project } = open({}, (id) =>
      withWayBack(paths.encryptionKeys(id), paths.createInstance(id)),
    )
    await user.click(await screen.findByRole('link', { name: 'Add key' }))
    await screen.findByRole('dialog', { name: 'Add encryption key' })
    await user.keyboard('{Escape}')
    await user.click(await screen.findByRole('link', { name: 'Back to where you were' }))
    await waitFor(() => expect(address()).toBe(paths.createInstance(project('Commerce graph').id)))
  })

  it('are none in a new project', async () => {
    renderConsole((world) => paths.encryptionKeys(world.project().id), { scenario: 'empty' })
    expect(await screen.findByRole('heading', { name: 'No key of your own' })).toBeVisible()
  })
})

describe('the key of a new instance', () => {
  it('is offered by plan and place', async () => {
    const { user } = open({}, paths.createInstance)
    const dialog = await screen.findByRole('dialog', { name: 'Create instance' })
    expect(within(dialog).queryByRole('combobox', { name: 'Encryption key' })).toBeNull()
    await user.click(within(dialog).getByRole('radio', { name: 'AuraDB Virtual Dedicated Cloud' }))
    const key = await within(dialog).findByRole('combobox', { name: 'Encryption key' })
    const options = () =>
      within(key)
        .getAllByRole('option')
        .map((option) => option.textContent)
    await waitFor(() => expect(options()).toEqual(['Neo4j managed key', 'Customer graph key']))
    await user.click(within(dialog).getByRole('radio', { name: 'AWS' }))
    await waitFor(() => expect(options()).toEqual(['Neo4j managed key', 'Stock graph key']))
    await user.selectOptions(key, 'Stock graph key')
    // Another place has not that key.
    await user.click(within(dialog).getByRole('radio', { name: 'Azure' }))
    expect(key).toHaveDisplayValue('Neo4j managed key')
    expect(dialog).toHaveTextContent(
      'There is no key for Virtual Dedicated Cloud, Azure Netherlands (westeurope) yet.',
    )
  })

  it('is that of the source of a copy, and never one of Neo4j', async () => {
    const { user } = renderConsole((world) => {
      const instance = world.instance('inventory')
      const [snapshot] = world
        .snapshots(instance)
        .filter(
          ({ status, exportableUntil }) =>
            status === 'Completed' && Number(exportableUntil) > world.clock.now(),
        )
      return paths.createFromSnapshot(instance.tenantId, instance.id, snapshot?.id ?? '')
    })
    const dialog = await screen.findByRole('dialog', { name: 'Create instance from snapshot' })
    const key = await within(dialog).findByRole('combobox', { name: 'Encryption key' })
    await waitFor(() => expect(key).toHaveDisplayValue('Stock graph key (as the source)'))
    const create = within(dialog).getByRole('button', { name: 'Create instance' })
    expect(create).not.toHaveAttribute('aria-disabled')
    await user.selectOptions(key, 'Neo4j managed key')
    expect(create).toHaveAccessibleDescription(/a copy of it cannot have a Neo4j managed one/)
    // The other way to leave it: a plan that has no keys of the customer's.
    await user.selectOptions(within(dialog).getByRole('combobox', { name: 'Plan' }), 'professional-db')
    expect(within(dialog).queryByRole('combobox', { name: 'Encryption key' })).toBeNull()
    expect(create).toHaveAttribute('aria-disabled', 'true')
  })
})
