/** How an instance comes under an operation, and out of it. */
import type { InstanceStatus } from '../contract/rules/statuses.ts'
import { planOf, type Size } from '../contract/rules/plans.ts'
import { contentAt, growingFrom, writeRate } from './content.ts'
import type { Random } from './ports.ts'
import type { InstanceRecord } from './records.ts'
import { roomOf } from './rule-facts.ts'
import { nextSlot } from './schedule.ts'

/** The instance held by an operation from `at` (ms): what it holds stands still meanwhile. */
export function occupied(
  instance: InstanceRecord,
  operationId: string,
  status: InstanceStatus,
  at: number,
): InstanceRecord {
  return {
    ...instance,
    status,
    statusSince: at,
    operationId,
    content: contentAt(instance.content, at, roomOf(instance)),
  }
}

/** A slot that came while the instance was busy is taken as soon as it is not; several make one. */
function awaitedSlot(instance: InstanceRecord, at: number): number | null {
  return instance.nextSlotAt === null ? null : Math.max(instance.nextSlotAt, at)
}

/** The instance running from `at` (ms): its data grows on, its schedule goes on. */
export function running(instance: InstanceRecord, at: number, random: Random): InstanceRecord {
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
  status: 'paused' | 'suspended' | 'loading failed',
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
 * The instance as it was before an operation that failed at `at` (ms). The time it has been paused counts anew, so that
 * what follows from it by itself is not tried again at once.
 */
export function asBefore(
  instance: InstanceRecord,
  status: InstanceStatus | null,
  at: number,
  random: Random,
): InstanceRecord {
  switch (status) {
    case 'paused':
    case 'suspended':
    case 'loading failed':
      return resting(instance, status, at)
    default:
      return running(instance, at, random)
  }
}

/** The instance held by an operation from `at` (ms) that leaves it reachable: it is written to as before. */
export function heldRunning(
  instance: InstanceRecord,
  operationId: string,
  status: InstanceStatus,
  at: number,
): InstanceRecord {
  return { ...instance, status, statusSince: at, operationId }
}

/** The instance with another size. */
export function resized(instance: InstanceRecord, { memory, storage, cpu }: Size): InstanceRecord {
  return { ...instance, memory, storage, cpu }
}

/** The instance no longer taking a snapshot. */
export function taken(instance: InstanceRecord, at: number): InstanceRecord {
  return { ...instance, takingId: null, nextSlotAt: awaitedSlot(instance, at) }
}
