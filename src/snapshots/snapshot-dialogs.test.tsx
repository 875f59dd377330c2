import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { paths } from '../../contract/places.ts'
import { renderConsole, type RenderedConsole } from '../testing/console.tsx'
import {
  worldNow,
  type SeededRecord,
  type SeededSnapshot,
  type World,
  type WorldOptions,
} from '../testing/world.ts'
import { exactCount, fullDate, moment, shortDate, time, timeWithZone } from '../messages/format.ts'
import { labelOf } from './row-actions.ts'

const NAME = 'embeddings-lab'
const good = (world: Pick<World, 'instance' | 'snapshots'>, name = NAME): SeededSnapshot => {
  const found = world.snapshots(world.instance(name)).find((each) => each.status === 'Completed')
  if (!found) throw new Error('The tour has no such snapshot.')
  return found
}
const open = (what: 'restore' | 'export' | 'createFromSnapshot', options: WorldOptions = {}, name = NAME) =>
  renderConsole((world) => {
    const { id, tenantId } = world.instance(name)
    return paths[what](tenantId, id, good(world, name).id)
  }, options)
const dialog = async (name: RegExp) => within(await screen.findByRole('dialog', { name }))
const recorded = (page: RenderedConsole, name = NAME) =>
  page.api.controlPlane.read((q) => q.instance(page.instance(name).id))

/** Goes from due event to due event until nothing holds the instance: to the instant it runs, not past it. */
async function settled(page: RenderedConsole, id: string) {
  for (let steps = 0; steps < 20; steps += 1) {
    const instance = await page.api.controlPlane.read((q) => q.instance(id))
    if (instance && instance.operation === null) return instance
    const due = await page.api.controlPlane.nextDue()
    if (due === null) break
    await page.advance(Math.max(1, due - page.clock.now()))
  }
  throw new Error('Something holds the instance for ever.')
}

