import { can } from '../../contract/rules/can.ts'
import { canCreateFromDeleted } from '../../contract/rules/deleted.ts'
import type { Version } from '../../contract/rules/plans.ts'
import { contentAt, type Content } from '../content.ts'
import { deletedFacts } from '../deleted-life.ts'
import { taskOf, type Means } from '../means.ts'
import type { Tx } from '../ports.ts'
import type { InstanceRecord, SnapshotRecord } from '../records.ts'
import { instanceFacts, roomOf, snapshotFacts } from '../rule-facts.ts'
import { beginSnapshot } from '../snapshot-life.ts'
import { must, refuse } from './asking.ts'
import type { Asked } from './commands.ts'
import { foundInstance, foundSnapshot } from './found.ts'

/** Where the data for another instance comes from. */
export interface Source {
  readonly snapshot: SnapshotRecord
  readonly content: Content
  /** The instance that it is of. */
  readonly from: From
  /** False: it is a fresh snapshot, still being taken. */
  readonly ready: boolean
  /** When the fresh snapshot is done at the earliest, ms. */
  readonly notBefore: number | null
}

/** What has to be known of where the data comes from; the instance itself may be gone. */
type From = Pick<InstanceRecord, 'id' | 'name' | 'tenantId' | 'customerManagedKeyId'>

/**
 * The source that an order names, checked: a snapshot, which must be exportable or left by a deleted instance, or an
 * instance alone, of which a fresh snapshot is taken first, so it must be running. Null: none named. Source: the Aura
 * API's create and overwrite.
 */
export async function sourceOf(
  tx: Tx,
  means: Means,
  at: number,
  asked: Pick<Asked<unknown>, 'user' | 'role' | 'requestId'>,
  named: { readonly sourceInstanceId?: string; readonly sourceSnapshotId?: string },
  mustFit: (content: Content, version: Version, from: From) => void,
): Promise<Source | null> {
  const { sourceInstanceId, sourceSnapshotId } = named
  if (sourceInstanceId === undefined) {
    if (sourceSnapshotId === undefined) return null
    return refuse({
      reason: 'source-instance-missing',
      message: 'A source snapshot is named without its instance.',
      remedy: 'Name the instance of the snapshot too.',
      status: 400,
      field: 'source_instance_id',
    })
  }
  const asking = { role: asked.role, now: at }
  const used = (snapshot: SnapshotRecord, from: From): Source => {
    const { content } = snapshot
    if (content === null) throw new Error(`The completed snapshot ${snapshot.id} holds nothing.`)
    mustFit(content, snapshot.version, from)
    return { snapshot, content, from, ready: true, notBefore: null }
  }
  const deleted = sourceSnapshotId && (await tx.get('deleted-instance', sourceInstanceId))
  if (deleted) {
    const snapshot = await foundSnapshot(tx, deleted.id, sourceSnapshotId)
    must(canCreateFromDeleted(await deletedFacts(tx, deleted), asking, snapshotFacts(snapshot)))
    return used(snapshot, deleted)
  }
  const instance = await foundInstance(tx, sourceInstanceId)
  if (sourceSnapshotId !== undefined) {
    const snapshot = await foundSnapshot(tx, instance.id, sourceSnapshotId)
    must(can.create(snapshotFacts(snapshot), instanceFacts(instance), asking))
    return used(snapshot, instance)
  }
  must(can.clone(instanceFacts(instance), asking))
  const content = contentAt(instance.content, at, roomOf(instance))
  mustFit(content, instance.version, instance)
  const requester = { user: asked.user, requestId: asked.requestId }
  const { snapshot, operation } = await beginSnapshot(tx, means, at, instance, {
    profile: 'AdHoc',
    requester,
  })
  // A second later: when both are due at once, the snapshot has to come first.
  const notBefore = means.fleet.poll(taskOf(operation), at).endsAt + 1000
  return { snapshot, content, from: instance, ready: false, notBefore }
}
