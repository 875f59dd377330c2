import X from 'lucide-react/icons/x'
import { type ReactNode, useId } from 'react'
import * as say from '../messages/ui.tsx'
import { IconButton } from './Button.tsx'
import { useModal } from './modal.ts'
import css from './Sheet.module.css'

export type SheetProps = {
  /** The heading's text: what is inspected. */
  title: ReactNode
  /** Beside the title: rename, status, id. */
  aside?: ReactNode
  /** A TabList. */
  tabs?: ReactNode
  /** Escape, the cross, a press on the page behind. The caller stops rendering the sheet. */
  onClose: () => void
  children: ReactNode
}

/** The panel over a list, at the right edge: a modal dialog, open while it is rendered. A full page below 900 px. */
export function Sheet({ title, aside, tabs, onClose, children }: SheetProps) {
  const titleId = useId()
  const { ref, shown, handlers } = useModal(onClose)
  return (
    <dialog
      ref={ref}
      tabIndex={-1}
      closedby="any"
      aria-labelledby={titleId}
      className={css.sheet}
      {...handlers}
    >
      {shown && (
        <div className={css.inner}>
          <header className={css.head}>
            <div className={css.title}>
              <h1 id={titleId} tabIndex={-1}>
                {title}
              </h1>
              {aside}
              <IconButton icon={X} label={say.close} className={css.close} onClick={onClose} />
            </div>
            {tabs}
          </header>
          <div className={css.body}>{children}</div>
        </div>
      )}
    </dialog>
  )
}
