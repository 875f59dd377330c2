import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it, onTestFinished } from 'vitest'
import { fullDate, time } from '../messages/format.ts'
import { paths } from '../../contract/places.ts'
import { renderConsole } from '../testing/console.tsx'
import type { World, WorldOptions } from '../testing/world.ts'
import { keepFocus } from '../ui/focus-place.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

const list = (world: World) => paths.instances(world.project('Research').id)
const overview = (name: string, options: WorldOptions = {}) =>
  renderConsole((world) => {
    const { id, tenantId } = world.instance(name)
    return paths.inspect(tenantId, id, 'overview')
  }, options)
const row = async (name: string) => {
  const [term] = await screen.findAllByText(name, { selector: 'dt' })
  return within(term?.parentElement ?? document.body)
}

describe('a Sandbox', () => {
  it('counts down on its card, is extended there once, and says so', async () => {
    onTestFinished(keepFocus())
    const page = renderConsole(list)
    const card = within(await screen.findByRole('article', { name: 'movies-sandbox' }))
    expect(card.getByText(/^Ends in 9 h 1\d min, /)).toBeInTheDocument()
    expect(
      card.getByText('Its data goes with it, its backups stay. It can be extended once.'),
    ).toBeInTheDocument()
    await page.user.click(await card.findByRole('button', { name: 'Extend by 7 days' }))
    await waitFor(() => expect(card.queryByText(/^Ends in/)).toBeNull())
    await waitFor(() => expect(card.getByRole('link', { name: 'movies-sandbox' })).toHaveFocus())
    const { endsAt } = page.instance('movies-sandbox')
    const ends = (endsAt ?? 0) + 7 * DAY
    const told = page.api.controlPlane.read((q) => q.instance(page.instance('movies-sandbox').id))
    expect((await told)?.record.endsAt).toBe(ends)
    expect(card.getByText(new RegExp(`goes when it ends, on ${fullDate(ends)}`))).toBeInTheDocument()
    await page.advance(ends - page.clock.now() - 5 * HOUR)
    expect(await card.findByText(/^Ends in 5 h/)).toBeInTheDocument()
    expect(card.queryByRole('button', { name: /Extend/ })).toBeNull()
    await page.advance(5 * HOUR + 1000)
    expect(await card.findByText('Ending')).toBeInTheDocument()
    expect(card.getByText(/ Its backups are kept for some time\.$/)).toBeInTheDocument()
    await page.advance(5 * 60_000)
    await waitFor(() => expect(screen.queryByRole('article', { name: 'movies-sandbox' })).toBeNull())
  })

  it('says on Overview when it ends and what then, and is extended there', async () => {
    onTestFinished(keepFocus())
    const page = overview('movies-sandbox')
    const end = await row('End')
    const { endsAt } = page.instance('movies-sandbox')
    const at = endsAt ?? 0
    expect(end.getByText(new RegExp(`^${fullDate(at)}, ${time(at)}, in 9 h`))).toBeInTheDocument()
    expect(
      end.getByText(/Then its data goes, its backups stay\. It can be extended once, by 7 days\./),
    ).toBeInTheDocument()
    // Once: in its last day, in the notice above.
    const sheet = within(screen.getByRole('dialog'))
    await page.user.click(await sheet.findByRole('button', { name: 'Extend by 7 days' }))
    const later = at + 7 * DAY
    await end.findByText(new RegExp(`^${fullDate(later)}, ${time(later)}, in 7 d 9 h`))
    expect(
      end.getByText(/It was extended on 14 Nov 2025, \d\d:\d\d, which is possible once\./),
    ).toBeInTheDocument()
    expect(end.queryByRole('button', { name: /Extend/ })).toBeNull()
    expect(sheet.getByRole('heading', { level: 1 })).toHaveFocus()
  })

  it('is extended in the row of its end while that is far', async () => {
    const page = overview('movies-sandbox', {
      change: (records) =>
        records.map((each) =>
          each.kind === 'instance' && each.record.name === 'movies-sandbox'
            ? { ...each, record: { ...each.record, endsAt: (each.record.endsAt ?? 0) + 2 * DAY } }
            : each,
        ),
    })
    const end = await row('End')
    await page.user.click(end.getByRole('button', { name: 'Extend by 7 days' }))
    expect(await end.findByText(/in 9 d 9 h/)).toBeInTheDocument()
    expect(end.queryByRole('button', { name: /Extend/ })).toBeNull()
  })

  it('is not extended by a viewer, who is told why', async () => {
    overview('movies-sandbox', { scenario: 'viewer' })
    await row('End')
    const sheet = within(screen.getByRole('dialog'))
    expect(await sheet.findByRole('button', { name: 'Extend by 7 days' })).toHaveAccessibleDescription(
      /Your role in this project is viewer, and extending needs a member/,
    )
  })
})

describe('what comes to an instance by itself', () => {
  it('is said of a paused one: when it resumes, and how long that takes', async () => {
    const page = overview('reporting')
    const pause = await row('Pause')
    const until = (page.instance('reporting').pausedAt ?? 0) + 30 * DAY
    expect(
      pause.getByText(
        new RegExp(`Pausing and resuming take a minute.*resumes by itself on ${fullDate(until)}`),
      ),
    ).toBeInTheDocument()
  })

  it('is said of a Free one: when it is deleted, and once it runs, when it pauses for want of use', async () => {
    const page = overview('poc-recommendations')
    const pause = await row('Pause')
    const gone = (page.instance('poc-recommendations').pausedAt ?? 0) + 30 * DAY
    expect(pause.getByText(new RegExp(`is deleted on ${fullDate(gone)}`))).toBeInTheDocument()
    await page.user.click((await screen.findAllByRole('button', { name: 'Resume' }))[0] ?? document.body)
    await page.advance(HOUR)
    await pause.findByText(/Without a query it pauses on 17 Nov 2025/)
    expect(screen.queryByText(/^Pauses in/)).toBeNull()
    await page.advance(2 * DAY)
    // On its card, and in the sheet over it.
    expect(await screen.findAllByText(/^Pauses in 23 h/)).toHaveLength(2)
  })
})
