import ChevronRight from 'lucide-react/icons/chevron-right'
import { type ReactNode, useState } from 'react'
import css from './Disclosure.module.css'

export type DisclosureProps = {
  summary: ReactNode
  /** Whether it is open when it appears. */
  open?: boolean | undefined
  /** It was opened or closed: for an address that remembers it. */
  onToggle?: ((open: boolean) => void) | undefined
  children: ReactNode
}

/** More on the same matter, behind one line. What is in it is made when it is opened. */
export function Disclosure({ summary, open = false, onToggle, children }: DisclosureProps) {
  const [isOpen, setOpen] = useState(open)
  return (
    <details
      className={css.disclosure}
      open={isOpen}
      onToggle={({ currentTarget: { open: opened } }) => {
        if (opened === isOpen) return
        setOpen(opened)
        onToggle?.(opened)
      }}
    >
      <summary className={css.summary}>
        <ChevronRight aria-hidden="true" />
        {summary}
      </summary>
      {isOpen && <div className={css.content}>{children}</div>}
    </details>
  )
}
