import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { paths } from '../../contract/places.ts'
import { renderConsole, type RenderedConsole } from '../testing/console.tsx'

const open = () =>
  renderConsole((world) => {
    const { id, tenantId } = world.instance('embeddings-lab')
    return `${paths.clone(tenantId, id)}?to=existing`
  })
const dialog = async () => within(await screen.findByRole('dialog', { name: 'Clone embeddings-lab' }))
const target = (shown: Awaited<ReturnType<typeof dialog>>, name: string) =>
  shown.findByRole('radio', { name: new RegExp(`^${name} `) })

/** Asks for it as another tab does. */
async function asked(page: RenderedConsole, path: string, method: string, body?: object) {
  const request = new Request(`http://console.test/v1/instances/${path}`, {
    method,
    ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  })
  expect((await page.api.fetch(request)).ok).toBe(true)
  await page.advance(0)
}

describe('what changes while an instance is chosen to be overwritten', () => {
  it('keeps the focus and says why, where the chosen one cannot be overwritten any more', async () => {
    const page = open()
    const shown = await dialog()
    const chosen = await target(shown, 'drug-discovery')
    await page.user.click(chosen)
    await page.user.click(shown.getByRole('checkbox'))
    await page.user.type(shown.getByRole('textbox'), 'OVER')
    const says = shown.getAllByRole('status')
    await asked(page, `${page.instance('drug-discovery').id}/pause`, 'POST')
    await waitFor(() => expect(shown.queryByRole('textbox')).toBeNull())
    expect(chosen).toHaveFocus()
    const reason = 'drug-discovery is pausing, so overwriting has to wait.'
    expect(chosen).toHaveAccessibleDescription(expect.stringContaining(reason))
    const announced = shown.getAllByRole('status').filter((each) => each.textContent.includes(reason))
    expect(announced).toHaveLength(1)
    expect(says).toContain(announced[0])
  })

  it('says why it is to be agreed to again, where the chosen one is renamed', async () => {
    const page = open()
    const shown = await dialog()
    await page.user.click(await target(shown, 'drug-discovery'))
    await page.user.click(shown.getByRole('checkbox'))
    expect(shown.queryByText(/agree again/)).toBeNull()
    await asked(page, page.instance('drug-discovery').id, 'PATCH', { name: 'trials' })
    await waitFor(() => expect(shown.getByRole('checkbox')).not.toBeChecked())
    const [changed] = shown.getAllByRole('status').filter((each) => /agree again/.test(each.textContent))
    expect(changed).toHaveTextContent('The name changed to trials: agree again')
    await page.user.click(shown.getByRole('checkbox', { name: /^I understand that trials/ }))
    expect(shown.queryByText(/agree again/)).toBeNull()
  })
})
