import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { paths } from '../../contract/places.ts'
import { renderConsole } from '../testing/console.tsx'
import type { WorldOptions } from '../testing/world.ts'

const open = (name: string, search = '', options: WorldOptions = {}) =>
  renderConsole((world) => {
    const { id, tenantId } = world.instance(name)
    return paths.inspect(tenantId, id, 'overview') + search
  }, options)
const sheet = (name: string) => screen.findByRole('dialog', { name: new RegExp(name) })
const row = (name: string) => screen.getByText(name, { selector: 'dt' }).nextElementSibling

describe('the sheet', () => {
  it('has a tab for every part, with the count of snapshots, and goes back to the filtered list', async () => {
    const { user, address, project } = open('customer-graph', '?find=graph&exportable=on')
    const inspected = await sheet('customer-graph')
    const tabs = within(inspected).getByRole('navigation', { name: 'Parts of this instance' })
    expect(
      within(tabs)
        .getAllByRole('link')
        .map((tab) => tab.textContent),
    ).toEqual([
      'Overview',
      expect.stringMatching(/^Snapshots 1,\d{3}$/),
      'Backups',
      'Restore from backup file',
    ])
    expect(within(tabs).getByRole('link', { name: 'Overview' })).toHaveAttribute('aria-current', 'page')
    await user.click(within(tabs).getByRole('link', { name: 'Backups' }))
    // The page of a tab is loaded when it is opened.
    await waitFor(() => expect(address()).toMatch(/\/backups\?find=graph$/))
    await user.keyboard('{Escape}')
    await waitFor(() => expect(address()).toBe(`${paths.instances(project().id)}?find=graph`))
  })

  it('opens on the overview where the address names no tab', async () => {
    const { address } = renderConsole((world) => {
      const { id, tenantId } = world.instance('customer-graph')
      return paths.inspect(tenantId, id, 'overview').replace('/overview', '')
    })
    await sheet('customer-graph')
    expect(address()).toMatch(/\/overview$/)
  })

  it.each(['00000000', 'no-id'])('says that %s is not there', async (id) => {
    renderConsole((world) => paths.inspect(world.project().id, id, 'overview'))
    expect(await screen.findByRole('heading', { name: 'This instance is not there' })).toBeInTheDocument()
  })

  it('does not show an instance under another project', async () => {
    renderConsole((world) => {
      const other = world.instance((each) => each.tenantId !== world.project().id)
      return paths.inspect(world.project().id, other.id, 'overview')
    })
    expect(await screen.findByRole('heading', { name: 'This instance is not there' })).toBeInTheDocument()
  })

  it.each([
    ['on its overview', paths.inspect],
    ['among its snapshots', (project: string, id: string) => paths.inspect(project, id, 'snapshots')],
    ['on the way to delete it', paths.deleteInstance],
  ])('says so when the instance goes while it is looked at %s, and asks for it no more', async (_, at) => {
    const missed: string[] = []
    const { api, advance, instance, host } = renderConsole(
      (world) => {
        const { id, tenantId } = world.instance('customer-graph')
        return at(tenantId, id, 'overview')
      },
      {
        async intercept(request, inner) {
          const answer = await inner.fetch(request)
          if (answer.status === 404) missed.push(request.url)
          return answer
        },
      },
    )
    await sheet('customer-graph')
    const { id } = instance('customer-graph')
    const answer = await host.fetch(`http://console.test/v1/instances/${id}`, {
      method: 'DELETE',
      headers: { 'Afterglow-Confirm': id },
    })
    expect(answer.status).toBe(202)
    expect(await api.controlPlane.nextDue()).not.toBeNull()
    await advance(3_600_000)
    expect(await screen.findByRole('heading', { name: 'This instance is not there' })).toBeInTheDocument()
    await advance(3_600_000)
    expect(missed).toEqual([])
  })
})

