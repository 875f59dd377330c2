import Check from 'lucide-react/icons/check'
import TriangleAlert from 'lucide-react/icons/triangle-alert'
import X from 'lucide-react/icons/x'
import { graphFits } from '../../contract/rules/fits.ts'
import { sizeInBytes } from '../../contract/rules/plans.ts'
import { isOpen } from '../../contract/rules/windows.ts'
import type { InstanceWithView } from '../../contract/wire/instances.ts'
import { lossOf } from '../feedback/loss.ts'
import { bytes, exactCount, fullDate, moment } from '../messages/format.ts'
import { glowOf } from '../ui/glow.ts'
import { SnapshotMark } from '../ui/SnapshotMark.tsx'
import { VisuallyHidden } from '../ui/VisuallyHidden.tsx'
import * as say from '../messages/restore.tsx'
import type { Target } from './OfSnapshot.tsx'
import { elseRunning, signed, type Check as Checked } from './restore-plan.ts'
import css from './RestorePlan.module.css'
import type { SnapshotRow } from './rows.ts'

interface PlanProps {
  readonly instance: InstanceWithView
  readonly row: SnapshotRow
  /** ms */
  readonly now: number
}

/** The time between the snapshot and now, which is what a restore throws away. */
export function Gap({ instance, row, now }: PlanProps) {
  const { nodes, relationships, writes_per_hour: writes } = instance.afterglow
  const loss = lossOf(now - row.timestamp, { nodes, relationships }, row.snapshot.afterglow, writes)
  const then = <b>{moment(row.timestamp, { now })}</b>
  const full = row.kind === 'full'
  return (
    <figure className={css.gap}>
      <div className={css.ends}>
        <span>
          <SnapshotMark
            kind={row.profile === 'AdHoc' ? 'ondemand' : row.kind}
            glow={glowOf(now - row.timestamp)}
          />
          {row.bytes === null ? say.ofThen(then, full) : say.ofThenWith(then, full, bytes(row.bytes))}
        </span>
        <span>{say.now(<b>{moment(now, { now })}</b>)}</span>
      </div>
      <div className={css.line} aria-hidden="true" />
      <figcaption>
        <TriangleAlert aria-hidden="true" />
        <span>
          <strong>{loss.fact}</strong> {loss.detail}
        </span>
      </figcaption>
    </figure>
  )
}

const cell = (value: number | null, write: (value: number) => string) =>
  value === null ? say.notKnown : write(value)

/** What the instance holds now and what it holds afterwards. */
export function BeforeAndAfter({ instance, row }: Omit<PlanProps, 'now'>) {
  const { nodes, relationships, storage_used_bytes: used } = instance.afterglow
  const then = row.snapshot.afterglow
  const held = [
    { what: say.nodes, now: nodes, after: then.nodes, write: exactCount },
    { what: say.relationships, now: relationships, after: then.relationships, write: exactCount },
    { what: say.storage, now: used, after: row.bytes, write: bytes },
  ]
  return (
    <table className={css.compared}>
      <caption>
        <VisuallyHidden>{say.compared}</VisuallyHidden>
      </caption>
      <thead>
        <tr>
          <th scope="col">
            <VisuallyHidden>{say.thing}</VisuallyHidden>
          </th>
          <th scope="col">{say.nowHead}</th>
          <th scope="col">{say.after}</th>
          <th scope="col">{say.difference}</th>
        </tr>
      </thead>
      <tbody>
        {held.map(({ what, now, after, write }) => (
          <tr key={what}>
            <th scope="row">{what}</th>
            <td>{cell(now, write)}</td>
            <td>{cell(after, write)}</td>
            <td>{now === null || after === null ? '' : signed(after - now, write)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** What was looked at before anything is overwritten. */
export function Checks({ instance, row, rows, now }: PlanProps & Pick<Target, 'rows'>) {
  const fits = graphFits(row.graph, {
    type: instance.type,
    version: instance.afterglow.version,
    storage: instance.storage,
  })
  const until = row.restorableUntil
  const open = isOpen(until, now)
  const checks: readonly Checked[] = [
    row.status === 'Completed'
      ? { good: true, words: say.isComplete }
      : {
          good: false,
          words: row.status === 'Failed' ? say.hasFailed : say.notFinished,
        },
    fits.allowed
      ? {
          good: true,
          words:
            row.bytes === null
              ? say.fits
              : say.fitsOf(bytes(row.bytes), bytes(sizeInBytes(instance.storage))),
        }
      : { good: false, words: fits.message },
    open
      ? {
          good: true,
          words: typeof until === 'number' ? say.restorableUntil(fullDate(until)) : say.restorableLatest,
        }
      : { good: false, words: until === null ? say.neverRestorable : say.noLongerRestorable },
    elseRunning(instance, row, rows, now),
  ]
  return (
    <ul className={css.checks} aria-label={say.checks}>
      {checks.map(({ good, words }) => (
        <li key={words} data-good={good}>
          {good ? <Check aria-hidden="true" /> : <X aria-hidden="true" />}
          {words}
        </li>
      ))}
    </ul>
  )
}
