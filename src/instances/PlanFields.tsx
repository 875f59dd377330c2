import { useId } from 'react'
import { plans, type Plan, type PlanType } from '../../contract/rules/plans.ts'
import { count } from '../messages/format.ts'
import * as say from '../messages/create-instance.tsx'
import css from './CreateInstance.module.css'

/** A plan that new instances can have: every one of the Aura API, not the Sandbox. */
export type OfferedPlan = Exclude<PlanType, 'sandbox'>

type Row = (typeof plans)[PlanType]
const isOffered = (plan: Row): plan is Extract<Row, { readonly type: OfferedPlan }> =>
  plan.offeredVersions.length > 0

const offered = Object.values(plans).filter(isOffered)

/** What sets a plan apart, in a few words from its row of the table. */
function gist({ graphLimits, sizes }: Plan): string {
  const [smallest, largest] = [sizes[0]?.memory, sizes.at(-1)?.memory]
  const size =
    smallest === largest
      ? say.memory(smallest?.replace('GB', ' GB') ?? '')
      : say.memoryBetween(smallest?.replace('GB', '') ?? '', largest?.replace('GB', ' GB') ?? '')
  return graphLimits ? say.upTo(size, count(graphLimits.nodes), count(graphLimits.relationships)) : size
}

/** The plan of a new instance: one radio button each, with what sets it apart. */
export function PlanFields({
  value,
  onChange,
}: {
  value: OfferedPlan
  onChange: (plan: OfferedPlan) => void
}) {
  const group = useId()
  return (
    <fieldset className={css.plans}>
      <legend>{say.plan}</legend>
      {offered.map((plan) => (
        <label key={plan.type} className={css.plan}>
          <input
            type="radio"
            name={group}
            checked={plan.type === value}
            onChange={() => onChange(plan.type)}
            aria-describedby={`${group}${plan.type}`}
            aria-label={plan.name}
          />
          <span>
            <b>{plan.name}</b>
            <small id={`${group}${plan.type}`}>{gist(plan)}</small>
          </span>
        </label>
      ))}
    </fieldset>
  )
}
