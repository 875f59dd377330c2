import type { Shell } from '../../contract/rules/shell-quote.ts'
import { Field } from '../ui/Field.tsx'
import { Select, type SelectOption } from '../ui/Select.tsx'
import * as say from '../messages/commands.tsx'
import { SHELL_PARAMETER, useSearchChoice } from './use-search-choice.ts'

const shells = [
  { value: 'posix', label: say.posix },
  { value: 'powershell', label: say.powershell },
] as const satisfies readonly SelectOption<Shell>[]

const names = shells.map(({ value }) => value)

/** The shell that commands are written for: the chosen one, else that of the system the browser runs on. */
export function useShell(): readonly [Shell, (chosen: Shell) => void] {
  const usual = navigator.userAgent.includes('Windows') ? 'powershell' : 'posix'
  return useSearchChoice(SHELL_PARAMETER, names, usual)
}

/** Chooses the shell of all commands on the page. */
export function ShellChoice() {
  const [shell, choose] = useShell()
  return (
    <Field label={say.shell}>
      <Select value={shell} onChange={choose} options={shells} />
    </Field>
  )
}
