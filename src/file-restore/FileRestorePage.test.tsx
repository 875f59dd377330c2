import { screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { paths } from '../../contract/places.ts'
import { renderConsole } from '../testing/console.tsx'
import { testBase } from '../testing/world.ts'

describe('the tab Restore from backup file', () => {
  it('says why a file is refused until that is cleared, and the drop zone stays', async () => {
    const { user } = renderConsole((world) => {
      const { id, tenantId } = world.instance('inventory')
      return paths.inspect(tenantId, id, 'restore-from-file')
    })
    const input = await screen.findByLabelText('Backup file')
    await user.upload(input, [new File(['a'], 'a.dump'), new File(['b'], 'b.dump')])
    const alert = await screen.findByRole('alert')
    expect(alert).toHaveTextContent(/2 files were chosen/)
    await user.click(within(alert).getByRole('button', { name: 'Clear' }))
    expect(screen.queryByRole('alert')).toBeNull()
    const tab = screen.getByRole('region', { name: 'Restore from backup file' })
    expect(tab).toHaveFocus()
    expect(within(tab).getByRole('group', { name: 'Drop zone' })).toBeInTheDocument()
  })

  it('stays as it is when the instance cannot be asked for again', async () => {
    let isDown = false
    let refused = 0
    const { api, advance, instance } = renderConsole(
      (world) => {
        const { id, tenantId } = world.instance('inventory')
        return paths.inspect(tenantId, id, 'restore-from-file')
      },
      {
        intercept(request) {
          if (!isDown || !/\/v1\/instances\/\w+$/.test(new URL(request.url).pathname)) return null
          refused += 1
          return Promise.reject(new TypeError('Failed to fetch'))
        },
      },
    )
    const zone = await screen.findByRole('group', { name: 'Drop zone' })
    isDown = true
    const renamed = await api.fetch(
      new Request(`${testBase}/v1/instances/${instance('inventory').id}`, {
        method: 'PATCH',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ name: 'stock' }),
      }),
    )
    expect(renamed.ok).toBe(true)
    await advance(1_000)
    expect(refused).toBeGreaterThan(0)
    expect(zone).toBeVisible()
    expect(screen.queryByText('The instance could not be loaded')).toBeNull()
  })
})
