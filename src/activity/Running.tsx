import { useId } from 'react'
import type { Operation } from '../../contract/wire/operations.ts'
import { progressOf } from '../api/facts.ts'
import { useNow } from '../api/now.ts'
import * as say from '../messages/activity.tsx'
import { about, percent as written } from '../messages/format.ts'
import { words } from '../messages/operations.tsx'
import { ProgressBar } from '../ui/ProgressBar.tsx'
import css from './Activity.module.css'
import { What, When, Who } from './Parts.tsx'

/** What runs now, each with its progress. Nothing where nothing does. */
export function Running({ operations }: { operations: readonly Operation[] }) {
  const heading = useId()
  if (operations.length === 0) return null
  return (
    <section className={css.group} aria-labelledby={heading}>
      <h2 id={heading}>{say.runningNow}</h2>
      <ul className={css.list}>
        {operations.map((operation) => (
          <li key={operation.id} className={css.item}>
            <p className={css.line}>
              <What operation={operation} />
              <span className={css.quiet}>
                {say.began(<When at={operation.started_at} />)} <Who operation={operation} />
              </span>
            </p>
            <Progress operation={operation} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Progress({ operation }: { operation: Operation }) {
  const { percent, leftMs } = progressOf(operation, useNow(1000))
  const { what } = words[operation.kind]
  const stage = operation.stages.find(({ state }) => state === 'current')?.name ?? say.outcomes.running
  return (
    <ProgressBar
      label={say.progressOf(what, operation.instance_name)}
      percent={percent}
      head={say.stage(stage, written(percent))}
      left={leftMs !== null && say.left(about(leftMs))}
    />
  )
}
