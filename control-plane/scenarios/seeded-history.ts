/** What schedules have left of instances, as the reconciler would have. */
import { snapshotRuleOf } from '../../contract/rules/plans.ts'
import { failureOf } from '../failures.ts'
import { taskOf } from '../means.ts'
import type { AnyRecord, InstanceRecord, OperationRecord, SnapshotRecord } from '../records.ts'
import { historyStart, scheduledHistory } from './history.ts'
import { seededOperation, type Seeding } from './seeded-instance.ts'

/** An instance with what its schedule has left until `until` (ms), and the operation of the one being taken then. */
export interface SeededHistory {
  readonly instance: InstanceRecord
  readonly snapshots: readonly SnapshotRecord[]
  readonly operation: OperationRecord | null
}

/** Lets the schedule of an instance have run from its creation until `until` (ms). */
export function withHistory(at: Seeding, instance: InstanceRecord, until = at.now): SeededHistory {
  const since = historyStart(instance, at.now)
  const { snapshots, taking, nextSlotAt } = scheduledHistory(instance, { since, until, now: at.now }, at)
  const plain = {
    ...instance,
    nextSlotAt: snapshotRuleOf(instance.type, instance.version) ? nextSlotAt : null,
  }
  return taking
    ? {
        instance: { ...plain, takingId: taking.operation.id },
        snapshots: [...snapshots, taking.snapshot],
        operation: taking.operation,
      }
    : { instance: plain, snapshots, operation: null }
}

/** An instance with its history, as records. */
export function recordsOf(history: SeededHistory): readonly AnyRecord[] {
  return [
    { kind: 'instance', record: history.instance },
    ...history.snapshots.map((record) => ({ kind: 'snapshot', record }) as const),
    ...(history.operation ? [{ kind: 'operation', record: history.operation } as const] : []),
  ]
}

/** A slot as it stands after the storage did not answer. */
export function failedSlot(at: Seeding, instance: InstanceRecord, slot: SnapshotRecord) {
  const failure = failureOf('storage-unreachable', 'take-snapshot', instance.name)
  const running = seededOperation(at, instance, 'take-snapshot', slot.timestamp, 'Automatic', {
    id: slot.operationId,
    requestId: 'automatic',
    snapshotId: slot.id,
    flaw: failure,
  })
  const endedAt = at.fleet.poll(taskOf(running), slot.timestamp).endsAt
  return {
    snapshot: { ...slot, status: 'Failed', completedAt: endedAt, content: null, failure } as const,
    operation: { ...running, state: 'failed', endedAt, pollAt: null, failure } as const,
  }
}
