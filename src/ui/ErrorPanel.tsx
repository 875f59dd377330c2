import RotateCw from 'lucide-react/icons/rotate-cw'
import Unplug from 'lucide-react/icons/unplug'
import type { ReactNode } from 'react'
import * as say from '../messages/ui.tsx'
import { Button, type Icon } from './Button.tsx'
import { Copyable } from './Copy.tsx'
import css from './ErrorPanel.module.css'

export type ErrorPanelProps = {
  /** What failed: "Snapshots could not be loaded". */
  title: string
  /** How, and what is not affected. */
  children: ReactNode
  onRetry?: (() => void) | undefined
  /** Beside the button: "Next try in 12 s". */
  retryNote?: ReactNode
  /** Further ways out. */
  actions?: ReactNode
  requestId?: string | undefined
  icon?: Icon | undefined
}

/** A place that could not be shown: what failed, what is not affected, the way on, the request to name. */
export function ErrorPanel({
  title,
  children,
  onRetry,
  retryNote,
  actions,
  requestId,
  icon: Glyph = Unplug,
}: ErrorPanelProps) {
  return (
    <section role="alert" className={css.panel}>
      <span className={css.glyph}>
        <Glyph aria-hidden="true" />
      </span>
      <h2>{title}</h2>
      <p>{children}</p>
      {(onRetry || actions) && (
        <div className={css.actions}>
          {onRetry && (
            <Button variant="solid" icon={RotateCw} onClick={onRetry}>
              {say.tryAgain}
            </Button>
          )}
          {actions}
          <span className={css.note}>{retryNote}</span>
        </div>
      )}
      {requestId && (
        <p className={css.request}>{say.request(<Copyable text={requestId} name={say.requestId} />)}</p>
      )}
    </section>
  )
}
