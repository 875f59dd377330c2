import type { ComponentPropsWithRef, ComponentType, MouseEvent, ReactNode, SVGProps } from 'react'
import { Anchor, type AnchorProps } from './Anchor.tsx'
import { cx } from './cx.ts'
import { type Refusal, useHint } from './Reason.tsx'
import css from './Button.module.css'

/** An icon as lucide-react exports them, or any component that draws an `svg`. */
export type Icon = ComponentType<SVGProps<SVGSVGElement>>

/** `danger` is the one button that destroys: at most one on screen. `solid`: at most one per view. */
export type ButtonVariant = 'solid' | 'outline' | 'quiet' | 'danger'

type Look = { variant?: ButtonVariant | undefined; size?: 'normal' | 'small' | undefined }

/** The class of a button, for what must stay another element. */
export function buttonClass({ variant = 'outline', size = 'normal' }: Look = {}): string {
  return cx(css.button, css[variant], size === 'small' && css.small)
}

/** Why a control does nothing now: it is refused with a reason, or busy with what `busy` says. */
export type Held =
  | { refusal?: Refusal | undefined; busy?: undefined }
  | { refusal?: undefined; busy?: string | undefined }

type Base = Omit<
  ComponentPropsWithRef<'button'>,
  | 'disabled'
  | 'aria-disabled'
  | 'title'
  | 'children'
  | 'onPointerEnter'
  | 'onPointerLeave'
  | 'onFocus'
  | 'onBlur'
>

export type ButtonProps = Base & Look & Held & { icon?: Icon | undefined; children: ReactNode }

const swallow = (event: MouseEvent) => {
  event.preventDefault()
  event.stopPropagation()
}

/** A button that is never `disabled`: refused or busy, it keeps its focus and says why. */
export function Button({
  variant,
  size,
  icon: Glyph,
  refusal,
  busy,
  className,
  children,
  ...rest
}: ButtonProps) {
  const hint = useHint(refusal)
  const held = refusal !== undefined || busy !== undefined
  return (
    <>
      <button
        type="button"
        {...rest}
        {...hint.handlers}
        {...(held && { 'aria-disabled': true, onClick: swallow })}
        aria-busy={busy !== undefined || undefined}
        aria-describedby={cx(rest['aria-describedby'], hint.describedBy) || undefined}
        className={cx(buttonClass({ variant, size }), className)}
      >
        {busy !== undefined ? (
          <span className={css.busy} aria-hidden="true" />
        ) : (
          Glyph && <Glyph aria-hidden="true" />
        )}
        {busy ?? children}
      </button>
      {hint.popover}
    </>
  )
}

/** A link that looks like a button, followed by the shell's router. */
export function ButtonLink({
  variant,
  size,
  icon: Glyph,
  className,
  children,
  ...rest
}: AnchorProps & Look & { icon?: Icon | undefined }) {
  return (
    <Anchor {...rest} className={cx(buttonClass({ variant, size }), className)}>
      {Glyph && <Glyph aria-hidden="true" />}
      {children}
    </Anchor>
  )
}

export type IconButtonProps = Base &
  Pick<Look, 'size'> & {
    icon: Icon
    /** Its name, shown as a tip too. */ label: string
    refusal?: Refusal | undefined
  }

/** An icon without a word: for copy, pause, close, menu and the restore arrow only. */
export function IconButton({ icon: Glyph, label, size, refusal, className, ...rest }: IconButtonProps) {
  const hint = useHint(refusal ?? { tip: label })
  return (
    <>
      <button
        type="button"
        {...rest}
        {...hint.handlers}
        {...(refusal && { 'aria-disabled': true, onClick: swallow })}
        aria-label={label}
        aria-describedby={cx(rest['aria-describedby'], hint.describedBy) || undefined}
        className={cx(css.icon, size === 'small' && css.small, className)}
      >
        <Glyph aria-hidden="true" />
      </button>
      {hint.popover}
    </>
  )
}
