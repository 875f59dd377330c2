import type { ReactNode } from 'react'
import css from './EmptyState.module.css'

export type EmptyStateProps = {
  /** What to do next, or what is not here. */
  title: ReactNode
  children?: ReactNode
  actions?: ReactNode
  /** `quiet` leaves the picture out: nothing matched, rather than nothing yet. */
  size?: 'full' | 'quiet' | undefined
  /** 1 where nothing else is on the page. */
  level?: 1 | 2 | undefined
}

/** An empty place: the mark at a horizon, and what to do next. */
export function EmptyState({ title, children, actions, size = 'full', level = 2 }: EmptyStateProps) {
  const Heading = level === 1 ? 'h1' : 'h2'
  return (
    <section className={css.empty} data-size={size}>
      {size === 'full' && (
        <svg className={css.art} viewBox="0 0 320 72" aria-hidden="true">
          <circle className={css.third} cx="60" cy="71" r="52" />
          <circle className={css.second} cx="100" cy="71" r="58" />
          <circle className={css.first} cx="142" cy="71" r="64" />
          <circle className={css.disc} cx="190" cy="71" r="70" />
          <path className={css.line} d="M0 71.5H320" />
        </svg>
      )}
      <Heading>{title}</Heading>
      {children && <p>{children}</p>}
      {actions && <div className={css.actions}>{actions}</div>}
    </section>
  )
}