describe('Restore', () => {
  it('shows which instance is overwritten, from when, and what is lost', async () => {
    const page = open('restore')
    const { id } = page.instance(NAME)
    const snapshot = good(page)
    const shown = await dialog(/^Restore embeddings-lab from/)
    expect(screen.getByRole('dialog', { name: /^Restore/ })).toHaveAccessibleDescription(
      new RegExp(`All data in ${NAME} \\(${id}\\) is replaced by the full snapshot of`),
    )
    expect(shown.getByRole('heading')).toHaveTextContent(
      `Restore ${NAME} from ${moment(snapshot.timestamp, { now: worldNow })}?`,
    )
    const nodes = shown.getByRole('row', { name: /^Nodes/ })
    expect(nodes).toHaveTextContent(exactCount(snapshot.content?.nodes ?? -1))
    expect(shown.getByText(/of writes are lost\.|as much as there is now/)).toBeInTheDocument()
    const checks = within(shown.getByRole('list', { name: 'Checks' })).getAllByRole('listitem')
    expect(checks.map((check) => check.dataset['good'])).toEqual(['true', 'true', 'true', 'true'])
    expect(shown.getByRole('button', { name: 'Cancel' })).toHaveFocus()
  })

  it('does nothing before RESTORE is typed, and says so', async () => {
    const page = open('restore')
    const shown = await dialog(/^Restore/)
    const restore = shown.getByRole('button', { name: 'Restore' })
    expect(restore).toHaveAccessibleDescription(/Nothing is overwritten before you type RESTORE/)
    await page.user.click(restore)
    await page.user.type(shown.getByRole('textbox'), 'restore{Enter}')
    expect(restore).toHaveAttribute('aria-disabled', 'true')
    expect((await recorded(page))?.record.status).toBe('running')
  })

  it('restores, and the sheet shows it until the instance runs with the data of the snapshot', async () => {
    const page = open('restore')
    const snapshot = good(page)
    const shown = await dialog(/^Restore/)
    await page.user.type(shown.getByRole('textbox'), 'RESTORE')
    await page.user.click(shown.getByRole('button', { name: 'Restore' }))
    await waitFor(() => expect(page.address()).toMatch(/\/snapshots$/))
    const sheet = await dialog(new RegExp(NAME))
    await sheet.findByRole('progressbar', { name: `Restoring ${NAME}` })
    const instance = await settled(page, page.instance(NAME).id)
    await waitFor(() => expect(sheet.queryByRole('progressbar')).toBeNull())
    expect(instance.record.status).toBe('running')
    expect(instance.content.nodes).toBe(snapshot.content?.nodes)
  })

  it('says that a snapshot is being taken, which goes on and keeps the data of its time', async () => {
    const name = 'drug-discovery'
    const page = open('restore', {}, name)
    const taking = page.snapshots(page.instance(name)).find((each) => each.status === 'InProgress')
    const shown = await dialog(/^Restore/)
    const checks = within(shown.getByRole('list', { name: 'Checks' }))
    const says = `The snapshot of ${moment(taking?.timestamp ?? 0, { now: worldNow })} is being taken`
    const check = await checks.findByText(new RegExp(`^${says}: it goes on`))
    expect(check.dataset['good']).toBe('true')
    expect(checks.queryByText('Nothing else is running')).toBeNull()
    await page.user.type(shown.getByRole('textbox'), 'RESTORE')
    await page.user.click(shown.getByRole('button', { name: 'Restore' }))
    await waitFor(() => expect(page.address()).toMatch(/\/snapshots$/))
    await settled(page, page.instance(name).id)
    const taken = await page.api.controlPlane.read((q) =>
      q.snapshot(taking?.instanceId ?? '', taking?.id ?? ''),
    )
    expect(taken?.record.status).toBe('Completed')
    expect(taken?.record.content?.nodes).toBe(taking?.content?.nodes)
  })

  it('names the day of one that is not of today, and its full date', async () => {
    const other = (record: SeededRecord): SeededRecord =>
      record.kind === 'snapshot'
        ? { ...record, record: { ...record.record, timestamp: record.record.timestamp - 40 * 86_400_000 } }
        : record
    const page = open('restore', { change: (records) => records.map(other) })
    const { timestamp } = good(page)
    const at = `${fullDate(timestamp)}, ${timeWithZone(timestamp)}`
    const name = `Restore ${NAME} from ${shortDate(timestamp, { now: worldNow })}, ${time(timestamp)}?`
    expect(await screen.findByRole('dialog', { name })).toHaveAccessibleDescription(
      new RegExp(`snapshot of ${at.replace('+', '\\+')}\\.$`),
    )
  })

  it('keeps what was typed and shows why it failed', async () => {
    const page = open('restore', {
      intercept: (request) =>
        request.url.includes('/restore')
          ? Promise.resolve(
              Response.json(
                {
                  errors: [
                    {
                      message: 'embeddings-lab is pausing, so restoring has to wait.',
                      reason: 'ongoing-database-operation',
                      afterglow: { remedy: 'Wait until it has finished.' },
                    },
                  ],
                },
                { status: 409, headers: { 'X-Request-Id': 'req-4' } },
              ),
            )
          : null,
    })
    const shown = await dialog(/^Restore/)
    await page.user.type(shown.getByRole('textbox'), 'RESTORE{Enter}')
    const alert = await shown.findByText(/is pausing, so restoring has to wait/)
    expect(alert.closest('[role=alert]')).toHaveTextContent('req-4')
    expect(shown.getByRole('textbox')).toHaveValue('RESTORE')
    expect(page.address()).toMatch(/\/restore$/)
  })

  it('is refused with the reason where the rules refuse it, and leads to the way that works', async () => {
    const page = open('restore', {}, 'reporting')
    const shown = await dialog(/^Restore reporting/)
    expect(shown.getAllByText('reporting is paused, and restoring needs it running.')[0]).toBeVisible()
    await page.user.type(shown.getByRole('textbox'), 'RESTORE')
    expect(shown.getByRole('button', { name: 'Restore' })).toHaveAccessibleDescription(/Resume it first/)
    await page.user.click(shown.getByRole('link', { name: 'Create a new instance instead' }))
    await dialog(/^Create instance from snapshot$/)
    expect(page.address()).toMatch(/\/create$/)
  })

  it('says that a snapshot is not there', async () => {
    const page = renderConsole((world) => {
      const { id, tenantId } = world.instance(NAME)
      return paths.restore(tenantId, id, '00000000-0000-4000-8000-000000000000')
    })
    const shown = await dialog(/^Restore$/)
    await page.user.click(await shown.findByRole('button', { name: 'Go to the snapshots' }))
    expect(page.address()).toMatch(/\/snapshots$/)
  })
})

