import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { paths } from '../../contract/places.ts'
import { renderConsole, type RenderedConsole } from '../testing/console.tsx'
import { worldNow, type SeededSnapshot, type WorldOptions } from '../testing/world.ts'
import { date, moment, timeWithZone, utc } from '../messages/format.ts'
import { labelOf } from './row-actions.ts'

const open = (name: string, search = '', options: WorldOptions = {}) =>
  renderConsole((world) => {
    const { id, tenantId } = world.instance(name)
    return paths.inspect(tenantId, id, 'snapshots') + search
  }, options)
const table = (name: string) => screen.findByRole('table', { name: `Snapshots of ${name}` })
const lines = async (name: string) =>
  within(await table(name))
    .getAllByRole('row')
    .slice(1)
const cells = (row: HTMLElement | undefined) =>
  row
    ? within(row)
        .getAllByRole('cell')
        .map((cell) => cell.textContent)
    : []
const label = (snapshot: SeededSnapshot) => labelOf(snapshot.timestamp, worldNow)
const lineOf = async (name: string, snapshot: SeededSnapshot) => {
  await table(name)
  return screen.getByRole('row', {
    name: new RegExp(timeWithZone(snapshot.timestamp).replaceAll('+', '\\+')),
  })
}
const summary = () => screen.getByText(/shown of|snapshots?(,|$)/, { selector: '[role=status]' })
const seeded = ({ snapshots, instance }: RenderedConsole, name: string) => snapshots(instance(name))
const first = (list: readonly SeededSnapshot[], fits: (each: SeededSnapshot) => boolean) => {
  const found = list.find(fits)
  if (!found) throw new Error('The tour has no such snapshot.')
  return found
}

describe('the table', () => {
  it('has the columns of the issue, newest first, with the day in every row for those who do not see it', async () => {
    const page = open('drug-discovery')
    const [newest, second] = seeded(page, 'drug-discovery')
    const names = within(await table('drug-discovery'))
      .getAllByRole('columnheader')
      .map((head) => head.textContent)
    expect(names).toEqual([
      'Date',
      'Time',
      'Status',
      'Type',
      'Kind',
      'Size',
      'Restorable until',
      'Exportable until',
      'Actions',
    ])
    const [one, other] = await lines('drug-discovery')
    expect(cells(one)[0]).toBe(date(newest?.timestamp ?? 0, { now: worldNow }))
    expect(cells(other)[0]).toBe(date(second?.timestamp ?? 0, { now: worldNow }))
    expect(cells(other).slice(2, 5)).toEqual(['Completed', 'Scheduled', 'Full'])
  })

  it('gives the exact instant in UTC, and who asked for it, with the time', async () => {
    const page = open('drug-discovery')
    const [, second] = seeded(page, 'drug-discovery')
    const [, row] = await lines('drug-discovery')
    const at = second?.timestamp ?? 0
    const shown = within(row ?? document.body).getByText(
      (_, element) => element?.tagName === 'TIME' && element.textContent === timeWithZone(at),
    )
    expect(shown).toHaveAccessibleDescription(`${utc(at)}, by the schedule`)
    expect(shown).toHaveAttribute('datetime', new Date(at).toISOString())
  })

  it('has the progress of one that is being taken, and announces every quarter of it', async () => {
    const page = open('drug-discovery')
    const taking = first(seeded(page, 'drug-discovery'), (each) => each.status === 'InProgress')
    const name = `Snapshot of ${moment(taking.timestamp, { now: worldNow })} in progress`
    const bar = within((await lines('drug-discovery'))[0] ?? document.body).getByRole('progressbar', { name })
    const value = () => Number(bar.getAttribute('aria-valuenow'))
    const said = () => screen.queryByText(`${name}, ${value()}%`, { selector: 'output' })
    const { operationId } = taking
    const operation = await page.api.controlPlane.read((q) => q.operation(operationId))
    const left = (operation?.progress.endsAt ?? 0) - worldNow
    await page.advance(left / 2)
    await waitFor(() => expect(value()).toBeGreaterThan(25))
    expect(bar).toHaveTextContent(`In progress ${value()}%`)
    expect(said()).toBeInTheDocument()
    await page.advance(left)
    await waitFor(() => expect(screen.queryByRole('progressbar')).toBeNull())
  })

  it('tells the reason of a failure in the row itself', async () => {
    const page = open('embeddings-lab')
    const failed = first(seeded(page, 'embeddings-lab'), (each) => each.status === 'Failed')
    const row = await lineOf('embeddings-lab', failed)
    expect(row).toHaveTextContent(/Failed/)
    expect(row).toHaveTextContent(failed.failure?.message ?? 'a reason')
    expect(row).toHaveTextContent(failed.failure?.remedy ?? 'a remedy')
    expect(cells(row)[6]).toBe('')
  })

  it('folds runs of differentials and opens them', async () => {
    const { user } = open('customer-graph')
    await table('customer-graph')
    const before = (await table('customer-graph')).getAttribute('aria-rowcount')
    const [fold] = screen.getAllByRole('button', { name: /more differentials/ })
    if (!fold) throw new Error('Nothing is folded.')
    const hidden = Number.parseInt(fold.textContent, 10)
    expect(fold).toHaveAttribute('aria-expanded', 'false')
    await user.click(fold)
    const opened = screen.getByRole('button', {
      expanded: true,
      name: new RegExp(`^${hidden} differentials`),
    })
    expect(Number((await table('customer-graph')).getAttribute('aria-rowcount'))).toBe(
      Number(before) + hidden,
    )
    await user.click(opened)
    expect((await table('customer-graph')).getAttribute('aria-rowcount')).toBe(before)
  })

  it('puts few of ten thousand rows into the page, and counts all', async () => {
    open('customer-graph', '?type=on-demand', { scenario: 'ten-thousand' })
    const shown = await lines('customer-graph')
    expect(shown.length).toBeGreaterThan(16)
    expect(shown.length).toBeLessThan(64)
    expect(Number((await table('customer-graph')).getAttribute('aria-rowcount'))).toBeGreaterThan(8_000)
    expect(shown[0]).toHaveAttribute('aria-rowindex', '2')
  })

  it('sorts by its heads, and the address says so', async () => {
    const { user, address } = open('customer-graph')
    await table('customer-graph')
    const head = () => screen.getByRole('columnheader', { name: 'Restorable until' })
    expect(screen.getByRole('columnheader', { name: 'Time' })).toHaveAttribute('aria-sort', 'descending')
    await user.click(within(head()).getByRole('button'))
    await waitFor(() => expect(head()).toHaveAttribute('aria-sort', 'ascending'))
    expect(address()).toMatch(/\?sort=restorable$/)
    await user.click(within(head()).getByRole('button'))
    await waitFor(() => expect(head()).toHaveAttribute('aria-sort', 'descending'))
    expect(screen.queryByRole('button', { name: /more differentials/ })).toBeNull()
    expect(address()).toMatch(/\?sort=restorable-turned$/)
  })
})

