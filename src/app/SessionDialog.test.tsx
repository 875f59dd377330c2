import '../testing/jsdom-blobs.ts'
import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { paths } from '../../contract/places.ts'
import { renderConsole, type RenderedConsole } from '../testing/console.tsx'
import { aFile } from '../testing/upload-tab.ts'
import { testBase, type World } from '../testing/world.ts'

const end = ({ host }: World) => host.fetch(`${testBase}/afterglow/v1/session`, { method: 'DELETE' })
const begin = ({ host }: World) => host.fetch(`${testBase}/afterglow/v1/session`, { method: 'POST' })
const shown = () => screen.findByRole('dialog', { name: 'Your session has ended' })

async function listOf(world: RenderedConsole): Promise<void> {
  await within(await screen.findByRole('main')).findByText('customer-graph')
  await end(world)
}

const instances = (world: World) => paths.instances(world.project().id)

describe('a session that has ended', () => {
  it('is begun anew over what is there, and what was asked for meanwhile comes', async () => {
    const world = renderConsole((there) => paths.createInstance(there.project().id))
    const name = await screen.findByRole('textbox', { name: 'Name' })
    await world.user.type(name, 'Half typed')
    await end(world)
    await world.advance(60_000)
    const dialog = await shown()
    const button = await within(dialog).findByRole('button', { name: 'Sign in again as on-call' })
    expect(button).toHaveFocus()
    await world.user.keyboard('{Escape}{Escape}')
    expect(dialog).toBeVisible()
    expect(within(dialog).queryByRole('button', { name: 'Close' })).toBeNull()
    await world.user.click(button)
    await waitFor(() => expect(dialog).not.toBeInTheDocument())
    expect(name).toHaveValue('Half typed')
    expect(screen.queryByText(/session-ended|has ended/)).toBeNull()
  })

  it('is said where the first call meets it, and the page comes then', async () => {
    const world = renderConsole(instances)
    await end(world)
    const button = await within(await shown()).findByRole('button', { name: 'Sign in again as on-call' })
    await world.user.click(button)
    expect(await within(await screen.findByRole('main')).findByText('customer-graph')).toBeInTheDocument()
  })

  it('does a thing that was asked for when it is begun anew, once', async () => {
    const world = renderConsole((there) =>
      paths.pause(there.project().id, there.instance('customer-graph').id),
    )
    const pause = await screen.findByRole('button', { name: 'Pause' })
    const { id } = world.instance('customer-graph')
    await end(world)
    await world.user.click(pause)
    await world.user.click(await within(await shown()).findByRole('button', { name: /^Sign in again as/ }))
    await waitFor(async () => {
      const record = await world.api.controlPlane.read((q) => q.instanceRecord(id))
      expect(record?.status).toBe('pausing')
    })
  })

  it('tells what goes on from what waits: nothing of this page, unless it sends a file', async () => {
    const world = renderConsole(instances)
    await listOf(world)
    await world.advance(1_000)
    const dialog = await shown()
    expect(dialog).toHaveTextContent('What runs on the server goes on: loads, snapshots, backups.')
    expect(dialog).not.toHaveTextContent('upload')
    // One run of text: a gap between its parts would read as two spaces.
    const words = await within(dialog).findByText('Sign in again as')
    expect(words).toHaveTextContent(/^Sign in again as on-call$/)
    await world.user.click(words)
    await waitFor(() => expect(dialog).not.toBeInTheDocument())
  })

  it('says that the upload from this page waits', async () => {
    const world = renderConsole(
      (there) => {
        const { id, tenantId } = there.instance('customer-graph')
        return paths.inspect(tenantId, id, 'restore-from-file')
      },
      { intercept: ({ method }) => (method === 'PATCH' ? new Promise(() => {}) : null) },
    )
    await world.user.upload(await screen.findByLabelText('Backup file'), await aFile())
    await world.user.type(await screen.findByRole('textbox', { name: /RESTORE/ }), 'RESTORE{Enter}')
    await screen.findByRole('progressbar', { name: 'Uploading people.dump' })
    await end(world)
    await world.advance(1_000)
    const dialog = await shown()
    expect(dialog).toHaveTextContent('The upload from this page waits')
    await world.user.click(await within(dialog).findByRole('button', { name: /^Sign in again as/ }))
    await waitFor(() => expect(dialog).not.toBeInTheDocument())
  })

  it('is seen to be open again where another tab has begun it', async () => {
    const world = renderConsole(instances)
    await listOf(world)
    await world.advance(1_000)
    const dialog = await shown()
    await within(dialog).findByRole('button', { name: /^Sign in again as/ })
    await begin(world)
    window.dispatchEvent(new Event('visibilitychange'))
    await waitFor(() => expect(dialog).not.toBeInTheDocument())
  })

  it('says why it could not be begun, and lets it be tried again', async () => {
    let fails = true
    const world = renderConsole(instances, {
      intercept: (request) =>
        fails && request.method === 'POST' && request.url.endsWith('/session')
          ? Promise.reject(new TypeError('no line'))
          : null,
    })
    await listOf(world)
    await world.advance(1_000)
    const dialog = await shown()
    const button = await within(dialog).findByRole('button', { name: /^Sign in again as/ })
    await world.user.click(button)
    expect(await within(dialog).findByRole('alert')).toHaveTextContent('The server did not answer.')
    fails = false
    await world.user.click(button)
    await waitFor(() => expect(dialog).not.toBeInTheDocument())
  })
})
