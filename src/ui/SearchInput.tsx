import Search from 'lucide-react/icons/search'
import X from 'lucide-react/icons/x'
import { useRef } from 'react'
import * as say from '../messages/ui.tsx'
import { IconButton } from './Button.tsx'
import css from './Field.module.css'

/** Characters of a search: more is no name, and an address has to hold it. */
export const SEARCH_CHARS = 100

export type SearchInputProps = {
  /** Its name, and what it says while it is empty: "Name, ID or region". */
  label: string
  value: string
  onChange: (value: string) => void
}

/** A filter by words. Escape empties it first and reaches a panel only when it is empty. */
export function SearchInput({ label, value, onChange }: SearchInputProps) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <span className={css.box}>
      <Search aria-hidden="true" />
      <input
        ref={input}
        type="search"
        maxLength={SEARCH_CHARS}
        aria-label={label}
        placeholder={label}
        autoComplete="off"
        spellCheck={false}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || value === '') return
          event.preventDefault()
          event.stopPropagation()
          onChange('')
        }}
      />
      {value !== '' && (
        <IconButton
          icon={X}
          size="small"
          label={say.clear}
          className={css.clear}
          onClick={() => {
            onChange('')
            input.current?.focus()
          }}
        />
      )}
    </span>
  )
}
