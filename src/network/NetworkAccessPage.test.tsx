import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { paths } from '../../contract/places.ts'
import { renderConsole } from '../testing/console.tsx'
import type { WorldOptions } from '../testing/world.ts'
import { withWayBack } from '../way-back.ts'

const belgium = 'GCP Belgium (europe-west1)'
const virginia = 'AWS Virginia (us-east-1)'

const page = (options: WorldOptions = {}) =>
  renderConsole((world) => paths.networkAccess(world.project().id), options)
const dialogAt = (step: 1 | 2 | 3 | 4, options: WorldOptions = {}, cloud = 'gcp', region = 'europe-west1') =>
  renderConsole((world) => paths.configureNetwork(world.project().id, cloud, region, step), options)

const region = async (name: string) => {
  const heading = await screen.findByRole('heading', { name })
  const item = heading.closest('li')
  if (!item) throw new Error(`${name} is in no list.`)
  return within(item)
}
const button = (name: string) => screen.findByRole('button', { name })
const box = () => screen.findByRole('checkbox', { name: /^Disable public traffic/ })

/** The second box, which asks for what was reached. */
const reached = (uri: string) =>
  screen.findByRole('checkbox', { name: new RegExp(`^I have reached neo4j\\+s://.*${uri}.* by the private`) })

/** The steps as they are read: those that are not done with their number. */
const stepLine = async () =>
  within(await screen.findByRole('list', { name: 'Steps' }))
    .getAllByRole('listitem')
    .map((each) => each.textContent)

describe('the page', () => {
  it('has each region with the instances that go by it, and names those that never do', async () => {
    page()
    const here = await region(belgium)
    expect(here.getByRole('link', { name: 'customer-graph' })).toBeVisible()
    expect(here.getByText('Set up')).toBeVisible()
    expect(here.getByText('Enabled')).toBeVisible()
    const other = await region(virginia)
    expect(other.getByRole('link', { name: 'inventory' })).toBeVisible()
    expect(other.getByText('None')).toBeVisible()
    const main = within(screen.getByRole('main'))
    expect(main.getAllByRole('heading', { level: 2 }).map((each) => each.textContent)).toEqual([
      virginia,
      belgium,
      'On other plans',
    ])
    expect(screen.getByText(/: reached from the internet, always/)).toHaveTextContent(
      /^orders-eu, fraud-rings and poc-recommendations: /,
    )
  })

  it('says where no region can have a configuration, and why', async () => {
    renderConsole((world) => paths.networkAccess(world.project().id), { scenario: 'empty' })
    expect(await screen.findByText('No region can have a configuration')).toBeVisible()
    expect(screen.getByRole('link', { name: 'Go to the instances' })).toBeVisible()
  })
})