describe('renaming in place', () => {
  it('saves with Enter, and the list has the new name', async () => {
    const { user } = open('customer-graph')
    await sheet('customer-graph')
    await user.click(screen.getByRole('button', { name: 'Rename' }))
    const field = screen.getByRole('textbox', { name: 'Name' })
    expect(field).toHaveFocus()
    await user.clear(field)
    await user.type(field, 'מלאי 2{Enter}')
    await screen.findByRole('dialog', { name: /מלאי 2/ })
    expect(screen.getByRole('button', { name: 'Rename' })).toHaveFocus()
    await user.keyboard('{Escape}')
    await screen.findByRole('article', { name: 'מלאי 2' })
  })

  it('ends with Escape, and the sheet stays', async () => {
    const { user } = open('customer-graph')
    await sheet('customer-graph')
    await user.click(screen.getByRole('button', { name: 'Rename' }))
    await user.type(screen.getByRole('textbox', { name: 'Name' }), 'x{Escape}')
    expect(screen.queryByRole('textbox', { name: 'Name' })).toBeNull()
    expect(await sheet('customer-graph')).toBeInTheDocument()
  })

  it('says what is wrong with a name', async () => {
    const { user } = open('customer-graph')
    await sheet('customer-graph')
    await user.click(screen.getByRole('button', { name: 'Rename' }))
    const field = screen.getByRole('textbox', { name: 'Name' })
    await user.clear(field)
    await user.type(field, `${'x'.repeat(31)}{Enter}`)
    expect(field).toHaveAccessibleDescription('The name has 31 characters; 30 are allowed. Shorten it by 1.')
  })

  it('is refused to a viewer with the reason', async () => {
    open('customer-graph', '', { role: 'viewer' })
    await sheet('customer-graph')
    expect(screen.getByRole('button', { name: 'Rename' })).toHaveAccessibleDescription(/viewer/)
  })
})

describe('the overview', () => {
  it('names what the instance is, says honestly how it is encrypted, and its rule in words', async () => {
    const { instance } = open('customer-graph')
    await sheet('customer-graph')
    const { id } = instance('customer-graph')
    await waitFor(() =>
      expect(row('Encryption')).toHaveTextContent(/^Neo4j managed key.*Emulated: its data is only described/),
    )
    expect(row('Connection URI')).toHaveTextContent(`neo4j+s://${id}.databases.neo4j.io`)
    expect(row('Type')).toHaveTextContent('enterprise-db')
    expect(row('Storage')).toHaveTextContent(/^212 GB.* of 384 GBResize$/)
    expect(row('Rule')).toHaveTextContent('a differential every hour')
    expect(row('Last good')).toHaveTextContent(/\d\d:\d\d/)
  })

  it('names the key that was set up for it, and that an emulated instance does not use it', async () => {
    open('inventory')
    await sheet('inventory')
    await waitFor(() =>
      expect(row('Encryption')).toHaveTextContent(
        /^Your key Stock graph key.*Emulated: its data is only described, so there is nothing to encrypt/,
      ),
    )
  })

  it('names no time of a snapshot that waits until its instance runs, and none that is past', async () => {
    const past = Date.UTC(2025, 10, 14, 1)
    open('orders-eu', '', {
      change: (records) =>
        records.map((each) =>
          each.kind === 'instance' && each.record.name === 'orders-eu'
            ? { ...each, record: { ...each.record, nextSlotAt: past } }
            : each,
        ),
    })
    await sheet('orders-eu')
    expect(row('Next')).toHaveTextContent('As soon as it runs')
  })

  it('shows the caps of a plan that has some, with meters', async () => {
    open('poc-recommendations')
    const inspected = await sheet('poc-recommendations')
    expect(row('Nodes')).toHaveTextContent('61,573 of 200,000')
    expect(within(inspected).getByRole('meter', { name: 'Relationships used' })).toHaveAttribute(
      'aria-valuetext',
      '105,661 of 400,000',
    )
  })

  it('says of a plan without snapshots that it has none', async () => {
    open('movies-sandbox')
    await sheet('movies-sandbox')
    expect(row('Rule')).toHaveTextContent('A Sandbox has no snapshots.')
  })
})
