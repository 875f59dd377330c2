import { time, utc, zone } from '../messages/format.ts'
import { takenAt } from '../messages/snapshots.tsx'
import { useHint } from '../ui/Reason.tsx'
import css from './cells.module.css'

/** When a snapshot was taken, with the zone; the exact instant in UTC and by whom on hover and focus. `at` in ms. */
export function TimeCell({ at, by }: { at: number; by: string | null }) {
  const { handlers, describedBy, popover } = useHint({ note: takenAt(utc(at), by) })
  const props = { ...handlers, tabIndex: 0, className: css.clock, 'aria-describedby': describedBy }
  return (
    <>
      <time {...props} dateTime={new Date(at).toISOString()}>
        <b>{time(at)}</b> <span>{zone(at)}</span>
      </time>
      {popover}
    </>
  )
}
