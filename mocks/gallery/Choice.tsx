import { useId } from 'react'
import css from './gallery.module.css'

/** One of a few, all in sight. */
export function Choice<T>({
  label,
  options,
  value,
  name,
  onChange,
}: {
  readonly label: string
  readonly options: readonly T[]
  readonly value: T
  readonly name: (option: T) => string
  readonly onChange: (option: T) => void
}) {
  const group = useId()
  return (
    <fieldset className={css.choice}>
      <legend>{label}</legend>
      {options.map((option) => (
        <label key={name(option)}>
          <input type="radio" name={group} checked={option === value} onChange={() => onChange(option)} />
          {name(option)}
        </label>
      ))}
    </fieldset>
  )
}
