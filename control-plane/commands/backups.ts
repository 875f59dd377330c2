import { exportFileName } from '../../archive/file-name.ts'
import { can } from '../../contract/rules/can.ts'
import { sendStays } from '../../contract/rules/copies.ts'
import { fileFits } from '../../contract/rules/fits.ts'
import { consentHolds, importMayBegin } from '../../contract/rules/imports.ts'
import { limits } from '../../contract/rules/limits.ts'
import { roleAllows } from '../../contract/rules/roles.ts'
import { backupBase, beginQueued, contentsOf, hasOpenBackup } from '../backup-life.ts'
import { consentTo, openImport } from '../import-life.ts'
import { freshId } from '../means.ts'
import type { BackupRecord, ImportRecord } from '../file-records.ts'
import { instanceFacts, roomOf } from '../rule-facts.ts'
import { uuid } from '../seeded-random.ts'
import { must, refuse, type Asking } from './asking.ts'
import type { Commands } from './commands.ts'
import { foundBackup, foundInstance } from './found.ts'

/** The commands that request a backup, cancel it while it waits, link to its file and send it into an instance. */
export function backupCommands({
  ask,
  means,
}: Asking): Pick<Commands, 'createBackup' | 'cancelBackup' | 'linkBackup' | 'sendBackup'> {
  return {
    createBackup: (asked, { instanceId }) =>
      ask(asked, async (tx, now) => {
        const instance = await foundInstance(tx, instanceId)
        const open = await hasOpenBackup(tx, instance.id)
        must(can.backup(instanceFacts(instance), open, { role: asked.role, now }))
        const [last] = await tx.range('backup', 'turn', { reverse: true, limit: 1 })
        const id = await freshId(tx, 'backup', (...key) => uuid(means.random, ...key), now, instance.id)
        const requestedAt = new Date(now).toISOString()
        await tx.put('backup', {
          id,
          instanceId: instance.id,
          instanceName: instance.name,
          tenantId: instance.tenantId,
          version: instance.version,
          turn: (last?.turn ?? 0) + 1,
          fileName: exportFileName({ databaseName: instance.name, requestedAt, format: 'dump' }),
          requestedBy: asked.user,
          requestId: asked.requestId,
          requestedAt: now,
          contents: contentsOf(instance, now),
          state: 'queued',
          retryAt: null,
        })
        await beginQueued(tx, means, now)
        return foundBackup(tx, id)
      }),

    cancelBackup: (asked, { backupId }) =>
      ask(asked, async (tx, now) => {
        const record = await foundBackup(tx, backupId)
        must(roleAllows('backup', { role: asked.role, now }))
        if (record.state !== 'queued') return refuse(tooLate(record))
        const cancelled: BackupRecord = { ...backupBase(record), state: 'cancelled', endedAt: now }
        await tx.put('backup', cancelled)
        return cancelled
      }),

    linkBackup: (asked, { backupId }) =>
      ask(asked, async (tx, now) => {
        const record = mustBeReady(await foundBackup(tx, backupId))
        must(can.link({ role: asked.role, now }))
        // Whole seconds, as the link tells them; never longer than the file is there.
        const until = Math.min(now + limits.backupLinkMs, record.keptUntil)
        const linkUntil = Math.floor(until / 1000) * 1000
        await tx.put('backup', { ...record, linkUntil })
        return { until: linkUntil }
      }),

    sendBackup: (asked, { backupId, instanceId, consent: agreed }) =>
      ask(asked, async (tx, now) => {
        const backup = mustBeReady(await foundBackup(tx, backupId))
        const instance = await foundInstance(tx, instanceId)
        must(roleAllows('load-file', { role: asked.role, now }))
        must(importMayBegin(await openImport(tx, instance.id)))
        must(can.loadFile(instanceFacts(instance), { role: asked.role, now }))
        must(sendStays(backup, instance.tenantId))
        const consent = consentTo(instance)
        must(consentHolds(agreed ?? consent, consent))
        const facts = { ...backup.contents, kind: 'full', holdsDatabase: true } as const
        must(fileFits(facts, roomOf(instance)))
        const id = await freshId(
          tx,
          'import',
          (...key) => uuid(means.random, ...key),
          now,
          instance.id,
          backup.id,
        )
        const record: ImportRecord = {
          id,
          instanceId: instance.id,
          tenantId: instance.tenantId,
          state: 'verifying',
          fileName: backup.fileName,
          fileBytes: backup.bytes,
          receivedBytes: backup.bytes,
          // The same bytes: they stay as long as either uses them.
          bytesKey: backup.bytesKey,
          createdAt: now,
          requestedBy: asked.user,
          requestId: asked.requestId,
          crc32: backup.crc32,
          announcedCrc32: null,
          consent,
          completedAt: now,
        }
        await tx.put('import', record)
        return record
      }),
  }
}

function tooLate(record: BackupRecord) {
  return record.state === 'running'
    ? ({
        reason: 'backup-running',
        message: 'The backup is already being made.',
        remedy: 'Wait until it has finished. The instance is not held up by it.',
        status: 409,
      } as const)
    : ({
        reason: 'backup-ended',
        message: 'This backup has already ended.',
        remedy: 'Nothing to do.',
        status: 409,
      } as const)
}

/** Refuses a backup without a file, with the reason why it has none. */
function mustBeReady(record: BackupRecord): Extract<BackupRecord, { state: 'ready' }> {
  switch (record.state) {
    case 'ready':
      return record
    case 'queued':
    case 'running':
      return refuse({
        reason: 'backup-not-ready',
        message: 'The backup is not ready yet.',
        remedy: 'Wait until it is.',
        status: 409,
      })
    case 'failed':
    case 'cancelled':
      return refuse({
        reason: 'backup-without-file',
        message: `This backup ${record.state === 'failed' ? 'failed' : 'was cancelled'}, so there is no file.`,
        remedy: 'Request another one.',
        status: 409,
      })
    case 'expired':
      return refuse({
        reason: 'backup-expired',
        message: 'The file of this backup is gone: its days are over.',
        remedy: 'Request another one.',
        status: 410,
      })
  }
}
