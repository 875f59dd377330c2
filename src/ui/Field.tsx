import { type ReactNode, useId } from 'react'
import { FieldContext } from './field-context.ts'
import css from './Field.module.css'

export type FieldProps = {
  label: ReactNode
  hint?: ReactNode
  /** What is wrong and what is right instead; announced when it appears. */
  error?: ReactNode
  /** One TextInput or Select. */
  children: ReactNode
}

/** A label, one control, its hint and its error, tied together. */
export function Field({ label, hint, error, children }: FieldProps) {
  const id = useId()
  const hintId = `${id}h`
  const errorId = `${id}e`
  const describedBy = [hint && hintId, error && errorId].filter(Boolean).join(' ')
  return (
    <div className={css.field}>
      <label htmlFor={id} className={css.label}>
        {label}
      </label>
      <FieldContext
        value={{ id, 'aria-describedby': describedBy || undefined, 'aria-invalid': error ? true : undefined }}
      >
        {children}
      </FieldContext>
      {hint && (
        <p id={hintId} className={css.hint}>
          {hint}
        </p>
      )}
      <p id={errorId} role="alert" className={css.error}>
        {error}
      </p>
    </div>
  )
}
