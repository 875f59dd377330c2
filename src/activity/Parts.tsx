import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { automaticRequest } from '../../contract/rules/requesters.ts'
import type { Operation } from '../../contract/wire/operations.ts'
import { useConsole } from '../api/context.tsx'
import { instant } from '../api/facts.ts'
import { useNow } from '../api/now.ts'
import { resources } from '../api/resources.ts'
import * as say from '../messages/activity.tsx'
import { moment, timeWithZone, utc } from '../messages/format.ts'
import { words } from '../messages/operations.tsx'
import { Anchor } from '../ui/Anchor.tsx'
import { Copyable } from '../ui/Copy.tsx'
import { Exact } from '../ui/Exact.tsx'
import { Isolate } from '../ui/Isolate.tsx'
import css from './Activity.module.css'
import { wayOn, type WayOn } from './way-on.ts'

/** Where an operation leads on to while that is there: undefined where its instance is gone, null where there is no such place. */
export function useWayOn(operation: Operation): WayOn | null | undefined {
  const { client } = useConsole()
  const { tenant_id: project, instance_id: id } = operation
  const instances = useQuery(resources(client).instances(project)).data
  const gone = id !== null && instances !== undefined && !instances.some((instance) => instance.id === id)
  return gone ? undefined : wayOn(operation)
}

/** What it is and what it is done to, whose name leads there. */
export function What({ operation }: { operation: Operation }) {
  const way = useWayOn(operation)
  const name = <Isolate>{operation.instance_name}</Isolate>
  return (
    <span className={css.what}>
      <b>{words[operation.kind].what}</b> {way ? <Anchor href={way.to}>{name}</Anchor> : name}
    </span>
  )
}

/** Who asked for it, or that nobody did. */
export function Who({ operation }: { operation: Operation }): ReactNode {
  if (operation.request_id !== automaticRequest) return say.by(<Isolate>{operation.requested_by}</Isolate>)
  return operation.kind === 'take-snapshot' ? say.bySchedule : say.byItself
}

/** An instant of the wire, with its day unless that is today or stands above; exactly and in UTC on hover and focus. */
export function When({ at, underDay = false }: { at: string; underDay?: boolean }) {
  const now = useNow()
  const ms = instant(at)
  return <Exact shown={underDay ? timeWithZone(ms) : moment(ms, { now })} exact={utc(ms)} dateTime={at} />
}

/** Why it failed, what to do, where, and what to name to whoever helps. */
export function Why({ operation }: { operation: Extract<Operation, { state: 'failed' }> }) {
  const way = useWayOn(operation)
  const { failure, request_id: request, id } = operation
  return (
    <div className={css.why}>
      <p>
        {failure.message} {way === undefined ? say.gone : failure.remedy}
      </p>
      <p className={css.on}>
        {way && <Anchor href={way.to}>{say.ways[way.by]}</Anchor>}
        <span className={css.quiet}>
          {request === automaticRequest
            ? say.operation(<Copyable text={id} name={say.operationId} />)
            : say.request(<Copyable text={request} name={say.requestId} />)}
        </span>
      </p>
    </div>
  )
}
