/** What becomes of an upload by itself: verified and loaded, left to wait, given up, or forgotten. */
import { holdsDatabase } from '../../archive/holds-database.ts'
import type { Inspected } from '../../archive/inspection.ts'
import { can } from '../../contract/rules/can.ts'
import type { Refusal } from '../../contract/rules/decision.ts'
import { fileFits, storeLoads, type StoreFacts } from '../../contract/rules/fits.ts'
import { changedSince, type Changed, type Hindrance } from '../../contract/rules/imports.ts'
import type { ArchiveFacts, Content } from '../content.ts'
import { failureOf } from '../failures.ts'
import { consentTo, dropImport, failImport, hasOtherSum, importBase, loadImport } from '../import-life.ts'
import type { Means } from '../means.ts'
import type { Tx } from '../ports.ts'
import type { ImportRecord } from '../file-records.ts'
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
    case 'waiting':
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
  if (hasOtherSum(record)) {
    return failImport(tx, at, record, failureOf('checksum-mismatch', 'load-file', instance.name))
  }
  if (result?.kind !== 'verified') {
    const reason = result?.kind === 'failed' ? result.reason : 'UnknownError'
    return failImport(tx, at, record, failureOf(reason, 'load-file', instance.name))
  }
  const { inspection } = result
  if (!inspection.ok) return failImport(tx, at, record, refusalOf(inspection))
  const found = factsOf(inspection)
  const kind = inspection.backup?.kind ?? 'full'
  const fits = fileFits({ ...found, kind, holdsDatabase: holdsDatabase(inspection) }, roomOf(instance))
  if (!fits.allowed) return failImport(tx, at, record, refusalOf(fits), found)
  const loads = storeLoads(storeFacts(inspection), roomOf(instance))
  const verified = {
    found,
    source: contentOf(inspection, found, record),
    flaw: loads.allowed ? null : refusalOf(loads),
  }
  const agreed = changedSince(record.consent, consentTo(instance))
  // Whoever asked for it was allowed to; what may have changed since is the instance.
  const may = can.loadFile(instanceFacts(instance), { role: 'admin', now: at })
  if (may.allowed && agreed.length === 0)
    return void (await loadImport(tx, means, at, record, instance, verified))
  const hindered: Hindrance = !may.allowed && may.reason === 'key-revoked' ? 'key-revoked' : 'busy'
  const changed: readonly Changed[] = may.allowed ? agreed : [...agreed, hindered]
  await tx.put('import', { ...importBase(record), state: 'waiting', changed, since: at, ...verified })
}

function refusalOf({ reason, message, remedy }: Refusal): Refusal {
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

/** What shows only when the store is opened. A file of figures has no store to be opened. */
function storeFacts({ described, storeFormat, inconsistencies, legacyIndexes }: Inspected): StoreFacts {
  return {
    storeFormat: described ? null : storeFormat,
    inconsistencies: inconsistencies ?? [],
    legacyIndexes: legacyIndexes ?? [],
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
