import './jsdom-dialog.ts'
import { render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import Undo2 from 'lucide-react/icons/undo-2'
import { describe, expect, it, vi } from 'vitest'
import { AnchorContext } from './Anchor.tsx'
import { Button, ButtonLink, IconButton, buttonClass } from './Button.tsx'

const refusal = { message: 'A differential cannot be restored.', remedy: 'Restore the full one of 00:09.' }

describe('Button', () => {
  it('does what it says, by pointer and by keyboard', async () => {
    const user = userEvent.setup()
    const act = vi.fn<() => void>()
    render(<Button onClick={act}>Take snapshot</Button>)
    await user.click(screen.getByRole('button', { name: 'Take snapshot' }))
    await user.keyboard('{Enter} ')
    expect(act).toHaveBeenCalledTimes(3)
  })

  it('is reached when refused, does nothing and says why', async () => {
    const user = userEvent.setup()
    const act = vi.fn<() => void>()
    render(
      <Button refusal={refusal} onClick={act}>
        Restore
      </Button>,
    )
    const button = screen.getByRole('button', { name: 'Restore' })
    expect(button).toHaveAttribute('aria-disabled', 'true')
    expect(button).toHaveAccessibleDescription(
      'A differential cannot be restored. Restore the full one of 00:09.',
    )
    expect(screen.queryByRole('tooltip')).toBeNull()
    await user.tab()
    expect(button).toHaveFocus()
    expect(screen.getByRole('tooltip')).toHaveTextContent(refusal.remedy)
    await user.keyboard('{Enter} ')
    await user.click(button)
    expect(act).not.toHaveBeenCalled()
  })

  it('shows the reason while hovered, and Escape hides it', async () => {
    const user = userEvent.setup()
    render(<Button refusal={refusal}>Restore</Button>)
    const button = screen.getByRole('button')
    await user.hover(button)
    expect(screen.getByRole('tooltip')).toBeVisible()
    await user.keyboard('{Escape}')
    expect(screen.queryByRole('tooltip')).toBeNull()
    await user.unhover(button)
    await user.hover(button)
    expect(screen.getByRole('tooltip')).toBeVisible()
    await user.unhover(button)
    expect(screen.queryByRole('tooltip')).toBeNull()
  })

  it('shows one reason at a time', async () => {
    const user = userEvent.setup()
    render(
      <>
        <Button refusal={refusal}>Restore</Button>
        <Button refusal={{ message: 'Failed snapshots hold nothing.', remedy: '' }}>Export</Button>
      </>,
    )
    await user.tab()
    await user.hover(screen.getByRole('button', { name: 'Export' }))
    expect(screen.getAllByRole('tooltip').map((tip) => tip.textContent.trim())).toEqual([
      'Failed snapshots hold nothing.',
    ])
  })

  it('keeps the focus when it becomes refused and when it is allowed again', async () => {
    const user = userEvent.setup()
    const { rerender } = render(<Button>Take snapshot</Button>)
    await user.tab()
    rerender(<Button refusal={refusal}>Take snapshot</Button>)
    expect(screen.getByRole('button')).toHaveFocus()
    rerender(<Button>Take snapshot</Button>)
    expect(screen.getByRole('button')).toHaveFocus()
    expect(screen.getByRole('button')).not.toHaveAttribute('aria-disabled')
  })

  it('says what it is busy with and is not pressed twice', async () => {
    const user = userEvent.setup()
    const act = vi.fn<() => void>()
    render(
      <Button busy="Taking snapshot" onClick={act}>
        Take snapshot
      </Button>,
    )
    await user.click(screen.getByRole('button', { name: 'Taking snapshot', busy: true }))
    expect(act).not.toHaveBeenCalled()
  })

  it('does not submit a form while it is refused, not even by Enter in a field', async () => {
    const user = userEvent.setup()
    const submit = vi.fn<() => void>()
    render(
      <form onSubmit={submit}>
        <input aria-label="Word" />
        <Button type="submit" refusal={refusal}>
          Restore
        </Button>
      </form>,
    )
    await user.type(screen.getByRole('textbox'), 'RESTORE{Enter}')
    expect(submit).not.toHaveBeenCalled()
  })
})

describe('IconButton', () => {
  it('is named by its label', () => {
    render(<IconButton icon={Undo2} label="Restore" />)
    expect(screen.getByRole('button', { name: 'Restore' })).toHaveAccessibleDescription('')
  })

  it('names itself first and then says why it is refused', () => {
    render(<IconButton icon={Undo2} label="Restore" refusal={refusal} />)
    expect(screen.getByRole('button', { name: 'Restore' })).toHaveAccessibleDescription(
      `${refusal.message} ${refusal.remedy}`,
    )
  })
})

describe('ButtonLink', () => {
  it('goes through the link that the shell provides', () => {
    const Provided = ({ href, children }: { href: string; children?: React.ReactNode }) => (
      <a href={`/base${href}`}>{children}</a>
    )
    render(
      <AnchorContext value={Provided}>
        <ButtonLink href="/activity">Activity</ButtonLink>
      </AnchorContext>,
    )
    expect(screen.getByRole('link', { name: 'Activity' })).toHaveAttribute('href', '/base/activity')
  })

  it('looks like a button', () => {
    render(
      <ButtonLink href="/activity" variant="solid">
        Activity
      </ButtonLink>,
    )
    expect(screen.getByRole('link')).toHaveClass(buttonClass({ variant: 'solid' }))
  })
})
