import { time, utc, zone } from '../messages/format.ts'
import { useHint } from '../ui/Reason.tsx'
import css from './cells.module.css'

/** When a snapshot was taken, with the zone; the exact instant in UTC on hover and focus. `at` in ms. */
export function TimeCell({ at }: { at: number }) {
  const { handlers, describedBy, popover } = useHint({ note: utc(at) })
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
