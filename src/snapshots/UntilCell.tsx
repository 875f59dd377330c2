import { DAY_MS, type Until } from '../../contract/rules/windows.ts'
import { Exact } from '../ui/Exact.tsx'
import { duration, fullDate, span, utc } from '../ui/format.ts'
import { Status } from '../ui/Status.tsx'
import css from './SnapshotTable.module.css'

/** From here on the end of a window is a deadline. */
const SOON = 3 * DAY_MS

/** When a window ends: the day, how far away it is, the exact instant on hover and focus. Nothing for what never had one. */
export function UntilCell({ until, now }: { until: Until; now: number }) {
  if (until === null) return null
  if (until === 'latest') return <span className={css.quiet}>the next one</span>
  const left = until - now
  return (
    <span className={css.until}>
      <Exact shown={fullDate(until)} exact={utc(until)} dateTime={new Date(until).toISOString()} />
      {left <= 0 ? (
        <span className={css.when}>over</span>
      ) : left < SOON ? (
        <span className={css.soon}>
          <Status tone="deadline">{left < DAY_MS ? duration(left) : span(left)}</Status>
        </span>
      ) : (
        <span className={css.when}>{span(left)}</span>
      )}
    </span>
  )
}
