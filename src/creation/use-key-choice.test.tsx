import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { keyIdExamples } from '../../contract/rules/keys.ts'
import { paths } from '../../contract/places.ts'
import { renderConsole } from '../testing/console.tsx'

describe('the key of a new instance', () => {
  it('is added in another tab: what is typed stays, and the key is there on the way back', async () => {
    const page = renderConsole((world) => {
      const { id, tenantId } = world.instance('inventory')
      return paths.clone(tenantId, id)
    })
    const shown = within(await screen.findByRole('dialog', { name: 'Clone inventory' }))
    await page.user.type(shown.getByRole('textbox', { name: 'Name' }), 'stock-copy')
    const key = await shown.findByRole('combobox', { name: 'Encryption key' })
    const { region, tenantId, cloud } = page.instance('inventory')
    const added = new URL(shown.getByRole<HTMLAnchorElement>('link', { name: /opens in a new tab/ }).href)
    expect(added.searchParams.get('cloud')).toBe(cloud)
    expect(added.pathname).toBe(paths.encryptionKeys(tenantId))
    expect(shown.getByRole('link', { name: /^Manage encryption keys/ })).toHaveAttribute('target', '_blank')
    const made = await page.api.fetch(
      new Request('http://console.test/v1/customer-managed-keys', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          key_id: keyIdExamples[cloud].replace('us-east-1', region),
          name: 'Second key',
          cloud_provider: cloud,
          instance_type: added.searchParams.get('type'),
          region,
          tenant_id: tenantId,
        }),
      }),
    )
    expect(await made.text()).toContain('Second key')
    fireEvent(document, new Event('visibilitychange'))
    await waitFor(() =>
      expect(within(key).getByRole('option', { name: 'Second key (pending)' })).toBeVisible(),
    )
    expect(shown.getByRole('textbox', { name: 'Name' })).toHaveValue('stock-copy')
  })
})
