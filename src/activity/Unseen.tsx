import { useId, useRef } from 'react'
import type { Operation } from '../../contract/wire/operations.ts'
import * as say from '../messages/activity.tsx'
import { words } from '../messages/operations.tsx'
import { Button } from '../ui/Button.tsx'
import { Status } from '../ui/Status.tsx'
import css from './Activity.module.css'
import { What, When, Who, Why } from './Parts.tsx'
import { see } from './seen.ts'

/** What failed and nobody here has seen: it stays on top until they say so. */
export function Unseen({ operations }: { operations: readonly Operation[] }) {
  const heading = useId()
  const list = useRef<HTMLUListElement>(null)
  if (operations.length === 0) return null
  const mark = (id: string, index: number) => {
    // The button goes with what was marked: the keyboard goes on to the next one, or back.
    const buttons = list.current?.querySelectorAll<HTMLElement>('[data-mark]')
    const next = buttons?.[index + 1] ?? buttons?.[index - 1] ?? document.querySelector('main')
    next?.focus()
    see([id])
  }
  return (
    <section className={css.group} aria-labelledby={heading}>
      <div className={css.line}>
        <h2 id={heading}>{say.unseen}</h2>
        {operations.length > 1 && (
          <Button
            variant="quiet"
            onClick={() => {
              document.querySelector('main')?.focus()
              see(operations.map(({ id }) => id))
            }}
          >
            {say.allSeen}
          </Button>
        )}
      </div>
      <ul className={css.list} ref={list}>
        {operations.map((operation, index) =>
          operation.state === 'failed' ? (
            <li key={operation.id} className={css.item} data-tone="bad">
              <div className={css.line}>
                <Status tone="failed">{say.outcomes.failed}</Status>
                <What operation={operation} />
                <span className={css.quiet}>
                  <When at={operation.ended_at} /> <Who operation={operation} />
                </span>
                <Button
                  size="small"
                  data-mark
                  aria-label={say.seenOf(words[operation.kind].what, operation.instance_name)}
                  onClick={() => mark(operation.id, index)}
                >
                  {say.seen}
                </Button>
              </div>
              <Why operation={operation} />
            </li>
          ) : null,
        )}
      </ul>
    </section>
  )
}
