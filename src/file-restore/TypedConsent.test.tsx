import '../testing/jsdom-blobs.ts'
import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { paths } from '../../contract/places.ts'
import { renderConsole } from '../testing/console.tsx'
import { aFile } from '../testing/upload-tab.ts'
import type { WorldOptions } from '../testing/world.ts'

const NAME = 'customer-graph'

/** The confirmation of a restore from a file, with the word typed. */
async function confirming(options: WorldOptions = {}) {
  const page = renderConsole((world) => {
    const { id, tenantId } = world.instance(NAME)
    return paths.inspect(tenantId, id, 'restore-from-file')
  }, options)
  await page.user.upload(await screen.findByLabelText('Backup file'), await aFile())
  const word = await screen.findByRole('textbox', { name: /RESTORE/ })
  await page.user.type(word, 'RESTORE')
  const tab = within(screen.getByRole('region', { name: 'Restore from backup file' }))
  return {
    ...page,
    tab,
    word,
    take: () => tab.getByRole('button', { name: /snapshot|Asking for it|Taking it/ }),
    go: tab.getByRole('button', { name: 'Upload and restore' }),
  }
}

const taken = async (page: Pick<Awaited<ReturnType<typeof confirming>>, 'api' | 'instance'>) => {
  const { id } = page.instance(NAME)
  return page.api.controlPlane.read((q) => q.instanceRecord(id)).then((record) => record?.takingId ?? null)
}

describe('a snapshot first', () => {
  it('is taken in place: nothing can be confirmed until it is there, and the word stays', async () => {
    const page = await confirming()
    expect(page.go).not.toHaveAttribute('aria-disabled')
    expect(await taken(page)).toBeNull()
    await page.user.click(page.take())
    expect(await page.tab.findByText('A snapshot is being taken')).toBeInTheDocument()
    expect(await taken(page)).not.toBeNull()
    expect(page.go).toHaveAccessibleDescription(/still being taken/)
    expect(page.take()).toHaveFocus()
    await page.advance(3_600_000)
    expect(
      await page.tab.findByText(/^Snapshot taken at \d\d:\d\d GMT\S*, full, restorable until \d+ \w+ \d{4}$/),
    ).toBeInTheDocument()
    expect(page.word).toHaveValue('RESTORE')
    await waitFor(() => expect(page.go).not.toHaveAttribute('aria-disabled'))
    expect(page.take()).toHaveFocus()
  })

  it('that could not be asked for says why, and can be asked for again', async () => {
    let fails = true
    const page = await confirming({
      intercept: (request) =>
        fails && request.method === 'POST' && request.url.includes('/snapshots')
          ? Promise.reject(new TypeError('no line'))
          : null,
    })
    await page.user.click(page.take())
    expect(await page.tab.findByText('The server did not answer.')).toBeInTheDocument()
    expect(page.tab.queryByText('A snapshot is being taken')).toBeNull()
    fails = false
    await page.user.click(page.take())
    expect(await page.tab.findByText('A snapshot is being taken')).toBeInTheDocument()
    expect(page.tab.queryByText('The server did not answer.')).toBeNull()
  })

  it('that fails says so, and what is typed still counts', async () => {
    const page = await confirming({ scenario: 'failures' })
    await page.user.click(page.take())
    await page.tab.findByText('A snapshot is being taken')
    await page.advance(3_600_000)
    expect(await page.tab.findByText(/^The snapshot failed\. \S+/)).toBeInTheDocument()
    expect(page.take()).toHaveAccessibleName('Take a snapshot first')
    expect(page.go).not.toHaveAttribute('aria-disabled')
  })

  it('is refused with the reason where one is being taken already', async () => {
    const page = await confirming()
    const { id } = page.instance(NAME)
    const made = await page.api.fetch(
      new Request(`http://console.test/v1/instances/${id}/snapshots`, { method: 'POST' }),
    )
    expect(made.status).toBe(202)
    await page.advance(0)
    await waitFor(() => expect(page.take()).toHaveAccessibleDescription(/already being taken/))
    expect(page.go).not.toHaveAttribute('aria-disabled')
  })
})
