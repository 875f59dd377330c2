import type { ComponentPropsWithRef } from 'react'
import { cx } from './cx.ts'
import { useField } from './field-context.ts'
import css from './Field.module.css'

export type TextInputProps = Omit<
  ComponentPropsWithRef<'input'>,
  'onChange' | 'value' | 'type' | 'className'
> & {
  value: string
  onChange: (value: string) => void
  type?: 'text' | 'email' | 'password' | 'number' | 'date' | 'datetime-local' | undefined
  /** Its name where no Field stands around it. */
  label?: string | undefined
  /** For ids and typed words. */
  mono?: boolean | undefined
}

/** One line of text. Inside a Field it takes label, hint and error from there. */
export function TextInput({ value, onChange, label, mono, type = 'text', ...rest }: TextInputProps) {
  return (
    <span className={cx(css.box, mono && css.mono)}>
      <input
        autoComplete="off"
        spellCheck={false}
        aria-label={label}
        {...useField()}
        {...rest}
        type={type}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </span>
  )
}
