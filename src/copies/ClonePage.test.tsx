import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { paths } from '../../contract/places.ts'
import { renderConsole, type RenderedConsole } from '../testing/console.tsx'
import type { SeededRecord, WorldOptions } from '../testing/world.ts'

const NAME = 'embeddings-lab'
const open = (search = '', options: WorldOptions = {}, name = NAME) =>
  renderConsole((world) => {
    const { id, tenantId } = world.instance(name)
    return paths.clone(tenantId, id) + search
  }, options)
const dialog = async (name = NAME) => within(await screen.findByRole('dialog', { name: `Clone ${name}` }))
const recorded = (page: RenderedConsole, name: string) =>
  page.api.controlPlane.read(async (q) => (await q.instances({})).find(({ record }) => record.name === name))

/** The tour with a small instance that runs. */
const smallOneRuns = (records: readonly SeededRecord[]): readonly SeededRecord[] =>
  records.map((each) =>
    each.kind === 'instance' && each.record.name === 'reporting'
      ? { kind: 'instance', record: { ...each.record, status: 'running', pausedAt: null, operationId: null } }
      : each,
  )

describe('cloning to a new instance', () => {
  it('begins with the plan, place and size of the source, and says when the data leaves its region', async () => {
    const page = open()
    const shown = await dialog()
    expect(shown.getByRole('textbox', { name: 'Name' })).toHaveFocus()
    expect(shown.getByRole('combobox', { name: 'Plan' })).toHaveDisplayValue('AuraDS Professional')
    const source = page.instance(NAME)
    expect(shown.getByRole('combobox', { name: 'Size' })).toHaveDisplayValue(
      `${source.memory.replace('GB', ' GB')} memory, ${source.storage.replace('GB', ' GB')} storage, ${source.cpu} CPU`,
    )
    expect(shown.queryByText('The data leaves its region')).toBeNull()
    await page.user.click(shown.getByRole('radio', { name: 'GCP' }))
    expect(shown.getByText('The data leaves its region')).toBeInTheDocument()
    expect(
      shown.getByText(/^It is now in .+\. The new instance and its snapshots lie in GCP/),
    ).toBeInTheDocument()
  })

  it('marks the plans that are too small, and refuses what does not fit', async () => {
    const { user } = open()
    const shown = await dialog()
    const plan = shown.getByRole('combobox', { name: 'Plan' })
    await user.selectOptions(plan, 'AuraDB Free (too small)')
    await user.type(shown.getByRole('textbox'), 'copy')
    expect(shown.getByRole('button', { name: 'Create instance' })).toHaveAccessibleDescription(
      /^This size has 2 GB of storage; the data takes [\d.]+ GB\. No size of this plan holds it: use an instance of a larger plan\.$/,
    )
    await user.selectOptions(plan, 'AuraDB Business Critical')
    expect(shown.getByRole('button', { name: 'Create instance' })).not.toHaveAttribute('aria-disabled')
  })

  it('takes a snapshot, creates the instance and shows its credentials once', async () => {
    const page = open('?order=status')
    const shown = await dialog()
    await page.user.type(shown.getByRole('textbox'), 'embeddings-copy{Enter}')
    const credentials = await screen.findByRole('dialog', { name: 'Credentials of embeddings-copy' })
    expect(credentials).toHaveTextContent('The password is shown this once')
    const made = await recorded(page, 'embeddings-copy')
    expect(made?.record).toMatchObject({ status: 'creating', tenantId: page.instance(NAME).tenantId })
    expect((await recorded(page, NAME))?.record).toMatchObject({
      status: 'running',
      takingId: expect.any(String),
    })
  })

  it('keeps what the plan of the source has besides', async () => {
    const change = (records: readonly SeededRecord[]) =>
      smallOneRuns(records).map((each) =>
        each.kind === 'instance' && each.record.name === 'reporting'
          ? { ...each, record: { ...each.record, graphAnalytics: true, vectorOptimized: true } }
          : each,
      )
    const page = open('', { change }, 'reporting')
    const shown = await dialog('reporting')
    await page.user.type(shown.getByRole('textbox'), 'copy{Enter}')
    await screen.findByRole('dialog', { name: 'Credentials of copy' })
    expect((await recorded(page, 'copy'))?.record).toMatchObject({
      graphAnalytics: true,
      vectorOptimized: true,
    })
  })

  it.each([
    ['drug-discovery', 'A snapshot of this instance is already being taken.'],
    ['reporting', 'reporting is paused, and cloning needs it running.'],
    ['movies-sandbox', 'A Sandbox has no snapshots.'],
  ])('of %s says why it cannot be now', async (name, reason) => {
    const { user } = open('', {}, name)
    const shown = await dialog(name)
    await user.type(shown.getByRole('textbox'), 'copy{Enter}')
    const create = shown.getByRole('button', { name: 'Create instance' })
    expect(create).toHaveAttribute('aria-disabled', 'true')
    expect(create).toHaveAccessibleDescription(expect.stringContaining(reason))
  })
})

