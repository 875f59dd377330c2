/** Backups that a scenario begins with, as the queue of workers would have left them. */
import { exportFileName } from '../../archive/file-name.ts'
import { sumOfFigures } from '../../archive/write.ts'
import { limits } from '../../contract/rules/limits.ts'
import { backupBase, told, toWrite } from '../backup-life.ts'
import { contentAt, storeBytes, type DescribedContent } from '../content.ts'
import { KEPT_MS } from '../due.ts'
import { failureOf } from '../failures.ts'
import { taskOf } from '../means.ts'
import type { BackupRecord } from '../file-records.ts'
import type { AnyRecord, InstanceRecord, OperationRecord } from '../records.ts'
import { roomOf } from '../rule-facts.ts'
import { uuid } from '../seeded-random.ts'
import { figuresRequest } from '../work.ts'
import { seededOperation, type Seeding } from './seeded-instance.ts'

/** Which backup it is: its place among all of the world, from 1, and who requested it. */
interface Request {
  readonly turn: number
  readonly by: string
}

type Running = Extract<BackupRecord, { readonly state: 'running' }>

/** One that began at `startedAt` (ms), with no others before it. */
function begun(
  at: Seeding,
  instance: InstanceRecord,
  { turn, by }: Request,
  startedAt: number,
): { readonly record: Running; readonly operation: OperationRecord; readonly figures: DescribedContent } {
  const figures = contentAt(instance.content, startedAt, roomOf(instance))
  if (figures.kind !== 'described') throw new Error(`${instance.name} does not hold figures.`)
  const id = uuid(at.random, 'backup', instance.id, 'seeded', String(turn))
  const operation = seededOperation(at, instance, 'backup', startedAt, by, {
    // The time it takes follows from the id: the same whenever it is said to have begun.
    id: uuid(at.random, 'operation', 'backup', instance.id, 'seeded', String(turn)),
    backupId: id,
    source: figures,
    bytes: storeBytes(figures),
  })
  const record: Running = {
    id,
    instanceId: instance.id,
    instanceName: instance.name,
    tenantId: instance.tenantId,
    version: instance.version,
    turn,
    fileName: exportFileName({
      databaseName: instance.name,
      requestedAt: new Date(startedAt).toISOString(),
      format: 'dump',
    }),
    requestedBy: by,
    requestId: operation.requestId,
    requestedAt: startedAt,
    contents: told(figures, instance),
    state: 'running',
    operationId: operation.id,
    dataAt: startedAt,
    storeCreatedAt: instance.createdAt,
    bytesKey: `backup/${id}`,
  }
  return { record, operation, figures }
}

const wholeSeconds = (ms: number) => Math.floor(ms / 1000) * 1000

/** Ready since some time; `ago` and `linkAgo` (ms) are when it was requested and when its last link was made. */
export function readyBackup(
  at: Seeding,
  instance: InstanceRecord,
  request: Request & { readonly ago: number; readonly linkAgo?: number },
): readonly AnyRecord[] {
  const { record, operation, figures } = begun(at, instance, request, wholeSeconds(at.now - request.ago))
  const readyAt = operation.pollAt ?? record.dataAt
  const { bytes, crc32 } = sumOfFigures(figuresRequest(toWrite(record), figures, at.random))
  const linkUntil =
    request.linkAgo === undefined ? null : wholeSeconds(at.now - request.linkAgo) + limits.backupLinkMs
  const ready: BackupRecord = {
    ...record,
    state: 'ready',
    bytes,
    crc32,
    readyAt,
    keptUntil: readyAt + limits.backupKeptMs,
    linkUntil,
    figures,
  }
  return [
    { kind: 'backup', record: ready },
    ...remembered(at, { ...operation, state: 'succeeded', endedAt: readyAt, pollAt: null }),
  ]
}

/** Requested `ago` ms ago, and come to nothing. */
export function failedBackup(
  at: Seeding,
  instance: InstanceRecord,
  request: Request & { readonly ago: number },
): readonly AnyRecord[] {
  const failure = failureOf('backup-failed', 'backup', instance.name)
  const { record, operation } = begun(at, instance, request, wholeSeconds(at.now - request.ago))
  const failing = { ...operation, flaw: failure }
  const endedAt = at.fleet.poll(taskOf(failing), record.dataAt).endsAt
  const { operationId } = record
  return [
    { kind: 'backup', record: { ...backupBase(record), state: 'failed', operationId, failure, endedAt } },
    ...remembered(at, { ...failing, state: 'failed', endedAt, pollAt: null, failure }),
  ]
}

/** Being made at this moment, with so much left (ms). */
export function runningBackup(
  at: Seeding,
  instance: InstanceRecord,
  request: Request & { readonly left: number },
): readonly AnyRecord[] {
  const probe = begun(at, instance, request, at.now).operation
  const takes = (probe.pollAt ?? at.now) - at.now
  const { record, operation } = begun(at, instance, request, wholeSeconds(at.now - takes + request.left))
  return [
    { kind: 'backup', record },
    { kind: 'operation', record: operation },
  ]
}

/** Requested `ago` ms ago, and waiting since for the others to leave a worker. */
export function queuedBackup(
  at: Seeding,
  instance: InstanceRecord,
  request: Request & { readonly ago: number },
): AnyRecord {
  const { record } = begun(at, instance, request, wholeSeconds(at.now - request.ago))
  return { kind: 'backup', record: { ...backupBase(record), state: 'queued', retryAt: null } }
}

/** Requested `ago` ms ago and cancelled a minute later. */
export function cancelledBackup(
  at: Seeding,
  instance: InstanceRecord,
  request: Request & { readonly ago: number },
): AnyRecord {
  const { record } = begun(at, instance, request, wholeSeconds(at.now - request.ago))
  const endedAt = record.requestedAt + 60_000
  return { kind: 'backup', record: { ...backupBase(record), state: 'cancelled', endedAt } }
}

/** Past its days since `ago` ms. */
export function expiredBackup(
  at: Seeding,
  instance: InstanceRecord,
  request: Request & { readonly ago: number },
): AnyRecord {
  const endedAt = wholeSeconds(at.now - request.ago)
  const { record } = begun(at, instance, request, endedAt - limits.backupKeptMs)
  return { kind: 'backup', record: { ...record, state: 'expired', endedAt } }
}

/** Ended operations are forgotten in time. */
function remembered(at: Seeding, operation: OperationRecord): readonly AnyRecord[] {
  const { endedAt } = operation
  return endedAt !== null && endedAt + KEPT_MS > at.now ? [{ kind: 'operation', record: operation }] : []
}
