import type { ComponentPropsWithRef, ReactNode } from 'react'
import css from './VisuallyHidden.module.css'

/** Read aloud, not seen. */
export function VisuallyHidden(props: Omit<ComponentPropsWithRef<'span'>, 'className'>) {
  return <span {...props} className={css.hidden} />
}

/** Not seen; what changes in it is announced, politely. It has to stand there, empty, before it has something to say. */
export function Announced({ children }: { children: ReactNode }) {
  return <output className={css.hidden}>{children}</output>
}
