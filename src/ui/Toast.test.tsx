import { endAnimation } from './jsdom-dialog.ts'
import { render, screen, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { Dialog } from './Dialog.tsx'
import { type Toast, ToastRegion } from './Toast.tsx'

const good: Toast = { id: 'a', tone: 'good', title: 'Snapshot completed' }
const bad: Toast = {
  id: 'b',
  tone: 'bad',
  title: 'Snapshot not taken',
  text: 'Take it later.',
  requestId: '41bd-907e',
}

describe('ToastRegion', () => {
  it('announces what went well politely and a failure at once', () => {
    render(<ToastRegion toasts={[good, bad]} onDismiss={() => {}} />)
    const region = screen.getByRole('region', { name: 'Messages' })
    expect(within(region).getByText('Snapshot completed').closest('[role]')).toHaveAttribute('role', 'status')
    expect(within(region).getByRole('alert')).toHaveTextContent('Snapshot not taken')
    expect(within(region).getByRole('alert')).toHaveTextContent('41bd-907e')
  })

  it('lets go of success when its time is over, never of a failure', () => {
    const dismiss = vi.fn<(id: string) => void>()
    render(<ToastRegion toasts={[good, bad]} onDismiss={dismiss} />)
    for (const title of ['Snapshot completed', 'Snapshot not taken']) {
      const card = screen.getByText(title).closest('[role]')
      if (card) endAnimation(card)
    }
    expect(dismiss).toHaveBeenCalledExactlyOnceWith('a')
  })

  it('stays when something inside it ends an animation', async () => {
    const dismiss = vi.fn<(id: string) => void>()
    render(<ToastRegion toasts={[{ ...good, requestId: '41bd' }]} onDismiss={dismiss} />)
    endAnimation(screen.getByRole('button', { name: 'Copy request ID' }))
    expect(dismiss).not.toHaveBeenCalled()
  })

  it('is dismissed by keyboard', async () => {
    const user = userEvent.setup()
    const dismiss = vi.fn<(id: string) => void>()
    render(<ToastRegion toasts={[good]} onDismiss={dismiss} />)
    await user.tab()
    await user.keyboard('{Enter}')
    expect(dismiss).toHaveBeenCalledExactlyOnceWith('a')
  })

  it('offers what to do about it', async () => {
    const user = userEvent.setup()
    const undo = vi.fn<() => void>()
    render(
      <ToastRegion
        toasts={[
          { ...good, action: { label: 'Undo', onSelect: undo } },
          { ...bad, action: { label: 'See the restore', href: '#restore' } },
        ]}
        onDismiss={() => {}}
      />,
    )
    await user.click(screen.getByRole('button', { name: 'Undo' }))
    expect(undo).toHaveBeenCalledOnce()
    expect(screen.getByRole('link', { name: 'See the restore' })).toHaveAttribute('href', '#restore')
  })

  it('shows the newest three', () => {
    const toasts = ['1', '2', '3', '4'].map((id): Toast => ({ id, tone: 'bad', title: `Failure ${id}` }))
    render(<ToastRegion toasts={toasts} onDismiss={() => {}} />)
    expect(screen.getAllByRole('alert').map((toast) => toast.textContent)).toEqual([
      'Failure 2',
      'Failure 3',
      'Failure 4',
    ])
  })

  it('never hides a failure behind what went well', () => {
    const toasts = [
      bad,
      ...['1', '2', '3'].map((id): Toast => ({ id, tone: 'good', title: `Success ${id}` })),
    ]
    render(<ToastRegion toasts={toasts} onDismiss={() => {}} />)
    expect(screen.getByRole('alert')).toHaveTextContent('Snapshot not taken')
    expect(screen.getAllByText(/^Success/).map((toast) => toast.textContent)).toEqual([
      'Success 2',
      'Success 3',
    ])
  })

  it('shows one on a narrow screen, a failure first', async () => {
    vi.stubGlobal('innerWidth', 320)
    const user = userEvent.setup()
    render(<ToastRegion toasts={[good, bad, { ...good, id: 'c' }]} onDismiss={() => {}} />)
    expect(screen.getByRole('alert')).toHaveTextContent('Snapshot not taken')
    expect(screen.queryByText('Snapshot completed')).toBeNull()
    await user.click(screen.getByRole('button', { name: 'Show 2 more' }))
    expect(screen.getAllByText('Snapshot completed')).toHaveLength(2)
    vi.unstubAllGlobals()
  })

  it('says how many more there are, and shows them when it is asked', async () => {
    const user = userEvent.setup()
    const toasts = ['1', '2', '3', '4', '5'].map((id): Toast => ({ id, tone: 'bad', title: `Failure ${id}` }))
    const { rerender } = render(<ToastRegion toasts={toasts} onDismiss={() => {}} />)
    await user.click(screen.getByRole('button', { name: 'Show 2 more' }))
    expect(screen.getAllByRole('alert')).toHaveLength(5)
    await user.click(screen.getByRole('button', { name: 'Show fewer' }))
    expect(screen.getAllByRole('alert')).toHaveLength(3)
    rerender(<ToastRegion toasts={toasts.slice(2)} onDismiss={() => {}} />)
    expect(screen.queryByRole('button', { name: /Show/ })).toBeNull()
  })

  it('stands inside a modal dialog while one is open: all else is inert', () => {
    const view = (open: boolean) => (
      <>
        <ToastRegion toasts={[bad]} onDismiss={() => {}} />
        {open && <Dialog title="Restore?" onClose={() => {}} />}
      </>
    )
    const { rerender } = render(view(true))
    expect(within(screen.getByRole('dialog')).getByRole('alert')).toBeVisible()
    rerender(view(false))
    expect(screen.getByRole('alert')).toBeVisible()
  })
})
