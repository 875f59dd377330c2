import './jsdom-dialog.ts'
import { render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { Checkbox, Switch } from './Toggle.tsx'

const refusal = { message: 'Free keeps the latest one only.', remedy: 'Export it first.' }

describe.each([
  ['checkbox', Checkbox],
  ['switch', Switch],
] as const)('%s', (role, Part) => {
  it('is turned by Space and by its words', async () => {
    const user = userEvent.setup()
    const change = vi.fn<(checked: boolean) => void>()
    render(
      <Part checked={false} onChange={change} hint="Adds about 4 min.">
        Take a snapshot first
      </Part>,
    )
    await user.tab()
    expect(screen.getByRole(role, { name: /^Take a snapshot first/ })).toHaveFocus()
    await user.keyboard(' ')
    await user.click(screen.getByText('Take a snapshot first'))
    expect(change.mock.calls).toEqual([[true], [true]])
  })

  it('keeps its state while refused, and says why', async () => {
    const user = userEvent.setup()
    const change = vi.fn<(checked: boolean) => void>()
    render(
      <Part checked={false} onChange={change} refusal={refusal}>
        Take a snapshot first
      </Part>,
    )
    await user.tab()
    await user.keyboard(' ')
    expect(screen.getByRole(role)).not.toBeChecked()
    expect(change).not.toHaveBeenCalled()
    expect(screen.getByRole(role)).toHaveAccessibleDescription(`${refusal.message} ${refusal.remedy}`)
    expect(screen.getByRole('tooltip')).toBeVisible()
  })
})
