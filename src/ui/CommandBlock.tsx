import { Fragment } from 'react'
import { CopyButton } from './Copy.tsx'
import css from './Copy.module.css'

/** A command to run in a terminal, with its copy button. `placeholder`: the part that the person puts their own for. */
export function CommandBlock({
  command,
  label = 'Copy command',
  placeholder,
}: {
  command: string
  label?: string | undefined
  placeholder?: string | undefined
}) {
  const [before, ...rest] = placeholder ? command.split(placeholder) : [command]
  return (
    <div className={css.command}>
      <pre>
        {before}
        {rest.map((after, at) => (
          <Fragment key={at}>
            <var>{placeholder}</var>
            {after}
          </Fragment>
        ))}
      </pre>
      <CopyButton text={command} label={label} className={css.corner} />
    </div>
  )
}
