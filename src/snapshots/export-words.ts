import { loadedBy } from '../../contract/rules/load-commands.ts'
import type { ExportFormat, Version } from '../../contract/rules/plans.ts'
import type { SnapshotExport } from '../../contract/wire/snapshots.ts'
import * as say from '../messages/export.tsx'

export const formatWords = {
  backup: say.backup,
  dump: say.dump,
  tar: say.tar,
} as const satisfies Record<ExportFormat, string>

/** What can open an export. `described`: an archive without a store. */
export const opensWith = (
  file: { readonly format: ExportFormat; readonly version: Version },
  content: SnapshotExport['content'],
): string => (content === 'described' ? say.figuresOnly : loadedBy(file))
