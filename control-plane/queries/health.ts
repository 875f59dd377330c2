import { snapshotRuleOf } from '../../contract/rules/plans.ts'
import { DAY_MS, HOUR_MS } from '../../contract/rules/windows.ts'
import type { Means } from '../means.ts'
import type { ReadTx } from '../ports.ts'
import type { InstanceRecord, SnapshotRecord } from '../records.ts'
import { nextSlot } from '../schedule.ts'
import type { SnapshotHealth } from './queries.ts'
import { newestRestorable } from './restorable.ts'

/** How long after its slot a scheduled snapshot may take before it is missed, ms. */
const GRACE_MS = HOUR_MS

/** How well an instance is looked after at `now` (ms); null where its plan has no snapshots. */
export async function snapshotHealth(
  tx: ReadTx,
  means: Means,
  instance: InstanceRecord,
  now: number,
): Promise<SnapshotHealth | null> {
  if (!snapshotRuleOf(instance.type, instance.version)) return null
  const everything = { from: [instance.id], to: [instance.id, Infinity] }
  const [lastGood] = await tx.range('snapshot', 'good', { ...everything, reverse: true, limit: 1 })
  const since = await tx.range('snapshot', 'timestamp', {
    from: [instance.id, lastGood?.timestamp ?? 0],
    to: [instance.id, Infinity],
  })
  return {
    kept: await tx.count('snapshot', 'good', everything),
    lastGood: lastGood ?? null,
    lastRestorable: await newestRestorable(tx, instance.id, Infinity, now),
    nextAt: instance.nextSlotAt,
    overdue: isOverdue(means, instance, lastGood ?? null, now),
    failedSinceLastGood: since.filter((each) => each.status === 'Failed').length,
    last24Hours: await tx.range('snapshot', 'timestamp', {
      from: [instance.id, now - DAY_MS],
      to: [instance.id, Infinity],
    }),
  }
}

/** The first slot since the last good one, or since it runs, has long passed. */
function isOverdue(
  means: Means,
  instance: InstanceRecord,
  lastGood: SnapshotRecord | null,
  now: number,
): boolean {
  if (instance.status !== 'running') return false
  const since = Math.max(instance.statusSince, lastGood?.timestamp ?? 0)
  const slot = nextSlot(instance, since, means.random)
  return slot !== null && now > slot + GRACE_MS
}
