import { screen, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { paths } from '../../contract/places.ts'
import { renderConsole } from '../testing/console.tsx'
import type { SeededRecord } from '../testing/world.ts'

const NAME = 'embeddings-lab'

/** An instance that was made smaller than the data of its snapshots. */
const smaller = (records: readonly SeededRecord[]): readonly SeededRecord[] =>
  records.map((each) => {
    if (each.kind === 'instance' && each.record.name === NAME) {
      const size = { memory: '8GB', storage: '16GB', cpu: 2 }
      return { kind: 'instance', record: { ...each.record, ...size } }
    }
    return each
  })

const open = (name: string, change?: typeof smaller) =>
  renderConsole(
    (world) => {
      const { id, tenantId } = world.instance(name)
      const full = world
        .snapshots(world.instance(name))
        .find((each) => each.status === 'Completed' && each.kind === 'full')
      return paths.restore(tenantId, id, full?.id ?? '')
    },
    change ? { change } : {},
  )

it('leads from a restore that does not fit to a size that holds it, and back to the restore', async () => {
  const { user, address } = open(NAME, smaller)
  const restore = within(await screen.findByRole('dialog', { name: /^Restore / }))
  const here = address()
  expect(restore.getByRole('button', { name: 'Restore' })).toHaveAccessibleDescription(
    /this instance has 16 GB/,
  )
  await user.click(restore.getByRole('link', { name: `Resize ${NAME}` }))
  const resize = within(await screen.findByRole('dialog', { name: `Resize ${NAME}` }))
  expect(resize.getByRole('combobox', { name: 'Size' })).toHaveDisplayValue(
    '16 GB memory, 32 GB storage, 4 CPU',
  )
  await user.click(resize.getByRole('button', { name: 'Resize' }))
  const again = within(await screen.findByRole('dialog', { name: /^Restore / }))
  expect(address()).toBe(here)
  expect(again.getByRole('button', { name: 'Restore' })).toHaveAccessibleDescription(/is being resized/)
})

it('leads there from the table too, whose restore says why it cannot be', async () => {
  const { user, address } = renderConsole(
    (world) => {
      const { id, tenantId } = world.instance(NAME)
      return paths.inspect(tenantId, id, 'snapshots')
    },
    { change: smaller },
  )
  const description = /this instance has 16 GB\. Resize embeddings-lab first\.$/
  const [restore] = await screen.findAllByRole('button', { name: /^Restore /, description })
  const of = restore?.getAttribute('aria-label')?.replace('Restore ', '')
  await user.click(screen.getByRole('button', { name: `More actions for the snapshot of ${of}` }))
  await user.click(await screen.findByRole('menuitem', { name: `Resize ${NAME}` }))
  expect(await screen.findByRole('dialog', { name: `Resize ${NAME}` })).toBeInTheDocument()
  expect(address()).toMatch(/resize\?need=\d+&back=.+restore/)
})

it('says nothing where the data fits', async () => {
  open(NAME)
  const restore = within(await screen.findByRole('dialog', { name: /^Restore / }))
  expect(restore.queryByRole('link', { name: /^Resize/ })).toBeNull()
})
