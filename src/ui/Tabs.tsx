import { type ReactNode, useEffect, useRef } from 'react'
import css from './Tabs.module.css'

/**
 * Tabs are links: each has its address. The children are the links; the current one carries `aria-current`. Where they
 * do not fit, the row fades at the edge that goes on, and the one that becomes current comes into view.
 */
export function TabList({ label, children }: { label: string; children: ReactNode }) {
  const nav = useRef<HTMLElement>(null)
  const seen = useRef<Element | null>(null)
  // After every render: which one is current is the links' own doing. Only a change moves the row.
  useEffect(() => {
    const current = nav.current?.querySelector('[aria-current]') ?? null
    if (current !== seen.current) current?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    seen.current = current
  })
  return (
    <nav ref={nav} aria-label={label} className={css.tabs}>
      {children}
    </nav>
  )
}

/** How many are behind a tab, after its word. */
export function TabCount({ children }: { children: ReactNode }) {
  return <span className={css.count}>{children}</span>
}
