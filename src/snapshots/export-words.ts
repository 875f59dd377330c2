import { loadedBy } from '../../contract/rules/load-commands.ts'
import type { ExportFormat, Version } from '../../contract/rules/plans.ts'
import type { SnapshotExport } from '../../contract/wire/snapshots.ts'

export const formatWords = {
  backup: 'Full backup, .backup',
  dump: 'Database dump, .dump',
  tar: 'Dump with the graph data science catalogue, .tar',
} as const satisfies Record<ExportFormat, string>

const described =
  'It is made of the figures of an emulated instance and holds no store: no database can start from it. This console reads it back.'

/** What can open an export. `described`: an archive without a store. */
export const opensWith = (
  file: { readonly format: ExportFormat; readonly version: Version },
  content: SnapshotExport['content'],
): string => (content === 'described' ? described : loadedBy(file))
