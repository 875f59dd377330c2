import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { paths } from '../../contract/places.ts'
import { renderConsole } from '../testing/console.tsx'
import { worldNow, type WorldOptions } from '../testing/world.ts'
import { moment, timeWithZone, utc, zone } from '../messages/format.ts'

const open = (name: string, options: WorldOptions = {}) =>
  renderConsole((world) => {
    const { id, tenantId } = world.instance(name)
    return `${paths.deleteInstance(tenantId, id)}?order=status`
  }, options)
const dialog = (name: string) => screen.findByRole('dialog', { name: `Delete ${name}?` })
const button = () => screen.getByRole('button', { name: 'Delete' })
const isFree = () => waitFor(() => expect(button()).not.toHaveAttribute('aria-disabled'))

/** What is read of it: without what stands in hints. */
const read = (element: HTMLElement) => {
  const copy = element.cloneNode(true)
  if (!(copy instanceof HTMLElement)) throw new Error('A copy of an element is one.')
  for (const hint of copy.querySelectorAll('[popover]')) hint.remove()
  return copy.textContent
}
const until = worldNow + 7 * 86_400_000
const untilSaid = `${moment(until, { now: worldNow })} ${zone(until)}`

describe('deleting an instance', () => {
  it('says what goes with it, and offers to export the last snapshot first', async () => {
    open('customer-graph')
    const asks = await dialog('customer-graph')
    expect(asks).toHaveTextContent(/Its data: 41,\d{3},\d{3} nodes and 187,\d{3},\d{3} relationships\./)
    expect(await within(asks).findByText(/^1,\d{3} snapshots of 1,\d{3}: differentials/)).toBeInTheDocument()
    expect(read(asks)).toContain(
      `You can create a new instance from them until ${untilSaid}, under Recently deleted.`,
    )
    expect(asks).toHaveTextContent(utc(until))
    const link = await within(asks).findByRole('link', { name: 'Export the last snapshot first' })
    expect(link).toHaveAttribute('href', expect.stringMatching(/\/export\?order=status$/))
  })

  it('says what was written since the last full snapshot, and takes one first in place', async () => {
    const { user, advance } = open('customer-graph')
    const asks = await dialog('customer-graph')
    expect(await within(asks).findByText(/^\d+ h \d+ min of writes are lost\.$/)).toBeInTheDocument()
    expect(read(asks)).toMatch(/lost\. About [\d,]+ nodes and [\d,]+ relationships are newer than it\./)
    await user.type(screen.getByRole('textbox'), 'customer-graph')
    await isFree()
    await user.click(within(asks).getByRole('button', { name: 'Take a snapshot first' }))
    expect(await within(asks).findByText('A snapshot is being taken')).toBeInTheDocument()
    expect(button()).toHaveAccessibleDescription(/The snapshot that you asked for is still being taken/)
    await waitFor(() =>
      expect(read(asks)).toContain(
        `The snapshot of ${timeWithZone(worldNow)} is still being taken, and goes too. To keep it, wait until it is completed.`,
      ),
    )
    await advance(1_800_000)
    expect(await within(asks).findByText(/^Snapshot taken at [^,]+, full$/)).toBeInTheDocument()
    expect(await within(asks).findByText('30 min of writes are lost.')).toBeInTheDocument()
    expect(read(asks)).not.toContain('still being taken')
    await isFree()
  })

  it('of a paused one counts what was written until then, and offers no snapshot that cannot be taken', async () => {
    open('reporting')
    const asks = await dialog('reporting')
    await waitFor(() => expect(read(asks)).toMatch(/goes too\. 3 h \d+ min of writes are lost\./))
    expect(within(asks).queryByRole('button', { name: 'Take a snapshot first' })).toBeNull()
  })

  it('waits for its snapshots before anything is confirmed', async () => {
    let answer = () => {}
    const answered = new Promise<void>((resolve) => (answer = resolve))
    const { user } = open('customer-graph', {
      intercept: (request, api) =>
        /\/snapshots(\?|$)/.test(request.url) ? answered.then(() => api.fetch(request)) : null,
    })
    const asks = await dialog('customer-graph')
    await user.type(screen.getByRole('textbox'), 'customer-graph{Enter}')
    expect(asks).toBeInTheDocument()
    expect(button()).toHaveAccessibleDescription(/Its snapshots and backups are still being read\./)
    expect(screen.getByRole('alert')).toHaveTextContent('still being read')
    expect(within(asks).queryByText(/under Recently deleted/)).toBeNull()
    answer()
    await isFree()
    expect(read(asks)).toContain('under Recently deleted')
    expect(asks).not.toHaveTextContent('still being read')
  })

  it('is refused until the name is typed, letter by letter, and Enter says so', async () => {
    const { user } = open('customer-graph')
    const asks = await dialog('customer-graph')
    await within(asks).findByText(/under Recently deleted/)
    const field = screen.getByRole('textbox', { name: 'Type customer-graph to delete it' })
    await user.type(field, '{Enter}')
    expect(field).toHaveAccessibleDescription('The name is not typed yet.')
    await user.type(field, 'Customer-graph')
    expect(field).not.toHaveAccessibleDescription()
    await user.type(field, '{Enter}')
    expect(field).toHaveAccessibleDescription('That is not its name; capitals count.')
    expect(button()).toHaveAccessibleDescription(/Type customer-graph to delete this instance/)
    await user.click(button())
    expect(screen.getByRole('dialog')).toBeInTheDocument()
    await user.clear(field)
    expect(field).not.toHaveAccessibleDescription()
    await user.type(field, 'customer-graph')
    expect(button()).not.toHaveAttribute('aria-disabled')
  })

  it('shows it going, then it is gone', async () => {
    const { user, advance, address, project } = open('customer-graph')
    await dialog('customer-graph')
    await user.type(screen.getByRole('textbox'), 'customer-graph')
    await isFree()
    await user.keyboard('{Enter}')
    const card = await screen.findByRole('article', { name: 'customer-graph' })
    await within(card).findByText('Deleting')
    expect(card).toHaveTextContent('The full ones are kept for a week.')
    expect(address()).toBe(`${paths.instances(project().id)}?order=status`)
    await advance(3_600_000)
    await waitFor(() => expect(screen.queryByRole('article', { name: 'customer-graph' })).toBeNull())
  })

  it('of one that is still copied names the copy, until its snapshot is there', async () => {
    const { advance, api, instance } = open('inventory')
    const asks = await dialog('inventory')
    const { id, tenantId, type, version, cloud, region, memory, customerManagedKeyId } = instance('inventory')
    const copied = await api.controlPlane.commands.createInstance(
      { user: 'Somebody', role: 'member', requestId: 'copy' },
      {
        tenantId,
        type,
        version,
        cloud,
        region,
        memory,
        ...(customerManagedKeyId === null ? {} : { customerManagedKeyId }),
        name: 'inventory copy',
        sourceInstanceId: id,
      },
    )
    expect(copied).toMatchObject({ ok: true })
    await advance(1000)
    await waitFor(() =>
      expect(read(asks)).toContain(
        'inventory copy is being made from inventory.Wait until that has finished.',
      ),
    )
    expect(within(asks).queryByRole('textbox')).toBeNull()
    expect(button()).toHaveAccessibleDescription(/inventory copy is being made from inventory/)
    await advance(3_600_000)
    await within(asks).findByRole('textbox')
  })

  it.each([
    ['while something else has it', 'orders-eu', {}, /orders-eu is being restored/],
    ['to a viewer', 'customer-graph', { role: 'viewer' }, /Your role in this project is viewer/],
  ] as const)('is refused %s: says why at once, and asks for no name', async (_, name, options, reason) => {
    open(name, options)
    const asks = await dialog(name)
    expect(read(asks)).toMatch(reason)
    expect(within(asks).queryByRole('textbox')).toBeNull()
    expect(within(asks).queryByRole('button', { name: 'Take a snapshot first' })).toBeNull()
    expect(button()).toHaveAccessibleDescription(reason)
  })

  it('with its key revoked promises nothing, and offers nothing that is refused', async () => {
    open('inventory', { scenario: 'key-revoked' })
    const asks = await dialog('inventory')
    await waitFor(() =>
      expect(read(asks)).toContain(
        `The access to its key was revoked: a new instance can be created from them only if the access is granted again by ${untilSaid}.`,
      ),
    )
    expect(asks).not.toHaveTextContent('You can create')
    expect(within(asks).queryByRole('link', { name: 'Export the last snapshot first' })).toBeNull()
    expect(within(asks).queryByRole('button', { name: 'Take a snapshot first' })).toBeNull()
  })

  it('keeps the dialog and what was typed where the call fails', async () => {
    const { user } = open('customer-graph', {
      intercept: (request) => (request.method === 'DELETE' ? Promise.reject(new TypeError('broken')) : null),
    })
    await dialog('customer-graph')
    await user.type(screen.getByRole('textbox'), 'customer-graph')
    await isFree()
    await user.keyboard('{Enter}')
    expect(await screen.findByText('The server did not answer.')).toBeInTheDocument()
    expect(screen.getByRole('textbox')).toHaveValue('customer-graph')
  })

  it('of one that is not there says so', async () => {
    renderConsole((world) => paths.deleteInstance(world.project().id, '00000000'))
    expect(await screen.findByRole('heading', { name: 'This instance is not there' })).toBeInTheDocument()
  })
})
