import { screen, within } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { paths } from '../../contract/places.ts'
import { renderConsole } from '../testing/console.tsx'

const at = (name: string, search = '') =>
  renderConsole((world) => {
    const { id, tenantId } = world.instance(name)
    return paths.inspect(tenantId, id, 'restore-from-file') + search
  })

const line = 'Larger files, or from the command line'
const database = () => screen.findByRole('combobox', { name: 'My database runs' })

async function copied(user: UserEvent, command: string): Promise<string> {
  await user.click(await screen.findByRole('button', { name: `Copy ${command}` }))
  return navigator.clipboard.readText()
}

describe('the way from the command line', () => {
  it('is behind one line, with the commands for this instance', async () => {
    const shown = at('customer-graph')
    const { user } = shown
    const { id } = shown.instance('customer-graph')
    expect(await screen.findByText(line)).toBeVisible()
    expect(screen.queryByRole('combobox', { name: 'My database runs' })).toBeNull()
    await user.click(screen.getByText(line))
    expect(await database()).toHaveDisplayValue('Neo4j 5 or later')
    expect(await copied(user, 'neo4j-admin database dump')).toBe(
      'neo4j-admin database dump neo4j --to-path=/path/to/folder',
    )
    expect(await copied(user, 'neo4j-admin database upload')).toBe(
      `neo4j-admin database upload neo4j --from-path=/path/to/folder --to-uri=neo4j+s://${id}.databases.neo4j.io --overwrite-destination=true`,
    )
    expect(screen.getByRole('list', { name: 'Steps' })).toHaveTextContent(
      /replaces all data in it: --overwrite-destination=true says so/,
    )
    expect(screen.getByText(/public traffic to its region is enabled/)).toBeVisible()
    expect(screen.getByText('This instance is emulated')).toBeVisible()
  })

  it('remembers in the address what is chosen, and is open there again', async () => {
    const { user, address } = at('customer-graph')
    await user.click(await screen.findByText(line))
    await user.selectOptions(await database(), 'Neo4j 4.4 or 4.3')
    await user.selectOptions(screen.getByRole('combobox', { name: 'Shell' }), 'PowerShell')
    expect(address()).toMatch(/\?source=4\.4&shell=powershell$/)
    expect(await copied(user, 'neo4j-admin push-to-cloud')).toMatch(
      /^neo4j-admin push-to-cloud '--dump=C:\\path\\to\\folder\\neo4j\.dump' '--bolt-uri=neo4j\+s:\/\/[0-9a-f]{8}\.databases\.neo4j\.io' --overwrite$/,
    )
  })

  it('opens as the address says it', async () => {
    at('customer-graph', '?source=earlier&shell=nonsense')
    expect(await database()).toHaveDisplayValue('Neo4j 4.2 or earlier')
    expect(screen.getByRole('combobox', { name: 'Shell' })).toHaveDisplayValue('bash or zsh')
    expect(screen.getByText('Upgrade the database first')).toBeVisible()
    expect(screen.queryByRole('button', { name: /^Copy neo4j-admin/ })).toBeNull()
  })

  it('leads to the switch where the region is closed to the internet, and back to where it opens', async () => {
    const shown = renderConsole(
      (world) => {
        const { id, tenantId } = world.instance('customer-graph')
        return paths.inspect(tenantId, id, 'restore-from-file')
      },
      { scenario: 'public-traffic-off' },
    )
    const { user } = shown
    await user.click(await screen.findByText(line))
    expect(await screen.findByText(/is disabled, so the upload fails there with SSL errors/)).toBeVisible()
    await user.click(screen.getByRole('link', { name: 'Go to the switch' }))
    expect(await screen.findByRole('dialog', { name: /of GCP Belgium/ })).toHaveTextContent('Step 4 of 4')
    await user.click(screen.getByRole('checkbox', { name: /^Disable public traffic/ }))
    await user.click(screen.getByRole('button', { name: 'Save' }))
    expect(await screen.findByText(/is being enabled\. Until that ends/)).toBeVisible()
    expect(shown.address()).toMatch(/\/restore-from-file\?source=5$/)
    expect(screen.getByRole('progressbar', { name: /^Enabling public traffic/ })).toBeVisible()
    await shown.advance(120_000)
    expect(await screen.findByText('Public traffic to GCP Belgium (europe-west1) is enabled')).toBeVisible()
    expect(screen.queryByText(/SSL errors\. /)).toBeNull()
    await user.click(screen.getByRole('link', { name: 'Go to the switch' }))
    expect(await screen.findByRole('checkbox', { name: /^Disable public traffic/ })).not.toBeChecked()
  })

  it.each(['admin', 'viewer'] as const)(
    'says to a %s above the commands that a paused instance takes nothing',
    async (role) => {
      const { user } = renderConsole(
        (world) => {
          const { id, tenantId } = world.instance('poc-recommendations')
          return paths.inspect(tenantId, id, 'restore-from-file')
        },
        { role },
      )
      await user.click(await screen.findByText(line))
      const said = await screen.findByText(/^The upload fails meanwhile\. Resume it/)
      expect(said.parentElement).toHaveTextContent(/^poc-recommendations is paused/)
    },
  )

  it('begins with the generation of the instance', async () => {
    const { user } = at('inventory')
    await user.click(await screen.findByText(line))
    expect(await database()).toHaveDisplayValue('Neo4j 4.4 or 4.3')
    expect(screen.queryByText(/^The upload fails/)).toBeNull()
  })

  it('says why push-to-cloud is not the way with a customer managed key', async () => {
    const { user } = at('inventory', '?source=4.4')
    const why = (await screen.findByText('Why not neo4j-admin push-to-cloud')).closest('div')
    expect(why).toHaveTextContent(
      /does not work with an instance that is encrypted with a customer managed key/,
    )
    expect(await copied(user, 'neo4j-admin dump')).toBe(
      'neo4j-admin dump --database=neo4j --to=/path/to/folder',
    )
    const steps = within(screen.getByRole('list', { name: 'Steps' })).getAllByRole('listitem')
    expect(steps.at(-1)).toHaveTextContent('With the neo4j-admin of Neo4j 5')
  })
})
