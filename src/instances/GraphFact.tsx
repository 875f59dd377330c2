import { planOf } from '../../contract/rules/plans.ts'
import { isMoving, statusRule } from '../../contract/rules/statuses.ts'
import type { InstanceWithView } from '../../contract/wire/instances.ts'
import { instant } from '../api/facts.ts'
import { useNow } from '../api/now.ts'
import { count, duration, fullDate, shortDate } from '../messages/format.ts'
import * as say from '../messages/instances.tsx'
import { Fact, ShareFact } from './Fact.tsx'
import css from './InstanceCard.module.css'

/** The graph in an instance; of a paused one since when, of a plan with caps how many relationships it has left. */
export function GraphFact({ instance }: { instance: InstanceWithView }) {
  const now = useNow()
  const { afterglow: view, status } = instance
  const { graphLimits } = planOf(instance.type)

  if (graphLimits) {
    return view.relationships === null ? (
      <Fact title={say.relationships}>
        <p>{say.atMost(count(graphLimits.relationships))}</p>
      </Fact>
    ) : (
      <ShareFact
        title={say.relationships}
        value={view.relationships}
        max={graphLimits.relationships}
        shown={count(view.relationships)}
        of={count(graphLimits.relationships)}
      />
    )
  }
  if (view.paused_at !== null && statusRule(status).tone === 'paused') {
    return (
      <Fact title={say.paused}>
        <p className={css.value}>{duration(now - instant(view.paused_at))}</p>
        {view.resumes_at !== null && <p>{say.resumesOn(shortDate(instant(view.resumes_at), { now }))}</p>}
        {view.ends_at !== null && <p>{say.deletedOn(fullDate(instant(view.ends_at)))}</p>}
      </Fact>
    )
  }
  if (view.nodes === null || view.relationships === null) {
    return (
      <Fact title={say.graph}>
        <p>{isMoving(status) ? say.countedAgain : say.notReadable}</p>
      </Fact>
    )
  }
  return (
    <Fact title={say.graph}>
      <p className={css.value}>
        {count(view.nodes)} <span>{say.nodeWord(view.nodes)}</span>
      </p>
      <p className={css.value}>
        {count(view.relationships)} <span>{say.relationshipWord(view.relationships)}</span>
      </p>
      {view.labels && view.labels.length > 0 && <p>{say.labelCount(view.labels.length)}</p>}
    </Fact>
  )
}
