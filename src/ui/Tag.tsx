import type { ReactNode } from 'react'
import css from './Tag.module.css'

/** A short word that sets one thing apart from its neighbours: "Sandbox", "On demand". */
export function Tag({ children }: { children: ReactNode }) {
  return <span className={css.tag}>{children}</span>
}

/** A number that stands by itself: how many wait. `bad` where they need somebody. */
export function Count({
  children,
  tone = 'neutral',
}: {
  children: number
  tone?: 'neutral' | 'bad' | undefined
}) {
  return (
    <span className={css.count} data-tone={tone}>
      {children}
    </span>
  )
}
