import './jsdom-dialog.ts'
import { fireEvent, render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { StrictMode, useState } from 'react'
import { describe, expect, it, vi } from 'vitest'
import { Button } from './Button.tsx'
import { Dialog } from './Dialog.tsx'
import { Sheet } from './Sheet.tsx'

function Opener({ submit }: { submit?: () => void }) {
  const [open, setOpen] = useState(false)
  const close = () => setOpen(false)
  return (
    <>
      <Button onClick={() => setOpen(true)}>Restore</Button>
      {open && (
        <Dialog
          title="Restore orders-eu?"
          description="All data is replaced."
          onClose={close}
          onSubmit={submit}
          footer={{
            right: (
              <Button autoFocus onClick={close}>
                Cancel
              </Button>
            ),
          }}
        >
          <input aria-label="Word" />
          <input type="file" aria-label="File" />
        </Dialog>
      )}
    </>
  )
}

describe('Dialog', () => {
  it('is modal, named and described, and starts on what has autoFocus', async () => {
    const user = userEvent.setup()
    render(<Opener />)
    await user.click(screen.getByRole('button', { name: 'Restore' }))
    const dialog = screen.getByRole('dialog', { name: 'Restore orders-eu?' })
    expect(dialog).toHaveAccessibleDescription('All data is replaced.')
    expect(screen.getByRole('button', { name: 'Cancel' })).toHaveFocus()
  })

  it.each([
    ['Escape', (user: ReturnType<typeof userEvent.setup>) => user.keyboard('{Escape}')],
    [
      'the cross',
      (user: ReturnType<typeof userEvent.setup>) => user.click(screen.getByRole('button', { name: 'Close' })),
    ],
    ['its own button', (user: ReturnType<typeof userEvent.setup>) => user.keyboard('{Enter}')],
  ])('closes by %s and gives the focus back', async (_way, act) => {
    const user = userEvent.setup()
    render(
      <StrictMode>
        <Opener />
      </StrictMode>,
    )
    await user.click(screen.getByRole('button', { name: 'Restore' }))
    await act(user)
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(screen.getByRole('button', { name: 'Restore' })).toHaveFocus()
  })

  it('stays when a file picker inside is cancelled', async () => {
    const user = userEvent.setup()
    render(<Opener />)
    await user.click(screen.getByRole('button', { name: 'Restore' }))
    fireEvent(screen.getByLabelText('File'), new Event('cancel', { bubbles: true }))
    expect(screen.getByRole('dialog')).toBeVisible()
  })

  it('tells its owner when the browser closes it without asking', async () => {
    const user = userEvent.setup()
    render(<Opener />)
    await user.click(screen.getByRole('button', { name: 'Restore' }))
    const dialog = screen.getByRole<HTMLDialogElement>('dialog')
    dialog.open = false
    fireEvent(dialog, new Event('close'))
    expect(screen.queryByRole('dialog', { hidden: true })).toBeNull()
  })

  it('submits by Enter in a field without leaving the page', async () => {
    const user = userEvent.setup()
    const submit = vi.fn<() => void>()
    render(<Opener submit={submit} />)
    await user.click(screen.getByRole('button', { name: 'Restore' }))
    await user.type(screen.getByLabelText('Word'), 'RESTORE{Enter}')
    expect(submit).toHaveBeenCalledOnce()
  })

  it('closes by one Escape with the focus on its cross, whose tip repeats its name only', async () => {
    const user = userEvent.setup()
    const close = vi.fn<() => void>()
    render(<Dialog title="Delete?" onClose={close} />)
    await user.tab()
    expect(screen.getByRole('button', { name: 'Close' })).toHaveFocus()
    expect(document.querySelector('[data-popover-open]')).toHaveAttribute('data-tip', 'Close')
    await user.keyboard('{Escape}')
    expect(close).toHaveBeenCalledOnce()
    expect(document.querySelector('[data-popover-open]')).toBeNull()
  })

  it('hides the reason of a refused button first, then closes', async () => {
    const user = userEvent.setup()
    const close = vi.fn<() => void>()
    render(
      <Dialog title="Delete?" onClose={close}>
        <Button autoFocus refusal={{ message: 'The name is not typed yet.', remedy: 'Type it above.' }}>
          Delete
        </Button>
      </Dialog>,
    )
    expect(screen.getByRole('tooltip')).toBeVisible()
    await user.keyboard('{Escape}')
    expect(screen.queryByRole('tooltip')).toBeNull()
    expect(close).not.toHaveBeenCalled()
    await user.keyboard('{Escape}')
    expect(close).toHaveBeenCalledOnce()
  })
})

describe('Sheet', () => {
  it('is a named dialog that closes by Escape and by its cross', async () => {
    const user = userEvent.setup()
    const close = vi.fn<() => void>()
    render(
      <Sheet title="customer-graph" onClose={close}>
        body
      </Sheet>,
    )
    expect(screen.getByRole('dialog', { name: 'customer-graph' })).toHaveFocus()
    await user.keyboard('{Escape}')
    await user.click(screen.getByRole('button', { name: 'Close' }))
    expect(close).toHaveBeenCalledTimes(2)
  })

  it('opens below a dialog that is rendered with it, so Escape meets the dialog first', async () => {
    const user = userEvent.setup()
    const closed: string[] = []
    render(
      <Sheet title="customer-graph" onClose={() => closed.push('sheet')}>
        <Dialog title="Restore?" onClose={() => closed.push('dialog')} />
      </Sheet>,
    )
    await user.keyboard('{Escape}')
    expect(closed).toEqual(['dialog'])
  })
})
