import type { ExportFormat } from '../../contract/rules/plans.ts'
import type { SnapshotExport } from '../../contract/wire/snapshots.ts'

export const formatWords = {
  backup: 'Full backup, .backup',
  dump: 'Database dump, .dump',
  tar: 'Dump with the graph data science catalogue, .tar',
} as const satisfies Record<ExportFormat, string>

/** Who reads an archive of real store files. Source: the documentation of neo4j-admin. */
const openers = {
  backup:
    'Neo4j Enterprise restores it with neo4j-admin database restore. Neo4j Community loads it from 5.20 on, unless its store is in block format. Neither may be older than the version that wrote it.',
  dump: 'Neo4j loads it with neo4j-admin database load, from the version that wrote it on. A store in block format needs Enterprise.',
  tar: 'The dump is inside: unpack it, then neo4j-admin database load reads it, from the version that wrote it on.',
} as const satisfies Record<ExportFormat, string>

const described =
  'It is made of the figures of an emulated instance and holds no store: no database can start from it. This console reads it back.'

/** What can open an export. `described`: an archive without a store. */
export const opensWith = (format: ExportFormat, content: SnapshotExport['content']): string =>
  content === 'described' ? described : openers[format]

/** A CRC-32 as tools print it: eight hexadecimal digits. */
export const crcText = (crc32: number): string => crc32.toString(16).padStart(8, '0')
