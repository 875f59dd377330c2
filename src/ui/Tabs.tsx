import type { ReactNode } from 'react'
import css from './Tabs.module.css'

/** Tabs are links: each has its address. The children are the links; the current one carries `aria-current`. */
export function TabList({ label, children }: { label: string; children: ReactNode }) {
  return (
    <nav aria-label={label} className={css.tabs}>
      {children}
    </nav>
  )
}

/** How many are behind a tab, after its word. */
export function TabCount({ children }: { children: ReactNode }) {
  return <span className={css.count}>{children}</span>
}
