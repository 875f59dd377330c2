import { can } from '../../contract/rules/can.ts'
import { canCreateEmpty } from '../../contract/rules/roles.ts'
import { statusDuring } from '../../contract/rules/transitions.ts'
import { sameProject, sizeTakes, sizeWished, versionTakes } from '../../contract/rules/copies.ts'
import { fileFits } from '../../contract/rules/fits.ts'
import { copiedTo } from '../copied-to.ts'
import { contentAt, emptyContent, fileFacts, graphFacts, storeBytes, type Content } from '../content.ts'
import { heldRunning, occupied } from '../instance-life.ts'
import { freshId, type Means, type Requester } from '../means.ts'
import { beginOperation, hold } from '../operations.ts'
import type { Tx } from '../ports.ts'
import type { InstanceRecord } from '../records.ts'
import { instanceFacts, roomOf } from '../rule-facts.ts'
import { instanceId } from '../seeded-random.ts'
import { must, refuse, type Asking } from './asking.ts'
import type { Asked, Commands, NewInstance, Started } from './commands.ts'
import { foundInstance, foundTenant } from './found.ts'
import { mustKeepKey, orderedKey } from './keys.ts'
import { mustBeName, mustBeOffered, mustBeSize } from './place.ts'
import { sourceOf } from './source.ts'

/** The commands about instances themselves. */
export function instanceCommands({
  ask,
  means,
}: Asking): Pick<
  Commands,
  | 'createInstance'
  | 'renameInstance'
  | 'resizeInstance'
  | 'deleteInstance'
  | 'pauseInstance'
  | 'resumeInstance'
  | 'goBack'
> {
  return {
    createInstance: (asked, order) => ask(asked, (tx, at) => create(tx, means, at, asked, order)),

    renameInstance: (asked, { instanceId: id, name }) =>
      ask(asked, async (tx, now) => {
        const instance = await foundInstance(tx, id)
        must(can.rename(instanceFacts(instance), { role: asked.role, now }))
        mustBeName(name)
        const renamed = { ...instance, name }
        if (name !== instance.name) await tx.put('instance', renamed)
        return renamed
      }),

    resizeInstance: (asked, { instanceId: id, name, ...wish }) =>
      ask(asked, async (tx, now) => {
        const found = await foundInstance(tx, id)
        const asking = { role: asked.role, now }
        must(can.resize(instanceFacts(found), asking))
        if (name !== undefined) mustBeName(name)
        const instance = name === undefined ? found : { ...found, name }
        const size =
          sizeWished(instance, wish) ??
          mustBeSize(instance.type, wish.memory ?? instance.memory, wish.storage)
        const still = contentAt(instance.content, now, roomOf(instance))
        must(sizeTakes(instance, size, graphFacts(still)))
        const operation = await beginOperation(tx, means, now, {
          kind: 'resize',
          instance,
          requester: requesterOf(asked),
          previousStatus: instance.status,
          bytes: storeBytes(still),
          size,
        })
        const held = heldRunning(instance, operation, now)
        await tx.put('instance', held)
        return { instance: held, operation }
      }),

    deleteInstance: (asked, { instanceId: id }) =>
      ask(asked, async (tx, now) => {
        const instance = await foundInstance(tx, id)
        must(can.delete(instanceFacts(instance), await copiedTo(tx, instance), { role: asked.role, now }))
        return begin(tx, means, now, asked, instance, 'delete')
      }),

    pauseInstance: (asked, { instanceId: id }) =>
      ask(asked, async (tx, now) => {
        const instance = await foundInstance(tx, id)
        must(can.pause(instanceFacts(instance), { role: asked.role, now }))
        return begin(tx, means, now, asked, instance, 'pause')
      }),

    resumeInstance: (asked, { instanceId: id }) =>
      ask(asked, async (tx, now) => {
        const instance = await foundInstance(tx, id)
        must(can.resume(instanceFacts(instance), { role: asked.role, now }))
        return begin(tx, means, now, asked, instance, 'resume')
      }),

    goBack: (asked, { instanceId: id }) =>
      ask(asked, async (tx, now) => {
        const instance = await foundInstance(tx, id)
        must(can.goBack(instanceFacts(instance), { role: asked.role, now }))
        return begin(tx, means, now, asked, instance, 'go-back')
      }),
  }
}

