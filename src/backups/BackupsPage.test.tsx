import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { paths } from '../../contract/places.ts'
import { renderConsole, type RenderedConsole } from '../testing/console.tsx'
import type { WorldOptions } from '../testing/world.ts'

const MINUTE = 60_000

const open = (name: string, options: WorldOptions = {}, search = '') =>
  renderConsole((world) => {
    const { id, tenantId } = world.instance(name)
    return `${paths.inspect(tenantId, id, 'backups')}${search}`
  }, options)

const tab = async () => within(await screen.findByRole('region', { name: 'Backups' }))
const items = async () =>
  within(await screen.findByRole('list', { name: /^Backups of / })).getAllByRole('listitem')
const isItem = (each: HTMLElement) => each.hasAttribute('aria-labelledby')
const newest = async () => {
  const [first] = (await items()).filter(isItem)
  if (!first) throw new Error('There is no backup.')
  return first
}
const requestButton = () => screen.findByRole('button', { name: 'Request backup' })

/** Another client asks, as the page of another person would. */
const alsoRequested = async (page: RenderedConsole, ...names: readonly string[]) => {
  for (const name of names) {
    const answer = await page.api.fetch(
      new Request(`http://console.test/afterglow/v1/instances/${page.instance(name).id}/backups`, {
        method: 'POST',
      }),
    )
    expect(answer.status).toBe(202)
  }
}

describe('requesting a backup', () => {
  it('begins at once where a worker is free, shows its stages, and the instance runs on', async () => {
    const page = open('customer-graph')
    expect(await screen.findByRole('heading', { name: 'No backups yet' })).toBeInTheDocument()
    await page.user.click(await requestButton())
    await screen.findByText('Being made')
    expect(await requestButton()).toHaveFocus()
    const first = await newest()
    expect(first).toHaveTextContent('The database keeps running')
    expect(first).toHaveTextContent(/what is written after \d\d:\d\d \S+ is not in the file/)
    // One percentage, of the whole.
    expect(first.textContent.match(/\d+%/g)).toHaveLength(1)
    expect(within(first).getByText('Being made')).toHaveTextContent(/^Being made \d+%$/)
    const progress = within(first).getByRole('progressbar', { name: 'Backup of customer-graph' })
    expect(
      within(first)
        .getAllByRole('listitem')
        .map((stage) => stage.textContent),
    ).toEqual([
      'Online backup, under way',
      'Restore to a scratch database, to come',
      'Dump, to come',
      'Upload to storage, to come',
    ])
    await page.advance(5 * MINUTE)
    await waitFor(() => expect(progress).toHaveAttribute('aria-valuenow', expect.stringMatching(/^[2-9]\d$/)))
    expect(progress).toHaveAttribute('aria-valuetext', expect.stringMatching(/^[A-Z][a-z ]+, [2-9]\d%$/))
    expect(within(first).getByText('Online backup')).toHaveTextContent('Online backup, done')
    expect(
      within(screen.getByRole('dialog', { name: /customer-graph/ })).getByText('Running'),
    ).toBeInTheDocument()
  })

  it('is refused while another one of it is under way, with the reason, in reach of the keyboard', async () => {
    open('embeddings-lab')
    const button = await requestButton()
    await waitFor(() => expect(button).toHaveAttribute('aria-disabled', 'true'))
    button.focus()
    expect(button).toHaveFocus()
    expect(button).toHaveAccessibleDescription(/already waiting or being made\. Wait until it is ready\./)
  })

  it.each([
    ['reporting', {}, /paused/],
    ['inventory', { role: 'viewer' }, /viewer, and requesting a backup needs a member\. Ask a project admin/],
  ] as const)('of %s is refused', async (name, options, reason) => {
    const page = open(name, options)
    const button = await requestButton()
    expect(button).toHaveAccessibleDescription(reason)
    await page.user.click(button)
    expect(screen.queryByText('Being made')).toBeNull()
  })

  it('says what went wrong where the call fails, and the list stays', async () => {
    const { user } = open('movies-sandbox', {
      intercept: (request) => (request.method === 'POST' ? Promise.reject(new TypeError('broken')) : null),
    })
    await user.click(await requestButton())
    expect(await screen.findByRole('alert')).toHaveTextContent('The server did not answer.')
    expect(within(await newest()).getByText('Ready')).toBeInTheDocument()
  })
})

