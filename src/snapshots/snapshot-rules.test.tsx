import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { paths } from '../../contract/places.ts'
import { renderConsole } from '../testing/console.tsx'
import type { World, WorldOptions } from '../testing/world.ts'
import { writtenLocal } from './local-time.ts'
import { zone } from '../messages/format.ts'
import { labelOf } from './row-actions.ts'

const dialog = async (name: string | RegExp) => within(await screen.findByRole('dialog', { name }))

describe('Snapshot details', () => {
  const open = (name: string, options: WorldOptions = {}) =>
    renderConsole((world) => {
      const { id, tenantId } = world.instance(name)
      return paths.snapshotDetails(tenantId, id)
    }, options)

  /** The table of the documentation, written down by hand: plan, version, full, differential, restorable, exportable, on demand. */
  const table = [
    ['AuraDB Free', '4.x, latest', 'None', 'None', 'None', 'None', 'Latest only5'],
    ['AuraDB Professional', '4.x, latest', 'Daily', 'None', '7', '7', '7'],
    ['AuraDB Business Critical', 'latest', 'Daily', 'Hourly', '30', '30 full3', '30'],
    [
      'AuraDB Virtual Dedicated Cloud',
      '4.x',
      'Every 6 h4',
      'None',
      '60 (long), 7 (short)',
      '14 (long), 7 (short)',
      '90',
    ],
    ['AuraDB Virtual Dedicated Cloud', 'latest', 'Daily', 'Hourly', '60', '60 full3', '90'],
    ['AuraDS Professional', 'latest', 'Daily', 'None', '7', '7', '30'],
    ['AuraDS Enterprise', 'latest', 'Daily', 'None', '14', '7', '90'],
  ]

  it('is the table of the documentation, with the line of this instance marked', async () => {
    open('customer-graph')
    const shown = await dialog(/^Snapshot details of /)
    const rows = within(shown.getByRole('table', { name: 'Snapshots by plan' }))
      .getAllByRole('row')
      .slice(2)
    expect(
      rows.map((row) =>
        [...row.children].map((cell) => cell.textContent.replace(' This instance', '').trim()),
      ),
    ).toEqual(table)
    const marked = rows.filter((row) => row.getAttribute('aria-current') === 'true')
    expect(marked).toHaveLength(1)
    expect(marked[0]).toHaveTextContent(/^AuraDB Virtual Dedicated Cloud This instance ?latest/)
    const notes = within(shown.getByRole('list')).getAllByRole('listitem')
    expect(notes.map((note) => note.textContent.split(' ').slice(0, 4).join(' '))).toEqual([
      'One taken on demand',
      'A full snapshot holds',
      'A differential cannot be',
      'The first of a',
      'A new one replaces',
    ])
    expect(shown.getByText(/is exported as a \.backup file/)).toBeInTheDocument()
  })

  it('marks nothing for a Sandbox, and says where its data is kept instead', async () => {
    open('movies-sandbox')
    const shown = await dialog(/^Snapshot details of /)
    expect(shown.getAllByRole('row').some((row) => row.hasAttribute('aria-current'))).toBe(false)
    expect(shown.getByText(/which has no snapshots: request a backup of it/)).toBeInTheDocument()
  })

  it('opens from the snapshots with their filters, and closes to them', async () => {
    const page = renderConsole((world) => {
      const { id, tenantId } = world.instance('inventory')
      return `${paths.inspect(tenantId, id, 'snapshots')}?exportable=1`
    })
    await page.user.click(await screen.findByRole('link', { name: 'Snapshot details' }))
    expect(page.address()).toMatch(/\/snapshots\/details\?exportable=1$/)
    const shown = await dialog(/^Snapshot details of /)
    await page.user.click(shown.getByText('Close', { selector: 'button' }))
    await waitFor(() => expect(page.address()).toMatch(/\/snapshots\?exportable=1$/))
  })
})

