import './jsdom-dialog.ts'
import { render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { useState } from 'react'
import { describe, expect, it, vi } from 'vitest'
import { Dialog } from './Dialog.tsx'
import { Field } from './Field.tsx'
import { SearchInput } from './SearchInput.tsx'
import { Segmented } from './Segmented.tsx'
import { Select } from './Select.tsx'
import { TextInput } from './TextInput.tsx'

describe('Field', () => {
  it('gives its control the label, the hint and the error', () => {
    const view = (error?: string) => (
      <Field label="Name" hint="1 to 30 characters" error={error}>
        <TextInput value="orders" onChange={() => {}} />
      </Field>
    )
    const { rerender } = render(view())
    const input = screen.getByRole('textbox', { name: 'Name' })
    expect(input).toHaveAccessibleDescription('1 to 30 characters')
    expect(input).toBeValid()
    rerender(view('Another instance has this name.'))
    expect(input).toHaveAccessibleDescription('1 to 30 characters Another instance has this name.')
    expect(input).toBeInvalid()
    expect(screen.getByRole('alert')).toHaveTextContent('Another instance has this name.')
  })

  it('labels a select too', async () => {
    const user = userEvent.setup()
    const choose = vi.fn<(value: 'be' | 'ie') => void>()
    render(
      <Field label="Region">
        <Select
          value="be"
          onChange={choose}
          options={[
            { value: 'be', label: 'Belgium' },
            { value: 'ie', label: 'Ireland' },
          ]}
        />
      </Field>,
    )
    await user.selectOptions(screen.getByRole('combobox', { name: 'Region' }), 'Ireland')
    expect(choose).toHaveBeenCalledExactlyOnceWith('ie')
  })
})

describe('TextInput', () => {
  it('passes on what is typed', async () => {
    const user = userEvent.setup()
    const change = vi.fn<(value: string) => void>()
    render(<TextInput label="Word" value="REST" onChange={change} />)
    await user.type(screen.getByRole('textbox', { name: 'Word' }), 'O')
    expect(change).toHaveBeenCalledExactlyOnceWith('RESTO')
  })
})

function Search({ onClose }: { onClose: () => void }) {
  const [value, setValue] = useState('')
  return (
    <Dialog title="Snapshots" onClose={onClose}>
      <SearchInput label="Name, ID or region" value={value} onChange={setValue} />
    </Dialog>
  )
}

describe('SearchInput', () => {
  it('is emptied by Escape before Escape closes what it stands in', async () => {
    const user = userEvent.setup()
    const close = vi.fn<() => void>()
    render(<Search onClose={close} />)
    const input = screen.getByRole('searchbox', { name: 'Name, ID or region' })
    await user.type(input, 'orders{Escape}')
    expect(input).toHaveValue('')
    expect(close).not.toHaveBeenCalled()
    await user.keyboard('{Escape}')
    expect(close).toHaveBeenCalledOnce()
  })

  it('is emptied by its button, which leaves the focus in it', async () => {
    const user = userEvent.setup()
    render(<Search onClose={() => {}} />)
    await user.type(screen.getByRole('searchbox'), 'orders')
    await user.click(screen.getByRole('button', { name: 'Clear' }))
    expect(screen.getByRole('searchbox')).toHaveValue('')
    expect(screen.getByRole('searchbox')).toHaveFocus()
    expect(screen.queryByRole('button', { name: 'Clear' })).toBeNull()
  })
})

describe('Segmented', () => {
  it('is one stop for Tab, with arrows between the choices', async () => {
    const user = userEvent.setup()
    const choose = vi.fn<(value: 'all' | 'paused') => void>()
    render(
      <Segmented
        label="Show"
        value="all"
        onChange={choose}
        options={[
          { value: 'all', label: 'All', count: 6 },
          { value: 'paused', label: 'Paused', count: 2 },
        ]}
      />,
    )
    expect(screen.getByRole('group', { name: 'Show' })).toBeVisible()
    await user.tab()
    expect(screen.getByRole('radio', { name: /^All/ })).toHaveFocus()
    expect(screen.getByRole('radio', { name: /^All/ })).toBeChecked()
    await user.keyboard('{ArrowRight}')
    expect(choose).toHaveBeenCalledExactlyOnceWith('paused')
  })
})