describe('the filters', () => {
  it('show exportable ones only, and the address keeps what is not theirs', async () => {
    const page = open('drug-discovery', '?find=drug')
    await table('drug-discovery')
    await page.user.click(screen.getByRole('switch', { name: 'Show exportable only' }))
    const exportable = seeded(page, 'drug-discovery').filter(
      ({ status, exportableUntil }) =>
        status === 'Completed' && typeof exportableUntil === 'number' && exportableUntil > worldNow,
    )
    await waitFor(() => expect(summary()).toHaveTextContent(`${exportable.length} shown of`))
    expect(page.address()).toMatch(/\?find=drug&exportable=1$/)
    expect(await lines('drug-discovery')).toHaveLength(exportable.length)
  })

  it('show one type and one day, from a link too', async () => {
    const page = open('drug-discovery', '?type=on-demand')
    const all = seeded(page, 'drug-discovery')
    const onDemand = all.filter((each) => each.profile === 'AdHoc')
    expect(await lines('drug-discovery')).toHaveLength(onDemand.length)
    expect(screen.getByRole('combobox', { name: 'Type' })).toHaveDisplayValue('On demand')
    await page.user.selectOptions(screen.getByRole('combobox', { name: 'Type' }), 'All')
    const day = date(all.at(-1)?.timestamp ?? 0, { now: worldNow })
    await page.user.selectOptions(screen.getByRole('combobox', { name: 'Day' }), day)
    await waitFor(async () => {
      for (const row of await lines('drug-discovery')) expect(cells(row)[0]).toBe(day)
    })
    expect(page.address()).toMatch(/\?day=\d{4}-\d\d-\d\d$/)
  })

  it('say when nothing passes, and lead back to all', async () => {
    const { user, address } = open('drug-discovery', '?day=2020-02-02&sort=size')
    await screen.findByRole('heading', { name: 'No snapshot matches the filters' })
    expect(summary()).toHaveTextContent(/^0 shown of/)
    expect(screen.getByRole('combobox', { name: 'Day' })).toHaveDisplayValue('2 Feb 2020')
    await user.click(screen.getByRole('button', { name: 'Show all' }))
    await table('drug-discovery')
    expect(address()).toMatch(/\?sort=size$/)
  })
})

