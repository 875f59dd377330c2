/** How snapshots come and go. */
import { snapshotRuleOf } from '../contract/rules/plans.ts'
import type { SnapshotProfile } from '../contract/rules/statuses.ts'
import { snapshotWindows } from '../contract/rules/windows.ts'
import type { Refusal } from '../contract/rules/decision.ts'
import { releaseContent } from './bytes-use.ts'
import { contentAt, storeBytes, type Content } from './content.ts'
import { automatic, freshId, type Means, type Requester } from './means.ts'
import { beginOperation } from './operations.ts'
import type { Tx } from './ports.ts'
import type { InstanceRecord, OperationRecord, SnapshotRecord } from './records.ts'
import { roomOf } from './rule-facts.ts'
import type { SlotPlan } from './schedule.ts'
import { uuid } from './seeded-random.ts'

/** A snapshot as it begins: the data is of `at` (ms), which is its timestamp. */
export function newSnapshot(request: {
  readonly id: string
  readonly instance: InstanceRecord
  readonly at: number
  readonly profile: SnapshotProfile
  readonly plan: SlotPlan
  readonly baseSnapshotId: string | null
  readonly operationId: string
  readonly requestedBy: string | null
}): SnapshotRecord {
  const { id, instance, at, profile, plan, baseSnapshotId, operationId, requestedBy } = request
  return {
    id,
    instanceId: instance.id,
    tenantId: instance.tenantId,
    version: instance.version,
    profile,
    kind: plan.kind,
    retention: plan.retention,
    baseSnapshotId,
    status: profile === 'AdHoc' ? 'Pending' : 'InProgress',
    timestamp: at,
    completedAt: null,
    operationId,
    content: contentAt(instance.content, at, roomOf(instance)),
    ...snapshotWindows({ type: instance.type, version: instance.version, profile, ...plan, timestamp: at }),
    purgeAt: null,
    holds: [],
    exportBytes: null,
    requestedBy,
    name: null,
    note: null,
    failure: null,
  }
}

/** When an ended snapshot goes by itself: when both windows are past. Null: with its full one, or when it is replaced. */
export function purgeAtOf(snapshot: SnapshotRecord): number | null {
  const { restorableUntil, exportableUntil } = snapshot
  // Its full one went while it was being taken.
  if (snapshot.kind === 'differential' && snapshot.baseSnapshotId === null) return snapshot.timestamp
  if (typeof restorableUntil !== 'number') return null
  return typeof exportableUntil === 'number' ? Math.max(restorableUntil, exportableUntil) : restorableUntil
}

/**
 * Bytes of store that are copied for a snapshot that holds `content`, which is how long it takes: all of them, or for a
 * differential those that came since its full one.
 */
export function copiedBytes(content: Content, base: SnapshotRecord | null): number {
  const before = base?.content ?? null
  return Math.max(0, storeBytes(content) - (before ? storeBytes(before) : 0))
}

/** Begins a snapshot of a running instance: the operation, the snapshot and the instance are put. */
export async function beginSnapshot(
  tx: Tx,
  means: Means,
  at: number,
  instance: InstanceRecord,
  by:
    | { readonly profile: 'AdHoc'; readonly requester: Requester }
    | { readonly profile: 'Scheduled'; readonly plan: SlotPlan; readonly base: SnapshotRecord | null },
): Promise<{ snapshot: SnapshotRecord; operation: OperationRecord; instance: InstanceRecord }> {
  const onDemand = by.profile === 'AdHoc'
  const base = onDemand ? null : by.base
  const id = await freshId(tx, 'snapshot', (...key) => uuid(means.random, ...key), at, instance.id)
  const operation = await beginOperation(tx, means, at, {
    kind: 'take-snapshot',
    instance,
    requester: onDemand ? by.requester : automatic,
    snapshotId: id,
    bytes: copiedBytes(contentAt(instance.content, at, roomOf(instance)), base),
    queues: onDemand,
  })
  const snapshot = newSnapshot({
    id,
    instance,
    at,
    profile: by.profile,
    plan: onDemand ? { kind: 'full', retention: null } : by.plan,
    baseSnapshotId: base?.id ?? null,
    operationId: operation.id,
    requestedBy: onDemand ? by.requester.user : null,
  })
  await tx.put('snapshot', snapshot)
  const taking = { ...instance, takingId: operation.id }
  await tx.put('instance', taking)
  return { snapshot, operation, instance: taking }
}

