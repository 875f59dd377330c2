/** Operations that a scenario begins with: under way, or come to nothing. */
import type { Refusal } from '../../contract/rules/decision.ts'
import type { HoldingKind } from '../../contract/rules/transitions.ts'
import { storeBytes } from '../content.ts'
import { heldRunning, occupied } from '../instance-life.ts'
import { taskOf } from '../means.ts'
import type { AnyRecord, InstanceRecord, OperationRecord, SnapshotRecord } from '../records.ts'
import { uuid } from '../seeded-random.ts'
import { recordsOf, withHistory } from './seeded-history.ts'
import { seededOperation, type Seeding } from './seeded-instance.ts'
import { wholeOne } from './screen-places.ts'

/** Whose doing it is, and how much of its time is over: 0 to 1. */
export interface Doing {
  readonly by: string
  readonly share: number
}

const wholeSeconds = (ms: number) => Math.floor(ms / 1000) * 1000

/**
 * An operation that begins at `startedAt` (ms). How long it takes follows from its id, so that it is the same whenever it
 * is said to have begun.
 */
function begunAt(
  at: Seeding,
  instance: InstanceRecord,
  kind: HoldingKind,
  startedAt: number,
  by: string,
  facts: Partial<OperationRecord>,
): OperationRecord {
  return seededOperation(at, instance, kind, startedAt, by, {
    id: uuid(at.random, 'operation', kind, instance.id, 'seeded'),
    previousStatus: kind === 'create' ? null : instance.status,
    bytes: storeBytes(instance.content),
    ...facts,
  })
}

/** When an operation began that has so much of its time behind it at this moment, ms. */
function beganAt(at: Seeding, probe: OperationRecord, share: number): number {
  const takes = (probe.pollAt ?? at.now) - at.now
  return wholeSeconds(at.now - takes * share)
}

/**
 * An instance that an operation has to itself at this moment, with the history of before. A restore restores its newest
 * full snapshot. A slot that was being taken when it began is left out: no operation begins while one is.
 */
export function underWay(
  at: Seeding,
  instance: InstanceRecord,
  kind: HoldingKind,
  { by, share }: Doing,
  facts: Partial<OperationRecord> = {},
): readonly AnyRecord[] {
  const startedAt = beganAt(at, begunAt(at, instance, kind, at.now, by, facts), share)
  const begun = begunAt(at, instance, kind, startedAt, by, facts)
  const history =
    instance.status === 'running'
      ? withHistory(at, instance, startedAt)
      : { instance, snapshots: [], operation: null }
  const done = history.snapshots.filter((each) => each.status === 'Completed')
  const source = kind === 'restore' ? done.findLast(wholeOne) : undefined
  const operation = source ? { ...begun, snapshotId: source.id, source: source.content } : begun
  const hold = kind === 'resize' ? heldRunning : occupied
  return recordsOf({
    instance: hold({ ...history.instance, takingId: null }, operation, startedAt),
    snapshots: done.map((each) => (each === source ? heldBy(each, operation) : each)),
    operation,
  })
}

/** A snapshot that an operation uses. */
export function heldBy(snapshot: SnapshotRecord, operation: Pick<OperationRecord, 'id'>): SnapshotRecord {
  return { ...snapshot, holds: [...snapshot.holds, operation.id] }
}

/** An instance that is being created at this moment, for the first time running when it is done. */
export function beingCreated(at: Seeding, sketched: InstanceRecord, doing: Doing): readonly AnyRecord[] {
  const operationId = uuid(at.random, 'operation', 'create', sketched.id, 'seeded')
  const facts = { bytes: 0 }
  const startedAt = beganAt(at, begunAt(at, sketched, 'create', at.now, doing.by, facts), doing.share)
  const record: InstanceRecord = {
    ...sketched,
    createdAt: startedAt,
    status: 'creating',
    statusSince: startedAt,
    dataId: null,
    content: { ...emptied(sketched), asOf: null },
    operationId,
  }
  return [
    { kind: 'instance', record },
    { kind: 'operation', record: begunAt(at, record, 'create', startedAt, doing.by, facts) },
  ]
}

function emptied({ content }: InstanceRecord) {
  const nothing = { nodes: 0, relationships: 0, bytes: 1_048_576, labels: [], relationshipTypes: [] }
  if (content.kind !== 'described') throw new Error('It does not hold figures.')
  return { ...content, ...nothing, writesPerHour: 0 }
}

/** An operation that began `ago` ms ago and came to nothing, which left its instance running as before. */
export function cameToNothing(
  at: Seeding,
  instance: InstanceRecord,
  kind: HoldingKind,
  failure: Refusal,
  { by, ago }: { readonly by: string; readonly ago: number },
  facts: Partial<OperationRecord> = {},
): OperationRecord {
  const begun = begunAt(at, instance, kind, wholeSeconds(at.now - ago), by, { ...facts, flaw: failure })
  const { endsAt } = at.fleet.poll(taskOf(begun), begun.startedAt)
  return { ...begun, state: 'failed', endedAt: Math.min(endsAt, at.now), pollAt: null, source: null, failure }
}
