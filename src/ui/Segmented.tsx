import { useId } from 'react'
import type { Icon } from './Button.tsx'
import { VisuallyHidden } from './VisuallyHidden.tsx'
import css from './Segmented.module.css'

export type Segment<T extends string> = {
  value: T
  label: string
  icon?: Icon | undefined
  count?: number | undefined
}

export type SegmentedProps<T extends string> = {
  /** What is chosen here, read aloud. */
  label: string
  value: T
  onChange: (value: T) => void
  options: readonly Segment<T>[]
}

/** One of a few, all in sight: a group of radio buttons. */
export function Segmented<T extends string>({ label, value, onChange, options }: SegmentedProps<T>) {
  const name = useId()
  return (
    <fieldset className={css.group}>
      <legend>
        <VisuallyHidden>{label}</VisuallyHidden>
      </legend>
      {options.map(({ icon: Glyph, ...option }) => (
        <label key={option.value} className={css.segment}>
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          {Glyph && <Glyph aria-hidden="true" />}
          {option.label}
          {option.count !== undefined && <span className={css.count}>{option.count}</span>}
        </label>
      ))}
    </fieldset>
  )
}