describe('the actions of a row', () => {
  it('refuse a differential with the reason, name the full one to use, and lead to it', async () => {
    const page = open('customer-graph')
    const all = seeded(page, 'customer-graph')
    const differential = first(all, (each) => each.kind === 'differential')
    const full = first(all, (each) => each.kind === 'full' && each.status === 'Completed')
    await table('customer-graph')
    const restore = screen.getByRole('button', { name: `Restore ${label(differential)}` })
    expect(restore).toHaveAttribute('aria-disabled', 'true')
    expect(restore).toHaveAccessibleDescription(new RegExp(`Restore the full one of ${label(full)}`))
    await page.user.click(restore)
    expect(screen.queryByRole('dialog', { name: /^Restore/ })).toBeNull()
    await page.user.click(
      screen.getByRole('button', { name: `More actions for the snapshot of ${label(differential)}` }),
    )
    expect(await screen.findByRole('menuitem', { name: /^Export/ })).toHaveAttribute('aria-disabled', 'true')
    await page.user.click(screen.getByRole('menuitem', { name: `Restore the full one of ${label(full)}` }))
    await screen.findByRole('dialog', { name: /^Restore customer-graph/ })
    expect(page.address()).toContain(`/snapshots/${full.id}/restore`)
  })

  it('refuse a viewer everything, visibly', async () => {
    const page = open('drug-discovery', '', { role: 'viewer' })
    const full = first(seeded(page, 'drug-discovery'), (each) => each.status === 'Completed')
    await table('drug-discovery')
    expect(screen.getByRole('button', { name: 'Take snapshot' })).toHaveAccessibleDescription(/viewer/)
    expect(screen.getByRole('button', { name: `Restore ${label(full)}` })).toHaveAccessibleDescription(
      /viewer/,
    )
  })

  it('keep the filters behind the dialog they open', async () => {
    const page = open('drug-discovery', '?type=scheduled')
    const full = first(
      seeded(page, 'drug-discovery'),
      (each) => each.status === 'Completed' && each.profile === 'Scheduled',
    )
    await table('drug-discovery')
    await page.user.click(screen.getByRole('button', { name: `Restore ${label(full)}` }))
    const dialog = await screen.findByRole('dialog', { name: /^Restore drug-discovery/ })
    expect(page.address()).toMatch(/\/restore\?type=scheduled$/)
    await page.user.click(within(dialog).getByRole('button', { name: 'Cancel' }))
    expect(page.address()).toMatch(/\/snapshots\?type=scheduled$/)
    expect(screen.getByRole('button', { name: `Restore ${label(full)}` })).toHaveFocus()
  })
})

describe('Take snapshot', () => {
  it('adds a row that moves and is completed', async () => {
    const { user, advance } = open('embeddings-lab')
    const shown = await table('embeddings-lab')
    const take = screen.getByRole('button', { name: 'Take snapshot' })
    const newest = () => shown.querySelector('[aria-rowindex="2"]')
    await user.click(take)
    await waitFor(() => expect(newest()).toHaveTextContent(/(Waiting|In progress.*)On demand/))
    await waitFor(() => expect(take).toHaveAccessibleDescription(/already being taken/))
    await advance(600_000)
    await waitFor(() => expect(newest()).toHaveTextContent(/CompletedOn demandFull/))
    await waitFor(() => expect(take).not.toHaveAttribute('aria-disabled'))
  })

  it('says in the page why it failed, until the next try', async () => {
    let broken = true
    const { user } = open('embeddings-lab', '', {
      intercept: (request) =>
        broken && request.method === 'POST'
          ? Promise.resolve(
              Response.json(
                {
                  errors: [
                    {
                      message: 'The storage is full.',
                      reason: 'storage-full',
                      afterglow: { remedy: 'Free some room.' },
                    },
                  ],
                },
                { status: 507, headers: { 'X-Request-Id': 'req-17' } },
              ),
            )
          : null,
    })
    await table('embeddings-lab')
    await user.click(screen.getByRole('button', { name: 'Take snapshot' }))
    const alert = await screen.findByRole('alert')
    expect(alert).toHaveTextContent('The storage is full.')
    expect(alert).toHaveTextContent('Free some room.')
    expect(alert).toHaveTextContent('req-17')
    broken = false
    await user.click(screen.getByRole('button', { name: 'Take snapshot' }))
    await waitFor(() => expect(screen.queryByText('The storage is full.')).toBeNull())
  })
})

describe('places without a table', () => {
  it('say that a Sandbox has no snapshots and lead to its backups', async () => {
    open('movies-sandbox')
    await screen.findByRole('heading', { name: 'A Sandbox has no snapshots.' })
    expect(screen.getByRole('link', { name: 'Go to the backups' })).toHaveAttribute(
      'href',
      expect.stringMatching(/\/backups$/),
    )
  })

  it('say of a Free instance without one that none comes by itself', async () => {
    open('poc-recommendations', '', {
      change: (records) => records.filter((each) => each.kind !== 'snapshot'),
    })
    await screen.findByRole('heading', { name: 'No snapshot yet' })
    expect(screen.getByText(/only the latest is kept/)).toBeInTheDocument()
    expect(screen.getAllByRole('button', { name: 'Take snapshot' })).toHaveLength(1)
  })

  it('say that the list could not be loaded, and try again', async () => {
    let broken = true
    const { user } = open('embeddings-lab', '', {
      intercept: (request) =>
        broken && /\/snapshots(\?|$)/.test(request.url)
          ? Promise.resolve(new Response('', { status: 400, headers: { 'X-Request-Id': 'req-9' } }))
          : null,
    })
    await screen.findByRole('heading', { name: 'The snapshots could not be loaded' })
    expect(screen.getByText('req-9')).toBeInTheDocument()
    broken = false
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    await table('embeddings-lab')
  })

  it('show what holds the instance above the table', async () => {
    open('orders-eu')
    await table('orders-eu')
    const sheet = within(screen.getByRole('region', { name: 'Snapshots' }))
    expect(sheet.getByRole('progressbar', { name: 'Restoring orders-eu' })).toBeInTheDocument()
  })
})
