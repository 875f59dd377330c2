import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { fullDate, time } from '../messages/format.ts'
import { paths } from '../../contract/places.ts'
import { renderConsole } from '../testing/console.tsx'
import type { WorldOptions } from '../testing/world.ts'

const DAY = 86_400_000
const NAME = 'returns-trial'

const open = (options: WorldOptions = {}, project = 'Commerce graph') =>
  renderConsole((world) => paths.recentlyDeleted(world.project(project).id), options)
const section = async (name = NAME) =>
  within(await screen.findByRole('region', { name: new RegExp(`^${name}`) }))
const newest = async () => within(await (await section()).findByRole('list', { name: /newest first$/ }))

describe('recently deleted', () => {
  it('is reached from below the list, and says what is kept until when, who deleted it, and where the backups are', async () => {
    const page = renderConsole((world) => paths.instances(world.project('Commerce graph').id))
    await page.user.click(await screen.findByRole('link', { name: 'Recently deleted' }))
    const sheet = within(await screen.findByRole('dialog', { name: 'Recently deleted' }))
    const left = await section()
    expect(left.getByRole('heading', { level: 2 })).toHaveTextContent(/^returns-trial [0-9a-f]{8}$/)
    expect(left.getAllByRole('listitem')[3]).toHaveTextContent(/^Deleted 12 Nov, \d\d:04 by on-call$/)
    expect(left.getByText(/^Kept until .*, 5 d \d+ h left$/)).toBeInTheDocument()
    expect(sheet.getByRole('link', { name: 'Backups of deleted instances' })).toHaveAttribute(
      'href',
      paths.deletedBackups(page.project().id),
    )
    await page.user.click(sheet.getByRole('button', { name: 'Close' }))
    await waitFor(() => expect(page.address()).toBe(paths.instances(page.project().id)))
  })

  it('makes a new instance of the newest, with its data and credentials of its own', async () => {
    const page = open()
    await page.user.click((await newest()).getByRole('button', { name: /^Create instance from/ }))
    const dialog = within(await screen.findByRole('dialog', { name: 'Create instance from snapshot' }))
    expect(dialog.getByText(/is deleted and stays so/)).toBeInTheDocument()
    await page.user.type(dialog.getByRole('textbox', { name: 'Name' }), 'returns-again')
    await page.user.click(dialog.getByRole('button', { name: 'Create instance' }))
    const credentials = within(await screen.findByRole('dialog', { name: /returns-again/ }))
    expect(credentials.getByText('neo4j')).toBeInTheDocument()
    await page.advance(3_600_000)
    const all = await page.api.controlPlane.read((q) => q.instances())
    const view = all.find(({ record }) => record.name === 'returns-again')
    expect(view?.record.status).toBe('running')
    expect(view?.content.nodes).toBeGreaterThan(200_000)
  })

  it('shows the older ones on demand', async () => {
    const page = open()
    const left = await section()
    await page.user.click(await left.findByText(/^\d older snapshots$/))
    const lists = await left.findAllByRole('list', { name: /newest first$/ })
    const count = Number.parseInt(left.getByText(/older snapshots$/).textContent, 10)
    expect(within(lists.at(-1) ?? document.body).getAllByRole('listitem')).toHaveLength(count)
  })

  it('learns of an instance that goes meanwhile, and forgets one whose days are over', async () => {
    const page = renderConsole((world) => {
      const { id, tenantId } = world.instance('inventory')
      return paths.deleteInstance(tenantId, id)
    })
    await page.user.type(await screen.findByRole('textbox'), 'inventory{Enter}')
    const list = await screen.findByRole('link', { name: 'Recently deleted' })
    await page.advance(60_000)
    await waitFor(() => expect(screen.queryByRole('article', { name: 'inventory' })).toBeNull())
    await page.user.click(list)
    const left = await section('inventory')
    const until = page.api.controlPlane.read(async (q) =>
      (await q.deletedInstances()).map(({ record }) => record.keptUntil),
    )
    const [kept = 0] = await until
    expect(
      left.getByText(new RegExp(`^Kept until ${fullDate(kept)}, ${time(kept)}, 6 d`)),
    ).toBeInTheDocument()
    await page.advance(6 * DAY)
    await waitFor(() => expect(screen.queryByRole('heading', { name: /^returns-trial/ })).toBeNull())
    expect(screen.getByRole('heading', { name: /^inventory/ })).toBeInTheDocument()
    await page.advance(2 * DAY)
    await waitFor(() => expect(screen.queryByRole('heading', { name: /^inventory/ })).toBeNull())
  })

  it('is looked at by a viewer, who is told why nothing can be made of it', async () => {
    const page = open({ scenario: 'viewer' })
    const create = (await newest()).getByRole('button', { name: /^Create instance from/ })
    expect(create).toHaveAccessibleDescription(/Your role in this project is viewer/)
    const [told] = (await section()).getAllByText(/^Your role in this project is viewer/)
    expect(told?.closest('[popover]')).toBeNull()
    await page.user.click(create)
    expect(page.address()).toBe(paths.recentlyDeleted(page.project().id))
  })

  it('says that nothing is there', async () => {
    open({}, 'Research')
    expect(await screen.findByRole('heading', { name: 'No instance was deleted lately' })).toBeInTheDocument()
  })

  it('says of a link to a snapshot that is gone that it is not there', async () => {
    const page = renderConsole((world) =>
      paths.createFromDeleted(world.project().id, '00000000', '00000000-0000-4000-8000-000000000000'),
    )
    expect(await screen.findByRole('heading', { name: 'This snapshot is not there' })).toBeInTheDocument()
    await page.user.click(screen.getByRole('button', { name: 'Go to the deleted instances' }))
    await waitFor(() => expect(page.address()).toBe(paths.recentlyDeleted(page.project().id)))
  })
})
