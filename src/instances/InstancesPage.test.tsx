import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it, onTestFinished } from 'vitest'
import { paths } from '../../contract/places.ts'
import { renderConsole } from '../testing/console.tsx'
import type { World, WorldOptions } from '../testing/world.ts'
import { keepFocus } from '../ui/focus-place.ts'

const list = (world: World) => paths.instances(world.project().id)
const open = (options: WorldOptions = {}, search = '') =>
  renderConsole((world) => list(world) + search, options)
const card = (name: string) => screen.findByRole('article', { name })
const cards = () =>
  screen.queryAllByRole('article').map((each) => within(each).getByRole('heading', { level: 2 }))

describe('the cards', () => {
  it('tell status, machine, graph and the health of the snapshots', async () => {
    open()
    const running = await card('customer-graph')
    expect(running).toHaveTextContent('Running')
    expect(running).toHaveTextContent('Virtual Dedicated Cloud')
    expect(running).toHaveTextContent('GCP Belgium (europe-west1)')
    expect(running).toHaveTextContent('64 GB memory, 12 CPU')
    expect(running).toHaveTextContent(/Last good \d\d:\d\d, \d+ min ago\. Next \d\d:\d\d\./)
    // Its last good one is a differential, which cannot be restored on its own; a daily one can.
    expect(running).toHaveTextContent(/Last restorable \d\d:\d\d\./)
    expect(await card('inventory')).not.toHaveTextContent('Last restorable')
    expect(within(running).getByRole('meter', { name: 'Storage used' })).toHaveAttribute(
      'aria-valuetext',
      '212 GB of 384 GB',
    )
    expect(within(running).getByRole('img', { name: /\d+ completed/ })).toBeInTheDocument()
  })

  it('show the progress of what moves, by the clock between two answers', async () => {
    const { advance } = open()
    const moving = await card('orders-eu')
    expect(moving).toHaveTextContent('Restoring')
    const bar = () => Number(within(moving).getByRole('progressbar').getAttribute('aria-valuenow'))
    const before = bar()
    await advance(120_000)
    await waitFor(() => expect(bar()).toBeGreaterThan(before))
  })

  it('say why a load failed, and go back to the data before by one click', async () => {
    onTestFinished(keepFocus())
    const { user } = open()
    const failed = await card('fraud-rings')
    expect(failed).toHaveTextContent('Loading failed')
    expect(failed).toHaveTextContent('native-btree-1.0')
    expect(within(failed).getByText(/^The load (at|on) .*\d\d:\d\d failed$/)).toBeInTheDocument()
    expect(failed).toHaveTextContent(
      'Its data of before is whole. The instance runs once it goes back to it.',
    )
    await user.click(within(failed).getByRole('button', { name: 'Go back to the data before' }))
    await waitFor(() => expect(failed).toHaveTextContent(/Starting with the data from before, \d/))
    expect(failed).not.toHaveTextContent('native-btree-1.0')
    expect(within(failed).getByRole('link', { name: 'fraud-rings' })).toHaveFocus()
  })

  it('say of one that never held data why, and lead to deleting it', async () => {
    open({
      change: (records) =>
        records.map((each) =>
          each.kind === 'instance' && each.record.name === 'fraud-rings'
            ? { ...each, record: { ...each.record, dataId: null } }
            : each,
        ),
    })
    const failed = await card('fraud-rings')
    expect(failed).toHaveTextContent(
      'fraud-rings never held data, so there is nothing to go back to. Delete it and create it again.',
    )
    expect(within(failed).queryByRole('button', { name: /Go back/ })).toBeNull()
    expect(within(failed).getByRole('link', { name: 'Delete' })).toHaveAttribute(
      'href',
      expect.stringMatching(/\/delete$/),
    )
  })

  it('say when an instance goes by itself, of when what can be taken out is, and no more once it is resumed', async () => {
    const { user } = open()
    const paused = await card('poc-recommendations')
    expect(paused).toHaveTextContent(/Deleted in 2 d \d+ h, on Sun 16 Nov/)
    expect(
      within(paused).getByRole('link', { name: /^Export the snapshot of 2 Oct, \d\d:\d\d$/ }),
    ).toBeVisible()
    expect(paused).toHaveTextContent('To take the present data out, resume it and take a snapshot first.')
    await user.click(within(paused).getByRole('button', { name: 'Resume' }))
    await waitFor(() => expect(paused).toHaveTextContent('Resuming'))
    expect(paused).toHaveTextContent('Only the latest is kept, taken on demand.')
    expect(paused).not.toHaveTextContent('unless it is resumed')
  })

  it('say that scheduled snapshots wait while an instance is held, which may run meanwhile', async () => {
    open()
    expect(await card('orders-eu')).toHaveTextContent('Scheduled ones wait meanwhile.')
  })
})