describe('Export', () => {
  it('prepares the file, tells its sum, and gives it to the browser', async () => {
    const page = open('export')
    const shown = await dialog(/^Export embeddings-lab of/)
    expect(shown.getByText(/no database can start from it/)).toBeInTheDocument()
    await page.user.click(shown.getByRole('button', { name: 'Prepare the file' }))
    await shown.findByRole('progressbar', { name: `Preparing the file of ${NAME}` })
    await page.advance(1_200_000)
    const link = await shown.findByRole('link', { name: 'Download' })
    expect(link).toHaveAttribute('href', expect.stringMatching(/^blob:/))
    expect(link).toHaveAttribute('download', expect.stringMatching(/^neo4j-.*\.tar$/))
    expect(shown.getByText(/^[0-9a-f]{8}$/)).toBeInTheDocument()
  })

  it('goes on with its own file when it is opened again', async () => {
    const page = open('export')
    const shown = await dialog(/^Export/)
    await page.user.click(shown.getByRole('button', { name: 'Prepare the file' }))
    await shown.findByRole('progressbar')
    // It goes on, so nothing there cancels it.
    expect(shown.queryByRole('button', { name: 'Cancel' })).toBeNull()
    await page.user.click(shown.getByText('Close', { selector: 'button' }))
    await page.advance(1_200_000)
    const label = labelOf(good(page).timestamp, worldNow)
    await page.user.click(screen.getByRole('button', { name: `More actions for the snapshot of ${label}` }))
    await page.user.click(await screen.findByRole('menuitem', { name: /^Export/ }))
    expect(await (await dialog(/^Export/)).findByRole('link', { name: 'Download' })).toBeInTheDocument()
  })

  it('is refused past its days, with the reason', async () => {
    const past = (record: SeededRecord): SeededRecord =>
      record.kind === 'snapshot' && typeof record.record.exportableUntil === 'number'
        ? { ...record, record: { ...record.record, exportableUntil: worldNow - 1 } }
        : record
    open('export', { change: (records) => records.map(past) })
    const shown = await dialog(/^Export/)
    expect(shown.getByRole('button', { name: 'Prepare the file' })).toHaveAccessibleDescription(
      /no longer exportable/,
    )
  })
})

describe('Create instance from snapshot', () => {
  it('creates an instance with its data, and shows the credentials once', async () => {
    const page = open('createFromSnapshot')
    const snapshot = good(page)
    const shown = await dialog(/^Create instance from snapshot$/)
    await page.user.type(shown.getByRole('textbox', { name: 'Name' }), 'a copy')
    await page.user.click(shown.getByRole('button', { name: 'Create instance' }))
    const credentials = await dialog(/^Credentials of a copy$/)
    const id = credentials.getByText(/^[0-9a-f]{8}$/).textContent
    await page.user.click(credentials.getByRole('button', { name: 'Copy password' }))
    const [, close] = credentials.getAllByRole('button', { name: 'Close' })
    if (close) await page.user.click(close)
    await screen.findByRole('article', { name: 'a copy' })
    const instance = await settled(page, id)
    expect(instance.record.status).toBe('running')
    expect(instance.content.nodes).toBe(snapshot.content?.nodes)
  })

  it('asks for a name, and does not take a size that the data does not fit', async () => {
    const page = open('createFromSnapshot')
    const shown = await dialog(/^Create instance/)
    await page.user.click(shown.getByRole('button', { name: 'Create instance' }))
    expect(shown.getByRole('textbox', { name: 'Name' })).toHaveAccessibleDescription(/The name is empty/)
    const size = shown.getByRole('combobox', { name: 'Size' })
    const small = within(size).getAllByRole('option', { name: /^Too small/ })[0]
    await page.user.selectOptions(size, small?.textContent ?? '')
    expect(shown.getByRole('button', { name: 'Create instance' })).toHaveAccessibleDescription(
      /the data takes/,
    )
  })
})
