import ChevronDown from 'lucide-react/icons/chevron-down'
import { useId, type ReactNode } from 'react'
import css from './controls.module.css'

interface ButtonProps {
  readonly children: ReactNode
  /** What it does; null: nothing now. */
  readonly onClick: (() => void) | null
  /** Its name where the words in it do not say enough. */
  readonly label?: string
  readonly quiet?: boolean
}

/** A button; one that can do nothing now stays in the order of the keys. */
export function Button({ children, onClick, label, quiet = false }: ButtonProps) {
  return (
    <button
      type="button"
      className={quiet ? css.quiet : css.button}
      aria-label={label}
      aria-disabled={onClick === null ? 'true' : undefined}
      onClick={() => onClick?.()}
    >
      {children}
    </button>
  )
}

/** The button that sends the form it stands in. */
export function Submit({ children }: { readonly children: ReactNode }) {
  return (
    <button type="submit" className={css.button}>
      {children}
    </button>
  )
}

/** One option, or several under a heading. */
export type Option =
  | { readonly value: string; readonly text: string }
  | {
      readonly heading: string
      readonly options: readonly { readonly value: string; readonly text: string }[]
    }

interface ChoiceProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly options: readonly Option[]
  /** Its label stands in the box, before what is chosen. */
  readonly inside?: boolean
}

/** One of several, by the browser's own list. */
export function Choice({ label, value, onChange, options, inside = false }: ChoiceProps) {
  const id = useId()
  const box = (
    <span className={css.box}>
      {inside && (
        <label htmlFor={id} className={css.prefix}>
          {label}
        </label>
      )}
      <select id={id} value={value} onChange={({ target }) => onChange(target.value)}>
        {options.map((each) =>
          'heading' in each ? (
            <optgroup key={each.heading} label={each.heading}>
              {each.options.map(({ value, text }) => (
                <option key={value} value={value}>
                  {text}
                </option>
              ))}
            </optgroup>
          ) : (
            <option key={each.value} value={each.value}>
              {each.text}
            </option>
          ),
        )}
      </select>
      <ChevronDown aria-hidden="true" />
    </span>
  )
  if (inside) return box
  return (
    <div className={css.field}>
      <label htmlFor={id}>{label}</label>
      {box}
    </div>
  )
}

interface SegmentsProps {
  readonly label: string
  /** Null: none of them. */
  readonly value: string | null
  readonly onChange: (value: string) => void
  readonly options: readonly { readonly value: string; readonly text: string }[]
}

/** One of a few, all in sight: radio buttons. */
export function Segments({ label, value, onChange, options }: SegmentsProps) {
  const name = useId()
  return (
    <fieldset className={css.segments}>
      <legend>{label}</legend>
      {options.map((each) => (
        <label key={each.value} className={css.segment}>
          <input
            type="radio"
            name={name}
            checked={each.value === value}
            onChange={() => onChange(each.value)}
          />
          {each.text}
        </label>
      ))}
    </fieldset>
  )
}
