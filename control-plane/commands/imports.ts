import { can } from '../../contract/rules/can.ts'
import { fileFits, graphFits } from '../../contract/rules/fits.ts'
import { consentHolds, importMayBegin, isOwnImport } from '../../contract/rules/imports.ts'
import { checkFileName } from '../../contract/rules/names.ts'
import { sizeInBytes } from '../../contract/rules/plans.ts'
import { roleAllows } from '../../contract/rules/roles.ts'
import { fileFacts } from '../content.ts'
import { consentTo, dropImport, isOnItsWay, loadImport, openImport } from '../import-life.ts'
import { freshId } from '../means.ts'
import type { HostFacts, Tx } from '../ports.ts'
import type { ImportRecord } from '../file-records.ts'
import type { InstanceRecord } from '../records.ts'
import { instanceFacts, roomOf } from '../rule-facts.ts'
import { uuid } from '../seeded-random.ts'
import { must, refuse, type Asking } from './asking.ts'
import type { Asked, Commands } from './commands.ts'
import { foundImport, foundInstance } from './found.ts'

/** The commands that announce a file, open its upload, agree again to what it overwrites, and give it up. */
export function importCommands(
  { ask, means }: Asking,
  host: HostFacts,
): Pick<Commands, 'createImport' | 'consentToImport' | 'cancelImport' | 'openUpload'> {
  return {
    createImport: (asked, file) =>
      ask(asked, async (tx, now) => {
        const instance = await foundInstance(tx, file.instanceId)
        must(roleAllows('load-file', { role: asked.role, now }))
        must(importMayBegin(await openImport(tx, instance.id)))
        must(can.loadFile(instanceFacts(instance), { role: asked.role, now }))
        const consent = consentTo(instance)
        must(consentHolds(file.consent ?? consent, consent))
        mustBeFileName(file.fileName)
        mustBeUploadable(file.fileBytes, instance, host)
        const unpackedBytes = file.unpackedBytes ?? null
        must(graphFits({ unpackedBytes, nodes: null, relationships: null }, roomOf(instance)))
        const id = await freshId(tx, 'import', (...key) => uuid(means.random, ...key), now, instance.id)
        const record: ImportRecord = {
          id,
          instanceId: instance.id,
          tenantId: instance.tenantId,
          state: 'uploading',
          fileName: file.fileName,
          fileBytes: file.fileBytes,
          receivedBytes: 0,
          bytesKey: `import/${id}`,
          createdAt: now,
          requestedBy: asked.user,
          requestId: asked.requestId,
          crc32: 0,
          announcedCrc32: file.crc32 ?? null,
          consent,
          opened: false,
          lastByteAt: now,
          tail: 'counts',
        }
        await tx.put('import', record)
        return record
      }),

    consentToImport: (asked, { importId, consent }) =>
      ask(asked, async (tx, now) => {
        const record = await foundImport(tx, importId)
        await mustBeTheirs(tx, record, asked, now)
        if (record.state !== 'waiting') {
          return refuse({
            reason: 'import-not-waiting',
            message: 'This restore from a file does not wait for a confirmation.',
            remedy: 'Look at how it stands now.',
            status: 409,
          })
        }
        const instance = await foundInstance(tx, record.instanceId)
        must(can.loadFile(instanceFacts(instance), { role: asked.role, now }))
        must(consentHolds(consent, consentTo(instance)))
        // It may have become smaller since the file was looked at.
        must(fileFits(fileFacts(record.source, instance.version), roomOf(instance)))
        return loadImport(tx, means, now, { ...record, consent }, instance, record)
      }),

    cancelImport: (asked, { importId }) =>
      ask(asked, async (tx, now) => {
        const record = await foundImport(tx, importId)
        if (!roleAllows('cancel-others', { role: asked.role, now }).allowed)
          await mustBeTheirs(tx, record, asked, now)
        if (isOnItsWay(record)) return dropImport(tx, now, record)
        return refuse({
          reason: record.state === 'loading' ? 'import-loading' : 'import-ended',
          message:
            record.state === 'loading'
              ? 'The file is already being loaded.'
              : 'This restore from a file has already ended.',
          remedy: record.state === 'loading' ? 'Wait until it has finished.' : 'Nothing to do.',
          status: 409,
        })
      }),

    openUpload: (asked, { importId, length }) =>
      ask(asked, async (tx, now) => {
        const record = await foundImport(tx, importId)
        await mustBeTheirs(tx, record, asked, now)
        const upload = mustBeUploading(record)
        if (length !== record.fileBytes) {
          refuse({
            reason: 'upload-length',
            message: `${record.fileBytes} bytes were announced for this file, not ${length}.`,
            remedy: 'Begin again with the file.',
            status: 400,
          })
        }
        if (upload.opened) return upload
        const opened = { ...upload, opened: true, lastByteAt: now }
        await tx.put('import', opened)
        return opened
      }),
  }
}

export type Uploading = Extract<ImportRecord, { state: 'uploading' }>

/** Refuses an upload that has ended. */
export function mustBeUploading(record: ImportRecord): Uploading {
  if (record.state === 'uploading') return record
  return refuse({
    reason: 'upload-ended',
    message: 'This upload has ended.',
    remedy: 'Begin again with the file.',
    status: 410,
  })
}

/**
 * Refuses a role that may not load files, and whoever did not begin the import. An instance that is gone meanwhile is not
 * asked about.
 */
export async function mustBeTheirs(
  tx: Tx,
  record: ImportRecord,
  { user, role }: Pick<Asked<unknown>, 'user' | 'role'>,
  now: number,
): Promise<void> {
  if (await tx.get('instance', record.instanceId)) must(roleAllows('load-file', { role, now }))
  must(isOwnImport(record, user))
}

function mustBeFileName(name: string): void {
  const verdict = checkFileName(name)
  if (verdict.allowed) return
  const { reason, message, remedy } = verdict
  refuse({ reason, message, remedy, status: 400, field: 'file_name' })
}

function mustBeUploadable(fileBytes: number, instance: InstanceRecord, host: HostFacts): void {
  if (!Number.isSafeInteger(fileBytes) || fileBytes < 1) {
    refuse({
      reason: 'empty-file',
      message: 'The file is empty.',
      remedy: 'Choose a .backup, .dump or .tar file.',
      status: 400,
      field: 'file_bytes',
    })
  }
  const most = host.maxUploadBytes ?? sizeInBytes(instance.storage)
  if (fileBytes > most) {
    refuse({
      reason: 'ImportExceedsMaxSize',
      message: `The file has ${fileBytes} bytes; at most ${most} can be uploaded here.`,
      remedy:
        host.maxUploadBytes === null
          ? 'Use an instance with more storage.'
          : 'Use a smaller file, or a host that takes larger ones.',
      status: 422,
      field: 'file_bytes',
    })
  }
}
