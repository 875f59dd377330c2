/** What becomes of an upload by itself: verified and loaded, given up, or forgotten. */
import { holdsDatabase } from '../../archive/holds-database.ts'
import type { Inspected, Inspection } from '../../archive/inspection.ts'
import { can } from '../../contract/rules/can.ts'
import { firstRefusal } from '../../contract/rules/decision.ts'
import { fileFits } from '../../contract/rules/fits.ts'
import { releaseBytes } from '../bytes-use.ts'
import { storeBytes, type ArchiveFacts, type Content } from '../content.ts'
import { failureOf } from '../failures.ts'
import { dropImport, failImport, importBase } from '../import-life.ts'
import { occupied } from '../instance-life.ts'
import type { Means } from '../means.ts'
import { beginOperation } from '../operations.ts'
import type { Tx } from '../ports.ts'
import type { ImportRecord } from '../records.ts'
import { instanceFacts, roomOf } from '../rule-facts.ts'
import type { WorkResult } from '../work.ts'

/** Handles what is due of an import at `at` (ms). `result`: what the verification found. */
export async function importEvent(
  tx: Tx,
  means: Means,
  at: number,
  record: ImportRecord,
  result: WorkResult | null,
): Promise<void> {
  switch (record.state) {
    case 'uploading':
      await dropImport(tx, at, record)
      return
    case 'verifying':
      return verified(tx, means, at, record, result)
    default:
      await tx.delete('import', record.id)
  }
}

async function verified(
  tx: Tx,
  means: Means,
  at: number,
  record: ImportRecord,
  result: WorkResult | null,
): Promise<void> {
  const instance = await tx.get('instance', record.instanceId)
  if (!instance) return failImport(tx, at, record, failureOf('instance-gone', 'load-file', record.instanceId))
  if (result?.kind !== 'verified') {
    const reason = result?.kind === 'failed' ? result.reason : 'UnknownError'
    return failImport(tx, at, record, failureOf(reason, 'load-file', instance.name))
  }
  const { inspection } = result
  if (!inspection.ok) return failImport(tx, at, record, refusalOf(inspection))
  const found = factsOf(inspection)
  const decision = firstRefusal(
    // Whoever asked for it was allowed to; what may have changed since is the instance.
    can.loadFile(instanceFacts(instance), { role: 'admin', now: at }),
    fileFits(
      { ...found, kind: inspection.backup?.kind ?? 'full', holdsDatabase: holdsDatabase(inspection) },
      roomOf(instance),
    ),
  )
  if (!decision.allowed) {
    const { reason, message, remedy } = decision
    return failImport(tx, at, record, { reason, message, remedy }, found)
  }
  const source = contentOf(inspection, found, record)
  const operation = await beginOperation(tx, means, at, {
    kind: 'load-file',
    instance,
    requester: { user: record.requestedBy, requestId: record.requestId },
    importId: record.id,
    previousStatus: instance.status,
    source,
    bytes: storeBytes(source),
  })
  await tx.put('instance', occupied(instance, operation.id, 'loading', at))
  await tx.put('import', { ...importBase(record), state: 'loading', operationId: operation.id, found })
  await releaseBytes(tx, record.bytesKey, at)
}

function refusalOf({ reason, message, remedy }: Extract<Inspection, { ok: false }>) {
  return { reason, message, remedy }
}

function factsOf(inspection: Inspected): ArchiveFacts {
  const { container, storeFormat, databaseName, databaseId, files, described } = inspection
  return {
    container,
    storeFormat,
    databaseName,
    databaseId,
    files,
    unpackedBytes: described?.bytes ?? inspection.unpackedBytes,
    nodes: described?.nodes ?? inspection.nodes,
    relationships: described?.relationships ?? inspection.relationships,
    labels: described?.labels ?? inspection.labels,
    relationshipTypes: described?.relationshipTypes ?? inspection.relationshipTypes,
  }
}

/** An archive of figures gives the figures back; any other is held as it is. */
function contentOf(inspection: Inspected, found: ArchiveFacts, record: ImportRecord): Content {
  if (inspection.described) {
    const { nodes, relationships, bytes, labels, relationshipTypes } = inspection.described
    return {
      kind: 'described',
      nodes,
      relationships,
      bytes,
      labels,
      relationshipTypes,
      writesPerHour: 0,
      asOf: null,
    }
  }
  const { bytesKey, fileName, fileBytes } = record
  return { kind: 'held', bytesKey, fileName, fileBytes, ...found }
}
