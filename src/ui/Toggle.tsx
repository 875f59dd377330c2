import type { ReactNode } from 'react'
import { type Refusal, useHint } from './Reason.tsx'
import css from './Toggle.module.css'

export type ToggleProps = {
  checked: boolean
  onChange: (checked: boolean) => void
  /** Its words. */
  children: ReactNode
  /** A quiet second line. */
  hint?: ReactNode
  refusal?: Refusal | undefined
  autoFocus?: boolean | undefined
}

function Toggle({
  kind,
  checked,
  onChange,
  children,
  hint,
  refusal,
  autoFocus,
}: ToggleProps & { kind: 'switch' | 'check' }) {
  const reason = useHint(refusal)
  return (
    <>
      <label className={css.toggle}>
        <input
          type="checkbox"
          role={kind === 'switch' ? 'switch' : undefined}
          className={css[kind]}
          checked={checked}
          autoFocus={autoFocus}
          aria-disabled={refusal ? true : undefined}
          aria-describedby={reason.describedBy}
          onChange={(event) => {
            if (!refusal) onChange(event.target.checked)
          }}
          {...reason.handlers}
        />
        <span>
          {children}
          {hint && <small>{hint}</small>}
        </span>
      </label>
      {reason.popover}
    </>
  )
}

/** A native checkbox with its words. */
export const Checkbox = (props: ToggleProps) => <Toggle kind="check" {...props} />

/** A native checkbox that reads as a switch: it acts at once, or belongs to what the dialog does. */
export const Switch = (props: ToggleProps) => <Toggle kind="switch" {...props} />
