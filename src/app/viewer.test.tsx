import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { paths } from '../../contract/places.ts'
import { renderConsole, type RenderedConsole } from '../testing/console.tsx'
import type { World } from '../testing/world.ts'

const commerce = (world: World) => world.project('Commerce graph').id
const research = (world: World) => world.project('Research').id
const inventory = (world: World) => world.instance('inventory').id
const fraud = (world: World) => world.instance('fraud-rings').id
const full = (world: World) =>
  world.snapshots(world.instance('inventory')).find((each) => each.kind === 'full')?.id ?? ''

/** Screens, and what is refused on them. */
const screens: readonly (readonly [string, (world: World) => string, readonly RegExp[]])[] = [
  [
    'the list',
    (world) => paths.instances(commerce(world)),
    [/^Create instance$/, /^Pause inventory$/, /^Go back to the data before$/, /^Resume$/],
  ],
  [
    'the list of the other project',
    (world) => paths.instances(research(world)),
    [/^Pause drug-discovery$/, /^Resume reporting$/],
  ],
  ['a new instance', (world) => paths.createInstance(commerce(world)), [/^Create instance$/]],
  ['pausing', (world) => paths.pause(commerce(world), inventory(world)), [/^Pause$/]],
  ['deleting', (world) => paths.deleteInstance(commerce(world), inventory(world)), [/^Delete$/]],
  ['backups of deleted instances', (world) => paths.deletedBackups(research(world)), [/^Get a link$/]],
  [
    'an overview',
    (world) => paths.inspect(commerce(world), fraud(world), 'overview'),
    [/^Rename$/, /^Go back to the data before$/],
  ],
  [
    'the snapshots',
    (world) => paths.inspect(commerce(world), inventory(world), 'snapshots'),
    [/^Take snapshot$/, /^Restore 14 Nov, /],
  ],
  [
    'the backups',
    (world) => paths.inspect(commerce(world), inventory(world), 'backups'),
    [/^Request backup$/, /^Request it again$/],
  ],
  ['a restore', (world) => paths.restore(commerce(world), inventory(world), full(world)), [/^Restore$/]],
  [
    'an export',
    (world) => paths.export(commerce(world), inventory(world), full(world)),
    [/^Prepare the file$/],
  ],
  [
    'an instance from a snapshot',
    (world) => paths.createFromSnapshot(commerce(world), inventory(world), full(world)),
    [/^Create instance$/],
  ],
  ['a resize', (world) => paths.resize(commerce(world), inventory(world)), [/^Resize/]],
  ['a clone', (world) => paths.clone(commerce(world), inventory(world)), [/^Create instance$/]],
  [
    'network access of a region without',
    (world) => paths.configureNetwork(commerce(world), 'aws', 'us-east-1', 1),
    [/^Set up the private link$/],
  ],
  [
    'network access of a region',
    (world) => {
      const { cloud, region } = world.instance('customer-graph')
      return paths.configureNetwork(commerce(world), cloud, region, 4)
    },
    [/^Save$/],
  ],
  ['the keys', (world) => paths.encryptionKeys(commerce(world)), [/^Add/]],
  [
    'which restore',
    (world) => paths.whichRestore(commerce(world), inventory(world), 'snapshots'),
    [/^Restore from backup file$/, /^Create instance from 14 Nov, /],
  ],
]

/** What changes nothing but what is seen here. */
const harmless =
  /^(Close|Cancel|Back|Next|Copy .*|More actions .*|Check a file|Browse|Time|Size|Restorable until|Exportable until|\d+ differentials.*)$/

const reason = /Your role in this project is viewer, and .* needs (a member|an admin)\. Ask a project admin/

/** The console as a viewer sees it, and everything but questions that it sends. */
function asViewer(path: (world: World) => string): { page: RenderedConsole; sent: string[] } {
  const sent: string[] = []
  const page = renderConsole(path, {
    role: 'viewer',
    intercept: ({ method, url }) => {
      if (method !== 'GET') sent.push(`${method} ${url}`)
      return null
    },
  })
  return { page, sent }
}

const top = () =>
  [...document.querySelectorAll<HTMLElement>('dialog[open]')].at(-1) ?? screen.getByRole('main')

describe('a viewer', () => {
  it.each(screens)('sees %s, and why nothing of it is theirs', async (_, path, names) => {
    const { page, sent } = asViewer(path)
    for (const name of names) {
      const [button] = await waitFor(() => within(top()).getAllByRole('button', { name }))
      await waitFor(() => expect(button).toHaveAccessibleDescription(reason))
      expect(button).toHaveAttribute('aria-disabled', 'true')
      if (button) await page.user.click(button)
    }
    const free = within(top())
      .getAllByRole('button')
      .filter((each) => each.ariaDisabled !== 'true' && !each.hasAttribute('aria-haspopup'))
      .map((each) => each.textContent || (each.getAttribute('aria-label') ?? ''))
    expect(free.filter((name) => !harmless.test(name))).toEqual([])
    expect(sent).toEqual([])
  })

  it.each([
    [
      'an instance',
      (world: World) => paths.instances(commerce(world)),
      'More actions for inventory',
      ['Restore from file', 'Clone', 'Resize', 'Pause', 'Delete'],
    ],
    [
      'a snapshot',
      (world: World) => paths.inspect(commerce(world), inventory(world), 'snapshots'),
      /^More actions for the snapshot of 14 Nov/,
      ['Export', 'Create instance from snapshot'],
    ],
  ])('finds the reasons in the menu of %s', async (_, path, menu, acting) => {
    const { page, sent } = asViewer(path)
    const [button] = await screen.findAllByRole('button', { name: menu })
    if (button) await page.user.click(button)
    const items = screen
      .getAllByRole('menuitem')
      .filter((item) => !/^(Inspect|Snapshots|Backups)/.test(item.textContent))
    expect(items.map((item) => item.textContent.split('Your role')[0])).toEqual(acting)
    for (const item of items) {
      expect(item).toHaveTextContent(reason)
      await page.user.click(item)
    }
    expect(sent).toEqual([])
  })
})
