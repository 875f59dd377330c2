import '../ui/jsdom-dialog.ts'
import { render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { createMemoryRouter } from 'react-router'
import { RouterProvider } from 'react-router/dom'
import { expect, it } from 'vitest'
import type { LoadableFile } from '../../contract/rules/load-commands.ts'
import { LoadHelp } from './LoadHelp.tsx'

function open(file: LoadableFile, search = '') {
  const router = createMemoryRouter([{ path: '/', element: <LoadHelp file={file} /> }], {
    initialEntries: [`/${search}`],
  })
  render(<RouterProvider router={router} />)
  return userEvent.setup()
}

const copied = async (user: ReturnType<typeof userEvent.setup>, name: string) => {
  await user.click(await screen.findByRole('button', { name }))
  return navigator.clipboard.readText()
}

it('gives the commands for each Neo4j that loads a backup, when it is opened', async () => {
  const user = open({ format: 'backup', version: '5', fileName: 'shop.backup' })
  expect(screen.queryByRole('list')).toBeNull()
  await user.click(screen.getByText('Load it on your own server'))
  expect(await screen.findByText('Neo4j Enterprise')).toBeVisible()
  expect(screen.getByText('Neo4j 5.20 or later, Community too')).toBeVisible()
  expect(await copied(user, 'Copy neo4j-admin database restore')).toBe(
    'neo4j-admin database restore --from-path=/path/to/folder/shop.backup --overwrite-destination=true neo4j',
  )
})

it('writes them for the shell that the address remembers, but none that this shell would change', async () => {
  const user = open({ format: 'dump', version: '5', fileName: 'R&D.dump' }, '?shell=powershell')
  await user.click(screen.getByText('Load it on your own server'))
  expect(await copied(user, 'Copy neo4j-admin database load')).toBe(
    String.raw`neo4j-admin database load neo4j '--from-path=C:\path\to\folder' '--overwrite-destination=true'`,
  )
  expect(screen.getByText(/a character that the shell would change/)).toBeVisible()
  expect(screen.queryByRole('button', { name: 'Copy mv' })).toBeNull()
  await user.selectOptions(screen.getByRole('combobox', { name: 'Shell' }), 'bash or zsh')
  expect(await copied(user, 'Copy mv')).toBe("mv '/path/to/folder/R&D.dump' /path/to/folder/neo4j.dump")
})
