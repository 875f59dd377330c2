import type { ComponentPropsWithRef, ReactNode } from 'react'
import type { Icon } from './Button.tsx'
import css from './DropSurface.module.css'

export type DropSurfaceProps = Omit<ComponentPropsWithRef<'div'>, 'title' | 'className'> & {
  icon: Icon
  title: ReactNode
  /** Something hovers: `active` it may be dropped, `refused` it may not. */
  state?: 'idle' | 'active' | 'refused' | undefined
}

/** The look of the place where a file is dropped; what drops there is the caller's. */
export function DropSurface({ icon: Glyph, title, state = 'idle', children, ...rest }: DropSurfaceProps) {
  return (
    <div {...rest} className={css.drop} data-state={state}>
      <span className={css.glyph}>
        <Glyph aria-hidden="true" />
      </span>
      <p className={css.title}>{title}</p>
      {children}
    </div>
  )
}