/**
 * The snapshot completed at `at` (ms). Where only the latest is kept, the others of its instance go now; but one that was
 * taken for a copy, which holds it from its beginning, goes with the copy and leaves them.
 */
export async function completeSnapshot(
  tx: Tx,
  at: number,
  snapshot: SnapshotRecord,
  instance: InstanceRecord,
): Promise<void> {
  const latestOnly = snapshotRuleOf(instance.type, instance.version)?.onDemand === 'latest-only'
  const forCopy = latestOnly && snapshot.holds.length > 0
  await tx.put('snapshot', {
    ...snapshot,
    status: 'Completed',
    completedAt: at,
    purgeAt: forCopy ? at : purgeAtOf(snapshot),
  })
  if (latestOnly && !forCopy) {
    const all = await tx.range('snapshot', 'timestamp', {
      from: [instance.id],
      to: [instance.id, Infinity],
    })
    for (const each of all) if (each.id !== snapshot.id) await retire(tx, each, at)
  }
}

/** The snapshot failed at `at` (ms): it stays listed as long as it would have, and holds no data. */
export async function failSnapshot(
  tx: Tx,
  at: number,
  snapshot: SnapshotRecord,
  failure: Refusal,
): Promise<void> {
  await tx.put('snapshot', {
    ...snapshot,
    status: 'Failed',
    completedAt: at,
    content: null,
    purgeAt: purgeAtOf(snapshot),
    failure,
  })
  await releaseContent(tx, snapshot.content, at)
}

/** Deletes a snapshot and the differentials that build on it at `at` (ms); one in use goes as soon as it is not. */
export async function retire(tx: Tx, snapshot: SnapshotRecord, at: number): Promise<void> {
  if (snapshot.holds.length > 0) {
    if (snapshot.purgeAt === null || snapshot.purgeAt > at)
      await tx.put('snapshot', { ...snapshot, purgeAt: at })
    return
  }
  await tx.delete('snapshot', snapshot.id)
  await releaseContent(tx, snapshot.content, at)
  const differentials = await tx.range('snapshot', 'base', { from: [snapshot.id], to: [snapshot.id] })
  for (const each of differentials) {
    if (each.status === 'Completed' || each.status === 'Failed') await retire(tx, each, at)
    else await tx.put('snapshot', { ...each, baseSnapshotId: null })
  }
}

/** Differentials that go in one commit. */
const PART = 3

/**
 * Deletes a snapshot whose time is over at `at` (ms). Its differentials go before it, a few to a commit, so that no commit is
 * long; returns whether some are left, and the snapshot with them, for the next.
 */
export async function retireInParts(tx: Tx, snapshot: SnapshotRecord, at: number): Promise<boolean> {
  const part = await tx.range('snapshot', 'base', { from: [snapshot.id], to: [snapshot.id], limit: PART })
  if (part.length === 0) {
    await retire(tx, snapshot, at)
    return false
  }
  for (const each of part) {
    const isEnded = each.status === 'Completed' || each.status === 'Failed'
    if (isEnded && each.holds.length === 0) await retire(tx, each, at)
    // Of its own from now on: it goes as soon as it is finished and nothing uses it.
    else await tx.put('snapshot', { ...each, baseSnapshotId: null, purgeAt: isEnded ? at : each.purgeAt })
  }
  return true
}