describe('Which restore do I need?', () => {
  const open = (
    name: string,
    options: WorldOptions = {},
    tab: 'snapshots' | 'restore-from-file' = 'snapshots',
  ) =>
    renderConsole((world) => {
      const { id, tenantId } = world.instance(name)
      return paths.whichRestore(tenantId, id, tab)
    }, options)
  const situation = async (title: string) => {
    const shown = await dialog(/^Which restore do I need for /)
    const item = (await shown.findByRole('heading', { name: title })).closest('li')
    if (!item) throw new Error('No item.')
    return within(item)
  }
  const fulls = (world: Pick<World, 'snapshots' | 'instance'>, name: string) =>
    world
      .snapshots(world.instance(name))
      .filter((each) => each.status === 'Completed' && each.kind === 'full')

  it('leads from each of the five situations to its action on this instance', async () => {
    const page = open('customer-graph')
    const full = fulls(page, 'customer-graph')
    const newest = full[0]
    const taken = full.find((each) => each.profile === 'AdHoc')
    if (!newest || !taken) throw new Error('The tour has no such snapshot.')
    const label = labelOf(newest.timestamp, page.clock.now())
    const { id, tenantId } = page.instance('customer-graph')
    const base = paths.inspect(tenantId, id, 'snapshots')
    const leads = [
      ['Data was deleted by mistake', `Create instance from ${label}`, `${base}/${newest.id}/create`],
      ['The data is corrupted', `Restore ${label}`, `${base}/${newest.id}/restore`],
      [
        'A migration or schema change failed',
        `Restore ${labelOf(taken.timestamp, page.clock.now())}, taken on demand`,
        `${base}/${taken.id}/restore`,
      ],
      ['A migration or schema change failed', `Restore ${label}`, `${base}/${newest.id}/restore`],
      [
        'Somebody changed data who should not have',
        `Create instance from ${label}`,
        `${base}/${newest.id}/create`,
      ],
      ['To test that a restore works', `Create instance from ${label}`, `${base}/${newest.id}/create`],
      ['The data is in a file', 'Restore from backup file', paths.inspect(tenantId, id, 'restore-from-file')],
    ]
    for (const [title = '', words = '', href = ''] of leads) {
      expect((await situation(title)).getByRole('link', { name: words })).toHaveAttribute('href', href)
    }
    expect(screen.getByRole('dialog', { name: /^Which/ })).toHaveAccessibleDescription(
      /overwrites all data in customer-graph, never merges, and cannot be undone, unless a snapshot keeps the present data/,
    )
    const rehearsal = await situation('To test that a restore works')
    expect(rehearsal.getByText(/Do it regularly/)).toBeInTheDocument()
  })

  it('offers what is from before it happened, but for a rehearsal; the address remembers when that was', async () => {
    const page = open('customer-graph')
    const full = fulls(page, 'customer-graph').filter(({ profile }) => profile === 'Scheduled')
    const [newest, , , older] = full
    if (!newest || !older) throw new Error('The tour has no such snapshot.')
    const [label, olderLabel] = [newest, older].map((each) => labelOf(each.timestamp, page.clock.now()))
    const shown = await dialog(/^Which restore do I need for /)
    const field = await shown.findByLabelText('When did it happen?')
    expect(field).toHaveAccessibleDescription(
      `In ${zone(page.clock.now())}. What is offered is from before it.`,
    )
    // All but the rehearsal.
    expect(shown.getAllByText('The newest: was it taken before?')).toHaveLength(4)
    fireEvent.change(field, { target: { value: writtenLocal(older.timestamp + 3_600_000) } })
    const corrupted = await situation('The data is corrupted')
    expect(await corrupted.findByRole('link', { name: `Restore ${olderLabel}` })).toBeInTheDocument()
    const rehearsal = await situation('To test that a restore works')
    expect(rehearsal.getByRole('link', { name: `Create instance from ${label}` })).toBeInTheDocument()
    expect(page.address()).toMatch(/\?before=2025-/)
    expect(shown.queryByText('The newest: was it taken before?')).toBeNull()
    fireEvent.change(field, { target: { value: '2020-01-01T00:00' } })
    expect(await corrupted.findByText(/no snapshot from before then/, { selector: 'p' })).toBeVisible()
    await page.user.click(shown.getByText('Close', { selector: 'button' }))
    await waitFor(() => expect(page.address()).toMatch(/\/snapshots$/))
  })

  it.each([
    ['-1', 'The address holds no time. Enter when it happened.'],
    ['2030-01-01T00:00:00.000Z', 'This is in the future. Enter when it happened.'],
  ])('refuses %s as the time with words, and offers the newest as without one', async (before, words) => {
    renderConsole((world) => {
      const { id, tenantId } = world.instance('customer-graph')
      return `${paths.whichRestore(tenantId, id, 'snapshots')}?before=${before}`
    })
    const shown = await dialog(/^Which restore do I need for /)
    expect(await shown.findByText(words)).toBeVisible()
    expect(shown.getByLabelText('When did it happen?')).toBeInvalid()
    expect(shown.getAllByText('The newest: was it taken before?')).toHaveLength(4)
  })

  it('leads, after a load that failed, with going back, which loses nothing, and closes to see it', async () => {
    const page = open('fraud-rings')
    const shown = await dialog('Which restore do I need for fraud-rings?')
    expect(shown.getByText('The last load failed, and nothing is lost yet')).toBeVisible()
    await page.user.click(shown.getByRole('button', { name: 'Go back to the data before' }))
    await waitFor(() => expect(page.address()).toMatch(/\/snapshots$/))
    const [moving] = await screen.findAllByRole('progressbar', { name: 'Restoring fraud-rings' })
    expect(moving).toBeInTheDocument()
  })

  it('says why a way is closed: paused restores nothing', async () => {
    open('reporting')
    const corrupted = await situation('The data is corrupted')
    expect(corrupted.getByRole('button', { name: /^Restore/ })).toHaveAttribute('aria-disabled', 'true')
    expect(corrupted.getByText(/reporting is paused.*Resume it first/, { selector: 'p' })).toBeVisible()
    const rehearsal = await situation('To test that a restore works')
    expect(rehearsal.getByRole('link', { name: /^Create instance/ })).toBeInTheDocument()
  })

  it('says to a viewer that it is not theirs', async () => {
    open('customer-graph', { role: 'viewer' })
    const corrupted = await situation('The data is corrupted')
    expect(corrupted.getByText(/viewer/i, { selector: 'p' })).toBeVisible()
    expect(corrupted.queryByRole('link')).toBeNull()
  })

  it('leads a Sandbox to its backups', async () => {
    open('movies-sandbox')
    const corrupted = await situation('The data is corrupted')
    expect(corrupted.getByText(/Request a backup of it/, { selector: 'p' })).toBeVisible()
    const shown = await dialog(/^Which restore do I need for /)
    expect(shown.getByRole('link', { name: 'Go to the backups' })).toBeInTheDocument()
  })

  it('opens over the tab for files as well, and closes to it', async () => {
    const page = renderConsole((world) => {
      const { id, tenantId } = world.instance('inventory')
      return paths.inspect(tenantId, id, 'restore-from-file')
    })
    await page.user.click(await screen.findByRole('link', { name: 'Which restore do I need?' }))
    const shown = await dialog(/^Which restore do I need for /)
    await page.user.click(shown.getByText('Close', { selector: 'button' }))
    await waitFor(() => expect(page.address()).toMatch(/\/restore-from-file$/))
  })
})