describe('the dialog', () => {
  it('leads in four steps to public traffic, disables it, and shows the change until it ends', async () => {
    const shown = page()
    const { user } = shown
    await user.click(await screen.findByRole('link', { name: `Configure ${belgium}` }))
    const dialog = within(
      await screen.findByRole('dialog', { name: `Edit network access configuration of ${belgium}` }),
    )
    expect(dialog.getByText('Step 1 of 4: Region')).toBeVisible()
    expect(dialog.getByText(/applies to/)).toHaveTextContent('The configuration applies to customer-graph.')
    await user.click(await button('Next'))
    expect(dialog.getByText(/serviceAttachments/)).toBeVisible()
    await user.click(await button('Next'))
    expect(dialog.getByText(/Only when that works, disable public traffic/)).toBeVisible()
    await user.click(await button('Next'))
    expect(shown.address()).toMatch(/\?step=4$/)
    expect(dialog.getByText(/database upload/).parentElement).toHaveTextContent(
      'neo4j-admin database upload into customer-graph, from outside',
    )
    expect(await button('Save')).toHaveAttribute('aria-disabled', 'true')
    await user.click(await box())
    expect(dialog.getByText(/^Only the private endpoint leads to/)).toHaveTextContent(
      'to customer-graph then.',
    )
    expect(await button('Save')).toHaveAccessibleDescription(
      /^The private endpoint is the one way in then, and nobody has said that it works\./,
    )
    await user.click(await button('Save'))
    await user.click(await reached(shown.instance('customer-graph').id))
    await user.click(await button('Save'))
    await waitFor(() => expect(shown.address()).toBe(paths.networkAccess(shown.project().id)))
    const here = await region(belgium)
    expect(await here.findByText('Being disabled')).toBeVisible()
    expect(here.getByRole('progressbar', { name: `Disabling public traffic, ${belgium}` })).toHaveAttribute(
      'aria-valuenow',
      '0',
    )
    await shown.advance(60_000)
    expect(await here.findByText(/^Disabling public traffic, [5-8]\d%$/)).toBeVisible()
    await shown.advance(60_000)
    expect(await here.findByText('Disabled')).toBeVisible()
    expect(here.queryByRole('progressbar')).toBeNull()
  })

  it('sets up the private link of a region that has none, and has its service name when that ends', async () => {
    const shown = dialogAt(1, {}, 'aws', 'us-east-1')
    const { user } = shown
    await screen.findByRole('dialog', { name: `New network access configuration of ${virginia}` })
    expect(await button('Next')).toHaveAttribute('aria-disabled', 'true')
    await user.click(await button('Set up the private link'))
    expect(await screen.findByText(/The service name stands here once/)).toBeVisible()
    await user.click(await button('Next'))
    await user.click(await button('Next'))
    expect(await box()).toHaveAttribute('aria-disabled', 'true')
    expect(await button('Save')).toHaveAccessibleDescription(
      /^The private link of this region is still being set up\./,
    )
    await shown.advance(120_000)
    await waitFor(async () => expect(await box()).not.toHaveAttribute('aria-disabled'))
    await user.click(await button('Back'))
    await user.click(await button('Back'))
    expect(await screen.findByText(/^com\.amazonaws\.vpce\.us-east-1/)).toBeVisible()
  })

  it('asks again for the private endpoint when the box was cleared and ticked anew', async () => {
    const { user } = dialogAt(4)
    await user.click(await box())
    await user.click(await reached('databases'))
    expect(await button('Save')).not.toHaveAttribute('aria-disabled')
    await user.click(await box())
    await user.click(await box())
    expect(await reached('databases')).not.toBeChecked()
    expect(await button('Save')).toHaveAttribute('aria-disabled', 'true')
  })

  it('enables public traffic without a question, and ticks what is known to be done', async () => {
    const shown = dialogAt(4, { scenario: 'public-traffic-off' })
    expect(await stepLine()).toEqual(['Region, done', '2Endpoint', '3Accept', '4Public traffic'])
    await shown.user.click(await box())
    expect(screen.queryByRole('checkbox', { name: /^I have reached/ })).toBeNull()
    expect(await button('Save')).not.toHaveAttribute('aria-disabled')
    await shown.user.click(await button('Back'))
    expect(await stepLine()).toEqual(['Region, done', '2Endpoint', '3Accept', 'Public traffic, done'])
  })

  it('ticks no step of a region that has no private link', async () => {
    dialogAt(4, {}, 'aws', 'us-east-1')
    expect(await stepLine()).toEqual(['1Region', '2Endpoint', '3Accept', '4Public traffic'])
  })

  it('has the focus on the step that comes', async () => {
    const { user } = dialogAt(1, {}, 'aws', 'us-east-1')
    const step = (name: string) => screen.findByRole('group', { name })
    await user.click(await button('Set up the private link'))
    await waitFor(async () => expect(await step('Step 2 of 4: Endpoint')).toHaveFocus())
    await user.click(await button('Next'))
    expect(await step('Step 3 of 4: Accept')).toHaveFocus()
    await user.click(await button('Next'))
    expect(await step('Step 4 of 4: Public traffic')).toHaveFocus()
    await user.click(await button('Back'))
    await user.click(await button('Back'))
    await user.click(await button('Back'))
    expect(await step('Step 1 of 4: Region')).toHaveFocus()
  })

  it('says why a region cannot have one', async () => {
    dialogAt(1, {}, 'aws', 'eu-west-1')
    expect(
      await screen.findByText(
        'No instance of this project in AWS Ireland (eu-west-1) is on a plan with network access.',
      ),
    ).toBeVisible()
    expect(screen.queryByRole('button', { name: 'Next' })).toBeNull()
  })

  it.each(['viewer', 'member'] as const)('is read by a %s, who may not change it', async (role) => {
    dialogAt(4, { role })
    const why = `Your role in this project is ${role}, and changing network access needs an admin.`
    expect(await box()).toHaveAttribute('aria-disabled', 'true')
    expect(await box()).toHaveAccessibleDescription(expect.stringContaining(why))
    expect(await button('Save')).toHaveAttribute('aria-disabled', 'true')
    expect(screen.getAllByText(why)[0]).toBeVisible()
  })

  it.each([
    ['within the project', (id: string) => `/projects/${id}/instances?find=a`, true],
    ['to nowhere else', () => 'https://evil.example/', false],
  ])('leads back %s', async (_, back, within) => {
    const shown = renderConsole((world) => {
      const { id } = world.project()
      return withWayBack(paths.configureNetwork(id, 'gcp', 'europe-west1', 4), back(id))
    })
    await shown.user.click(await button('Cancel'))
    const { id } = shown.project()
    await waitFor(() => expect(shown.address()).toBe(within ? back(id) : paths.networkAccess(id)))
  })

  it('shows that the last change failed, and that everything is as before', async () => {
    const shown = dialogAt(4, {
      change: (records) =>
        records.map((each) =>
          each.kind === 'world'
            ? {
                ...each,
                record: {
                  ...each.record,
                  faults: [{ operation: 'network-access', reason: 'network-failed', times: 'once' }],
                },
              }
            : each,
        ),
    })
    await shown.user.click(await box())
    await shown.user.click(await reached('databases.neo4j.io'))
    await shown.user.click(await button('Save'))
    const here = await region(belgium)
    await here.findByText('Being disabled')
    await shown.advance(120_000)
    expect(await here.findByText(/^The last change was not applied\. .* is as before\.$/)).toBeVisible()
    expect(here.getByText('Enabled')).toBeVisible()
  })
})
