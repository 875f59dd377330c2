import type {
  ArchiveSource,
  BackupFacts,
  Container,
  Inspected,
  InspectOptions,
  Inspection,
} from './inspection.ts'
import type { BackupMetadata } from './metadata-read.ts'
import { writtenBy } from './neostore.ts'
import { opensIn } from './opens-in.ts'
import { ArchiveRefusal } from './refusal.ts'
import { instantOf } from './store-id.ts'
import { type Survey, surveyArchive } from './survey.ts'

/**
 * Says what a file is, by its bytes. Streams: memory stays flat whatever the size.
 * Never throws for what is in the file (that is `ok: false`); rejects when aborted or when the source itself fails.
 */
export async function inspectArchive(
  source: ArchiveSource,
  options: InspectOptions = {},
): Promise<Inspection> {
  try {
    return inspectionOf(await surveyArchive(source, options), source.name, options.full === true)
  } catch (error) {
    if (!(error instanceof ArchiveRefusal)) throw error
    return { ok: false, reason: error.reason, message: error.message, remedy: error.remedy }
  }
}

function inspectionOf(survey: Survey, name: string, complete: boolean): Inspected {
  const { archive, store, storeFormat, described } = survey
  const { container, flavour, compression, member, metadata } = archive
  const size = archive.declared ?? survey.counted
  const backup = metadata === null ? null : backupFacts(metadata)
  const createdAt = (store?.storeId ?? metadata?.storeId)?.createdAt
  return {
    ok: true,
    container,
    flavour,
    compression,
    member,
    files: size?.files ?? null,
    unpackedBytes: size?.bytes ?? null,
    databaseName: metadata?.databaseName || (member === null ? null : databaseOf(member)),
    databaseId: metadata?.databaseId ?? store?.databaseId ?? null,
    storeFormat,
    writtenBy: described !== null || storeFormat === null ? null : writtenBy(storeFormat, archive.legacy),
    storeCreatedAt: createdAt === undefined ? null : instantOf(createdAt),
    takenAt: metadata === null ? null : instantOf(metadata.takenAt),
    backup,
    labels: survey.labels,
    relationshipTypes: survey.relationshipTypes,
    nodes: survey.nodes,
    relationships: survey.relationships,
    opensIn: opensIn({ container, storeFormat, backup, described }),
    inconsistencies: complete ? survey.inconsistencies : null,
    legacyIndexes: complete ? survey.legacyIndexes : null,
    crc32: survey.crc32,
    extensionDisagrees: extensionDisagrees(name, container),
    described,
    complete,
  }
}

/** The uploader of Neo4j finds a dump in a tar by its name, `<database>.dump`. */
function databaseOf(member: string): string | null {
  return /([^/]+)\.dump$/.exec(member)?.[1] ?? null
}

function backupFacts(metadata: BackupMetadata): BackupFacts {
  const { full, recovered, txRange, scriptBytes } = metadata
  return {
    kind: full ? 'full' : 'differential',
    restorableAlone: full,
    recovered,
    txRange,
    hasUsersMetadata: scriptBytes > 0,
    usersMetadataBytes: scriptBytes,
  }
}

function extensionDisagrees(name: string, container: Container): boolean {
  const [, extension] = /\.(backup|dump|tar|tar\.gz|tgz)$/i.exec(name) ?? []
  if (extension === undefined) return false
  const says = extension.toLowerCase()
  return says === 'backup' || says === 'dump' ? says !== container : container !== 'aurads-tar'
}
