import { endAnimation } from './jsdom-dialog.ts'
import { render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { CommandBlock } from './CommandBlock.tsx'
import { Copyable } from './Copy.tsx'

describe('Copyable', () => {
  it('copies by keyboard, says so, and is ready again when the tick has gone', async () => {
    const user = userEvent.setup()
    render(<Copyable text="7c41e9d2" name="ID" />)
    await user.tab()
    await user.keyboard('{Enter}')
    expect(await navigator.clipboard.readText()).toBe('7c41e9d2')
    expect(await screen.findByText('Copied')).toHaveRole('status')
    endAnimation(screen.getByRole('button', { name: 'Copy ID' }))
    expect(screen.getByRole('status')).toBeEmptyDOMElement()
  })

  it('says so when the browser refuses', async () => {
    const user = userEvent.setup()
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('no', 'NotAllowedError'))
    render(<Copyable text="7c41e9d2" name="ID" />)
    await user.click(screen.getByRole('button', { name: 'Copy ID' }))
    expect(await screen.findByText(/^Not copied/)).toHaveRole('status')
  })
})

describe('CommandBlock', () => {
  it('copies the command as it is', async () => {
    const user = userEvent.setup()
    render(<CommandBlock label="Copy command" command={'neo4j-admin database upload \\\n  --from-path=.'} />)
    await user.click(screen.getByRole('button', { name: 'Copy command' }))
    expect(await navigator.clipboard.readText()).toBe('neo4j-admin database upload \\\n  --from-path=.')
  })
  it('shows which part is to be replaced, and the command as it is', () => {
    render(<CommandBlock label="Copy command" command="tar -xf /a/b/c.tar  -C /a/b" placeholder="/a/b" />)
    const marked = [...document.querySelectorAll('var')].map((each) => each.textContent)
    expect(marked).toEqual(['/a/b', '/a/b'])
    expect(document.querySelector('pre')?.textContent).toBe('tar -xf /a/b/c.tar  -C /a/b')
  })
})
