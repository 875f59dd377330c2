import type { Refusal } from '../../contract/rules/decision.ts'

/** What was dropped or chosen, before anything is read: one file, or why it cannot be that. */
export type Intake = { readonly file: File } | { readonly refusal: Refusal }

const sources = 'Use one .backup, .dump or .tar.'

/** One file of what was dropped or chosen. Folders and several files are refused, whatever is in them. */
export function intakeOf(files: readonly File[], hasFolder: boolean): Intake {
  if (hasFolder) {
    return {
      refusal: {
        reason: 'folder',
        message: 'A folder cannot be loaded.',
        remedy: `Make an archive of the database with neo4j-admin database dump. ${sources}`,
      },
    }
  }
  const [file, ...more] = files
  if (!file) {
    return {
      refusal: { reason: 'nothing-dropped', message: 'No file was in what was dropped.', remedy: sources },
    }
  }
  if (more.length > 0) {
    return {
      refusal: {
        reason: 'several-files',
        message: `${files.length} files were chosen; an instance holds one database.`,
        remedy: sources,
      },
    }
  }
  return { file }
}

/** Whether a folder is among what is dropped. Only known while the drop event is handled. */
export function holdsFolder(transfer: DataTransfer): boolean {
  return Array.from(transfer.items).some((item) => item.webkitGetAsEntry?.()?.isDirectory === true)
}
