import { planOf } from '../../contract/rules/plans.ts'
import { isMoving, statusRule } from '../../contract/rules/statuses.ts'
import type { InstanceWithView } from '../../contract/wire/instances.ts'
import { instant } from '../api/facts.ts'
import { useNow } from '../api/now.ts'
import { count, counted, duration, fullDate, shortDate } from '../messages/format.ts'
import { Fact, ShareFact } from './Fact.tsx'
import css from './InstanceCard.module.css'

/** The graph in an instance; of a paused one since when, of a plan with caps how many relationships it has left. */
export function GraphFact({ instance }: { instance: InstanceWithView }) {
  const now = useNow()
  const { afterglow: view, status } = instance
  const { graphLimits } = planOf(instance.type)

  if (graphLimits) {
    return view.relationships === null ? (
      <Fact title="Relationships">
        <p>{count(graphLimits.relationships)} at most</p>
      </Fact>
    ) : (
      <ShareFact
        title="Relationships"
        value={view.relationships}
        max={graphLimits.relationships}
        shown={count(view.relationships)}
        of={count(graphLimits.relationships)}
      />
    )
  }
  if (view.paused_at !== null && statusRule(status).tone === 'paused') {
    return (
      <Fact title="Paused">
        <p className={css.value}>{duration(now - instant(view.paused_at))}</p>
        {view.resumes_at !== null && (
          <p>Resumes by itself on {shortDate(instant(view.resumes_at), { now })}.</p>
        )}
        {view.ends_at !== null && <p>Deleted on {fullDate(instant(view.ends_at))}.</p>}
      </Fact>
    )
  }
  if (view.nodes === null || view.relationships === null) {
    return (
      <Fact title="Graph">
        <p>{isMoving(status) ? 'Counted again when it runs' : 'Not readable in this state'}</p>
      </Fact>
    )
  }
  return (
    <Fact title="Graph">
      <p className={css.value}>
        {count(view.nodes)} <span>{view.nodes === 1 ? 'node' : 'nodes'}</span>
      </p>
      <p className={css.value}>
        {count(view.relationships)} <span>{view.relationships === 1 ? 'relationship' : 'relationships'}</span>
      </p>
      {view.labels && view.labels.length > 0 && <p>{counted(view.labels.length, 'label')}</p>}
    </Fact>
  )
}
