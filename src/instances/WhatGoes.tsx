import TriangleAlert from 'lucide-react/icons/triangle-alert'
import type { ReactNode } from 'react'
import { keptUntilAfter } from '../../contract/rules/deleted.ts'
import type { InstanceWithView } from '../../contract/wire/instances.ts'
import { instant } from '../api/facts.ts'
import type { Loss } from '../feedback/loss.ts'
import { exactCount, fullDate, moment, utc, zone } from '../messages/format.ts'
import * as say from '../messages/delete-instance.tsx'
import { Exact } from '../ui/Exact.tsx'
import type { LeftOver } from './deletion.ts'
import css from './DeleteInstance.module.css'

/** What is known of the snapshots: still being read, not to be had, or what becomes of them. */
export type Snapshots = 'none' | 'reading' | 'unknown' | LeftOver

/** An instant (ms), exact on hover: "04:34 GMT" today, "13 Nov, 09:41 GMT" else. */
function When({ at, now }: { at: number; now: number }) {
  return <Exact shown={`${moment(at, { now })} ${zone(at)}`} exact={utc(at)} />
}

/** The list of what goes with an instance. */
export function WhatGoes({
  instance,
  snapshots,
  now,
}: {
  instance: InstanceWithView
  snapshots: Snapshots
  now: number
}) {
  const { nodes, relationships } = instance.afterglow
  return (
    <ul className={css.goes} aria-label={say.goes}>
      <li>{nodes === null || relationships === null ? say.itsData : say.itsGraph(nodes, relationships)}</li>
      {goesOfSnapshots(snapshots, now).map((each, at) => (
        <li key={at}>{each}</li>
      ))}
      <li>{say.connected}</li>
    </ul>
  )
}

function goesOfSnapshots(snapshots: Snapshots, now: number): ReactNode[] {
  if (snapshots === 'none') return []
  if (snapshots === 'reading') return [say.reading.message]
  if (snapshots === 'unknown') return [say.notRead]
  const { ended, stay, taking } = snapshots
  const goes: ReactNode[] = []
  if (taking) {
    const at = <When at={instant(taking.timestamp)} now={now} />
    goes.push(taking.afterglow.kind === 'full' ? say.takingGoes(at) : say.takingDifferentialGoes(at))
  }
  if (ended === 0) goes.push(taking ? say.noOtherSnapshot : say.noSnapshot)
  else if (stay === 0) goes.push(say.noneUsable(ended))
  else if (ended > stay) goes.push(say.someGo(ended - stay, exactCount(ended)))
  return goes
}

/** What stays of its snapshots. */
export function WhatStays({
  left: { stay, newest },
  isRevoked,
  now,
}: {
  left: LeftOver
  /** Encrypted with a key of the customer's that cannot be used now. */
  isRevoked: boolean
  /** ms */
  now: number
}) {
  if (!newest) return null
  const of = <When at={instant(newest.timestamp)} now={now} />
  const until = <When at={keptUntilAfter(now)} now={now} />
  return (
    <p>
      {stay === 1 ? say.snapshotStays(of) : say.snapshotsStay(exactCount(stay), of)}{' '}
      {isRevoked ? say.whileRevoked(stay, until) : say.createFrom(stay, until)}
    </p>
  )
}

/** What of the data is in nothing that stays. */
export function WhatIsLost({ lost }: { lost: Loss }) {
  return (
    <p className={css.lost}>
      <TriangleAlert aria-hidden="true" />
      <span>
        {say.sinceLast} <strong>{lost.fact}</strong> {lost.detail}
      </span>
    </p>
  )
}

/** Its backups stay. Newest first. */
export function BackupsStay({
  ready,
  now,
}: {
  ready: readonly { readonly data_at: string; readonly kept_until: string }[]
  now: number
}) {
  const [last] = ready
  if (!last) return null
  const end = instant(last.kept_until)
  const of = <When at={instant(last.data_at)} now={now} />
  const until = <Exact shown={fullDate(end)} exact={utc(end)} dateTime={last.kept_until} />
  return <p>{ready.length === 1 ? say.backupStays(of, until) : say.backupsStay(ready.length, of, until)}</p>
}
