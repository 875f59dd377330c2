import { useId, useRef } from 'react'
import * as say from '../messages/activity.tsx'
import { Button } from '../ui/Button.tsx'
import { Status } from '../ui/Status.tsx'
import css from './Activity.module.css'
import type { Entry } from './entries.ts'
import { What, When, Who, Why } from './Parts.tsx'
import { see } from './seen.ts'

/** What failed and nobody here has seen: it stays on top until they say so. */
export function Unseen({ entries }: { entries: readonly Entry[] }) {
  const heading = useId()
  const list = useRef<HTMLUListElement>(null)
  if (entries.length === 0) return null
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
        {entries.length > 1 && (
          <Button
            variant="quiet"
            onClick={() => {
              document.querySelector('main')?.focus()
              see(entries.map(({ id }) => id))
            }}
          >
            {say.allSeen}
          </Button>
        )}
      </div>
      <ul className={css.list} ref={list}>
        {entries.map((entry, index) =>
          entry.state === 'failed' ? (
            <li key={entry.id} className={css.item} data-tone="bad">
              <div className={css.line}>
                <Status tone="failed">{say.outcomes.failed}</Status>
                <What entry={entry} />
                <span className={css.quiet}>
                  <When at={entry.endedAt} /> <Who entry={entry} />
                </span>
                <Button
                  size="small"
                  data-mark
                  aria-label={say.seenOf(entry.what, entry.name)}
                  onClick={() => mark(entry.id, index)}
                >
                  {say.seen}
                </Button>
              </div>
              <Why entry={entry} />
            </li>
          ) : null,
        )}
      </ul>
    </section>
  )
}
