import Download from 'lucide-react/icons/download'
import Hourglass from 'lucide-react/icons/hourglass'
import Play from 'lucide-react/icons/play'
import { lazy, Suspense } from 'react'
import { isMoving, statusRule } from '../../contract/rules/statuses.ts'
import { planOf } from '../../contract/rules/plans.ts'
import type { InstanceWithView } from '../../contract/wire/instances.ts'
import { instant, isFilled } from '../api/facts.ts'
import { useNow } from '../api/now.ts'
import { GoBack } from '../feedback/GoBack.tsx'
import { paths } from '../../contract/places.ts'
import { Button, ButtonLink } from '../ui/Button.tsx'
import { date, duration, moment, sameDay, time } from '../messages/format.ts'
import { Notice } from '../ui/Notice.tsx'
import * as say from '../messages/instances.tsx'
import { concernOf, type Concern } from './concern.ts'
import { InstanceProgress } from './InstanceProgress.tsx'
import type { Power } from './use-power.ts'

const KeyRevoked = lazy(async () => ({ default: (await import('./KeyRevoked.tsx')).KeyRevoked }))
const Extend = lazy(async () => ({ default: (await import('./ExtendButton.tsx')).ExtendButton }))

interface About {
  readonly instance: InstanceWithView
  readonly power: Power
  readonly search: string
}

/** The one thing of a card that wants attention: its progress while it moves, else its heaviest concern. */
export function CardNotice(about: About) {
  const now = useNow()
  const { instance } = about
  if (isMoving(instance.status)) return <InstanceProgress instance={instance} />
  const concern = concernOf(instance, now)
  return concern && <ConcernNotice {...about} concern={concern} now={now} />
}

function ConcernNotice({ instance, power, search, concern, now }: About & { concern: Concern; now: number }) {
  const { id, tenant_id: project } = instance
  const good = instance.afterglow.snapshots?.last_restorable ?? null
  const toSnapshots = (
    <ButtonLink href={paths.inspect(project, id, 'snapshots') + search}>{say.seeSnapshots}</ButtonLink>
  )
  switch (concern.kind) {
    case 'key-revoked':
      return (
        <Suspense>
          <KeyRevoked instance={instance} />
        </Suspense>
      )
    case 'loading-failed': {
      const { go_back: back } = instance.afterglow.actions
      const filled = isFilled(instance)
      return (
        // With its time: beside it may stand what the instance says to another file.
        <Notice
          tone="bad"
          title={filled ? say.loadFailed(on(instant(instance.afterglow.status_since), now)) : concern.message}
          actions={
            filled ? (
              <GoBack instance={instance} />
            ) : (
              <ButtonLink href={paths.deleteInstance(project, id) + search}>{say.remove}</ButtonLink>
            )
          }
        >
          {filled
            ? `${concern.message} ${concern.remedy} ${say.dataIsWhole}`
            : back.allowed || `${back.message} ${back.remedy}`}
        </Notice>
      )
    }
    case 'ends-soon': {
      const { lifetime, pause } = planOf(instance.type)
      return (
        <Notice
          tone="warn"
          icon={Hourglass}
          title={(lifetime ? say.ends : say.deleted)(inTime(concern.at, now))}
          actions={
            <>
              {good && (
                <ButtonLink icon={Download} href={paths.export(project, id, good.snapshot_id) + search}>
                  {say.exportOf(moment(instant(good.timestamp), { now }))}
                </ButtonLink>
              )}
              {lifetime && (
                <Suspense>
                  <Extend instance={instance} />
                </Suspense>
              )}
              {statusRule(instance.status).tone === 'paused' && (
                <Button icon={Play} refusal={power.refusal} onClick={power.run}>
                  {say.resume}
                </Button>
              )}
            </>
          }
        >
          {pause.by === 'idleness'
            ? say.goesAfterPause(pause.deletedAfterDays)
            : `${say.goesWithIt}${instance.afterglow.extended_at ? '' : ` ${say.canBeExtended}`}`}
        </Notice>
      )
    }
    case 'pauses-soon':
      return (
        <Notice tone="neutral" icon={Hourglass} title={say.pauses(inTime(concern.at, now))}>
          {say.pausesWhy}
        </Notice>
      )
    case 'suspended':
      return (
        <Notice tone="warn" title={say.suspended}>
          {say.suspendedText}
        </Notice>
      )
    case 'snapshots-failing':
      return (
        <Notice tone="warn" title={say.lastFailed(concern.count)} actions={toSnapshots}>
          {good ? say.canBeHad(on(instant(good.timestamp), now)) : say.noneGood}
        </Notice>
      )
    case 'snapshot-overdue':
      return (
        <Notice tone="warn" title={say.didNotCome} actions={toSnapshots}>
          {good
            ? `${say.canBeHad(on(instant(good.timestamp), now))} ${say.takeOneToBeSafe}`
            : `${say.noneGood} ${say.takeOne}`}
        </Notice>
      )
  }
}

/** "in 3 h 2 min, today at 12:04" */
const inTime = (at: number, now: number) => {
  const left = duration(Math.max(0, at - now))
  return sameDay(at, now) ? say.inToday(left, time(at)) : say.inDays(left, date(at, { now }), time(at))
}

/** "at 02:07", "on 13 Nov, 09:41" */
const on = (at: number, now: number) => (sameDay(at, now) ? say.at : say.on)(moment(at, { now }))
