/** Files on their way into instances that a scenario begins with. */
import type { Refusal } from '../../contract/rules/decision.ts'
import type { ArchiveFacts } from '../content.ts'
import type { ImportRecord } from '../file-records.ts'
import { consentTo, type ImportBase } from '../import-life.ts'
import { occupied, released } from '../instance-life.ts'
import type { AnyRecord, InstanceRecord, OperationRecord } from '../records.ts'
import { uuid } from '../seeded-random.ts'
import { recordsOf, withHistory } from './seeded-history.ts'
import { seededOperation, type Seeding } from './seeded-instance.ts'

const MINUTE = 60_000

/** A file as its sender knows it, and what is found in it when it has arrived. */
export interface FileSketch {
  readonly name: string
  readonly bytes: number
  readonly found: ArchiveFacts
}

/** What an archive is found to hold; what is not said is not known. */
export function found(facts: Partial<ArchiveFacts> & Pick<ArchiveFacts, 'container'>): ArchiveFacts {
  return {
    storeFormat: null,
    databaseName: null,
    databaseId: null,
    unpackedBytes: null,
    files: null,
    nodes: null,
    relationships: null,
    labels: null,
    relationshipTypes: null,
    ...facts,
  }
}

/** An import that was created `ago` ms ago, with so many bytes of its file received. */
function importBase(
  { now, random }: Seeding,
  instance: InstanceRecord,
  { name, bytes }: Pick<FileSketch, 'name' | 'bytes'>,
  { by, ago, received = bytes }: { readonly by: string; readonly ago: number; readonly received?: number },
): ImportBase {
  const id = uuid(random, 'import', instance.id, 'seeded')
  return {
    id,
    instanceId: instance.id,
    tenantId: instance.tenantId,
    fileName: name,
    fileBytes: bytes,
    receivedBytes: received,
    bytesKey: `imports/${id}`,
    createdAt: Math.floor((now - ago) / 1000) * 1000,
    requestedBy: by,
    requestId: uuid(random, 'request', 'import', instance.id),
    crc32: null,
    announcedCrc32: null,
    consent: consentTo(instance),
  }
}

/** An upload that broke off: begun `ago` ms ago, its last byte came `silent` ms ago. */
export function brokenOff(
  at: Seeding,
  instance: InstanceRecord,
  file: Pick<FileSketch, 'name' | 'bytes'>,
  facts: { readonly by: string; readonly ago: number; readonly silent: number; readonly received: number },
): AnyRecord {
  const lastByteAt = Math.floor((at.now - facts.silent) / 1000) * 1000
  const record: ImportRecord = {
    ...importBase(at, instance, file, facts),
    state: 'uploading',
    opened: true,
    lastByteAt,
    tail: 'counts',
  }
  return { kind: 'import', record }
}

/** A file that was refused before it was loaded: nothing was touched. `known`: it could be looked into. */
export function refusedFile(
  at: Seeding,
  instance: InstanceRecord,
  file: FileSketch,
  failure: Refusal,
  facts: { readonly by: string; readonly ago: number; readonly known: boolean },
): AnyRecord {
  const base = importBase(at, instance, file, facts)
  const endedAt = base.createdAt + Math.min(4 * MINUTE, facts.ago)
  const record: ImportRecord = {
    ...base,
    state: 'failed',
    operationId: null,
    found: facts.known ? file.found : null,
    failure,
    endedAt,
  }
  return { kind: 'import', record }
}

/** An instance whose file failed to load `ago` ms ago, with the history of before; its data of before still stands. */
export function failedLoad(
  at: Seeding,
  running: InstanceRecord,
  file: FileSketch,
  failure: Refusal,
  { by, ago }: { readonly by: string; readonly ago: number },
): readonly AnyRecord[] {
  const endedAt = Math.floor((at.now - ago) / 1000) * 1000
  const startedAt = endedAt - 4 * MINUTE
  const upload = importBase(at, running, file, { by, ago: at.now - startedAt + 6 * MINUTE })
  const operation = seededOperation(at, running, 'load-file', startedAt, by, {
    requestId: upload.requestId,
    importId: upload.id,
    previousStatus: 'running',
    bytes: file.found.unpackedBytes ?? file.bytes,
    state: 'failed',
    endedAt,
    failure,
    fault: failure.reason,
  })
  const history = withHistory(at, running, startedAt)
  const stopped = occupied({ ...history.instance, takingId: null }, operation, startedAt)
  const instance = { ...released(stopped, operation, 'failed', endedAt, at.random), failure }
  const snapshots = history.snapshots.filter((each) => each.status === 'Completed')
  const record: ImportRecord = {
    ...upload,
    state: 'failed',
    operationId: operation.id,
    found: file.found,
    failure,
    endedAt,
  }
  return [
    ...recordsOf({ instance, snapshots, operation: { ...operation, pollAt: null } }),
    { kind: 'import', record },
  ]
}

/** The import of an instance that is loading its file by `operation`. */
export function loadingImport(
  at: Seeding,
  instance: InstanceRecord,
  file: FileSketch,
  operation: OperationRecord,
): AnyRecord {
  const ago = at.now - operation.startedAt + 9 * MINUTE
  const base = importBase(at, instance, file, { by: operation.requestedBy, ago })
  const record: ImportRecord = {
    ...base,
    state: 'loading',
    operationId: operation.id,
    found: file.found,
  }
  return { kind: 'import', record }
}
