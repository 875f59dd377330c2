import type { ReactNode } from 'react'
import { percent } from '../ui/format.ts'
import { Meter } from '../ui/Meter.tsx'
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
        {shown} <span>of {of}</span>
      </p>
      <Meter label={`${title} used`} value={value} max={max} text={`${shown} of ${of}`} />
      {children}
    </Fact>
  )
}
