import { exportFileName } from '../../archive/file-name.ts'
import { can } from '../../contract/rules/can.ts'
import { limits } from '../../contract/rules/limits.ts'
import { exportFormatOf } from '../../contract/rules/plans.ts'
import { storeBytes } from '../content.ts'
import { freshId } from '../means.ts'
import { beginOperation, hold } from '../operations.ts'
import type { ExportRecord } from '../file-records.ts'
import { instanceFacts, snapshotFacts } from '../rule-facts.ts'
import { uuid } from '../seeded-random.ts'
import { must, refuse, type Asking } from './asking.ts'
import type { Commands, Refused } from './commands.ts'
import { foundInstance, foundSnapshot } from './found.ts'
import { requesterOf } from './instances.ts'

/** The commands that make an archive of a snapshot, and a link to it. */
export function exportCommands({ ask, means }: Asking): Pick<Commands, 'createExport' | 'linkExport'> {
  return {
    linkExport: (asked, { exportId }) =>
      ask(asked, async (tx, now) => {
        const record = await tx.get('export', exportId)
        must(can.link({ role: asked.role, now }))
        if (record?.state !== 'ready') return refuse(withoutFile(record))
        const until = Math.floor((now + limits.exportLinkMs) / 1000) * 1000
        if (record.expiresAt < until) await tx.put('export', { ...record, expiresAt: until })
        return { until }
      }),

    createExport: (asked, { instanceId, snapshotId }) =>
      ask(asked, async (tx, now) => {
        const instance = await foundInstance(tx, instanceId)
        const snapshot = await foundSnapshot(tx, instanceId, snapshotId)
        must(can.export(snapshotFacts(snapshot), instanceFacts(instance), { role: asked.role, now }))
        const [before] = await tx.range('export', 'snapshot', {
          from: [snapshotId],
          to: [snapshotId, Infinity],
          reverse: true,
          limit: 1,
        })
        if (before && (before.state === 'preparing' || before.state === 'ready')) return before
        const { content, version } = snapshot
        if (content === null) throw new Error(`The completed snapshot ${snapshot.id} holds nothing.`)
        const id = await freshId(tx, 'export', (...key) => uuid(means.random, ...key), now, snapshotId)
        const operation = await beginOperation(tx, means, now, {
          kind: 'export',
          instance,
          requester: requesterOf(asked),
          snapshotId,
          exportId: id,
          source: content,
          readsFrom: instance,
          bytes: storeBytes(content),
        })
        await hold(tx, snapshot, operation.id)
        const format = exportFormatOf(instance.type, version)
        const record: ExportRecord = {
          id,
          instanceId,
          tenantId: instance.tenantId,
          snapshotId,
          operationId: operation.id,
          state: 'preparing',
          fileName: exportFileName({
            databaseName: 'neo4j',
            requestedAt: new Date(snapshot.timestamp).toISOString(),
            format,
          }),
          format,
          content: content.kind,
          requestedBy: asked.user,
          createdAt: now,
          bytesKey: `export/${id}`,
          storeCreatedAt: instance.createdAt,
          takenAt: snapshot.timestamp,
          version,
        }
        await tx.put('export', record)
        return record
      }),
  }
}

/** Why an export has no file to link to. */
export function withoutFile(
  record: Exclude<ExportRecord, { readonly state: 'ready' }> | undefined,
): Omit<Refused, 'ok'> {
  switch (record?.state) {
    case undefined:
      return {
        reason: 'export-not-found',
        message: 'This export is not there (any more).',
        remedy: 'Export the snapshot again.',
        status: 404,
      }
    case 'preparing':
      return {
        reason: 'export-preparing',
        message: 'The export is still being prepared.',
        remedy: 'Wait until it is ready.',
        status: 409,
      }
    case 'failed':
      return {
        reason: 'export-failed',
        message: 'The export failed, so there is no file.',
        remedy: record.failure.remedy,
        status: 404,
      }
    case 'expired':
      return {
        reason: 'export-expired',
        message: 'The file of this export is gone.',
        remedy: 'Export the snapshot again.',
        status: 404,
      }
  }
}