const pauseDialog = async () => within(await screen.findByRole('dialog', { name: 'Pause customer-graph?' }))

describe('pausing', () => {
  it('is asked about first, by whom and how it runs again, and changes nothing when it is left', async () => {
    const { user, address, project, instance } = open({}, '?find=customer')
    const one = await card('customer-graph')
    await user.click(within(one).getByRole('button', { name: 'More actions for customer-graph' }))
    await user.click(await screen.findByRole('menuitem', { name: /^Pause/ }))
    const dialog = await pauseDialog()
    expect(address()).toBe(`${paths.pause(project().id, instance('customer-graph').id)}?find=customer`)
    expect(screen.getByRole('dialog')).toHaveAccessibleDescription(
      'Its connections end, and nothing can be read or written until it is resumed.',
    )
    expect(dialog.getAllByRole('listitem').map((each) => each.textContent)).toEqual([
      'Pausing and resuming take a minute, or more by how much it holds.',
      'Resume it at any time. By itself it resumes after 30 days.',
      'No snapshot is taken while it is paused.',
      'Its data, its address and its password stay.',
    ])
    expect(dialog.getByRole('button', { name: 'Cancel' })).toHaveFocus()
    await user.keyboard('{Enter}')
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(address()).toBe(`${paths.instances(project().id)}?find=customer`)
    expect(one).toHaveTextContent('Running')
  })

  it('goes from running to paused and back', async () => {
    onTestFinished(keepFocus())
    const { user, advance } = open()
    const one = await card('customer-graph')
    await user.click(within(one).getByRole('button', { name: 'Pause customer-graph' }))
    await user.click((await pauseDialog()).getByRole('button', { name: 'Pause' }))
    await within(one).findByText('Pausing')
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    // What was pressed is gone: the focus stays with the card.
    const name = within(one).getByRole('link', { name: 'customer-graph' })
    expect(name).toHaveFocus()
    await advance(3_600_000)
    await within(one).findByText('Resumes by itself', { exact: false })
    expect(one).toHaveTextContent('None are taken while it is paused.')
    await user.click(within(one).getByRole('button', { name: 'Resume customer-graph' }))
    await within(one).findByText('Resuming')
    await waitFor(() => expect(name).toHaveFocus())
    await advance(3_600_000)
    await within(one).findByText('Running')
  })

  it('is refused to a viewer with the reason, in the menu and beside the button', async () => {
    const { user } = open({ role: 'viewer' })
    const one = await card('customer-graph')
    const pause = within(one).getByRole('button', { name: 'Pause customer-graph' })
    expect(pause).toHaveAccessibleDescription(/Your role in this project is viewer/)
    await user.click(pause)
    await user.click(within(one).getByRole('button', { name: 'More actions for customer-graph' }))
    const item = await screen.findByRole('menuitem', { name: /^Pause/ })
    expect(item).toHaveAttribute('aria-disabled', 'true')
    expect(item).toHaveTextContent('Ask a project admin for the role of a member.')
    expect(one).toHaveTextContent('Running')
  })

  it.each([
    ['a Free one', 'Commerce graph', 'poc-recommendations', /is deleted after 30 days of pause/],
    ['a Sandbox', 'Research', 'movies-sandbox', /A Sandbox does not pause/],
  ])('says of %s at its address what that does instead', async (_, project, name, words) => {
    renderConsole((world) => paths.pause(world.project(project).id, world.instance(name).id))
    const dialog = within(await screen.findByRole('dialog', { name: `Pause ${name}?` }))
    expect(dialog.getByText(words)).toBeVisible()
    expect(dialog.getByRole('button', { name: 'Pause' })).toHaveAttribute('aria-disabled', 'true')
  })

  it('tells a failure where it was asked for, and one of resuming as a message that stays', async () => {
    const { user, advance } = open({
      intercept: (() => {
        let broken = 2
        return (request) =>
          /\/(pause|resume)\b/.test(request.url) &&
          request.method === 'POST' &&
          (request.url.includes('resume') || (broken -= 1) > 0)
            ? Promise.reject(new TypeError('broken'))
            : null
      })(),
    })
    const one = await card('customer-graph')
    await user.click(within(one).getByRole('button', { name: 'Pause customer-graph' }))
    const dialog = await pauseDialog()
    await user.click(dialog.getByRole('button', { name: 'Pause' }))
    expect(await dialog.findByRole('alert')).toHaveTextContent('The server did not answer.')
    await user.click(dialog.getByRole('button', { name: 'Pause' }))
    await within(one).findByText('Pausing')
    await advance(3_600_000)
    await user.click(await within(one).findByRole('button', { name: 'Resume customer-graph' }))
    expect(await screen.findByRole('alert')).toHaveTextContent('customer-graph was not resumed')
  })
})

