import './jsdom-dialog.ts'
import { render, screen } from '@testing-library/react'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { TabList } from './Tabs.tsx'

describe('TabList', () => {
  it('brings the current tab into view once, and again only when another becomes current', () => {
    const moved = vi.spyOn(Element.prototype, 'scrollIntoView')
    onTestFinished(() => moved.mockRestore())
    const tabs = (current: string) => (
      <TabList label="Parts">
        {['one', 'two'].map((tab) => (
          <a key={tab} href={`#${tab}`} aria-current={tab === current ? 'page' : undefined}>
            {tab}
          </a>
        ))}
      </TabList>
    )
    const { rerender } = render(tabs('two'))
    rerender(tabs('two'))
    expect(moved.mock.contexts).toEqual([screen.getByRole('link', { name: 'two' })])
    rerender(tabs('one'))
    expect(moved.mock.contexts.at(-1)).toBe(screen.getByRole('link', { name: 'one' }))
  })
})
