import Info from 'lucide-react/icons/info'
import OctagonX from 'lucide-react/icons/octagon-x'
import TriangleAlert from 'lucide-react/icons/triangle-alert'
import type { ReactNode } from 'react'
import type { Icon } from './Button.tsx'
import css from './Notice.module.css'

const icons = { neutral: Info, warn: TriangleAlert, bad: OctagonX }

export type NoticeProps = {
  tone: keyof typeof icons
  /** The fact, in one bold line. */
  title: ReactNode
  /** The way out, in one sentence. */
  children?: ReactNode
  /** The buttons for it. */
  actions?: ReactNode
  icon?: Icon | undefined
}

/** A fact that needs a decision. One per card. */
export function Notice({ tone, title, children, actions, icon: Glyph = icons[tone] }: NoticeProps) {
  return (
    <div className={css.frame}>
      <div className={css.notice} data-tone={tone}>
        <Glyph aria-hidden="true" />
        <div className={css.text}>
          <strong>{title}</strong>
          {children && <p>{children}</p>}
        </div>
        {actions && <div className={css.actions}>{actions}</div>}
      </div>
    </div>
  )
}
