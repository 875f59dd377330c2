import '../testing/jsdom-blobs.ts'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { archiveBytes, type ArchiveOptions } from '../../archive/fixtures/archive-bytes.ts'
import type { Flavour } from '../../archive/inspection.ts'
import { paths } from '../../contract/places.ts'
import { renderConsole } from '../testing/console.tsx'
import type { WorldOptions } from '../testing/world.ts'
import { reading } from '../uploads/reading.ts'
import { begin } from './file-check.tsx'

async function open(options: WorldOptions = {}, search = '') {
  const shown = renderConsole((world) => paths.instances(world.project().id) + search, options)
  await screen.findByRole('article', { name: 'customer-graph' })
  return shown
}
const card = (name: string) => screen.getByRole('article', { name })
const cards = () => screen.getAllByRole('article')
const panel = () => screen.findByRole('region', { name: 'Where a file fits' })
const hint = () => screen.queryByText('Drop it to see which instances take it')
const goOn = (name: string) =>
  within(card(name)).findByRole('button', { name: `Restore from this file into ${name}` })
const answered = /fits 4 of 5 instances/

/** An archive that customer-graph can load and inventory, of Neo4j 4.4, cannot. */
async function anArchive(name = 'northwind.dump', flavour: Flavour = 'DZV1', options?: ArchiveOptions) {
  return new File([new Uint8Array(await archiveBytes(flavour, options))], name)
}

interface Dragged {
  readonly type?: string
  readonly isDirectory?: boolean
}

/** What a browser gives with a drag: jsdom has no DataTransfer. */
function dragged(files: readonly File[], { type = 'Files', isDirectory = false }: Dragged = {}) {
  const items = files.map(() => ({ kind: 'file', webkitGetAsEntry: () => ({ isDirectory }) }))
  return { dataTransfer: { types: [type], files, items, dropEffect: 'none' } }
}

const over = (target: Element, files: readonly File[], how?: Dragged) =>
  fireEvent.dragOver(target, dragged(files, how))
const drop = (target: Element, files: readonly File[], how?: Dragged) =>
  fireEvent.drop(target, dragged(files, how))

const leave = (from: Element, relatedTarget: Element | null) =>
  fireEvent(from, new MouseEvent('dragleave', { bubbles: true, relatedTarget }))

describe('a file that is dropped on the list', () => {
  it('is answered by every card, and the sum is announced', async () => {
    await open()
    drop(card('inventory'), [await anArchive()])
    expect(await screen.findByText('northwind.dump fits 4 of 5 instances, 2 of them not now.')).toBe(
      screen.getAllByRole('status').find((each) => each.textContent?.includes('northwind')),
    )
    expect(await panel()).toHaveTextContent('Written by Neo4j 5 or later')
    expect(await goOn('customer-graph')).toBeInTheDocument()
    expect(card('customer-graph')).toHaveTextContent('Its data is overwritten once you confirm')
    expect(card('inventory')).toHaveTextContent(/Needs Neo4j 2025\.10.*this instance runs Neo4j 4\.4/)
    expect(card('orders-eu')).toHaveTextContent(/Fits, not now.*orders-eu is being restored/)
    expect(within(card('orders-eu')).queryByRole('button', { name: /^Restore from this file/ })).toBeNull()
  })

  it('goes on to the confirmation of an instance, read once, with the filters kept for the way back', async () => {
    const { user, address } = await open({}, '?order=status')
    const inspect = vi.spyOn(reading, 'inspect')
    drop(card('customer-graph'), [await anArchive()])
    await user.click(await goOn('customer-graph'))
    const sheet = await screen.findByRole('dialog', { name: /customer-graph/ })
    expect(await within(sheet).findByText('Looked into, not yet sent')).toBeInTheDocument()
    expect(sheet).toHaveTextContent('northwind.dump')
    expect(within(sheet).getByRole('button', { name: 'Upload and restore' })).toBeInTheDocument()
    expect(address()).toMatch(/restore-from-file\?order=status$/)
    expect(inspect).toHaveBeenCalledOnce()
    // Back on the list the answers still stand: the same file may go to another instance.
    await user.keyboard('{Escape}')
    expect(await goOn('fraud-rings')).toBeInTheDocument()
  })

  it('is answered by what the filters leave, and by the next project too', async () => {
    const { user } = await open()
    drop(card('inventory'), [await anArchive()])
    await screen.findByText(answered, { selector: 'output' })
    await user.type(screen.getByRole('searchbox'), 'inventory')
    await waitFor(() => expect(cards()).toHaveLength(1))
    expect(card('inventory')).toHaveTextContent('Needs Neo4j 2025.10')
    expect(await panel()).toHaveTextContent(answered)
    await user.click(screen.getByRole('button', { name: 'Commerce graph' }))
    await user.click(screen.getByRole('menuitem', { name: 'Research' }))
    await screen.findByText('northwind.dump fits 3 of 4 instances, 1 of them not now.')
    expect(card('movies-sandbox')).toHaveTextContent(/Takes no files.*A Sandbox does not take dump files/)
  })

  it('is not allowed to a viewer, who is told so where it fits', async () => {
    await open({ role: 'viewer' })
    drop(card('inventory'), [await anArchive()])
    await screen.findByText('northwind.dump fits 4 of 5 instances, not allowed.')
    expect(card('customer-graph')).toHaveTextContent(/Fits, not allowed.*Your role in this project is viewer/)
    expect(card('inventory')).toHaveTextContent('Needs Neo4j 2025.10')
  })

  it('follows an instance that becomes free', async () => {
    const { advance } = await open()
    drop(card('inventory'), [await anArchive()])
    await screen.findByText(answered, { selector: 'output' })
    expect(card('orders-eu')).toHaveTextContent('Fits, not now')
    await advance(3_600_000)
    expect(await goOn('orders-eu')).toBeInTheDocument()
  })
})

