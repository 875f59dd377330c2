import { screen, waitFor } from '@testing-library/react'
import { describe, expect, it, onTestFinished } from 'vitest'
import { tell } from '../feedback/toasts.ts'
import { paths } from '../../contract/places.ts'
import { renderConsole } from '../testing/console.tsx'
import { look as lookAt } from '../testing/looking.ts'
import type { World } from '../testing/world.ts'
import { followTitle, tellInTitle } from './page-title.ts'

const project = (world: World) => world.project('Commerce graph').id
const id = (world: World) => world.instance('inventory').id
const full = (world: World) =>
  world.snapshots(world.instance('inventory')).find((each) => each.kind === 'full')?.id ?? ''

function open(path: string | ((world: World) => string)) {
  onTestFinished(followTitle())
  return renderConsole(path)
}

const pages: readonly (readonly [string | RegExp, (world: World) => string])[] = [
  ['Instances · Afterglow', (world) => paths.instances(project(world))],
  ['Activity · Afterglow', (world) => paths.activity(project(world))],
  ['Network access · Afterglow', (world) => paths.networkAccess(project(world))],
  [
    'Edit network access configuration of GCP Belgium (europe-west1) · Afterglow',
    (world) => paths.configureNetwork(project(world), 'gcp', 'europe-west1', 4),
  ],
  ['Encryption keys · Afterglow', (world) => paths.encryptionKeys(project(world))],
  ['Add encryption key · Afterglow', (world) => paths.addEncryptionKey(project(world))],
  ['About Afterglow · Afterglow', (world) => paths.about(project(world))],
  ['Create instance · Afterglow', (world) => paths.createInstance(project(world))],
  ['Pause inventory? · Afterglow', (world) => paths.pause(project(world), id(world))],
  ['Delete inventory? · Afterglow', (world) => paths.deleteInstance(project(world), id(world))],
  ['Backups of deleted instances · Afterglow', (world) => paths.deletedBackups(project(world))],
  ['Overview · inventory · Afterglow', (world) => paths.inspect(project(world), id(world), 'overview')],
  ['Snapshots · inventory · Afterglow', (world) => paths.inspect(project(world), id(world), 'snapshots')],
  ['Backups · inventory · Afterglow', (world) => paths.inspect(project(world), id(world), 'backups')],
  [
    'Restore from backup file · inventory · Afterglow',
    (world) => paths.inspect(project(world), id(world), 'restore-from-file'),
  ],
  [
    'Which restore do I need for inventory? · Afterglow',
    (world) => paths.whichRestore(project(world), id(world), 'snapshots'),
  ],
  ['Snapshot details of inventory · Afterglow', (world) => paths.snapshotDetails(project(world), id(world))],
  [
    /^Restore inventory from \d\d:\d\d\? · Afterglow$/,
    (world) => paths.restore(project(world), id(world), full(world)),
  ],
  ['Nothing is at this address · Afterglow', () => '/nowhere'],
]

describe('the title of the document', () => {
  it.each(pages)('is %s', async (title, path) => {
    open(path)
    const called = typeof title === 'string' ? title : expect.stringMatching(title)
    await waitFor(() => expect(document.title).toEqual(called))
  })

  it('follows a name that changes, and stays while it is being changed', async () => {
    const page = open((world) => paths.inspect(project(world), id(world), 'overview'))
    await waitFor(() => expect(document.title).toBe('Overview · inventory · Afterglow'))
    await page.user.click(await screen.findByRole('button', { name: 'Rename' }))
    const field = await screen.findByRole('textbox', { name: 'Name' })
    expect(document.title).toBe('Overview · inventory · Afterglow')
    await page.user.clear(field)
    await page.user.type(field, 'stock{Enter}')
    await waitFor(() => expect(document.title).toBe('Overview · stock · Afterglow'))
  })

  it('goes back to the page when what stood over it is closed', async () => {
    const page = open((world) => paths.about(project(world)))
    await waitFor(() => expect(document.title).toBe('About Afterglow · Afterglow'))
    await page.user.keyboard('{Escape}')
    await waitFor(() => expect(document.title).toBe('Instances · Afterglow'))
  })

  it('says what has ended only while nobody looks', async () => {
    open((world) => paths.activity(project(world)))
    await waitFor(() => expect(document.title).toBe('Activity · Afterglow'))
    tellInTitle('Restored: orders-eu', false)
    expect(document.title).toBe('Activity · Afterglow')
    lookAt(false)
    tellInTitle('Restored: orders-eu', false)
    expect(document.title).toBe('Restored: orders-eu · Activity · Afterglow')
    tell({ tone: 'bad', title: 'people.dump was not loaded' })
    expect(document.title).toBe('people.dump was not loaded · Activity · Afterglow')
    tell({ tone: 'good', title: 'orders-eu was restored', news: 'Restored: orders-eu' })
    expect(document.title).toBe('people.dump was not loaded · Activity · Afterglow')
    tell({ tone: 'bad', title: 'the export was not made', news: 'Export failed: inventory' })
    tell({ tone: 'good', title: 'orders-eu was restored' })
    expect(document.title).toBe('2 failed · Activity · Afterglow')
    lookAt(true)
    expect(document.title).toBe('Activity · Afterglow')
    lookAt(false)
    tell({ tone: 'good', title: 'orders-eu was restored', news: 'Restored: orders-eu' })
    expect(document.title).toBe('Restored: orders-eu · Activity · Afterglow')
    lookAt(true)
    expect(document.title).toBe('Activity · Afterglow')
    tell({ tone: 'bad', title: 'people.dump was not loaded' })
    expect(document.title).toBe('Activity · Afterglow')
  })
})