describe('the queue', () => {
  it('shows the place and when it starts, moves up, and is left by Cancel', async () => {
    const page = open('movies-sandbox')
    await requestButton()
    // One is being made since the beginning; the second worker takes the next.
    await alsoRequested(page, 'customer-graph', 'drug-discovery')
    await page.user.click(await requestButton())
    const waiting = await screen.findByText('2nd in line')
    const first = await newest()
    expect(first).toContainElement(waiting)
    expect(first).toHaveTextContent(/It starts in about \d+ (s|min)/)
    expect(screen.getByText('The backup is requested. 2nd in line.')).toBeInTheDocument()
    await page.advance(2 * MINUTE)
    await screen.findByText('Next in line')
    const cancel = within(first).getByRole('button', { name: 'Cancel' })
    expect(cancel).toHaveAccessibleDescription(/^Backup of /)
    await page.user.click(cancel)
    await within(first).findByText('Cancelled')
    expect(first).toHaveFocus()
    expect(screen.getByText('The backup is cancelled.')).toBeInTheDocument()
    await waitFor(async () => expect(await requestButton()).not.toHaveAttribute('aria-disabled'))
  })

  it('says so where its turn came before Cancel was pressed', async () => {
    const page = open('movies-sandbox')
    await requestButton()
    await alsoRequested(page, 'inventory')
    await page.user.click(await requestButton())
    await screen.findByText('Next in line')
    page.clock.advance(3 * MINUTE)
    await page.api.controlPlane.reconcile()
    await page.user.click(screen.getByRole('button', { name: 'Cancel' }))
    await waitFor(async () => expect(await newest()).not.toHaveTextContent('in line'))
  })
})

