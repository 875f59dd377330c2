/** What comes to an instance by itself: its schedule, and what its plan says of pausing and ending. */
import { snapshotRuleOf } from '../../contract/rules/plans.ts'
import type { InstanceEvent } from '../due.ts'
import { occupied } from '../instance-life.ts'
import { automatic, type Means } from '../means.ts'
import { beginOperation } from '../operations.ts'
import { storeBytes } from '../content.ts'
import type { Tx } from '../ports.ts'
import type { InstanceRecord } from '../records.ts'
import { nextSlot, slotPlan, utcDay } from '../schedule.ts'
import { beginSnapshot } from '../snapshot-life.ts'

/** Handles an event of an instance at `at` (ms). */
export async function instanceEvent(
  tx: Tx,
  means: Means,
  at: number,
  instance: InstanceRecord,
  event: InstanceEvent,
): Promise<void> {
  switch (event) {
    case 'slot':
      return takeSlot(tx, means, at, instance)
    case 'end':
    case 'expire-paused':
      return begin(tx, means, at, instance, 'delete')
    case 'idle':
      return begin(tx, means, at, instance, 'pause')
    case 'resume':
      return begin(tx, means, at, instance, 'resume')
  }
}

async function takeSlot(tx: Tx, means: Means, at: number, instance: InstanceRecord): Promise<void> {
  const rule = snapshotRuleOf(instance.type, instance.version)
  const nextSlotAt = nextSlot(instance, at, means.random)
  if (!rule) {
    await tx.put('instance', { ...instance, nextSlotAt })
    return
  }
  const [full] = await tx.range('snapshot', 'scheduled', {
    from: [instance.id, utcDay(at)],
    to: [instance.id, at],
    reverse: true,
    limit: 1,
  })
  const plan = slotPlan(rule, full !== undefined)
  await beginSnapshot(
    tx,
    means,
    at,
    { ...instance, nextSlotAt },
    {
      profile: 'Scheduled',
      plan,
      base: plan.kind === 'differential' ? (full ?? null) : null,
    },
  )
}

async function begin(
  tx: Tx,
  means: Means,
  at: number,
  instance: InstanceRecord,
  kind: 'delete' | 'pause' | 'resume',
): Promise<void> {
  const operation = await beginOperation(tx, means, at, {
    kind,
    instance,
    requester: automatic,
    previousStatus: instance.status,
    bytes: storeBytes(instance.content),
  })
  await tx.put('instance', occupied(instance, operation, at))
}