/** Who asks, for the operation. */
export function requesterOf(asked: Pick<Asked<unknown>, 'user' | 'requestId'>): Requester {
  return { user: asked.user, requestId: asked.requestId }
}

async function begin(
  tx: Tx,
  means: Means,
  at: number,
  asked: Asked<Started>,
  instance: InstanceRecord,
  kind: 'delete' | 'pause' | 'resume' | 'go-back',
): Promise<Started> {
  const operation = await beginOperation(tx, means, at, {
    kind,
    instance,
    requester: requesterOf(asked),
    previousStatus: instance.status,
    bytes: storeBytes(instance.content),
  })
  const held = occupied(instance, operation, at)
  await tx.put('instance', held)
  return { instance: held, operation }
}

async function create(
  tx: Tx,
  means: Means,
  at: number,
  asked: Asked<Started>,
  order: NewInstance,
): Promise<Started> {
  must(canCreateEmpty({ role: asked.role, now: at }))
  const tenant = await foundTenant(tx, order.tenantId)
  mustBeName(order.name)
  const size = mustBeOffered(order)
  if (order.graphAnalytics && order.type !== 'professional-db') {
    refuse({
      reason: 'graph-analytics-not-offered',
      message: 'The graph analytics plugin is offered with AuraDB Professional only.',
      remedy: 'Leave it out, or choose AuraDB Professional.',
      status: 400,
      field: 'graph_analytics_plugin',
    })
  }
  const key = await orderedKey(tx, order)
  const source = await sourceOf(tx, means, at, asked, order, (content: Content, version, from) => {
    must(sameProject({ instanceName: from.name, tenantId: from.tenantId }, tenant.id))
    must(versionTakes(version, order.version, order.name))
    mustKeepKey(from.customerManagedKeyId, key?.id ?? null, asked)
    must(
      fileFits(fileFacts(content, version), {
        type: order.type,
        version: order.version,
        storage: size.storage,
        onOffer: true,
      }),
    )
  })
  const id = await freshId(
    tx,
    'instance',
    (...key) => instanceId(means.random, ...key),
    at,
    tenant.id,
    order.name,
  )
  const operation = await beginOperation(tx, means, at, {
    kind: 'create',
    instance: { id, name: order.name, tenantId: tenant.id },
    requester: requesterOf(asked),
    ...(source && {
      snapshotId: source.snapshot.id,
      bytes: storeBytes(source.content),
      readsFrom: source.from,
      sourceName: source.from.name,
      ...(source.ready ? { source: source.content } : {}),
      ...(source.notBefore === null ? {} : { notBefore: source.notBefore }),
    }),
  })
  if (source) await hold(tx, source.snapshot, operation.id)
  const instance: InstanceRecord = {
    id,
    tenantId: tenant.id,
    name: order.name,
    type: order.type,
    version: order.version,
    cloud: order.cloud,
    region: order.region,
    memory: size.memory,
    storage: size.storage,
    cpu: size.cpu,
    vectorOptimized: order.vectorOptimized ?? false,
    graphAnalytics: order.graphAnalytics ?? false,
    customerManagedKeyId: key?.id ?? null,
    keyRevoked: false,
    createdAt: at,
    status: statusDuring('create', null),
    statusSince: at,
    content: emptyContent,
    dataId: null,
    failure: null,
    operationId: operation.id,
    takingId: null,
    pausedAt: null,
    idleSince: null,
    endsAt: null,
    extendedAt: null,
    nextSlotAt: null,
  }
  await tx.put('instance', instance)
  return { instance, operation }
}
