import X from 'lucide-react/icons/x'
import { type FormEventHandler, type ReactNode, useId } from 'react'
import * as say from '../messages/ui.tsx'
import { IconButton } from './Button.tsx'
import { useModal } from './modal.ts'
import css from './Dialog.module.css'

export type DialogProps = {
  title: ReactNode
  description?: ReactNode
  /** Escape, the cross. The caller stops rendering the dialog. Null: what is in it is the only way out. */
  onClose: (() => void) | null
  /** `left`: the safe way as text. `right`: Cancel, then the one that acts. */
  footer?: { left?: ReactNode; right: ReactNode } | undefined
  /** 672 px, or 480. */
  size?: 'normal' | 'small' | undefined
  /** With it the dialog is a form: a submit button in the footer, Enter in a field. */
  onSubmit?: (() => void) | undefined
  children?: ReactNode
}

/**
 * A modal dialog that is open while it is rendered. The focus goes to what has `autoFocus` inside, else to the
 * dialog itself, and returns to where it was. Scrolls inside; fills the screen below 600 px.
 */
export function Dialog({
  title,
  description,
  onClose,
  footer,
  size = 'normal',
  onSubmit,
  children,
}: DialogProps) {
  const titleId = useId()
  const descriptionId = useId()
  const { ref, shown, handlers } = useModal(onClose)
  const submit: FormEventHandler = (event) => {
    event.preventDefault()
    event.stopPropagation()
    onSubmit?.()
  }
  const content = (
    <>
      <header className={css.head}>
        <div>
          <h2 id={titleId} tabIndex={-1}>
            {title}
          </h2>
          {description && <p id={descriptionId}>{description}</p>}
        </div>
        {onClose && <IconButton icon={X} label={say.close} onClick={onClose} />}
      </header>
      {children && <div className={css.body}>{children}</div>}
      {footer && (
        <footer className={css.foot}>
          {footer.left}
          <span className={css.push} />
          {footer.right}
        </footer>
      )}
    </>
  )
  return (
    <dialog
      ref={ref}
      tabIndex={-1}
      aria-labelledby={titleId}
      aria-describedby={description ? descriptionId : undefined}
      data-size={size}
      className={css.dialog}
      {...handlers}
    >
      {shown &&
        (onSubmit ? (
          <form className={css.inner} noValidate onSubmit={submit}>
            {content}
          </form>
        ) : (
          <div className={css.inner}>{content}</div>
        ))}
    </dialog>
  )
}
