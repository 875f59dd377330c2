import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { paths } from '../../contract/places.ts'
import { renderConsole } from '../testing/console.tsx'
import { worldNow, type WorldOptions } from '../testing/world.ts'
import { fullDate } from '../messages/format.ts'

const DAY = 86_400_000

const open = (options: WorldOptions = {}) =>
  renderConsole((world) => paths.deletedBackups(world.project('Research').id), options)
const ofCourse = async () =>
  within(await screen.findByRole('list', { name: 'Backups of course-sandbox, newest first' }))

describe('the backups of deleted instances', () => {
  it('are linked below the list', async () => {
    const page = renderConsole((world) => paths.instances(world.project('Research').id))
    await page.user.click(await screen.findByRole('link', { name: 'Backups of deleted instances' }))
    const sheet = await screen.findByRole('dialog', { name: 'Backups of deleted instances' })
    expect(await within(sheet).findByRole('heading', { level: 2 })).toHaveTextContent(
      /^course-sandbox [0-9a-f]{8}$/,
    )
    await page.user.click(within(sheet).getByRole('button', { name: 'Close' }))
    await waitFor(() => expect(page.address()).toBe(paths.instances(page.project('Research').id)))
  })

  it('are downloaded like any other, until their link ends and then by a new one', async () => {
    const page = open()
    const list = await ofCourse()
    expect(list.queryByRole('link', { name: 'Download' })).toBeNull()
    const get = list.getByRole('button', { name: 'Get a link' })
    await page.user.click(get)
    expect(await list.findByRole('link', { name: 'Download' })).toHaveAccessibleDescription(
      /^Backup of 5 Oct/,
    )
    await list.findByText('Link good for 30 d')
    expect(list.getByText(`The link is good until ${fullDate(worldNow + 30 * DAY)}.`)).toBeInTheDocument()
    await page.advance(30 * DAY)
    await list.findByText('No link now')
    expect(list.getByRole('button', { name: 'Get a link' })).toBe(get)
    expect(get).toHaveFocus()
    expect(list.queryByRole('link', { name: 'Download' })).toBeNull()
  })

  it('say when their end is near', async () => {
    const page = open()
    const list = await ofCourse()
    await page.advance(47 * DAY)
    expect(await list.findByText(/^2 d$/)).toBeInTheDocument()
  })

  it('are none where every instance is still there', async () => {
    renderConsole((world) => paths.deletedBackups(world.project('Commerce graph').id))
    expect(
      await screen.findByRole('heading', { name: 'No backups of deleted instances' }),
    ).toBeInTheDocument()
  })

  it('say where they could not be loaded, and load again', async () => {
    let broken = true
    const page = open({
      intercept: (request) =>
        broken && request.url.includes('/backups?') ? Promise.reject(new TypeError('broken')) : null,
    })
    await screen.findByRole('heading', { name: 'The backups could not be loaded' })
    broken = false
    await page.user.click(screen.getByRole('button', { name: 'Try again' }))
    expect((await ofCourse()).getByText('Ready')).toBeInTheDocument()
  })
})
