import { CopyButton } from './Copy.tsx'
import css from './Copy.module.css'

/** A command to run in a terminal, with its copy button. */
export function CommandBlock({
  command,
  label = 'Copy command',
}: {
  command: string
  label?: string | undefined
}) {
  return (
    <div className={css.command}>
      <pre>{command}</pre>
      <CopyButton text={command} label={label} className={css.corner} />
    </div>
  )
}
