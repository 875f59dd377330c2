import ChevronDown from 'lucide-react/icons/chevron-down'
import { useId } from 'react'
import type { Icon } from './Button.tsx'
import { cx } from './cx.ts'
import { useField } from './field-context.ts'
import css from './Field.module.css'

export type SelectOption<T extends string> = { value: T; label: string }

export type SelectProps<T extends string> = {
  value: T
  onChange: (value: T) => void
  options: readonly SelectOption<T>[]
  /** Its name, where no Field stands around it: read aloud, and shown before the value unless `icon` stands there. */
  label?: string | undefined
  icon?: Icon | undefined
  autoFocus?: boolean | undefined
}

/** One of several, by the browser's own list. */
export function Select<T extends string>({
  value,
  onChange,
  options,
  label,
  icon: Glyph,
  autoFocus,
}: SelectProps<T>) {
  const id = useId()
  const field = { id, ...useField() }
  return (
    <span className={cx(css.box, css.select)}>
      {Glyph && <Glyph aria-hidden="true" />}
      {label && !Glyph && (
        <label htmlFor={field.id} className={css.prefix}>
          {label}
        </label>
      )}
      <select
        {...field}
        aria-label={Glyph ? label : undefined}
        autoFocus={autoFocus}
        value={value}
        onChange={(event) => {
          const chosen = options.find((option) => option.value === event.target.value)
          if (chosen) onChange(chosen.value)
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <ChevronDown aria-hidden="true" />
    </span>
  )
}
