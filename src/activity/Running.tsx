import { useId } from 'react'
import { useNow } from '../api/now.ts'
import * as say from '../messages/activity.tsx'
import { about, percent as written } from '../messages/format.ts'
import { ProgressBar } from '../ui/ProgressBar.tsx'
import { Status } from '../ui/Status.tsx'
import css from './Activity.module.css'
import type { Entry } from './entries.ts'
import { What, When, Who } from './Parts.tsx'

/** What runs or waits for its turn now, each with its progress. Nothing where nothing does. */
export function Running({ entries }: { entries: readonly Entry[] }) {
  const heading = useId()
  if (entries.length === 0) return null
  return (
    <section className={css.group} aria-labelledby={heading}>
      <h2 id={heading}>{say.runningNow}</h2>
      <ul className={css.list}>
        {entries.map((entry) => (
          <li key={entry.id} className={css.item}>
            <p className={css.line}>
              <What entry={entry} />
              <span className={css.quiet}>
                {say.began(<When at={entry.beganAt} />)} <Who entry={entry} />
              </span>
            </p>
            {entry.state === 'running' && <Progress entry={entry} />}
            {entry.state === 'waiting' && (
              <p className={css.line}>
                <Status tone="waiting">{say.outcomes.waiting}</Status>
                <span className={css.rest}>{entry.waits}</span>
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Progress({ entry }: { entry: Extract<Entry, { state: 'running' }> }) {
  const { percent, leftMs } = entry.progress(useNow(1000))
  return (
    <ProgressBar
      label={say.progressOf(entry.what, entry.name)}
      percent={percent}
      head={percent === null ? entry.stage : say.stage(entry.stage, written(percent))}
      left={leftMs !== null && say.left(about(leftMs))}
    />
  )
}
