import Download from 'lucide-react/icons/download'
import Hourglass from 'lucide-react/icons/hourglass'
import Play from 'lucide-react/icons/play'
import { lazy, Suspense } from 'react'
import { isMoving, statusRule } from '../../contract/rules/statuses.ts'
import { planOf } from '../../contract/rules/plans.ts'
import type { InstanceWithView } from '../../contract/wire/instances.ts'
import { instant } from '../api/facts.ts'
import { useNow } from '../api/now.ts'
import { GoBack } from '../feedback/GoBack.tsx'
import { paths } from '../paths.ts'
import { Button, ButtonLink } from '../ui/Button.tsx'
import { counted, date, duration, moment, sameDay, time } from '../messages/format.ts'
import { Notice } from '../ui/Notice.tsx'
import { concernOf, type Concern } from './concern.ts'
import { InstanceProgress } from './InstanceProgress.tsx'
import type { Power } from './use-power.ts'

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
    <ButtonLink href={paths.inspect(project, id, 'snapshots') + search}>See the snapshots</ButtonLink>
  )
  switch (concern.kind) {
    case 'key-revoked':
      return (
        <Notice tone="bad" title={concern.message}>
          {concern.remedy}
        </Notice>
      )
    case 'loading-failed':
      return (
        // With its time: beside it may stand what the instance says to another file.
        <Notice
          tone="bad"
          title={`The load ${on(instant(instance.afterglow.status_since), now)} failed`}
          actions={<GoBack instance={instance} />}
        >
          {concern.message} {concern.remedy}
          {/* One that never held data is named by itself. */}
          {instance.afterglow.data_id !== id &&
            ' Its data of before is whole. The instance runs once it goes back to it.'}
        </Notice>
      )
    case 'ends-soon': {
      const { lifetime, pause } = planOf(instance.type)
      return (
        <Notice
          tone="warn"
          icon={Hourglass}
          title={`${lifetime ? 'Ends' : 'Deleted'} ${inTime(concern.at, now)}`}
          actions={
            <>
              {good && (
                <ButtonLink icon={Download} href={paths.export(project, id, good.snapshot_id) + search}>
                  Export
                </ButtonLink>
              )}
              {lifetime && (
                <Suspense>
                  <Extend instance={instance} />
                </Suspense>
              )}
              {statusRule(instance.status).tone === 'paused' && (
                <Button icon={Play} refusal={power.refusal} onClick={power.run}>
                  Resume
                </Button>
              )}
            </>
          }
        >
          {pause.by === 'idleness'
            ? `Its data goes after ${pause.deletedAfterDays} days of pause; a snapshot of it is kept for a week more. Resume it, or take the data out.`
            : `Its data goes with it, its backups stay.${instance.afterglow.extended_at ? '' : ' It can be extended once.'}`}
        </Notice>
      )
    }
    case 'pauses-soon':
      return (
        <Notice tone="neutral" icon={Hourglass} title={`Pauses ${inTime(concern.at, now)}`}>
          Nobody has asked it anything for some days. A query keeps it running; paused, it keeps its data.
        </Notice>
      )
    case 'suspended':
      return (
        <Notice tone="warn" title="Suspended by the provider">
          Its data and its snapshots are kept. Ask the support of your provider why.
        </Notice>
      )
    case 'snapshots-failing':
      return (
        <Notice
          tone="warn"
          title={
            concern.count === 1
              ? 'The last snapshot failed'
              : `The last ${counted(concern.count, 'snapshot')} failed`
          }
          actions={toSnapshots}
        >
          {good
            ? `The data can be brought back as it was ${on(instant(good.timestamp), now)}.`
            : 'There is no good snapshot to go back to.'}
        </Notice>
      )
    case 'snapshot-overdue':
      return (
        <Notice tone="warn" title="A scheduled snapshot did not come" actions={toSnapshots}>
          {good
            ? `The data can be brought back as it was ${on(instant(good.timestamp), now)}. Take one by hand to be safe.`
            : 'There is no good snapshot to go back to. Take one by hand.'}
        </Notice>
      )
  }
}

/** "in 3 h 2 min, today at 12:04" */
const inTime = (at: number, now: number) =>
  `in ${duration(Math.max(0, at - now))}, ${sameDay(at, now) ? 'today' : `on ${date(at, { now })}`} at ${time(at)}`

/** "at 02:07", "on 13 Nov, 09:41" */
const on = (at: number, now: number) => `${sameDay(at, now) ? 'at' : 'on'} ${moment(at, { now })}`
