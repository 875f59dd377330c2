import { useHint } from './Reason.tsx'
import css from './Reason.module.css'

type ExactProps = {
  /** What is read: "96.4 GB", "02:07 GMT+1". */
  shown: string
  /** The exact value, on hover and focus: "96,412,331,008 bytes", "2025-11-14 01:07:09 UTC". */
  exact: string
  /** The instant in ISO 8601 where this is a time. */
  dateTime?: string | undefined
}

/** A rounded size, count or time that gives its exact value on hover and focus. */
export function Exact({ shown, exact, dateTime }: ExactProps) {
  const { handlers, describedBy, popover } = useHint({ note: exact })
  const props = { ...handlers, tabIndex: 0, className: css.exact, 'aria-describedby': describedBy }
  return (
    <>
      {dateTime === undefined ? (
        <span {...props}>{shown}</span>
      ) : (
        <time {...props} dateTime={dateTime}>
          {shown}
        </time>
      )}
      {popover}
    </>
  )
}
