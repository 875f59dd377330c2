import { type ReactNode, createContext, useContext, useId } from 'react'
import css from './Field.module.css'

type Parts = { id?: string; 'aria-describedby'?: string | undefined; 'aria-invalid'?: true | undefined }

const FieldContext = createContext<Parts>({})

/** What a control puts on its element to belong to the Field around it; nothing outside of one. */
export const useField = (): Parts => useContext(FieldContext)

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
