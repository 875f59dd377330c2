import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { paths } from '../paths.ts'
import { renderConsole } from '../testing/console.tsx'
import { worldNow, type WorldOptions } from '../testing/world.ts'
import { shortDate, time } from '../messages/format.ts'

const open = (name: string, options: WorldOptions = {}) =>
  renderConsole((world) => {
    const { id, tenantId } = world.instance(name)
    return `${paths.deleteInstance(tenantId, id)}?order=status`
  }, options)
const dialog = (name: string) => screen.findByRole('dialog', { name: `Delete ${name}?` })
const button = () => screen.getByRole('button', { name: 'Delete' })

describe('deleting an instance', () => {
  it('says what goes with it, and offers to export the last snapshot first', async () => {
    open('customer-graph')
    const asks = await dialog('customer-graph')
    expect(asks).toHaveTextContent(/Its data: 41,\d{3},\d{3} nodes and 187,\d{3},\d{3} relationships\./)
    expect(await within(asks).findByText(/^1,\d{3} snapshots of 1,\d{3}: differentials/)).toBeInTheDocument()
    const until = worldNow + 7 * 86_400_000
    expect(asks).toHaveTextContent(
      `can be made a new instance of until ${shortDate(until, { now: worldNow })}, ${time(until)}, under Recently deleted.`,
    )
    const link = await within(asks).findByRole('link', { name: 'Export the last snapshot first' })
    expect(link).toHaveAttribute('href', expect.stringMatching(/\/export\?order=status$/))
  })

  it('is refused until the name is typed, letter by letter', async () => {
    const { user } = open('customer-graph')
    await dialog('customer-graph')
    const field = screen.getByRole('textbox', { name: 'Type customer-graph to delete it' })
    await user.type(field, 'Customer-graph{Enter}')
    expect(button()).toHaveAccessibleDescription(/Type customer-graph to delete this instance/)
    await user.click(button())
    expect(screen.getByRole('dialog')).toBeInTheDocument()
    await user.clear(field)
    await user.type(field, 'customer-graph')
    expect(button()).not.toHaveAttribute('aria-disabled')
  })

  it('shows it going, then it is gone', async () => {
    const { user, advance, address, project } = open('customer-graph')
    await dialog('customer-graph')
    await user.type(screen.getByRole('textbox'), 'customer-graph{Enter}')
    const card = await screen.findByRole('article', { name: 'customer-graph' })
    await within(card).findByText('Deleting')
    expect(card).toHaveTextContent('The full ones are kept for a week.')
    expect(address()).toBe(`${paths.instances(project().id)}?order=status`)
    await advance(3_600_000)
    await waitFor(() => expect(screen.queryByRole('article', { name: 'customer-graph' })).toBeNull())
  })

  it('is refused while something else has the instance, whatever is typed', async () => {
    const { user } = open('orders-eu')
    await dialog('orders-eu')
    await user.type(screen.getByRole('textbox'), 'orders-eu')
    expect(button()).toHaveAccessibleDescription(/orders-eu is being restored/)
  })

  it('keeps the dialog and what was typed where the call fails', async () => {
    const { user } = open('customer-graph', {
      intercept: (request) => (request.method === 'DELETE' ? Promise.reject(new TypeError('broken')) : null),
    })
    await dialog('customer-graph')
    await user.type(screen.getByRole('textbox'), 'customer-graph{Enter}')
    expect(await screen.findByText('The server did not answer.')).toBeInTheDocument()
    expect(screen.getByRole('textbox')).toHaveValue('customer-graph')
  })

  it('of one that is not there says so', async () => {
    renderConsole((world) => paths.deleteInstance(world.project().id, '00000000'))
    expect(await screen.findByRole('heading', { name: 'This instance is not there' })).toBeInTheDocument()
  })
})
