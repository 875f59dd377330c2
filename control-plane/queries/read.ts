import { planOf } from '../../contract/rules/plans.ts'
import { isMoving } from '../../contract/rules/statuses.ts'
import { DAY_MS } from '../../contract/rules/windows.ts'
import { contentAt } from '../content.ts'
import { copiedTo } from '../copied-to.ts'
import { instanceDue } from '../due.ts'
import type { Means } from '../means.ts'
import type { ReadTx } from '../ports.ts'
import type { InstanceRecord, SnapshotRecord } from '../records.ts'
import { roomOf } from '../rule-facts.ts'
import { backupSummary, backupViews } from './backups.ts'
import { snapshotHealth } from './health.ts'
import { deletedQueries } from './deleted.ts'
import { keyOf, keyQueries } from './keys.ts'
import { networkViews, publicTrafficOf } from './network.ts'
import { operationView } from './progress.ts'
import type { InstanceView, Queries, SnapshotView } from './queries.ts'
import { newestRestorable } from './restorable.ts'

/** When the data of an instance goes, when it resumes and when it pauses, by themselves (ms). */
function byItself(instance: InstanceRecord): Pick<InstanceView, 'endsAt' | 'resumesAt' | 'pausesAt'> {
  const { pause } = planOf(instance.type)
  // What is just being resumed is paused no more; if that fails, it is again, since then.
  const since = isMoving(instance.status) ? null : instance.pausedAt
  const next = instanceDue(instance)
  return {
    endsAt:
      instance.endsAt ??
      (pause.by === 'idleness' && since !== null ? since + pause.deletedAfterDays * DAY_MS : null),
    pausesAt: next?.event === 'idle' ? next.at : null,
    resumesAt: pause.by === 'hand' && since !== null ? since + pause.resumesAfterDays * DAY_MS : null,
  }
}

/** Everything that can be read, over one consistent state at `now` (ms). */
export function queriesOn(tx: ReadTx, means: Means, now: number): Queries {
  const operation = async (id: string) => {
    const record = await tx.get('operation', id)
    return record ? operationView(means, record, now) : null
  }

  const instanceView = async (record: InstanceRecord): Promise<InstanceView> => ({
    record,
    content: contentAt(record.content, now, roomOf(record)),
    key: await keyOf(tx, record),
    operation: record.operationId === null ? null : await operation(record.operationId),
    health: await snapshotHealth(tx, means, record, now),
    backups: await backupSummary(tx, record.id),
    copiedTo: await copiedTo(tx, record),
    ...byItself(record),
    publicTraffic: await publicTrafficOf(tx, record),
  })

  const snapshotView = async (record: SnapshotRecord): Promise<SnapshotView> => {
    switch (record.status) {
      case 'Completed':
        return { record, percent: 100 }
      case 'Failed':
        return { record, percent: 0 }
      case 'Pending':
      case 'InProgress':
        return { record, percent: (await operation(record.operationId))?.progress.percent ?? 0 }
    }
  }

  const instanceRecords: Queries['instanceRecords'] = ({ tenantId } = {}) =>
    tenantId === undefined
      ? tx.range('instance', 'created', {})
      : tx.range('instance', 'tenant', { from: [tenantId], to: [tenantId, Infinity] })

  return {
    now,
    async world() {
      const world = await tx.get('world', 'world')
      if (!world) throw new Error('The world has no record of itself.')
      return world
    },
    tenants: () => tx.range('tenant', 'name', {}),
    tenant: async (id) => (await tx.get('tenant', id)) ?? null,

    instanceRecords,
    async instances(asked) {
      const views: InstanceView[] = []
      for (const record of await instanceRecords(asked)) views.push(await instanceView(record))
      return views
    },
    async instance(id) {
      const record = await tx.get('instance', id)
      return record ? instanceView(record) : null
    },
    instanceRecord: async (id) => (await tx.get('instance', id)) ?? null,
    ...keyQueries(tx),
    ...deletedQueries(tx, now),

    async snapshots(instanceId, { from = -Infinity, to = Infinity, limit } = {}) {
      const views: SnapshotView[] = []
      const records = await tx.range('snapshot', 'timestamp', {
        from: [instanceId, from],
        to: [instanceId, to],
        reverse: true,
        ...(limit === undefined ? {} : { limit }),
      })
      for (const record of records) if (record.timestamp < to) views.push(await snapshotView(record))
      return views
    },
    async snapshot(instanceId, snapshotId) {
      const record = await tx.get('snapshot', snapshotId)
      return record?.instanceId === instanceId ? snapshotView(record) : null
    },
    nearestRestorable: (instanceId, timestamp) => newestRestorable(tx, instanceId, timestamp, now),

    async operations({ tenantId, instanceId, state } = {}) {
      const newest = { reverse: true }
      const records =
        instanceId !== undefined
          ? await tx.range('operation', 'instance', {
              from: [instanceId],
              to: [instanceId, Infinity],
              ...newest,
            })
          : tenantId !== undefined
            ? await tx.range('operation', 'tenant', { from: [tenantId], to: [tenantId, Infinity], ...newest })
            : await tx.range('operation', 'started', newest)
      return records
        .filter(
          (each) =>
            (tenantId === undefined || each.tenantId === tenantId) &&
            (state === undefined || each.state === state),
        )
        .map((record) => operationView(means, record, now))
    },
    operation,
    async running() {
      const records = await tx.range('operation', 'running', {})
      return records.map((record) => operationView(means, record, now))
    },

    export: async (id) => (await tx.get('export', id)) ?? null,
    async backups({ instanceId, tenantId } = {}) {
      const newest = { reverse: true }
      const records =
        instanceId !== undefined
          ? await tx.range('backup', 'instance', {
              from: [instanceId],
              to: [instanceId, Infinity],
              ...newest,
            })
          : tenantId !== undefined
            ? await tx.range('backup', 'tenant', { from: [tenantId], to: [tenantId, Infinity], ...newest })
            : await tx.range('backup', 'turn', newest)
      return backupViews(tx, means, records, now)
    },
    async backup(id) {
      const record = await tx.get('backup', id)
      const [view] = record ? await backupViews(tx, means, [record], now) : []
      return view ?? null
    },
    imports: (instanceId) =>
      tx.range('import', 'instance', { from: [instanceId], to: [instanceId, Infinity], reverse: true }),
    importsIn: (tenantId) =>
      tx.range('import', 'tenant', { from: [tenantId], to: [tenantId, Infinity], reverse: true }),
    import: async (id) => (await tx.get('import', id)) ?? null,
    async networks({ tenantId } = {}) {
      const records =
        tenantId === undefined
          ? await tx.range('network-access', 'created', {})
          : await tx.range('network-access', 'tenant', { from: [tenantId], to: [tenantId, Infinity] })
      return networkViews(tx, means, records, now)
    },
    async network(id) {
      const record = await tx.get('network-access', id)
      const [view] = record ? await networkViews(tx, means, [record], now) : []
      return view ?? null
    },
  }
}
