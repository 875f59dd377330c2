import { screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { paths } from '../paths.ts'
import { renderConsole } from '../testing/console.tsx'

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
})
