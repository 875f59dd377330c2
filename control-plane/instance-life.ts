/** How an instance comes under an operation, and out of it. */
import { planOf, type Size } from '../contract/rules/plans.ts'
import { statusAfter, statusDuring, type RestingStatus } from '../contract/rules/transitions.ts'
import { contentAt, growingFrom, writeRate } from './content.ts'
import type { Random } from './ports.ts'
import type { InstanceRecord, OperationRecord } from './records.ts'
import { roomOf } from './rule-facts.ts'
import { nextSlot } from './schedule.ts'

/** The instance held by an operation from `at` (ms): what it holds stands still meanwhile. */
export function occupied(
  instance: InstanceRecord,
  operation: Pick<OperationRecord, 'id' | 'kind'>,
  at: number,
): InstanceRecord {
  return {
    ...heldRunning(instance, operation, at),
    content: contentAt(instance.content, at, roomOf(instance)),
  }
}

/** A slot that came while the instance was busy is taken as soon as it is not; several make one. */
function awaitedSlot(instance: InstanceRecord, at: number): number | null {
  return instance.nextSlotAt === null ? null : Math.max(instance.nextSlotAt, at)
}

/** The instance running from `at` (ms): its data grows on, its schedule goes on. */
function running(instance: InstanceRecord, at: number, random: Random): InstanceRecord {
  const idles = planOf(instance.type).pause.by === 'idleness' && writeRate(instance.content) === 0
  return {
    ...instance,
    status: 'running',
    statusSince: at,
    operationId: null,
    pausedAt: null,
    failure: null,
    content: growingFrom(instance.content, at),
    idleSince: idles ? at : null,
    nextSlotAt: awaitedSlot(instance, at) ?? nextSlot(instance, at, random),
  }
}

/** The instance in a status in which it does not run, from `at` (ms), and no operation has it. */
export function resting(
  instance: InstanceRecord,
  status: Exclude<RestingStatus, 'running'>,
  at: number,
): InstanceRecord {
  return {
    ...instance,
    status,
    statusSince: at,
    operationId: null,
    pausedAt: status === 'paused' ? at : null,
    nextSlotAt: status === 'loading failed' ? instance.nextSlotAt : null,
  }
}

/**
 * The instance let go by an operation that ended at `at` (ms), in the status that follows from both. Where it is as it was
 * before, the time it has been paused counts anew, so that what follows from it by itself is not tried again at once.
 * Throws where another operation has it, and after a deletion, which leaves none.
 */
export function released(
  instance: InstanceRecord,
  operation: Pick<OperationRecord, 'id' | 'kind' | 'previousStatus'>,
  ended: 'succeeded' | 'failed',
  at: number,
  random: Random,
): InstanceRecord {
  if (instance.operationId !== operation.id) throw new Error(`${operation.id} does not have ${instance.id}.`)
  const status = statusAfter(operation.kind, instance.status, ended, operation.previousStatus)
  if (status === 'gone') throw new Error(`${instance.id} is gone.`)
  return status === 'running' ? running(instance, at, random) : resting(instance, status, at)
}

/** The instance held by an operation from `at` (ms) that leaves it reachable: it is written to as before. */
export function heldRunning(
  instance: InstanceRecord,
  operation: Pick<OperationRecord, 'id' | 'kind'>,
  at: number,
): InstanceRecord {
  const status = statusDuring(operation.kind, instance.status)
  return { ...instance, status, statusSince: at, operationId: operation.id }
}

/** The instance with another size. */
export function resized(instance: InstanceRecord, { memory, storage, cpu }: Size): InstanceRecord {
  return { ...instance, memory, storage, cpu }
}

/** The instance no longer taking a snapshot. */
export function taken(instance: InstanceRecord, at: number): InstanceRecord {
  return { ...instance, takingId: null, nextSlotAt: awaitedSlot(instance, at) }
}
