import { Fragment } from 'react'
import { CopyButton } from './Copy.tsx'
import css from './Copy.module.css'

/**
 * A command to run in a terminal, with its copy button. It breaks between its words, and within one only where that is
 * longer than a line. `placeholder`: the part that the person puts their own for.
 */
export function CommandBlock({
  command,
  label,
  placeholder,
}: {
  command: string
  /** Of the copy button: "Copy neo4j-admin database load". */
  label: string
  placeholder?: string | undefined
}) {
  return (
    <div className={css.command}>
      <pre>
        {command.split(/(\s+)/).map((part, at) =>
          /\S/.test(part) ? (
            <span key={at} className={css.word}>
              {marked(part, placeholder)}
            </span>
          ) : (
            part
          ),
        )}
      </pre>
      <CopyButton text={command} label={label} className={css.corner} />
    </div>
  )
}

function marked(word: string, placeholder: string | undefined) {
  if (!placeholder) return word
  const [before, ...rest] = word.split(placeholder)
  return [
    before,
    ...rest.map((after, at) => (
      <Fragment key={at}>
        <var>{placeholder}</var>
        {after}
      </Fragment>
    )),
  ]
}