describe('the rules where they matter', () => {
  const openRestore = (name: string) =>
    renderConsole((world) => {
      const instance = world.instance(name)
      const good = world
        .snapshots(instance)
        .find(({ kind, status }) => kind === 'full' && status === 'Completed')
      return paths.restore(instance.tenantId, instance.id, good?.id ?? '')
    })
  const restoring = async () => within(await screen.findByRole('dialog', { name: /^Restore / }))

  it('says in the restore itself that nothing is merged and that it cannot be undone', async () => {
    const page = openRestore('customer-graph')
    const shown = await restoring()
    expect(shown.getByText(/Nothing is merged. It cannot be undone, unless a snapshot keeps/)).toBeVisible()
    await page.user.type(shown.getByRole('textbox'), 'RESTORE')
    await page.user.click(shown.getByRole('button', { name: 'Take a snapshot first' }))
    // Nothing is overwritten before the net is there.
    await waitFor(() =>
      expect(shown.getByRole('button', { name: 'Restore' })).toHaveAccessibleDescription(/still being taken/),
    )
    await page.user.click(shown.getByRole('link', { name: 'Which restore do I need?' }))
    await dialog(/^Which restore do I need for /)
  })

  it('leads, after a load that failed, with going back, which loses nothing', async () => {
    openRestore('fraud-rings')
    const shown = await restoring()
    const back = shown.getByRole('button', { name: 'Go back to the data before' })
    expect(back).not.toHaveAttribute('aria-disabled')
    const word = shown.getByRole('textbox')
    expect(back.compareDocumentPosition(word)).toBe(Node.DOCUMENT_POSITION_FOLLOWING)
  })

  it('offers no snapshot first where it would replace the one that is restored', async () => {
    openRestore('poc-recommendations')
    const shown = await restoring()
    expect(shown.getByText(/one of the present data would replace this one/)).toBeVisible()
    expect(shown.queryByRole('button', { name: 'Take a snapshot first' })).toBeNull()
  })

  it('says where the snapshots lie: with the provider and in the region of their instance', async () => {
    renderConsole((world) => {
      const { id, tenantId } = world.instance('customer-graph')
      return paths.inspect(tenantId, id, 'snapshots')
    })
    const tab = within(await screen.findByRole('region', { name: 'Snapshots' }))
    expect(await tab.findByText(/They lie in/)).toHaveTextContent(
      /They lie in (GCP|AWS|Azure) .*\([a-z0-9-]+\)/,
    )
  })
})
