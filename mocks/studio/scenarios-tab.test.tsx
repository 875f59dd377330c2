import { render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'
import type { PageControl } from '../control-global.ts'
import { ScenariosTab } from './ScenariosTab.tsx'

const show = (world: PageControl['world']) => {
  const open = vi.fn<(address: string) => void>()
  const control = { world, scenarios: () => [] }
  const studio = { control, state: null, side: { open }, run: () => undefined, tell: () => undefined }
  render(<ScenariosTab studio={studio} base="/a/" />)
  return open
}
const link = () => screen.queryByRole('link', { name: 'Back to your own world' })

it.each(['own', 'memory'] as const)('leads from a world that is %s back to the shared one', async (world) => {
  const open = show(world)
  const back = link()
  if (!back) throw new Error('There is no link.')
  expect(back).toHaveAttribute('href', '/a/?world=main')
  await userEvent.click(back)
  expect(open.mock.calls).toEqual([['/a/?world=main']])
})

it('leads nowhere from the shared one', () => {
  show('main')
  expect(link()).toBeNull()
})
