import { planOf, snapshotRuleOf } from '../../contract/rules/plans.ts'
import { statusRule } from '../../contract/rules/statuses.ts'
import type { InstanceWithView, SnapshotHealth } from '../../contract/wire/instances.ts'
import { instant } from '../api/facts.ts'
import { useNow } from '../api/now.ts'
import { DayStrip } from '../ui/DayStrip.tsx'
import { ago, exactCount, fullDate, moment, time } from '../messages/format.ts'
import { Status } from '../ui/Status.tsx'
import * as say from '../messages/instances.tsx'
import { concernOf } from './concern.ts'
import { Fact } from './Fact.tsx'
import { failuresOf, hoursOf, sumOf } from './last-day.ts'
import css from './InstanceCard.module.css'

/** How well the data of an instance is looked after: the last 24 hours, the last good snapshot, the next, what is wrong. */
export function SnapshotsFact({ instance }: { instance: InstanceWithView }) {
  const now = useNow()
  const { snapshots: health, version, ends_at: ends } = instance.afterglow
  const rule = snapshotRuleOf(instance.type, version)
  if (!health || !rule) {
    const name = planOf(instance.type).shortName
    return (
      <Fact title={say.snapshots}>
        <p>{ends === null ? say.hasNone(name) : say.hasNoneUntil(name, fullDate(instant(ends)))}</p>
      </Fact>
    )
  }
  const runs = statusRule(instance.status).tone === 'running'
  const strip =
    runs && rule.scheduled !== null && (health.last_good !== null || health.last_24_hours.length > 0)
  return (
    <Fact title={strip ? say.lastDay : say.snapshots} sum={say.kept(exactCount(health.kept))}>
      {strip && <DayStrip hours={hoursOf(health.last_24_hours, now)} label={sumOf(health.last_24_hours)} />}
      <p>
        <LastGood health={health} now={now} /> {next(instance, health, now)}{' '}
        {strip && failuresOf(health.last_24_hours, time)} {lastRestorable(health, now)}
      </p>
      {health.overdue && (
        <p>
          <Status tone="deadline">{overdue(health, now)}</Status>
        </p>
      )}
      <Policy instance={instance} now={now} />
    </Fact>
  )
}

function LastGood({ health, now }: { health: SnapshotHealth; now: number }) {
  if (!health.last_good) return <b className={css.good}>{say.noneGoodYet}</b>
  const at = instant(health.last_good.timestamp)
  const how = health.last_good.profile === 'AdHoc' ? say.onDemand : say.scheduled
  return (
    <>
      <b className={css.good}>{say.lastGood(moment(at, { now }))}</b>
      {how(ago(now - at))}
    </>
  )
}

/** From when the data can be had back, where the last good one is a differential. */
function lastRestorable({ last_good: good, last_restorable: usable }: SnapshotHealth, now: number): string {
  if (!good || good.snapshot_id === usable?.snapshot_id) return ''
  return usable ? say.lastRestorable(moment(instant(usable.timestamp), { now })) : say.noneRestorable
}

/** "Overdue since 02:00", or when the next is tried where the missed slot is past already. */
function overdue({ next_at: at }: SnapshotHealth, now: number): string {
  if (at === null) return say.overdue
  const clock = moment(instant(at), { now })
  return (instant(at) > now ? say.overdueNext : say.overdueSince)(clock)
}

function next(instance: InstanceWithView, health: SnapshotHealth, now: number): string {
  if (instance.afterglow.taking_snapshot) return say.beingTaken
  // While it does not run no slot is taken, whenever it was due.
  if (health.next_at === null || health.overdue) return ''
  if (statusRule(instance.status).tone !== 'running') return ''
  if (instance.afterglow.customer_managed_key?.revoked) return say.nextFails
  return say.next(moment(instant(health.next_at), { now }))
}

/** What becomes of its snapshots in this state, where that is not plain from the strip. */
function Policy({ instance, now }: { instance: InstanceWithView; now: number }) {
  const { version, ends_at: ends } = instance.afterglow
  const rule = snapshotRuleOf(instance.type, version)
  const { tone } = statusRule(instance.status)
  if (rule?.onDemand === 'latest-only') {
    // Where it ends soon, the notice of the card says so.
    const told = concernOf(instance, now)?.kind === 'ends-soon'
    return (
      <p>
        {say.latestOnly}
        {ends !== null && !told && ` ${say.deletedUnless(fullDate(instant(ends)))}`}
      </p>
    )
  }
  if (instance.status === 'destroying') return <p>{say.fullKept}</p>
  if (tone === 'paused') return <p>{say.noneWhilePaused}</p>
  return tone === 'running' ? null : <p>{tone === 'moving' ? say.waitMeanwhile : say.waitUntilRuns}</p>
}