describe('what is heard before anything is shown', () => {
  it('goes to one check, whichever of it was loaded first', async () => {
    const dropped = begin(undefined, 'drop', [await anArchive()])
    expect(begin(undefined, 'dragover', [])).toBe(dropped)
    expect(dropped.store.getState()).toMatchObject({ at: 'reading', file: { name: 'northwind.dump' } })
    dropped.left()
    const next = begin(undefined, 'dragover', [await anArchive()])
    expect(next.store.getState()).toEqual({ at: 'nothing' })
    expect(begin(next, 'drop', [await anArchive()])).toBe(next)
    expect(next.store.getState()).toEqual({ at: 'nothing' })
    next.left()
  })
})

describe('a file that is of no use', () => {
  it.each([
    ['is no archive', async () => [new File(['holiday'], 'holiday.dump')], /holiday\.dump/],
    [
      'is a differential',
      async () => [await anArchive('changes.backup', 'BZV2', { flags: 0b011 })],
      /changes\.backup.*differential backup/,
    ],
    ['is several', async () => [new File(['a'], 'a.dump'), new File(['b'], 'b.dump')], /2 files were chosen/],
  ] satisfies [string, () => Promise<File[]>, RegExp][])(
    'because it %s is said once',
    async (_, given, words) => {
      await open()
      drop(card('customer-graph'), await given())
      const alert = await within(await panel()).findByRole('alert')
      expect(alert).toHaveTextContent(words)
      for (const each of cards()) expect(each).not.toHaveTextContent(/Fits|Cannot|Needs/)
    },
  )

  it('because it is a folder is said once', async () => {
    await open()
    // The check is there before the drop, as it is once something was dragged over the page.
    over(card('inventory'), [await anArchive()])
    await waitFor(() => {
      over(card('inventory'), [])
      expect(hint()).toBeInTheDocument()
    })
    drop(card('inventory'), [new File([], 'data')], { isDirectory: true })
    expect(await within(await panel()).findByRole('alert')).toHaveTextContent('A folder cannot be loaded.')
    expect(hint()).toBeNull()
  })

  it('because the browser cannot read it is said, and another one is taken', async () => {
    const { user } = await open()
    vi.spyOn(reading, 'inspect').mockRejectedValueOnce(new Error('gone'))
    drop(card('inventory'), [await anArchive()])
    expect(await within(await panel()).findByRole('alert')).toHaveTextContent('The file could not be read.')
    await user.upload(screen.getByLabelText('File to check'), await anArchive('other.dump'))
    await screen.findByText(/^other\.dump fits 4 of 5/)
    expect(screen.queryByRole('alert')).toBeNull()
  })
})

