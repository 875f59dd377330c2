import { can } from '../../contract/rules/can.ts'
import { copyOver } from '../../contract/rules/copies.ts'
import { canRestore } from '../../contract/rules/restoring.ts'
import { graphFacts, storeBytes, storeFormatOf } from '../content.ts'
import { occupied } from '../instance-life.ts'
import { beginOperation, hold } from '../operations.ts'
import { copyTarget, instanceFacts, restoreSource, restoreTarget } from '../rule-facts.ts'
import { beginSnapshot } from '../snapshot-life.ts'
import { must, refuse, type Asking } from './asking.ts'
import type { Commands } from './commands.ts'
import { foundInstance, foundSnapshot } from './found.ts'
import { requesterOf } from './instances.ts'
import { copiedBy } from './keys.ts'
import { sourceOf } from './source.ts'

/** The commands that take snapshots and put their data into instances that there are. */
export function snapshotCommands({
  ask,
  means,
}: Asking): Pick<Commands, 'takeSnapshot' | 'restoreSnapshot' | 'overwriteInstance'> {
  return {
    takeSnapshot: (asked, { instanceId }) =>
      ask(asked, async (tx, now) => {
        const instance = await foundInstance(tx, instanceId)
        must(can.take(instanceFacts(instance), { role: asked.role, now }))
        const { snapshot, operation } = await beginSnapshot(tx, means, now, instance, {
          profile: 'AdHoc',
          requester: requesterOf(asked),
        })
        return { snapshot, operation }
      }),

    restoreSnapshot: (asked, { instanceId, snapshotId }) =>
      ask(asked, async (tx, now) => {
        const instance = await foundInstance(tx, instanceId)
        const snapshot = await foundSnapshot(tx, instanceId, snapshotId)
        must(canRestore(restoreSource(snapshot), restoreTarget(instance), { role: asked.role, now }))
        const { content } = snapshot
        if (content === null) throw new Error(`The completed snapshot ${snapshot.id} holds nothing.`)
        const operation = await beginOperation(tx, means, now, {
          kind: 'restore',
          instance,
          requester: requesterOf(asked),
          snapshotId,
          previousStatus: instance.status,
          source: content,
          bytes: storeBytes(content),
        })
        await hold(tx, snapshot, operation.id)
        const restoring = occupied(instance, operation, now)
        await tx.put('instance', restoring)
        return { instance: restoring, operation }
      }),

    overwriteInstance: (asked, { instanceId, sourceInstanceId, sourceSnapshotId }) =>
      ask(asked, async (tx, now) => {
        const target = await foundInstance(tx, instanceId)
        must(can.overwrite(instanceFacts(target), { role: asked.role, now }))
        if (sourceSnapshotId === undefined && (sourceInstanceId ?? instanceId) === instanceId) {
          refuse({
            reason: 'source-is-target',
            message: `${target.name} cannot be overwritten with itself.`,
            remedy: 'Name another instance, or one of its snapshots.',
            status: 400,
            field: 'source_instance_id',
          })
        }
        const source = await sourceOf(
          tx,
          means,
          now,
          asked,
          {
            sourceInstanceId: sourceInstanceId ?? instanceId,
            ...(sourceSnapshotId === undefined ? {} : { sourceSnapshotId }),
          },
          (content, version, from) => {
            const { id, name, tenantId } = from
            const keyId = from.customerManagedKeyId
            const graph = graphFacts(content)
            const storeFormat = storeFormatOf(content, version)
            const of = { instanceId: id, instanceName: name, tenantId, version, graph, storeFormat, keyId }
            must(copyOver(of, copyTarget(target), copiedBy(asked), { role: asked.role, now }))
          },
        )
        if (!source) throw new Error('An overwrite has a source.')
        const operation = await beginOperation(tx, means, now, {
          kind: 'overwrite',
          instance: target,
          requester: requesterOf(asked),
          snapshotId: source.snapshot.id,
          previousStatus: target.status,
          bytes: storeBytes(source.content),
          readsFrom: source.from,
          ...(source.from.id === target.id ? {} : { sourceName: source.from.name }),
          ...(source.ready ? { source: source.content } : {}),
          ...(source.notBefore === null ? {} : { notBefore: source.notBefore }),
        })
        await hold(tx, source.snapshot, operation.id)
        const overwriting = occupied(target, operation, now)
        await tx.put('instance', overwriting)
        return { instance: overwriting, operation }
      }),
  }
}
