import './jsdom-dialog.ts'
import { createEvent, fireEvent, render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { Exact } from './Exact.tsx'
import { Tooltip } from './Reason.tsx'

describe('Exact', () => {
  it('gives the exact value to whoever tabs to it', async () => {
    const user = userEvent.setup()
    render(<Exact shown="96.4 GB" exact="96,412,331,008 bytes" />)
    expect(screen.queryByRole('tooltip')).toBeNull()
    await user.tab()
    expect(screen.getByText('96.4 GB')).toHaveFocus()
    expect(screen.getByText('96.4 GB')).toHaveAccessibleDescription('96,412,331,008 bytes')
    expect(screen.getByRole('tooltip')).toHaveTextContent('96,412,331,008 bytes')
    await user.tab()
    expect(screen.queryByRole('tooltip')).toBeNull()
  })

  it('marks a time as one', () => {
    render(<Exact shown="02:07 GMT+1" exact="2025-11-14 01:07:09 UTC" dateTime="2025-11-14T01:07:09Z" />)
    expect(screen.getByRole('time')).toHaveAttribute('datetime', '2025-11-14T01:07:09Z')
  })
})

describe('Tooltip', () => {
  it('leaves with the element that shows it', async () => {
    const user = userEvent.setup()
    const { unmount } = render(<Tooltip note="Only full ones can leave.">exportable</Tooltip>)
    await user.hover(screen.getByText('exportable'))
    expect(screen.getByRole('tooltip')).toBeVisible()
    unmount()
    render(<Tooltip note="Another.">restorable</Tooltip>)
    await user.hover(screen.getByText('restorable'))
    expect(screen.getByRole('tooltip')).toHaveTextContent('Another.')
  })

  it('takes the Escape that hides it, and only that one', async () => {
    const user = userEvent.setup()
    render(<Tooltip note="Only full ones can leave.">exportable</Tooltip>)
    await user.hover(screen.getByText('exportable'))
    const taken = [0, 1].map(() => {
      const escape = createEvent.keyDown(document.body, { key: 'Escape' })
      fireEvent(document.body, escape)
      return escape.defaultPrevented
    })
    expect(taken).toEqual([true, false])
  })

  it('is dismissed by a press elsewhere', async () => {
    const user = userEvent.setup()
    render(
      <>
        <Tooltip note="Only full ones can leave.">exportable</Tooltip>
        <p>elsewhere</p>
      </>,
    )
    await user.pointer({ keys: '[TouchA]', target: screen.getByText('exportable') })
    expect(screen.getByRole('tooltip')).toBeVisible()
    await user.pointer({ keys: '[TouchA]', target: screen.getByText('elsewhere') })
    expect(screen.queryByRole('tooltip')).toBeNull()
  })
})