describe('the button', () => {
  it('asks for a file, and Cancel goes back to it', async () => {
    const { user } = await open()
    const button = screen.getByRole('button', { name: 'Check a file' })
    await user.click(button)
    expect(await screen.findByRole('button', { name: 'Browse' })).toHaveFocus()
    await user.click(within(await panel()).getByRole('button', { name: 'Cancel' }))
    expect(screen.queryByRole('region', { name: 'Where a file fits' })).toBeNull()
    expect(button).toHaveFocus()
  })

  it('opens the browser dialog of files; Done takes the answers away', async () => {
    const { user } = await open()
    await user.click(screen.getByRole('button', { name: 'Check a file' }))
    const input = await screen.findByLabelText('File to check')
    const asked = vi.spyOn(HTMLInputElement.prototype, 'click')
    await user.click(screen.getByRole('button', { name: 'Browse' }))
    expect(asked.mock.contexts).toEqual([input])
    await user.upload(input, await anArchive())
    expect(await goOn('customer-graph')).toBeInTheDocument()
    await user.click(screen.getByRole('button', { name: 'Done' }))
    for (const each of cards()) expect(each).not.toHaveTextContent(/Fits/)
    // The same file once more, by the same button.
    await user.click(screen.getByRole('button', { name: 'Check a file' }))
    await user.upload(await screen.findByLabelText('File to check'), await anArchive())
    expect(await goOn('customer-graph')).toBeInTheDocument()
  })

  it('takes a file that comes while another is read in its place', async () => {
    const { user } = await open()
    const first = await anArchive('first.dump')
    const inspect = vi.spyOn(reading, 'inspect')
    inspect.mockImplementationOnce(
      (_, { signal, onProgress }) =>
        new Promise((_resolve, reject) => {
          onProgress(first.size / 2)
          signal.addEventListener('abort', () => reject(signal.reason))
        }),
    )
    drop(card('inventory'), [first])
    expect(await screen.findByRole('progressbar', { name: 'Looking into first.dump' })).toHaveAttribute(
      'aria-valuenow',
      '50',
    )
    await user.upload(screen.getByLabelText('File to check'), await anArchive('second.dump'))
    await screen.findByText(/^second\.dump fits/)
    expect(await panel()).not.toHaveTextContent('first.dump')
  })
})

describe('while files are dragged over the page', () => {
  it('says what a drop would do, until the drag leaves or is given up', async () => {
    await open()
    const file = await anArchive()
    const shown = () =>
      waitFor(() => {
        over(card('inventory'), [file])
        expect(hint()).toBeInTheDocument()
      })
    await shown()
    leave(card('inventory'), card('orders-eu'))
    expect(hint()).toBeInTheDocument()
    leave(document.body, null)
    expect(hint()).toBeNull()
    await shown()
    fireEvent.keyDown(document.body, { key: 'Escape' })
    expect(hint()).toBeNull()
    expect(screen.queryByRole('region', { name: 'Where a file fits' })).toBeNull()
    over(card('inventory'), [file, file])
    expect(screen.getByText('One file at a time')).toBeInTheDocument()
    over(card('inventory'), [file], { type: 'text/plain' })
    expect(screen.queryByText('One file at a time')).toBeNull()
  })

  it('leaves the drop to a sheet that is open', async () => {
    const { user } = await open()
    await waitFor(() => {
      over(card('inventory'), [])
      expect(hint()).toBeInTheDocument()
    })
    await user.click(within(card('inventory')).getByRole('link', { name: 'inventory' }))
    const sheet = await screen.findByRole('dialog', { name: /inventory/ })
    over(sheet, [])
    expect(hint()).toBeNull()
    drop(sheet, [await anArchive()])
    expect(screen.queryByText(/Looking into/)).toBeNull()
    expect(screen.queryByRole('region', { name: 'Where a file fits', hidden: true })).toBeNull()
  })
})
