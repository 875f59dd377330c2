import { useId, useState } from 'react'
import { instant } from '../api/facts.ts'
import { useNow } from '../api/now.ts'
import * as say from '../messages/activity.tsx'
import { date, dayKey, duration, sameDay } from '../messages/format.ts'
import { Button } from '../ui/Button.tsx'
import { Status, type StatusTone } from '../ui/Status.tsx'
import { VisuallyHidden } from '../ui/VisuallyHidden.tsx'
import css from './Activity.module.css'
import type { Entry } from './entries.ts'
import { What, When, Who, Why } from './Parts.tsx'

type Ended = Extract<Entry, { endedAt: string }>

const tones = {
  succeeded: 'good',
  failed: 'failed',
  cancelled: 'neutral',
} as const satisfies Record<Ended['state'], StatusTone>

/** As many as are shown at a time. */
const STEP = 50

/** What has ended, the last one first, day by day. `alone`: nothing else stands on the page. */
export function Earlier({ entries, alone }: { entries: readonly Entry[]; alone: boolean }) {
  const heading = useId()
  const now = useNow()
  const [most, setMost] = useState(STEP)
  const ended = entries
    .filter((each) => 'endedAt' in each)
    .toSorted((a, b) => instant(b.endedAt) - instant(a.endedAt))
  if (ended.length === 0) return null
  const days = Map.groupBy(ended.slice(0, most), ({ endedAt: at }) => dayKey(instant(at)))
  const Heading = alone ? 'h2' : 'h3'
  return (
    <section className={css.group} aria-labelledby={alone ? undefined : heading}>
      {!alone && <h2 id={heading}>{say.earlier}</h2>}
      {[...days].map(([key, of]) => {
        const at = instant(of[0]?.endedAt ?? '')
        const day = sameDay(at, now) ? say.today : date(at, { now })
        return (
          <div key={key} className={css.day}>
            <Heading>{day}</Heading>
            <ul className={css.list} aria-label={say.listOf(day)}>
              {of.map((entry) => (
                <Line key={entry.id} entry={entry} />
              ))}
            </ul>
          </div>
        )
      })}
      {ended.length > most && (
        <Button onClick={() => setMost(most + STEP)}>{say.more(Math.min(STEP, ended.length - most))}</Button>
      )}
    </section>
  )
}

function Line({ entry }: { entry: Ended }) {
  const took = instant(entry.endedAt) - instant(entry.beganAt)
  return (
    <li className={css.item}>
      <div className={css.line}>
        <Status tone={tones[entry.state]}>{say.outcomes[entry.state]}</Status>
        <What entry={entry} />
        <span className={css.quiet}>
          <Who entry={entry} />
        </span>
        <span className={css.when}>
          <When underDay at={entry.endedAt} />
          <VisuallyHidden>, </VisuallyHidden> <span>{say.took(duration(took))}</span>
        </span>
      </div>
      {entry.state === 'failed' && <Why entry={entry} />}
    </li>
  )
}
