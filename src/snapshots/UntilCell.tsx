import { DAY_MS, type Until } from '../../contract/rules/windows.ts'
import { Exact } from '../ui/Exact.tsx'
import { fullDate, shortDate, span, utc } from '../messages/format.ts'
import { Status } from '../ui/Status.tsx'
import * as say from '../messages/snapshots.tsx'
import css from './cells.module.css'

/** From here on the end of a window is a deadline. */
const SOON = 3 * DAY_MS

/** When a window ends: the day, how far away it is, the exact instant on hover and focus. Nothing for what never had one. */
export function UntilCell({ until, now }: { until: Until; now: number }) {
  if (until === null) return null
  if (until === 'latest') return <span className={css.latest}>{say.theNextOne}</span>
  const left = until - now
  const soon = left > 0 && left < SOON
  return (
    <span className={css.until}>
      {left <= 0 && <span className={css.when}>{say.ended}</span>}
      <Exact
        shown={soon ? shortDate(until, { now }) : fullDate(until)}
        exact={utc(until)}
        dateTime={new Date(until).toISOString()}
      />
      {soon ? (
        <span className={css.soon}>
          <Status tone="deadline">{span(left)}</Status>
        </span>
      ) : (
        left > 0 && <span className={css.when}>{span(left)}</span>
      )}
    </span>
  )
}
