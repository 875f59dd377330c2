import { snapshotRuleOf } from '../../contract/rules/plans.ts'
import { DAY_MS } from '../../contract/rules/windows.ts'
import type { Fleet } from '../fleet/fleet.ts'
import { automatic, taskOf } from '../means.ts'
import type { Random } from '../ports.ts'
import type { InstanceRecord, OperationRecord, SnapshotRecord } from '../records.ts'
import { firstSlot, nextSlot, slotPlan, utcDay } from '../schedule.ts'
import { uuid } from '../seeded-random.ts'
import { copiedBytes, newSnapshot, purgeAtOf } from '../snapshot-life.ts'

/** A snapshot that is still being taken, with its operation. */
export interface Taking {
  readonly snapshot: SnapshotRecord
  readonly operation: OperationRecord
}

export interface History {
  /** Those that are still there, oldest first. */
  readonly snapshots: readonly SnapshotRecord[]
  /** The last one, where it is not finished at the end. */
  readonly taking: Taking | null
  /** The first slot that was not taken any more, ms; null: the plan has no schedule. */
  readonly nextSlotAt: number | null
}

/**
 * What the schedule has left at `now` of an instance that ran from `since` to `until` (ms): the same snapshots, to the id,
 * as the reconciler would have taken and kept, had nothing come in between. `instance` has the content of that time; where
 * it began to run at `since`, its first snapshot is soon after.
 */
export function scheduledHistory(
  instance: InstanceRecord,
  time: { readonly since: number; readonly until: number; readonly now: number },
  means: { readonly random: Random; readonly fleet: Fleet },
): History {
  const { random } = means
  const rule = snapshotRuleOf(instance.type, instance.version)
  const snapshots: SnapshotRecord[] = []
  let full: SnapshotRecord | null = null
  let slot =
    time.since === instance.statusSince
      ? firstSlot(instance, time.since, random)
      : nextSlot(instance, time.since, random)
  while (rule && slot !== null && slot <= time.until) {
    const dayHasFull: boolean = full !== null && full.timestamp >= utcDay(slot)
    const plan = slotPlan(rule, dayHasFull)
    const base: SnapshotRecord | null = plan.kind === 'differential' ? full : null
    const taking = scheduledTaking(instance, slot, plan, base, random)
    const { endsAt } = means.fleet.poll(taskOf(taking.operation), slot)
    if (endsAt > time.until) {
      const operation = { ...taking.operation, pollAt: endsAt }
      return { snapshots: kept(snapshots, time.now), taking: { ...taking, operation }, nextSlotAt: slot }
    }
    const completed = { ...taking.snapshot, status: 'Completed', completedAt: endsAt } as const
    const snapshot = { ...completed, purgeAt: purgeAtOf(completed) }
    snapshots.push(snapshot)
    if (plan.kind === 'full') full = snapshot
    slot = nextSlot(instance, slot, random)
  }
  return { snapshots: kept(snapshots, time.now), taking: null, nextSlotAt: slot }
}

/** Without those whose time is over, and without the differentials of those. */
function kept(snapshots: readonly SnapshotRecord[], now: number): SnapshotRecord[] {
  const gone = new Set(
    snapshots.filter(({ purgeAt }) => purgeAt !== null && purgeAt <= now).map(({ id }) => id),
  )
  return snapshots.filter(({ id, baseSnapshotId }) => !gone.has(id) && !gone.has(baseSnapshotId ?? ''))
}

function scheduledTaking(
  instance: InstanceRecord,
  at: number,
  plan: Parameters<typeof newSnapshot>[0]['plan'],
  base: SnapshotRecord | null,
  random: Random,
): Taking {
  const id = uuid(random, 'snapshot', instance.id, String(at), '0')
  const operationId = uuid(random, 'operation', 'take-snapshot', instance.id, String(at), '0')
  const snapshot = newSnapshot({
    id,
    instance,
    at,
    profile: 'Scheduled',
    plan,
    baseSnapshotId: base?.id ?? null,
    operationId,
    requestedBy: null,
  })
  const operation: OperationRecord = {
    id: operationId,
    kind: 'take-snapshot',
    tenantId: instance.tenantId,
    instanceId: instance.id,
    instanceName: instance.name,
    snapshotId: id,
    importId: null,
    exportId: null,
    backupId: null,
    requestedBy: automatic.user,
    requestId: automatic.requestId,
    state: 'running',
    startedAt: at,
    endedAt: null,
    pollAt: null,
    failure: null,
    previousStatus: null,
    source: null,
    bytes: snapshot.content ? copiedBytes(snapshot.content, base) : 0,
    queues: false,
    fault: null,
    size: null,
    flaw: null,
    readsUnder: null,
  }
  return { snapshot, operation }
}

/**
 * Where a history may begin so that nothing is missing at `now`: when the instance first ran, or a day before the oldest
 * that the schedule still keeps, ms.
 */
export function historyStart(instance: InstanceRecord, now: number): number {
  const long = snapshotRuleOf(instance.type, instance.version)?.scheduled?.long
  const days = long ? Math.max(long.restorableDays, long.exportableDays) : 0
  return Math.max(instance.statusSince, utcDay(now - (days + 2) * DAY_MS))
}
