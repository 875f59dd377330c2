import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { paths } from '../../contract/places.ts'
import { renderConsole } from '../testing/console.tsx'
import type { WorldOptions } from '../testing/world.ts'
import { withWayBack } from '../way-back.ts'

const open = (name: string, options: WorldOptions = {}, need?: number) =>
  renderConsole((world) => {
    const { id, tenantId } = world.instance(name)
    return withWayBack(paths.resize(tenantId, id, need), paths.inspect(tenantId, id, 'overview'))
  }, options)
const dialog = async (name: string) => within(await screen.findByRole('dialog', { name: `Resize ${name}` }))

describe('resizing an instance', () => {
  it('begins with the size it has, and names those that do not hold its data', async () => {
    const { user } = open('embeddings-lab')
    const shown = await dialog('embeddings-lab')
    const size = shown.getByRole('combobox', { name: 'Size' })
    expect(size).toHaveDisplayValue('Now: 16 GB memory, 32 GB storage, 4 CPU')
    expect(shown.getByRole('button', { name: 'Resize' })).toHaveAccessibleDescription(
      /It has this size already/,
    )
    await user.selectOptions(size, 'Too small: 8 GB memory, 16 GB storage, 2 CPU')
    expect(size).toHaveAttribute('aria-invalid', 'true')
    expect(size).toHaveAccessibleDescription(
      /^This size has 16 GB of storage; the data takes [\d.]+ GB\. Choose a larger one\.$/,
    )
    expect(shown.getByRole('button', { name: 'Resize' })).toHaveAttribute('aria-disabled', 'true')
  })

  it('goes back where it came from, and the instance is reachable until it has its new size', async () => {
    const page = open('embeddings-lab')
    const shown = await dialog('embeddings-lab')
    await page.user.selectOptions(shown.getByRole('combobox'), '32 GB memory, 64 GB storage, 8 CPU')
    await page.user.click(shown.getByRole('button', { name: 'Resize' }))
    await waitFor(() => expect(page.address()).toMatch(/\/overview$/))
    const sheet = within(await screen.findByRole('dialog', { name: /^embeddings-lab/ }))
    expect(await sheet.findByRole('progressbar', { name: /^Updating/ })).toBeInTheDocument()
    expect(sheet.getByText(/^Resizing to 32 GB memory, 64 GB storage, \d+%$/)).toBeInTheDocument()
    expect(sheet.getByText(/It can be used meanwhile\./)).toBeInTheDocument()
    await page.advance(3_600_000)
    await waitFor(() => expect(sheet.queryByRole('progressbar', { name: /^Updating/ })).toBeNull())
    expect(sheet.getByRole('meter', { name: 'Storage used' })).toHaveAttribute(
      'aria-valuetext',
      expect.stringMatching(/of 64 GB$/),
    )
  })

  it('chooses the smallest that has the storage that is wanted elsewhere', async () => {
    open('embeddings-lab', {}, 60_000_000_000)
    const shown = await dialog('embeddings-lab')
    expect(shown.getByText('60 GB of storage are needed')).toBeInTheDocument()
    expect(shown.getByRole('combobox')).toHaveDisplayValue('32 GB memory, 64 GB storage, 8 CPU')
  })

  it('says when no size has it', async () => {
    open('embeddings-lab', {}, 900_000_000_000)
    const shown = await dialog('embeddings-lab')
    expect(shown.getByText(/No size of this plan has them/)).toBeInTheDocument()
  })

  it.each([
    ['poc-recommendations', 'AuraDB Free comes in one size.'],
    ['orders-eu', 'orders-eu is being restored, so resizing has to wait.'],
    ['fraud-rings', 'The last load into fraud-rings failed, and resizing needs it running.'],
  ])('of %s says why it cannot be', async (name, reason) => {
    open(name)
    const shown = await dialog(name)
    const resize = shown.getByRole('button', { name: 'Resize' })
    expect(resize).toHaveAttribute('aria-disabled', 'true')
    expect(resize).toHaveAccessibleDescription(expect.stringContaining(reason))
  })

  it('of one that is not there says so', async () => {
    renderConsole((world) => paths.resize(world.project().id, '00000000'))
    expect(await screen.findByRole('heading', { name: 'This instance is not there' })).toBeInTheDocument()
  })
})
