import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { InstanceWithView } from '../../contract/wire/instances.ts'
import { useConsole } from '../api/context.tsx'
import { deletedIn } from '../api/deleted-instances.ts'
import { instant, isFilled } from '../api/facts.ts'
import { useNow } from '../api/now.ts'
import { resources } from '../api/resources.ts'
import { GoBack } from '../feedback/GoBack.tsx'
import * as say from '../messages/activity.tsx'
import { moment, timeWithZone, utc } from '../messages/format.ts'
import { dataOf, toSize } from '../messages/of-copy.tsx'
import { Anchor } from '../ui/Anchor.tsx'
import { Copyable } from '../ui/Copy.tsx'
import { Exact } from '../ui/Exact.tsx'
import { Isolate } from '../ui/Isolate.tsx'
import css from './Activity.module.css'
import type { Entry } from './entries.ts'
import { wayToLeft, type WayOn } from './way-on.ts'

/** Where an entry leads on to while that is there: undefined where its instance is gone, null where there is no such place. */
export function useWayOn({ projectId, instanceId: id, way }: Entry): WayOn | null | undefined {
  const { client } = useConsole()
  const instances = useQuery(resources(client).instances(projectId)).data
  const isDeleted = way?.by === 'deleted'
  const deleted = useQuery({ ...deletedIn(client, projectId), enabled: isDeleted }).data
  if (isDeleted && id !== null && deleted) return wayToLeft(projectId, id, deleted)
  const gone = id !== null && instances !== undefined && !instances.some((instance) => instance.id === id)
  return gone && !isDeleted ? undefined : way
}

/** The instance that a failed load left with its data of before, for as long as it has not gone back to it. */
function useToGoBack({
  projectId,
  instanceId,
  way,
  endedAt,
}: Extract<Entry, { state: 'failed' }>): InstanceWithView | null {
  const { client } = useConsole()
  const instances = useQuery(resources(client).instances(projectId)).data
  const instance = instances?.find(({ id }) => id === instanceId)
  if (instance?.status !== 'loading failed' || !isFilled(instance)) return null
  const brought = way?.by === 'restore-from-file' || way?.by === 'snapshots'
  // What failed before is over: it has run since.
  return brought && instant(endedAt) >= instant(instance.afterglow.status_since) ? instance : null
}

/** What it is and what it is done to, whose name leads there. */
export function What({ entry }: { entry: Entry }) {
  const way = useWayOn(entry)
  const name = <Isolate>{entry.name}</Isolate>
  return (
    <span className={css.what}>
      <b>{entry.what}</b> {way ? <Anchor href={way.to}>{name}</Anchor> : name}
      {entry.file !== null && (
        <span className={css.quiet}>
          {' '}
          <Isolate>{entry.file}</Isolate>
        </span>
      )}
      {entry.source !== null && (
        <span className={css.quiet}> {dataOf(<Isolate>{entry.source}</Isolate>)}</span>
      )}
      {entry.size && <span className={css.quiet}> {toSize(entry.size)}</span>}
    </span>
  )
}

/** Who asked for it, or that nobody did. */
export function Who({ entry }: { entry: Entry }): ReactNode {
  if (entry.by !== null) return say.by(<Isolate>{entry.by}</Isolate>)
  return entry.isScheduled ? say.bySchedule : say.byItself
}

/** An instant of the wire, with its day unless that is today or stands above; exactly and in UTC on hover and focus. */
export function When({ at, underDay = false }: { at: string; underDay?: boolean }) {
  const now = useNow()
  const ms = instant(at)
  return <Exact shown={underDay ? timeWithZone(ms) : moment(ms, { now })} exact={utc(ms)} dateTime={at} />
}

/** Why it failed, what to do, where, and what to name to whoever helps. */
export function Why({ entry }: { entry: Extract<Entry, { state: 'failed' }> }) {
  const way = useWayOn(entry)
  const toGoBack = useToGoBack(entry)
  const { failure, requestId, id } = entry
  return (
    <div className={css.why}>
      <p>
        {failure.message} {toGoBack && `${say.nothingLost} `}
        {way === undefined ? say.gone : failure.remedy}
      </p>
      {toGoBack && (
        <div>
          <GoBack instance={toGoBack} />
        </div>
      )}
      <p className={css.on}>
        {way && <Anchor href={way.to}>{say.ways[way.by]}</Anchor>}
        <span className={css.quiet}>
          {requestId === null
            ? say.operation(<Copyable text={id} name={say.operationId} />)
            : say.request(<Copyable text={requestId} name={say.requestId} />)}
        </span>
      </p>
    </div>
  )
}