describe('a backup that is ready', () => {
  it('says before the download what it is, of when, how long it stays, and what opens it', async () => {
    const page = open('movies-sandbox')
    await tab()
    const first = within(await newest())
    const fact = (name: string) => first.getByText(name).nextElementSibling
    expect(fact('Holds')).toHaveTextContent('171 nodes, 253 relationships')
    expect(fact('CRC-32')).toHaveTextContent(/^[0-9a-f]{8}$/)
    expect(fact('File')).toHaveTextContent('movies-sandbox-2025-11-13T03-04-00.dump')
    expect(fact('Kept until')).toHaveTextContent(/^11 Feb 2026.*\(88 d\)$/)
    expect(fact('Opens with')).toHaveTextContent(
      'No database can start from it. It can be sent into an instance here.',
    )
    const [time] = first.getAllByText(/^13 Nov, /, { selector: 'time' })
    expect(time).toHaveAccessibleDescription('2025-11-13 03:04:00 UTC')
    expect(time).toHaveAttribute('tabindex', '0')
    expect(first.getByText('2.7 kB')).toHaveAccessibleDescription(/^2,\d{3} bytes$/)
    const sum = fact('CRC-32')?.textContent
    await page.user.click(first.getByRole('button', { name: 'Copy CRC-32' }))
    expect(await navigator.clipboard.readText()).toBe(sum)
  })

  it('counts its link down, makes it anew, and saves the file from this browser', async () => {
    const page = open('movies-sandbox')
    await tab()
    const first = within(await newest())
    expect(first.getByText('Link good for 28 d 19 h')).toBeInTheDocument()
    expect(first.getByText(/It works in this browser only/)).toBeInTheDocument()
    expect(first.queryByRole('button', { name: 'Copy link' })).toBeNull()
    const download = await first.findByRole('link', { name: 'Download' })
    expect(download).toHaveAttribute('href', expect.stringMatching(/^blob:test\//))
    expect(download).toHaveAttribute('download', 'movies-sandbox-2025-11-13T03-04-00.dump')
    await page.advance(6 * 60 * MINUTE)
    await first.findByText('Link good for 28 d 13 h')
    const anew = first.getByRole('button', { name: 'Get a new link' })
    await page.user.click(anew)
    await first.findByText('Link good for 30 d')
    expect(first.getByText('The link is good until 14 Dec 2025.')).toBeInTheDocument()
    expect(anew).toHaveFocus()
  })

  it('has a link to copy where files come from a server', async () => {
    const page = renderConsole((world) => {
      Object.assign(world.host, { fileOf: null })
      const { id, tenantId } = world.instance('movies-sandbox')
      return paths.inspect(tenantId, id, 'backups')
    })
    await tab()
    const first = within(await newest())
    const download = first.getByRole('link', { name: 'Download' })
    await page.user.click(first.getByRole('button', { name: 'Copy link' }))
    await first.findByText('The link is copied.')
    const copied = await navigator.clipboard.readText()
    expect(download).toHaveAttribute('href', copied)
    expect((await page.api.fetch(new Request(copied))).status).toBe(200)
    expect(first.getByText(/Whoever has the link can download the file/)).toBeInTheDocument()
  })

  it('is not linked for a viewer, who is told why', async () => {
    open('movies-sandbox', { role: 'viewer' })
    await tab()
    const button = within(await newest()).getByRole('button', { name: 'Get a link' })
    await waitFor(() => expect(button).toHaveAccessibleDescription(/getting a download link needs a member/))
  })

  it('says how the file is used, and the address remembers it', async () => {
    const page = open('movies-sandbox')
    await tab()
    const first = within(await newest())
    await page.user.click(first.getByText('How to use the file'))
    expect(await first.findByRole('link', { name: 'Send to an instance' })).toBeInTheDocument()
    expect(page.address()).toMatch(/\/backups\?use=[0-9a-f-]{36}$/)
    page.view.unmount()
    const search = page.address().slice(page.address().indexOf('?'))
    open('movies-sandbox', {}, search)
    await tab()
    expect(within(await newest()).getByRole('link', { name: 'Send to an instance' })).toBeInTheDocument()
  })

  it('expires, and says so', async () => {
    const page = open('movies-sandbox')
    await tab()
    await within(await newest()).findByText('Ready')
    // The Sandbox ends on the way, and its sheet with it.
    await page.advance(10 * 60 * MINUTE)
    await screen.findByText(/It was deleted\. 1 backup of it is left\./)
    const gone = screen.getByRole('heading', { name: 'This instance is not there' })
    const ways = within(gone.closest('section') ?? document.body).getAllByRole('link')
    expect(ways.map((way) => way.textContent)).toEqual(['See its backups', 'Go to the instances'])
    await page.user.click(screen.getByRole('link', { name: 'See its backups' }))
    const sheet = await screen.findByRole('dialog', { name: 'Backups of deleted instances' })
    await within(sheet).findByRole('heading', { name: /^movies-sandbox/ })
    await page.advance(89 * 24 * 60 * MINUTE)
    expect(await within(sheet).findByText('Its days are over, and its file is gone.')).toBeInTheDocument()
  })
})

describe('a backup that failed', () => {
  it('says why, what to do and which request it was, and is asked for again', async () => {
    const page = open('inventory')
    await tab()
    const failed = await newest()
    expect(failed).toHaveTextContent('The backup of inventory could not be made.')
    expect(failed).toHaveTextContent(
      /Request it again\. The instance is not affected\. Request ID [0-9a-f-]{36}/,
    )
    await page.user.click(within(failed).getByRole('button', { name: 'Request it again' }))
    await waitFor(async () => expect(await newest()).toHaveTextContent('Being made'))
    expect(await items()).toContain(failed)
  })
})
