import { useId, useState } from 'react'
import type { Operation } from '../../contract/wire/operations.ts'
import { instant } from '../api/facts.ts'
import { useNow } from '../api/now.ts'
import * as say from '../messages/activity.tsx'
import { date, dayKey, duration, sameDay } from '../messages/format.ts'
import { Button } from '../ui/Button.tsx'
import { Status, type StatusTone } from '../ui/Status.tsx'
import { VisuallyHidden } from '../ui/VisuallyHidden.tsx'
import css from './Activity.module.css'
import { What, When, Who, Why } from './Parts.tsx'

type Ended = Exclude<Operation, { state: 'running' }>

const tones = {
  succeeded: 'good',
  failed: 'failed',
  cancelled: 'neutral',
} as const satisfies Record<Ended['state'], StatusTone>

/** As many as are shown at a time. */
const STEP = 50

/** What has ended, the last one first, day by day. `alone`: nothing else stands on the page. */
export function Earlier({ operations, alone }: { operations: readonly Operation[]; alone: boolean }) {
  const heading = useId()
  const now = useNow()
  const [most, setMost] = useState(STEP)
  const ended = operations
    .filter((each) => each.state !== 'running')
    .toSorted((a, b) => instant(b.ended_at) - instant(a.ended_at))
  if (ended.length === 0) return null
  const days = Map.groupBy(ended.slice(0, most), ({ ended_at: at }) => dayKey(instant(at)))
  const Heading = alone ? 'h2' : 'h3'
  return (
    <section className={css.group} aria-labelledby={alone ? undefined : heading}>
      {!alone && <h2 id={heading}>{say.earlier}</h2>}
      {[...days].map(([key, of]) => {
        const at = instant(of[0]?.ended_at ?? '')
        const day = sameDay(at, now) ? say.today : date(at, { now })
        return (
          <div key={key} className={css.day}>
            <Heading>{day}</Heading>
            <ul className={css.list} aria-label={say.listOf(day)}>
              {of.map((operation) => (
                <Line key={operation.id} operation={operation} />
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

function Line({ operation }: { operation: Ended }) {
  const took = instant(operation.ended_at) - instant(operation.started_at)
  return (
    <li className={css.item}>
      <div className={css.line}>
        <Status tone={tones[operation.state]}>{say.outcomes[operation.state]}</Status>
        <What operation={operation} />
        <span className={css.quiet}>
          <Who operation={operation} />
        </span>
        <span className={css.when}>
          <When underDay at={operation.ended_at} />
          <VisuallyHidden>, </VisuallyHidden> <span>{say.took(duration(took))}</span>
        </span>
      </div>
      {operation.state === 'failed' && <Why operation={operation} />}
    </li>
  )
}
