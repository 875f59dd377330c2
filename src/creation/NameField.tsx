import { checkName } from '../../contract/rules/names.ts'
import { Field } from '../ui/Field.tsx'
import { TextInput } from '../ui/TextInput.tsx'
import * as say from '../messages/creation.tsx'

/** What is wrong with a name, in a sentence with its remedy, or undefined. Source: contract/rules/names.ts */
export function nameFault(name: string): string | undefined {
  const verdict = checkName(name)
  return verdict.ok ? undefined : `${verdict.message} ${verdict.remedy}`
}

/**
 * The name of an instance. Says at once what typing on cannot mend (too long, hidden characters), the rest (empty,
 * blanks at the edges) once it was `tried` to be used.
 */
export function NameField({
  value,
  onChange,
  tried,
  autoFocus,
}: {
  value: string
  onChange: (value: string) => void
  tried: boolean
  autoFocus?: boolean
}) {
  const error = nameFault(tried ? value : value.trim() || 'a')
  return (
    <Field label={say.name} error={error}>
      <TextInput value={value} onChange={onChange} autoFocus={autoFocus} />
    </Field>
  )
}