describe('the menu of a card', () => {
  it('leads to every part of the instance and carries the filters on', async () => {
    const { user, instance, project } = open({}, '?find=customer')
    const { id } = instance('customer-graph')
    const one = await card('customer-graph')
    await user.click(within(one).getByRole('button', { name: 'More actions for customer-graph' }))
    const hrefs = (await screen.findAllByRole('menuitem')).map((item) => item.getAttribute('href'))
    expect(hrefs).toEqual([
      `${paths.inspect(project().id, id, 'overview')}?find=customer`,
      `${paths.inspect(project().id, id, 'snapshots')}?find=customer`,
      `${paths.inspect(project().id, id, 'backups')}?find=customer`,
      `${paths.inspect(project().id, id, 'restore-from-file')}?find=customer`,
      `${paths.clone(project().id, id)}?find=customer`,
      `${paths.resize(project().id, id)}?find=customer`,
      null,
      `${paths.deleteInstance(project().id, id)}?find=customer`,
    ])
  })
})

describe('the filters', () => {
  it('narrow the list and stand in the address', async () => {
    const { user, address } = open()
    await card('customer-graph')
    await user.type(screen.getByRole('searchbox', { name: 'Name, ID or region' }), 'orders')
    expect(cards()).toHaveLength(1)
    expect(address()).toMatch(/\/instances\?find=orders$/)
    await user.clear(screen.getByRole('searchbox'))
    await user.click(screen.getByRole('radio', { name: /Needs you/ }))
    expect(address()).toMatch(/\?show=needs-you$/)
    expect(cards().map((name) => name.textContent)).toEqual(['fraud-rings', 'poc-recommendations'])
  })

  it('say that nothing matches, and can be cleared', async () => {
    const { user, address } = open({}, '?find=nothing-like-it&order=status')
    await screen.findByRole('heading', { name: 'No instance matches' })
    await user.click(screen.getByRole('button', { name: 'Clear the filters' }))
    expect(cards().length).toBeGreaterThan(2)
    expect(address()).toMatch(/\?order=status$/)
  })

  it('order the list: what failed comes first by status', async () => {
    const { user } = open()
    await card('customer-graph')
    await user.selectOptions(screen.getByRole('combobox', { name: 'Sort' }), 'Status')
    expect(cards()[0]).toHaveTextContent('fraud-rings')
  })
})

describe('a project', () => {
  it('without instances says what to do first', async () => {
    open({ scenario: 'empty' })
    await screen.findByRole('heading', { name: 'No instances yet' })
    expect(screen.getByRole('link', { name: 'Create the first instance' })).toBeInTheDocument()
  })

  it('without instances tells a viewer why none can be created', async () => {
    open({ scenario: 'empty', role: 'viewer' })
    await screen.findByText(/creating an instance needs a member/)
    expect(screen.queryByRole('link', { name: 'Create the first instance' })).toBeNull()
    expect(screen.getByRole('button', { name: 'Create instance' })).toHaveAttribute('aria-disabled', 'true')
  })

  it('whose list fails says so, and tries again', async () => {
    let broken = true
    const { user } = open({
      intercept: (request) =>
        broken && request.url.includes('/v1/instances?')
          ? Promise.resolve(new Response('{}', { status: 500, headers: { 'X-Request-Id': 'abc-1' } }))
          : null,
    })
    const alert = await screen.findByRole('alert')
    expect(alert).toHaveTextContent('The instances could not be loaded')
    expect(alert).toHaveTextContent('abc-1')
    broken = false
    await user.click(within(alert).getByRole('button', { name: 'Try again' }))
    expect(await card('customer-graph')).toBeInTheDocument()
  })
})
