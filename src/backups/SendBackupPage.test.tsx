import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { paths } from '../../contract/places.ts'
import { renderConsole, type RenderedConsole } from '../testing/console.tsx'
import type { World, WorldOptions } from '../testing/world.ts'
import { sendBackupFrom } from './send-path.ts'

const backup = (world: Pick<World, 'records'>, name: string) => {
  const found = world.records.find((each) => each.kind === 'backup' && each.record.instanceName === name)
  if (!found) throw new Error(`The tour has no backup of ${name}.`)
  return found.record.id
}
const open = (options: WorldOptions = {}) =>
  renderConsole((world) => {
    const { id, tenantId } = world.instance('movies-sandbox')
    return sendBackupFrom(paths.inspect(tenantId, id, 'backups'))(backup(world, 'movies-sandbox'))
  }, options)
const dialog = async () => within(await screen.findByRole('dialog', { name: /^Send the backup of/ }))
const held = async (page: RenderedConsole, name: string) =>
  (await page.api.controlPlane.read((q) => q.instance(page.instance(name).id)))?.content

describe('sending a backup to an instance', () => {
  it('has chosen none, and says of each whether it can take it', async () => {
    const page = open()
    const shown = await dialog()
    expect(screen.getByRole('dialog', { name: /^Send/ })).toHaveAccessibleDescription(
      /^Data of Thu 13 Nov, .*: 171 nodes, 253 relationships\. 2\.7 kB, already there: nothing is uploaded\.$/,
    )
    expect(shown.getAllByRole('option').map((option) => option.textContent)).toEqual([
      'Choose an instance',
      'drug-discovery',
      'embeddings-lab',
      'reporting (not now)',
    ])
    const send = shown.getByRole('button', { name: 'Send and restore' })
    expect(send).toHaveAccessibleDescription(/No instance is chosen yet\./)
    expect(shown.getByRole('button', { name: 'Cancel' })).toHaveFocus()
    await page.user.selectOptions(shown.getByRole('combobox'), 'reporting (not now)')
    expect(send).toHaveAccessibleDescription(/reporting is paused/)
    expect(shown.queryByRole('textbox')).toBeNull()
  })

  it('says what is overwritten, asks for the word, and the word belongs to the instance', async () => {
    const page = open()
    const shown = await dialog()
    await page.user.selectOptions(shown.getByRole('combobox'), 'embeddings-lab')
    expect(shown.getByText(/^All data in/)).toHaveTextContent(
      `All data in embeddings-lab (${page.instance('embeddings-lab').id}) is overwritten, never merged`,
    )
    expect(shown.getByText(/3,905,41\d nodes and 14,220,08\d relationships go\./)).toBeInTheDocument()
    const send = shown.getByRole('button', { name: 'Send and restore' })
    await page.user.type(shown.getByRole('textbox'), 'restore{Enter}')
    expect(send).toHaveAccessibleDescription(/Nothing is overwritten before you type RESTORE/)
    await page.user.clear(shown.getByRole('textbox'))
    await page.user.type(shown.getByRole('textbox'), 'RESTORE')
    expect(send).not.toHaveAttribute('aria-disabled')
    await page.user.selectOptions(shown.getByRole('combobox'), 'drug-discovery')
    expect(shown.getByRole('textbox', { name: 'Type RESTORE to overwrite drug-discovery' })).toHaveValue('')
    expect(send).toHaveAttribute('aria-disabled', 'true')
  })

  it('says that the file is not under the key of its instance, as its row does', async () => {
    const page = renderConsole((world) => {
      const { id, tenantId } = world.instance('inventory')
      return paths.inspect(tenantId, id, 'backups')
    })
    await page.user.click(await screen.findByRole('button', { name: 'Request backup' }))
    await screen.findByText('Being made')
    await page.advance(3_600_000)
    const note = /^The instance was encrypted with a key of your own\. The file is not/
    expect(await screen.findByText(note)).toBeVisible()
    await page.user.click(screen.getByText('How to use the file'))
    await page.user.click(screen.getByRole('link', { name: 'Send to an instance' }))
    expect((await dialog()).getByText('This file is not under your key')).toBeInTheDocument()
  })

  it('says nothing of keys where the instance had none', async () => {
    open()
    expect((await dialog()).queryByText('This file is not under your key')).toBeNull()
  })

  it('says where a backup of what goes is under way', async () => {
    const page = open()
    const shown = await dialog()
    await page.user.selectOptions(shown.getByRole('combobox'), 'drug-discovery')
    expect(shown.queryByText(/A backup of it is waiting/)).toBeNull()
    await page.user.selectOptions(shown.getByRole('combobox'), 'embeddings-lab')
    expect(shown.getByText(/A backup of it is waiting or being made/)).toBeInTheDocument()
  })

  it('takes a snapshot of what goes, in place', async () => {
    const page = open()
    const shown = await dialog()
    await page.user.selectOptions(shown.getByRole('combobox'), 'embeddings-lab')
    await page.user.click(shown.getByRole('button', { name: 'Take a snapshot of embeddings-lab first' }))
    expect(await shown.findByText('A snapshot is being taken')).toBeInTheDocument()
    await page.advance(3_600_000)
    expect(await shown.findByText(/^Snapshot taken at .*, full, restorable until/)).toBeInTheDocument()
    expect(page.address()).toMatch(/\/send$/)
  })

  it('goes on to the restore in the other instance, which ends with the data of the backup', async () => {
    const page = open()
    const shown = await dialog()
    await page.user.selectOptions(shown.getByRole('combobox'), 'embeddings-lab')
    await page.user.type(shown.getByRole('textbox'), 'RESTORE{Enter}')
    const { id, tenantId } = page.instance('embeddings-lab')
    await waitFor(() => expect(page.address()).toBe(paths.inspect(tenantId, id, 'restore-from-file')))
    const restore = await screen.findByRole('region', { name: 'Restore from file' })
    expect(restore).toHaveTextContent('movies-sandbox-2025-11-13T03-04-00.dump')
    await page.advance(3_600_000)
    expect(await screen.findByText('171 nodes and 253 relationships were loaded.')).toBeInTheDocument()
    expect(await held(page, 'embeddings-lab')).toMatchObject({ labels: ['Movie', 'Person'] })
  })

  it('asks again where the instance has changed since it was looked at', async () => {
    let deaf = false
    const page = open({
      intercept: (request) =>
        deaf && request.url.includes('/changes') ? Promise.reject(new TypeError('broken')) : null,
    })
    const shown = await dialog()
    await page.user.selectOptions(shown.getByRole('combobox'), 'embeddings-lab')
    await page.user.type(shown.getByRole('textbox'), 'RESTORE')
    const { id } = page.instance('embeddings-lab')
    // What another person does meanwhile does not reach this page.
    deaf = true
    const renamed = await page.api.fetch(
      new Request(`http://console.test/v1/instances/${id}`, {
        method: 'PATCH',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ name: 'other-lab' }),
      }),
    )
    expect(renamed.status).toBe(200)
    await page.user.click(shown.getByRole('button', { name: 'Send and restore' }))
    expect(await shown.findByText(/the instance is now called other-lab/)).toBeInTheDocument()
    deaf = false
    await page.advance(0)
    expect(await shown.findByRole('textbox', { name: 'Type RESTORE to overwrite other-lab' })).toHaveValue('')
    await page.user.type(shown.getByRole('textbox'), 'RESTORE{Enter}')
    await screen.findByRole('region', { name: 'Restore from file' })
  })

  it('says why it failed, even where that was known at once', async () => {
    const page = open({
      change: (records) =>
        records.map((each) =>
          each.kind === 'backup' && each.record.state === 'ready'
            ? { kind: 'backup', record: { ...each.record, bytes: each.record.bytes + 1 } }
            : each,
        ),
    })
    const shown = await dialog()
    await page.user.selectOptions(shown.getByRole('combobox'), 'embeddings-lab')
    await page.user.type(shown.getByRole('textbox'), 'RESTORE{Enter}')
    const restore = await screen.findByRole('region', { name: 'Restore from file' })
    await waitFor(() => expect(restore).toHaveTextContent('are no longer there'))
  })

  it('works for one whose instance is gone, and goes back to those', async () => {
    const page = renderConsole((world) =>
      sendBackupFrom(paths.deletedBackups(world.project('Research').id))(backup(world, 'course-sandbox')),
    )
    const shown = await dialog()
    await page.user.click(shown.getByRole('button', { name: 'Cancel' }))
    await waitFor(() => expect(page.address()).toBe(paths.deletedBackups(page.project('Research').id)))
    await page.user.click(await screen.findByText('How to use the file'))
    await page.user.click(await screen.findByRole('link', { name: 'Send to an instance' }))
    const again = await dialog()
    await page.user.selectOptions(again.getByRole('combobox'), 'drug-discovery')
    await page.user.type(again.getByRole('textbox'), 'RESTORE{Enter}')
    await screen.findByRole('region', { name: 'Restore from file' })
    await page.advance(3_600_000)
    await screen.findByText('1,108 nodes and 3,260 relationships were loaded.')
  })

  it('says where there is nothing to send', async () => {
    const page = renderConsole((world) => {
      const { id, tenantId } = world.instance('embeddings-lab')
      return sendBackupFrom(paths.inspect(tenantId, id, 'backups'))(backup(world, 'embeddings-lab'))
    })
    expect(await screen.findByRole('heading', { name: 'There is no file to send' })).toBeInTheDocument()
    await page.user.click(screen.getByRole('button', { name: 'Go to the backups' }))
    await waitFor(() => expect(page.address()).toMatch(/\/backups$/))
  })

  it('says so of an id that is none', async () => {
    renderConsole((world) =>
      sendBackupFrom(paths.deletedBackups(world.project('Research').id))(
        '00000000-0000-4000-8000-000000000000',
      ),
    )
    expect(await screen.findByRole('heading', { name: 'There is no file to send' })).toBeInTheDocument()
  })

  it('is refused for a viewer, with the reason', async () => {
    const page = open({ role: 'viewer' })
    const shown = await dialog()
    await page.user.selectOptions(shown.getByRole('combobox'), 'drug-discovery (not now)')
    expect(shown.getByRole('button', { name: 'Send and restore' })).toHaveAccessibleDescription(/is viewer/)
  })
})
