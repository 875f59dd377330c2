import { render, screen, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { useState } from 'react'
import { describe, expect, it } from 'vitest'
import { placementOf, type Placing } from './placement.ts'
import { PlacementFields } from './PlacementFields.tsx'

function Form({ placing }: { placing: Placing }) {
  const [value, setValue] = useState(placementOf(placing))
  return <PlacementFields placing={placing} value={value} onChange={setValue} />
}

const graph = { unpackedBytes: 9_000_000_000, nodes: 10, relationships: 10 }
const show = (placing: Partial<Placing> = {}) => {
  render(<Form placing={{ type: 'professional-db', version: '5', graph, ...placing }} />)
  return userEvent.setup()
}
const size = () => screen.getByRole('combobox', { name: 'Size' })

describe('the placement of a graph', () => {
  it('begins with the smallest size that holds it, and says how much of it is taken', () => {
    show()
    expect(size()).toHaveDisplayValue('8 GB memory, 16 GB storage, 2 CPU')
    expect(size()).toHaveAccessibleDescription('The data takes 9 GB of it.')
    expect(screen.getByRole('meter')).toHaveAttribute('aria-valuetext', '9 GB of 16 GB')
  })

  it('names the sizes that are too small, and says why when one is chosen', async () => {
    const user = show()
    const tooSmall = within(size())
      .getAllByRole('option')
      .map((option) => option.textContent)
      .filter((label) => label.startsWith('Too small: '))
    expect(tooSmall).toHaveLength(3)
    await user.selectOptions(size(), 'Too small: 4 GB memory, 8 GB storage, 1 CPU')
    expect(size()).toHaveAttribute('aria-invalid', 'true')
    expect(size()).toHaveAccessibleDescription(
      'This size has 8 GB of storage; the data takes 9 GB. Choose a larger one.',
    )
  })

  it('goes to a region of the cloud that is chosen, and keeps the size', async () => {
    const user = show()
    await user.click(screen.getByRole('radio', { name: 'Azure' }))
    expect(screen.getByRole('combobox', { name: 'Region' })).toHaveDisplayValue(
      'Azure Netherlands (westeurope)',
    )
    expect(size()).toHaveDisplayValue('8 GB memory, 16 GB storage, 2 CPU')
  })

  it('says nothing of a size where there is no graph', () => {
    show({ graph: null })
    expect(screen.queryByRole('meter')).toBeNull()
    expect(size()).toHaveDisplayValue('1 GB memory, 2 GB storage, 1 CPU')
    expect(size()).not.toHaveAccessibleDescription()
  })
})
