import { render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { CancelUpload } from './CancelUpload.tsx'

const shown = (arrived: number) => {
  const onCancel = vi.fn<() => void>()
  render(<CancelUpload arrived={arrived} keep="Keep uploading" onCancel={onCancel} />)
  return { onCancel, user: userEvent.setup(), button: (name: string) => screen.getByRole('button', { name }) }
}

describe('cancelling an upload', () => {
  it('needs no question while nothing has arrived', async () => {
    const { onCancel, user, button } = shown(0)
    await user.click(button('Cancel upload'))
    expect(onCancel).toHaveBeenCalledOnce()
  })

  it('asks before it throws away what has arrived, and the keyboard stays with it', async () => {
    const { onCancel, user, button } = shown(1_200_000_000)
    await user.tab()
    await user.keyboard('{Enter}')
    expect(screen.getByRole('group', { name: 'Cancel upload' })).toHaveTextContent(
      'Discard the 1.2 GB that have arrived?',
    )
    expect(button('Keep uploading')).toHaveFocus()
    await user.keyboard('{Enter}')
    expect(button('Cancel upload')).toHaveFocus()
    expect(onCancel).not.toHaveBeenCalled()
    await user.keyboard('{Enter}')
    await user.click(button('Discard'))
    expect(onCancel).toHaveBeenCalledOnce()
  })
})