describe('cloning over an existing instance', () => {
  const target = (shown: Awaited<ReturnType<typeof dialog>>, name: string) =>
    shown.findByRole('radio', { name: new RegExp(`^${name} `) })

  it('is reached by the choice, which is in the address and keeps the focus', async () => {
    const { user, address } = open('?order=status')
    const shown = await dialog()
    await user.click(shown.getByRole('radio', { name: 'An existing instance' }))
    expect(address()).toMatch(/clone\?order=status&to=existing$/)
    await user.keyboard('{ArrowLeft}')
    expect(shown.getByRole('textbox', { name: 'Name' })).not.toHaveFocus()
    expect(address()).toMatch(/to=new$/)
  })

  it('lists every other instance; those that cannot be overwritten say why and are not chosen', async () => {
    const { user } = open('?to=existing')
    const shown = await dialog()
    expect(await target(shown, 'drug-discovery')).not.toHaveAttribute('aria-disabled')
    const paused = await target(shown, 'reporting')
    expect(paused).toHaveAccessibleDescription(
      'reporting is paused, and overwriting needs it running. Resume it first.',
    )
    await user.click(paused)
    expect(paused).not.toBeChecked()
    expect(await target(shown, 'movies-sandbox')).toHaveAccessibleDescription(
      'A Sandbox cannot be overwritten. Clone to a new instance.',
    )
    expect(shown.queryByRole('radio', { name: /^embeddings-lab/ })).toBeNull()
    const refused = shown.getAllByRole('radio').map((each) => each.hasAttribute('aria-disabled'))
    expect(refused).toContain(true)
    expect(refused).toEqual(refused.toSorted((one, other) => Number(one) - Number(other)))
  })

  it('says of data in a format that is no longer read that it fits none', async () => {
    const change = (records: readonly SeededRecord[]) =>
      records.map((each) =>
        each.kind === 'instance' && each.record.name === NAME
          ? { ...each, record: { ...each.record, content: oldStore } }
          : each,
      )
    open('?to=existing', { change })
    const shown = await dialog()
    const refused = await target(shown, 'drug-discovery')
    expect(refused).toHaveAttribute('aria-disabled', 'true')
    expect(refused).toHaveAccessibleDescription(/^The data was written by Neo4j 4\.0 to 4\.2 \(AF4\.1\.0\)/)
  })

  it('leads to a larger size of one that is too small, and back', async () => {
    const page = open('?to=existing', { change: smallOneRuns })
    const shown = await dialog()
    expect(await target(shown, 'reporting')).toHaveAccessibleDescription(/of storage; this instance has 4 GB/)
    const here = page.address()
    await page.user.click(shown.getByRole('link', { name: 'Resize reporting' }))
    const resize = within(await screen.findByRole('dialog', { name: 'Resize reporting' }))
    expect(resize.getByText('The smallest size that has them is chosen.')).toBeInTheDocument()
    await page.user.click(resize.getByRole('button', { name: 'Resize' }))
    await waitFor(() => expect(page.address()).toBe(here))
    expect(await target(await dialog(), 'reporting')).toHaveAccessibleDescription(
      /reporting is being resized/,
    )
    await page.advance(3_600_000)
    await waitFor(async () =>
      expect(await target(await dialog(), 'reporting')).not.toHaveAttribute('aria-disabled'),
    )
  })

  it('asks to understand and for the word, and for both anew where another one is chosen', async () => {
    const { user } = open('?to=existing', { change: (records) => smallOneRuns(enlarged(records)) })
    const shown = await dialog()
    const overwrite = shown.getByRole('button', { name: 'Overwrite' })
    expect(overwrite).toHaveAccessibleDescription(/No instance is chosen yet/)
    await user.click(await target(shown, 'drug-discovery'))
    expect(shown.getByText(/All data in/)).toHaveTextContent(/drug-discovery \([0-9a-f]{8}\) is overwritten/)
    expect(shown.getByText(/ come in its place\./)).toHaveTextContent(/ nodes and .+ of embeddings-lab come/)
    expect(overwrite).toHaveAccessibleDescription(/It is not agreed to yet/)
    await user.click(shown.getByRole('checkbox', { name: /^I understand that drug-discovery/ }))
    expect(overwrite).toHaveAccessibleDescription(/before you type OVERWRITE/)
    await user.type(shown.getByRole('textbox'), 'OVERWRITE')
    expect(overwrite).not.toHaveAttribute('aria-disabled')
    await user.click(await target(shown, 'reporting'))
    expect(shown.getByRole('checkbox', { name: /^I understand that reporting/ })).not.toBeChecked()
    expect(shown.getByRole('textbox')).toHaveValue('')
    expect(overwrite).toHaveAttribute('aria-disabled', 'true')
  })

  it('offers a snapshot of the target first, and waits for it', async () => {
    const page = open('?to=existing', { change: (records) => smallOneRuns(enlarged(records)) })
    const shown = await dialog()
    await page.user.click(await target(shown, 'reporting'))
    await page.user.click(shown.getByRole('checkbox'))
    await page.user.type(shown.getByRole('textbox'), 'OVERWRITE')
    await page.user.click(shown.getByRole('button', { name: 'Take a snapshot of reporting first' }))
    await waitFor(() =>
      expect(shown.getByRole('button', { name: 'Overwrite' })).toHaveAccessibleDescription(
        /still being taken/,
      ),
    )
    await page.advance(600_000)
    await shown.findByText(/^Snapshot taken/)
    await waitFor(() =>
      expect(shown.getByRole('button', { name: 'Overwrite' })).not.toHaveAttribute('aria-disabled'),
    )
  })

  it('overwrites, and the target keeps its id and ends with the data of the source', async () => {
    const page = open('?to=existing&order=status')
    const shown = await dialog()
    await page.user.click(await target(shown, 'drug-discovery'))
    await page.user.click(shown.getByRole('checkbox'))
    await page.user.type(shown.getByRole('textbox'), 'OVERWRITE{Enter}')
    await waitFor(() => expect(page.address()).toMatch(/\/instances\?order=status$/))
    expect((await recorded(page, 'drug-discovery'))?.record.status).toBe('overwriting')
    const card = await screen.findByRole('article', { name: 'drug-discovery' })
    await waitFor(() => expect(card).toHaveTextContent(/ with the data of embeddings-lab, \d+%/))
    await page.advance(7_200_000)
    const [from, to] = await Promise.all([recorded(page, NAME), recorded(page, 'drug-discovery')])
    expect(to?.record).toMatchObject({ id: page.instance('drug-discovery').id, status: 'running' })
    expect(to?.content.labels).toEqual(from?.content.labels)
  })

  it('is not a viewer’s, who is told so', async () => {
    open('?to=existing', { scenario: 'viewer' })
    const shown = await dialog()
    expect(shown.getByRole('button', { name: 'Overwrite' })).toHaveAccessibleDescription(
      /Your role in this project is viewer, and cloning needs a member/,
    )
  })
})

/** A small store as Neo4j 4.1 wrote it. */
const oldStore = {
  kind: 'held',
  bytesKey: 'import/old',
  fileName: 'old.dump',
  fileBytes: 100,
  container: 'dump',
  storeFormat: 'AF4.1.0',
  databaseName: 'neo4j',
  databaseId: null,
  unpackedBytes: 1000,
  files: 1,
  nodes: 1,
  relationships: 0,
  labels: null,
  relationshipTypes: null,
} as const

/** The small instance with room for everything. */
function enlarged(records: readonly SeededRecord[]): readonly SeededRecord[] {
  return records.map((each) =>
    each.kind === 'instance' && each.record.name === 'reporting'
      ? { kind: 'instance', record: { ...each.record, memory: '64GB', storage: '128GB', cpu: 12 } }
      : each,
  )
}
