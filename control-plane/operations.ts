/** The life of an operation: begun, asked about, ended. What it does to its instance stands in `events/`. */
import type { Refusal } from '../contract/rules/decision.ts'
import type { Size } from '../contract/rules/plans.ts'
import type { InstanceStatus } from '../contract/rules/statuses.ts'
import { releaseContent } from './bytes-use.ts'
import type { Content } from './content.ts'
import { freshId, taskOf, type Means, type Requester } from './means.ts'
import type { Tx } from './ports.ts'
import type { Fault, OperationKind, OperationRecord, SnapshotRecord } from './records.ts'
import { uuid } from './seeded-random.ts'

export interface NewOperation {
  readonly kind: OperationKind
  /** Without an id: what it is done to instead, such as a region. */
  readonly instance: { readonly id: string | null; readonly name: string; readonly tenantId: string }
  readonly requester: Requester
  readonly snapshotId?: string
  readonly importId?: string
  readonly exportId?: string
  readonly backupId?: string
  readonly previousStatus?: InstanceStatus
  readonly source?: Content
  /** Bytes of store that it moves. */
  readonly bytes?: number
  readonly queues?: boolean
  /** The size it gives to its instance. */
  readonly size?: Size
  /** What is wrong with the source, to show while it is loaded. */
  readonly flaw?: Refusal
  /** The instance whose data it reads, where that can be deleted meanwhile. */
  readonly readsFrom?: { readonly name: string; readonly customerManagedKeyId: string | null }
  /** The instance whose data it copies into another. */
  readonly sourceName?: string
  /** It cannot end before this (ms): it waits for something else. */
  readonly notBefore?: number
}

/** Takes the fault laid out for an operation, if there is one; one that is to happen once is used up. */
async function takeFault(tx: Tx, operation: NewOperation): Promise<string | null> {
  const world = await tx.get('world', 'world')
  const { kind, instance } = operation
  if (!world) return null
  const isMeant = (each: Fault) =>
    each.operation === kind &&
    (each.instanceId === undefined || each.instanceId === instance.id) &&
    (each.instanceName === undefined || each.instanceName === instance.name)
  let reason: string | null = null
  const faults: Fault[] = []
  for (const each of world.faults) {
    const { times } = each
    const counts = typeof times === 'object'
    const passed = counts ? times.passed + 1 : 0
    const isMet = reason === null && isMeant(each) && (!counts || passed % times.every === 0)
    if (isMet) reason = each.reason
    if (isMet && times === 'once') continue
    faults.push(counts && isMeant(each) ? { ...each, times: { every: times.every, passed } } : each)
  }
  if (faults.length < world.faults.length || faults.some((each, i) => each !== world.faults[i])) {
    await tx.put('world', { ...world, faults })
  }
  return reason
}

/** Under which of the customer's keys the data of an instance is; null: under none. */
export function underKey(from: NonNullable<NewOperation['readsFrom']>): OperationRecord['readsUnder'] {
  const { name: instanceName, customerManagedKeyId: keyId } = from
  return keyId === null ? null : { keyId, instanceName }
}

/** Begins an operation at `at` (ms). The record is put; its instance is the caller's. */
export async function beginOperation(
  tx: Tx,
  means: Means,
  at: number,
  operation: NewOperation,
): Promise<OperationRecord> {
  const { kind, instance, requester } = operation
  const id = await freshId(
    tx,
    'operation',
    (...key) => uuid(means.random, ...key),
    at,
    kind,
    instance.id ?? instance.tenantId,
  )
  const begun: OperationRecord = {
    id,
    kind,
    tenantId: instance.tenantId,
    instanceId: instance.id,
    instanceName: instance.name,
    snapshotId: operation.snapshotId ?? null,
    importId: operation.importId ?? null,
    exportId: operation.exportId ?? null,
    backupId: operation.backupId ?? null,
    requestedBy: requester.user,
    requestId: requester.requestId,
    state: 'running',
    startedAt: at,
    endedAt: null,
    pollAt: null,
    failure: null,
    previousStatus: operation.previousStatus ?? null,
    source: operation.source ?? null,
    bytes: operation.bytes ?? 0,
    queues: operation.queues ?? false,
    fault: await takeFault(tx, operation),
    size: operation.size ?? null,
    flaw: operation.flaw ?? null,
    readsUnder: operation.readsFrom ? underKey(operation.readsFrom) : null,
    ...(operation.sourceName === undefined ? {} : { sourceName: operation.sourceName }),
  }
  const { beginsAt, endsAt } = means.fleet.poll(taskOf(begun), at)
  const record = {
    ...begun,
    pollAt: begun.queues ? beginsAt : Math.max(endsAt, operation.notBefore ?? endsAt),
  }
  await tx.put('operation', record)
  return record
}

/** Ends an operation at `at` (ms), lets go of what it held, and returns the record as it is then. */
export async function endOperation(
  tx: Tx,
  operation: OperationRecord,
  at: number,
  end:
    | { readonly state: 'succeeded' | 'cancelled' }
    | { readonly state: 'failed'; readonly failure: Refusal },
): Promise<OperationRecord> {
  const ended: OperationRecord = {
    ...operation,
    state: end.state,
    endedAt: at,
    pollAt: null,
    source: null,
    failure: end.state === 'failed' ? end.failure : null,
  }
  await tx.put('operation', ended)
  if (operation.snapshotId !== null) await letGo(tx, operation.snapshotId, operation.id)
  await releaseContent(tx, operation.source, at)
  return ended
}

/** Keeps a snapshot while the operation runs, whatever its windows say. */
export async function hold(tx: Tx, snapshot: SnapshotRecord, operationId: string): Promise<void> {
  await tx.put('snapshot', { ...snapshot, holds: [...snapshot.holds, operationId] })
}

async function letGo(tx: Tx, snapshotId: string, operationId: string): Promise<void> {
  const snapshot = await tx.get('snapshot', snapshotId)
  if (!snapshot?.holds.includes(operationId)) return
  await tx.put('snapshot', { ...snapshot, holds: snapshot.holds.filter((each) => each !== operationId) })
}
