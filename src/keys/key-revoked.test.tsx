import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { paths } from '../../contract/places.ts'
import { renderConsole } from '../testing/console.tsx'

describe('an instance whose key is revoked', () => {
  it('says so on its card and its overview, and refuses what needs its data', async () => {
    renderConsole((world) => paths.instances(world.project('Commerce graph').id), { scenario: 'key-revoked' })
    const card = await screen.findByRole('article', { name: 'inventory' })
    await waitFor(() => expect(card).toHaveTextContent('The access to the key of inventory was revoked'))
    expect(card).toHaveTextContent('Grant the access again where the key is kept.')
    expect(card).toHaveTextContent(/Last good .*Scheduled ones fail while its key is revoked\./)
    expect(within(card).getByRole('link', { name: 'Go to Stock graph key' })).toHaveAttribute(
      'href',
      expect.stringMatching(/\/encryption-keys$/),
    )
  })

  it('says on its overview which key, with a way there', async () => {
    renderConsole(
      (world) => {
        const { id, tenantId } = world.instance('inventory')
        return paths.inspect(tenantId, id, 'overview')
      },
      { scenario: 'key-revoked' },
    )
    const row = async () => (await screen.findByText('Encryption', { selector: 'dt' })).nextElementSibling
    await waitFor(async () => expect(await row()).toHaveTextContent(/^Your key Stock graph keyRevoked/))
    expect(screen.getByRole('link', { name: 'Stock graph key' })).toHaveAttribute(
      'href',
      expect.stringMatching(/encryption-keys\?back=/),
    )
    const next = screen.getByText('Next', { selector: 'dt' }).nextElementSibling
    expect(next).toHaveTextContent(/\d\d:\d\d.*, fails while the key is revoked$/)
  })

  it('says at its snapshots where they lie, and why none is taken', async () => {
    renderConsole(
      (world) => {
        const { id, tenantId } = world.instance('inventory')
        return paths.inspect(tenantId, id, 'snapshots')
      },
      { scenario: 'key-revoked' },
    )
    const take = await screen.findByRole('button', { name: /Take snapshot/i })
    expect(take).toHaveAccessibleDescription(/The access to the key of inventory was revoked/)
    expect(screen.getByRole('region', { name: 'Snapshots' })).toHaveTextContent(
      'They lie in AWS Virginia (us-east-1), under your key Stock graph key (emulated).',
    )
  })

  it.each(['overview', 'snapshots', 'backups', 'restore-from-file'] as const)(
    'says so once above the tab %s, with a way to the key',
    async (tab) => {
      renderConsole(
        (world) => {
          const { id, tenantId } = world.instance('inventory')
          return paths.inspect(tenantId, id, tab)
        },
        { scenario: 'key-revoked' },
      )
      const sheet = within(await screen.findByRole('dialog', { name: /inventory/ }))
      expect(await sheet.findAllByRole('link', { name: 'Go to Stock graph key' })).toHaveLength(1)
    },
  )

  it('keeps the windows of its snapshots, and says at each why nothing can be done with it', async () => {
    const page = renderConsole(
      (world) => {
        const { id, tenantId } = world.instance('inventory')
        return paths.inspect(tenantId, id, 'snapshots')
      },
      { scenario: 'key-revoked' },
    )
    const [restore] = await screen.findAllByRole('button', { name: /^Restore/ })
    expect(restore).toHaveAccessibleDescription(/The access to the key of inventory was revoked/)
    const [more] = screen.getAllByRole('button', { name: /^More actions for the snapshot/ })
    await page.user.click(more ?? document.body)
    for (const name of [/^Export/, /^Create instance/]) {
      const item = await screen.findByRole('menuitem', { name })
      expect(item).toHaveTextContent(/The access to the key of inventory was revoked/)
    }
  })
})
