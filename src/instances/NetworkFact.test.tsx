import { screen, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { paths } from '../../contract/places.ts'
import { renderConsole } from '../testing/console.tsx'

const overviewOf = (name: string, scenario: 'tour' | 'public-traffic-off' = 'tour') =>
  renderConsole(
    (world) => {
      const { id, tenantId } = world.instance(name)
      return paths.inspect(tenantId, id, 'overview')
    },
    { scenario },
  )
const row = async () => (await screen.findByText('Network access', { selector: 'dt' })).parentElement

it.each([
  ['customer-graph', 'tour', 'Public traffic is enabled. Change'],
  [
    'customer-graph',
    'public-traffic-off',
    'By the private endpoint only: public traffic is disabled. Change',
  ],
  ['orders-eu', 'tour', 'From the internet: this plan has no private endpoints.'],
] as const)('%s in %s: %s', async (name, scenario, said) => {
  overviewOf(name, scenario)
  expect(await row()).toHaveTextContent(`Network access${said}`)
})

it('leads to the switch and back to the overview', async () => {
  const shown = overviewOf('inventory')
  await row()
  await shown.user.click(screen.getByRole('link', { name: 'Change' }))
  expect(await screen.findByRole('dialog', { name: /of AWS Virginia/ })).toHaveTextContent('Step 4 of 4')
  await shown.user.click(screen.getByRole('button', { name: 'Cancel' }))
  expect(await row()).toBeVisible()
})

it('is a word on the card where there is no way from the internet', async () => {
  renderConsole((world) => paths.instances(world.project('Commerce graph').id), {
    scenario: 'public-traffic-off',
  })
  const card = async (name: string) => within(await screen.findByRole('article', { name }))
  expect((await card('customer-graph')).getByText('Private endpoint only')).toBeVisible()
  expect((await card('orders-eu')).queryByText('Private endpoint only')).toBeNull()
})
