import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { paths } from '../../contract/places.ts'
import { renderConsole } from '../testing/console.tsx'
import type { WorldOptions } from '../testing/world.ts'

const open = (options: WorldOptions = {}) =>
  renderConsole((world) => paths.createInstance(world.project().id), { scenario: 'empty', ...options })
const dialog = () => screen.findByRole('dialog', { name: 'Create instance' })
const submit = () => within(screen.getByRole('dialog')).getByRole('button', { name: 'Create instance' })
const cardNames = () =>
  screen.queryAllByRole('article').map((each) => within(each).getByRole('heading', { level: 2 }).textContent)

describe('the form', () => {
  it('asks for a name before it sends anything', async () => {
    const { user } = open()
    await dialog()
    await user.click(submit())
    const name = screen.getByRole('textbox', { name: 'Name' })
    expect(name).toHaveAccessibleDescription('The name is empty. Give it 1 to 30 characters.')
    expect(cardNames()).toEqual([])
  })

  it('says at once that a name holds hidden characters', async () => {
    const { user } = open()
    await dialog()
    const name = screen.getByRole('textbox', { name: 'Name' })
    await user.click(name)
    await user.paste('orders\u202Eue')
    expect(name).toHaveAccessibleDescription(/characters that do not show/)
  })

  it('offers what the plan has: versions, clouds, regions, sizes, and its snapshot rule in words', async () => {
    const { user } = open()
    const form = await dialog()
    const choices = (name: string) =>
      within(within(form).getByRole('combobox', { name }))
        .getAllByRole('option')
        .map((option) => option.textContent)
    expect(within(form).getByRole('radio', { name: 'Neo4j 4.4' })).toBeInTheDocument()
    await user.click(within(form).getByRole('radio', { name: 'AWS' }))
    expect(choices('Region')[0]).toBe('AWS Virginia (us-east-1)')

    await user.click(within(form).getByRole('radio', { name: 'AuraDB Free' }))
    expect(choices('Size')).toEqual(['1 GB memory, 2 GB storage, 1 CPU'])
    expect(choices('Region')[0]).toBe('GCP Belgium (europe-west1)')
    expect(within(form).queryByRole('radio', { name: 'AWS' })).toBeNull()
    expect(within(form).queryByRole('radio', { name: 'Neo4j 4.4' })).toBeNull()
    expect(form).toHaveTextContent('Only the latest is kept')
  })

  it('is refused to a viewer with the reason', async () => {
    const { user } = open({ role: 'viewer' })
    await dialog()
    await waitFor(() => expect(submit()).toHaveAccessibleDescription(/Your role in this project is viewer/))
    await user.type(screen.getByRole('textbox', { name: 'Name' }), 'orders{Enter}')
    expect(cardNames()).toEqual([])
  })
})

describe('the credentials', () => {
  it('stay until the password is kept, then the instance is created before the eyes', async () => {
    const { user, address, advance, project } = open()
    await dialog()
    await user.type(screen.getByRole('textbox', { name: 'Name' }), 'orders{Enter}')
    const credentials = await screen.findByRole('dialog', { name: 'Credentials of orders' })
    const password = within(credentials).getByText(/^[\w-]{16,}$/).textContent

    await user.keyboard('{Escape}')
    expect(credentials).toHaveTextContent('The password is not saved')
    await user.click(screen.getByRole('button', { name: 'Back to the password' }))
    expect(credentials).not.toHaveTextContent('The password is not saved')

    await user.click(screen.getByRole('button', { name: 'Copy password' }))
    expect(await navigator.clipboard.readText()).toBe(password)
    await user.click(screen.getAllByRole('button', { name: 'Close' })[0] ?? credentials)
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(address()).toBe(paths.instances(project().id))
    const card = await screen.findByRole('article', { name: 'orders' })
    expect(card).toHaveTextContent('Creating')
    await advance(3_600_000)
    await within(card).findByText('Running')
  })

  it('can be left without the password, by the button that says so', async () => {
    const { user } = open()
    await dialog()
    await user.type(screen.getByRole('textbox', { name: 'Name' }), 'orders{Enter}')
    await screen.findByRole('dialog', { name: 'Credentials of orders' })
    await user.keyboard('{Escape}')
    await user.click(screen.getByRole('button', { name: 'Close without it' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  })

  it('go into a file', async () => {
    const saved: Blob[] = []
    vi.stubGlobal(
      'URL',
      class extends URL {
        static override createObjectURL(blob: Blob) {
          saved.push(blob)
          return 'blob:test'
        }
        static override revokeObjectURL() {}
      },
    )
    const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {})
    const { user } = open()
    await dialog()
    await user.type(screen.getByRole('textbox', { name: 'Name' }), 'orders{Enter}')
    await user.click(await screen.findByRole('button', { name: 'Download as a file' }))
    expect(click).toHaveBeenCalledOnce()
    const [file] = saved
    expect(await file?.text()).toMatch(
      /^NEO4J_URI=neo4j\+s:.*\nNEO4J_USERNAME=neo4j\nNEO4J_PASSWORD=\S{16,}\n/,
    )
    await user.keyboard('{Escape}')
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  })
})

describe('a broken connection', () => {
  it('leaves the form as it is, and a second try makes no second instance', async () => {
    let lost = false
    const { user } = open({
      intercept: (request, api) => {
        if (request.method !== 'POST' || lost) return null
        lost = true
        return api.fetch(request).then(() => Promise.reject(new TypeError('broken')))
      },
    })
    await dialog()
    await user.type(screen.getByRole('textbox', { name: 'Name' }), 'orders{Enter}')
    expect(await screen.findByText('The server did not answer.')).toBeInTheDocument()
    expect(screen.getByRole('textbox', { name: 'Name' })).toHaveValue('orders')
    await user.click(submit())
    await user.click(await screen.findByRole('button', { name: 'Copy password' }))
    await user.keyboard('{Escape}')
    await waitFor(() => expect(cardNames()).toEqual(['orders']))
  })
})
