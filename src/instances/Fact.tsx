import type { ReactNode } from 'react'
import { percent } from '../messages/format.ts'
import { Meter } from '../ui/Meter.tsx'
import * as say from '../messages/instances.tsx'
import css from './InstanceCard.module.css'

/** One of the three facts of a card: what it is about on the left, its sum on the right. */
export function Fact({ title, sum, children }: { title: string; sum?: string; children: ReactNode }) {
  return (
    <section className={css.fact}>
      <h3>
        <span>{title}</span>
        {sum !== undefined && <span>{sum}</span>}
      </h3>
      {children}
    </section>
  )
}

/** "212 GB" before "of 384 GB" is "212": one unit is enough. */
function withoutUnit(shown: string, of: string): string {
  const unit = /^[\d.,]+ (\S+)$/
  return unit.exec(shown)?.[1] !== undefined && unit.exec(shown)?.[1] === unit.exec(of)?.[1]
    ? shown.replace(/ \S+$/, '')
    : shown
}

/** A fact that is a part of a limit: "212 of 384 GB", with its share and meter. */
export function ShareFact({
  title,
  value,
  max,
  shown,
  of,
  children,
}: {
  title: string
  value: number
  max: number
  /** The value in words, and the limit. */
  shown: string
  of: string
  children?: ReactNode
}) {
  return (
    <Fact title={title} sum={percent(max > 0 ? (value / max) * 100 : 0)}>
      <p className={css.value}>
        {say.valueOf(
          withoutUnit(shown, of),
          (words) => (
            <span>{words}</span>
          ),
          of,
        )}
      </p>
      <Meter label={say.used(title)} value={value} max={max} text={say.partOf(shown, of)} />
      {children}
    </Fact>
  )
}
