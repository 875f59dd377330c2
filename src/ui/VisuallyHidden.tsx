import type { ComponentPropsWithRef } from 'react'
import css from './VisuallyHidden.module.css'

/** Read aloud, not seen. `role="status"` makes it announce what changes in it. */
export function VisuallyHidden(props: Omit<ComponentPropsWithRef<'span'>, 'className'>) {
  return <span {...props} className={css.hidden} />
}
