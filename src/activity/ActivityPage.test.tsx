import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, it } from 'vitest'
import { paths } from '../../contract/places.ts'
import { renderConsole } from '../testing/console.tsx'
import { testBase, type WorldOptions } from '../testing/world.ts'
import { useSeen } from './seen.ts'

const MINUTE = 60_000

beforeEach(() => {
  localStorage.clear()
  useSeen.setState({ ids: [] })
})

const open = (search = '', options: WorldOptions = {}) =>
  renderConsole((world) => paths.activity(world.project('Commerce graph').id) + search, options)
const group = async (name: string) => within(await screen.findByRole('region', { name }))
const navigation = () => within(screen.getByRole('navigation', { name: 'Main' }))

describe('activity', () => {
  it('shows what runs, with who began it and how far it is, until it has ended', async () => {
    const page = open()
    const running = await group('Running now')
    const bar = running.getByRole('progressbar', { name: 'Restore, orders-eu' })
    expect(Number(bar.getAttribute('aria-valuenow'))).toBeGreaterThan(30)
    expect(running.getByRole('listitem')).toHaveTextContent(/^Restore orders-eu\s*Began .* by on-call/)
    await page.advance(10 * MINUTE)
    const day = within(await screen.findByRole('list', { name: 'Ended on Today, newest first' }))
    const [first] = day.getAllByRole('listitem')
    expect(first).toHaveTextContent(/^CompletedRestore orders-eu\s*by on-call.*took \d/)
    expect(screen.queryByRole('region', { name: 'Running now' })).toBeNull()
  })

  it('says to which size one is resized, and whose data one is made with', async () => {
    const page = open()
    const ask = async (path: string, method: string, json: object) => {
      const headers = { 'Content-Type': 'application/json' }
      const sent = await page.host.fetch(testBase + path, { method, headers, body: JSON.stringify(json) })
      expect(sent.status).toBe(202)
    }
    const { id, tenantId, type, region, cloud, memory, storage, version } = page.instance('inventory')
    const place = { tenant_id: tenantId, region, cloud_provider: cloud, memory, storage, type, version }
    await ask('/v1/instances', 'POST', {
      ...place,
      name: 'stock-copy',
      source_instance_id: id,
      customer_managed_key_id: page.instance('inventory').customerManagedKeyId,
    })
    await page.advance(30 * MINUTE)
    await ask(`/v1/instances/${id}`, 'PATCH', { memory: '64GB' })
    await page.advance(0)
    const bar = await screen.findByRole('progressbar', { name: 'Resize, inventory' })
    expect(bar.closest('li')).toHaveTextContent(/^Resize inventory to 64 GB memory, \d+ GB storage/)
    const made = (await group('Earlier')).getByText('Creation').closest('li')
    expect(made).toHaveTextContent(/Creation stock-copy with the data of inventory\s*by/)
  })

  it('shows a file on its way, from when it is announced', async () => {
    const page = open()
    await group('Running now')
    const post = (path: string, body?: object) =>
      page.host.fetch(`${testBase}/afterglow/v1/instances/${page.instance('inventory').id}/${path}`, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          'Afterglow-Confirm': page.instance('inventory').id,
        },
        ...(body && { body: JSON.stringify(body) }),
      })
    expect((await post('imports', { file_name: 'people.dump', file_bytes: 1000 })).status).toBe(201)
    await page.advance(1000)
    const bar = await screen.findByRole('progressbar', { name: 'Upload, inventory' })
    expect(bar.closest('li')).toHaveTextContent(
      /^Upload inventory people\.dump\s*Began .* by on-call.*Sending, 0%/,
    )
  })

  it('gives the exact instant in UTC', async () => {
    const page = open()
    const running = await group('Running now')
    const time = running.getByText(/^\d\d:\d\d$/)
    await page.user.hover(time)
    expect(time).toHaveAccessibleDescription(/^2025-11-14 09:0\d:\d\d UTC$/)
  })

  it('keeps what failed on top, with the reason, what to do, where, and what to name, until it is seen', async () => {
    const page = open()
    const unseen = await group('Failed, not seen yet')
    const items = () => unseen.getAllByRole('listitem')
    expect(items()).toHaveLength(3)
    await waitFor(() =>
      expect(items()[1]).toHaveTextContent(
        /Restore from file fraud-rings.*by data engineer.*native-btree-1\.0\. Nothing is lost: the data of before is whole\. Recreate these indexes.*Go to Restore from file.*Request [0-9a-f-]{36}/,
      ),
    )
    expect(unseen.getByRole('link', { name: 'Go to its snapshots' })).toHaveAttribute(
      'href',
      paths.inspect(page.project('Commerce graph').id, page.instance('customer-graph').id, 'snapshots'),
    )
    expect(navigation().getByRole('link', { name: 'Activity 3 failed, not seen yet' })).toBeInTheDocument()
    await page.user.click(unseen.getByRole('button', { name: 'Mark as seen: Snapshot, customer-graph' }))
    expect(items()).toHaveLength(2)
    expect(unseen.getByRole('button', { name: 'Mark as seen: Restore from file, fraud-rings' })).toHaveFocus()
    expect(navigation().getByRole('link', { name: 'Activity 2 failed, not seen yet' })).toBeInTheDocument()
    await page.user.click(unseen.getByRole('button', { name: 'Mark all as seen' }))
    expect(screen.queryByRole('region', { name: 'Failed, not seen yet' })).toBeNull()
    expect(navigation().getByRole('link', { name: 'Activity' })).toBeInTheDocument()
    // What was seen is still there, with all that it said.
    expect(
      (await group('Earlier')).getByText(/native-btree-1\.0\. Nothing is lost: .* Recreate/),
    ).toBeInTheDocument()
  })

  it('remembers what was seen, in this tab after a reload and in the others', async () => {
    const page = open()
    await page.user.click(
      (await group('Failed, not seen yet')).getByRole('button', { name: /^Mark as seen: Backup/ }),
    )
    const written = localStorage.getItem('afterglow-seen')
    expect(written).toBe(useSeen.getState().ids.join(' '))
    localStorage.setItem('afterglow-seen', '')
    dispatchEvent(new StorageEvent('storage', { key: 'afterglow-seen' }))
    await waitFor(() =>
      expect(
        screen.getAllByRole('button', { name: /^Mark as seen/ }).map((each) => each.textContent),
      ).toHaveLength(3),
    )
    localStorage.setItem('afterglow-seen', written ?? '')
    dispatchEvent(new StorageEvent('storage', { key: 'afterglow-seen' }))
    await waitFor(() => expect(screen.getAllByRole('button', { name: /^Mark as seen/ })).toHaveLength(2))
  })

  it('is marked in the navigation from any page as soon as something fails', async () => {
    const page = renderConsole((world) => paths.instances(world.project('Research').id), {
      scenario: 'failures',
    })
    await screen.findByRole('article', { name: 'embeddings-lab' })
    expect(
      await navigation().findByRole('link', { name: 'Activity 2 failed, not seen yet' }),
    ).toBeInTheDocument()
    const { id } = page.instance('embeddings-lab')
    const taken = await page.host.fetch(`${testBase}/v1/instances/${id}/snapshots`, { method: 'POST' })
    expect(taken.status).toBe(202)
    await page.advance(30 * MINUTE)
    expect(
      await navigation().findByRole('link', { name: 'Activity 3 failed, not seen yet' }),
    ).toBeInTheDocument()
  })

  it('keeps its filters in the address, and counts what each leaves', async () => {
    const page = open('?state=failed')
    const filters = within(await screen.findByRole('region', { name: 'Filters' }))
    expect(filters.getByRole('radio', { name: /^Failed\s*3$/ })).toBeChecked()
    expect(screen.queryByRole('region', { name: 'Running now' })).toBeNull()
    await page.user.selectOptions(filters.getByRole('combobox', { name: 'Instance' }), 'fraud-rings')
    expect(page.address()).toBe(
      `${paths.activity(page.project('Commerce graph').id)}?state=failed&instance=${page.instance('fraud-rings').id}`,
    )
    expect((await group('Failed, not seen yet')).getAllByRole('listitem')).toHaveLength(1)
    await page.user.click(filters.getByRole('radio', { name: /^Running\s*0$/ }))
    await page.user.click(await screen.findByRole('button', { name: 'Clear the filters' }))
    expect(page.address()).toBe(paths.activity(page.project('Commerce graph').id))
    await group('Running now')
  })

  it('says where an instance is gone, and leads nowhere then', async () => {
    open('', {
      change: (records) =>
        records.filter(({ kind, record }) => kind !== 'instance' || record.name !== 'inventory'),
    })
    const [, , backup] = (await group('Failed, not seen yet')).getAllByRole('listitem')
    await waitFor(() => expect(backup).toHaveTextContent('The instance is gone.'))
    expect(within(backup ?? document.body).queryByRole('link')).toBeNull()
  })

  it('leads back to the data before from the load that failed, and from no failure before it', async () => {
    const page = open()
    const unseen = await group('Failed, not seen yet')
    const back = await unseen.findAllByRole('button', { name: 'Go back to the data before' })
    expect(back).toHaveLength(1)
    const item = back[0]?.closest('li')
    expect(item).toHaveTextContent(/^FailedRestore from file fraud-rings/)
    await page.user.click(within(item ?? document.body).getByRole('button', { name: /^Go back/ }))
    await waitFor(() => expect(unseen.queryByRole('button', { name: /^Go back/ })).toBeNull())
    await page.advance(1000)
    expect((await group('Running now')).getByText('Back to the data before')).toBeInTheDocument()
  })

  it('leads from a Sandbox that has ended to the backups, which are all it left', async () => {
    const page = renderConsole((world) => paths.activity(world.project('Research').id))
    const { endsAt } = page.instance('movies-sandbox')
    await page.advance((endsAt ?? 0) - page.clock.now() + 10 * 60_000)
    const earlier = await group('Earlier')
    const deletion = (await earlier.findByText('Deletion')).closest('li')
    const link = await within(deletion ?? document.body).findByRole('link', { name: 'movies-sandbox' })
    await waitFor(() =>
      expect(link).toHaveAttribute('href', paths.deletedBackups(page.project('Research').id)),
    )
  })

  it('leads from a deleted instance to what is left of it', async () => {
    const page = open()
    const earlier = await group('Earlier')
    const link = await earlier.findByRole('link', { name: 'returns-trial' })
    expect(link).toHaveAttribute('href', paths.recentlyDeleted(page.project('Commerce graph').id))
  })

  it('shows a viewer everything', async () => {
    open('', { role: 'viewer' })
    await group('Running now')
    expect((await group('Failed, not seen yet')).getAllByRole('listitem')).toHaveLength(3)
  })

  it('says what will be here where nothing has run, and where it could not be loaded', async () => {
    const empty = renderConsole((world) => paths.activity(world.project().id), { scenario: 'empty' })
    expect(await screen.findByRole('heading', { name: 'Nothing has run yet' })).toBeInTheDocument()
    empty.view.unmount()
    let broken = true
    const page = open('', {
      intercept: (request) =>
        broken && /operations\?tenantId=[^&]*$/.test(request.url)
          ? Promise.reject(new TypeError('broken'))
          : null,
    })
    await screen.findByRole('heading', { name: 'The activity could not be loaded' })
    broken = false
    await page.user.click(screen.getByRole('button', { name: 'Try again' }))
    await group('Running now')
  })
})
