import './jsdom-dialog.ts'
import { fireEvent, render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { Menu, type MenuEntry } from './Menu.tsx'

const refusal = { message: 'It is paused.', remedy: 'Resume it first.' }

function setUp(extra: MenuEntry[] = []) {
  const selected = vi.fn<(name: string) => void>()
  const user = userEvent.setup()
  render(
    <>
      <Menu
        label="More actions"
        items={[
          { label: 'Export', detail: '.backup, 96 GB', onSelect: () => selected('export') },
          { label: 'Create instance', href: '#create' },
          { label: 'Restore', onSelect: () => selected('restore'), refusal },
          { separator: true },
          { label: 'Clone', onSelect: () => selected('clone') },
          ...extra,
        ]}
      />
      <button type="button">After</button>
    </>,
  )
  const trigger = screen.getByRole('button', { name: 'More actions' })
  const item = (name: RegExp) => screen.getByRole('menuitem', { name })
  return { user, selected, trigger, item }
}

describe('Menu', () => {
  it('opens on its first item and selects by Enter, with the focus back on the trigger', async () => {
    const { user, selected, trigger, item } = setUp()
    expect(trigger).toHaveAttribute('aria-expanded', 'false')
    await user.click(trigger)
    expect(trigger).toHaveAttribute('aria-expanded', 'true')
    expect(item(/^Export/)).toHaveFocus()
    await user.keyboard('{Enter}')
    expect(selected).toHaveBeenCalledExactlyOnceWith('export')
    expect(screen.queryByRole('menu')).toBeNull()
    expect(trigger).toHaveFocus()
  })

  it('moves by arrows round the ends, by Home and by End', async () => {
    const { user, trigger, item } = setUp()
    trigger.focus()
    await user.keyboard('{ArrowDown}')
    expect(item(/^Export/)).toHaveFocus()
    await user.keyboard('{ArrowUp}')
    expect(item(/^Clone/)).toHaveFocus()
    await user.keyboard('{ArrowDown}')
    expect(item(/^Export/)).toHaveFocus()
    await user.keyboard('{End}')
    expect(item(/^Clone/)).toHaveFocus()
    await user.keyboard('{Home}')
    expect(item(/^Export/)).toHaveFocus()
  })

  it('opens on its last item by the arrow up', async () => {
    const { user, trigger, item } = setUp()
    trigger.focus()
    await user.keyboard('{ArrowUp}')
    expect(item(/^Clone/)).toHaveFocus()
  })

  it('finds an item by what is typed: one letter goes on, more letters narrow', async () => {
    const { user, trigger, item } = setUp()
    await user.click(trigger)
    await user.keyboard('c')
    expect(item(/^Create/)).toHaveFocus()
    await user.keyboard('l')
    expect(item(/^Clone/)).toHaveFocus()
    await user.keyboard('x')
    expect(item(/^Clone/)).toHaveFocus()
  })

  it('loses no key that is pressed before the browser has told that the list is open', () => {
    const { trigger, item } = setUp()
    trigger.focus()
    fireEvent.keyDown(trigger, { key: 'ArrowDown' })
    fireEvent.keyDown(trigger, { key: 'c' })
    expect(item(/^Create/)).toHaveFocus()
  })

  it('keeps the item that was gone to before the list was told to be open', async () => {
    const { trigger, item } = setUp()
    trigger.focus()
    fireEvent.keyDown(trigger, { key: 'ArrowDown' })
    fireEvent.keyDown(trigger, { key: 'End' })
    await Promise.resolve()
    expect(item(/^Clone/)).toHaveFocus()
  })

  it('closes by Escape and gives the focus back', async () => {
    const { user, trigger } = setUp()
    await user.click(trigger)
    await user.keyboard('{ArrowDown}{Escape}')
    expect(screen.queryByRole('menu')).toBeNull()
    expect(trigger).toHaveFocus()
  })

  it('closes by Tab, which goes on', async () => {
    const { user, trigger } = setUp()
    await user.click(trigger)
    await user.tab()
    expect(screen.queryByRole('menu')).toBeNull()
    expect(screen.getByRole('button', { name: 'After' })).toHaveFocus()
  })

  it('closes by a second press and by a press elsewhere', async () => {
    const { user, trigger } = setUp()
    await user.click(trigger)
    await user.click(trigger)
    expect(screen.queryByRole('menu')).toBeNull()
    await user.click(trigger)
    await user.click(screen.getByRole('button', { name: 'After' }))
    expect(screen.queryByRole('menu')).toBeNull()
  })

  it('keeps a refused item in reach, with the reason as its second line, and does not select it', async () => {
    const { user, selected, trigger, item } = setUp()
    await user.click(trigger)
    await user.keyboard('{ArrowDown}{ArrowDown}')
    const refused = item(/^Restore/)
    expect(refused).toHaveFocus()
    expect(refused).toHaveAttribute('aria-disabled', 'true')
    expect(refused).toHaveTextContent('It is paused. Resume it first.')
    await user.keyboard('{Enter}')
    await user.click(refused)
    expect(selected).not.toHaveBeenCalled()
    expect(screen.getByRole('menu')).toBeVisible()
  })

  it('holds links as links, and a refused link as none', async () => {
    const { user, trigger, item } = setUp([{ label: 'Inspect', href: '#inspect', refusal }])
    await user.click(trigger)
    expect(item(/^Create/)).toHaveAttribute('href', '#create')
    expect(item(/^Inspect/)).not.toHaveAttribute('href')
  })

  it('ticks the current one of several', async () => {
    const { user, trigger } = setUp([
      { label: 'Commerce', onSelect: () => {}, checked: true },
      { label: 'Fraud', onSelect: () => {}, checked: false },
    ])
    await user.click(trigger)
    expect(screen.getByRole('menuitemradio', { checked: true })).toHaveTextContent('Commerce')
    expect(screen.getByRole('menuitemradio', { checked: false })).toHaveTextContent('Fraud')
  })
})
