import type { Refusal } from '../../contract/rules/decision.ts'
import { checkFileName } from '../../contract/rules/names.ts'
import * as say from '../messages/uploads.tsx'
import { droppedHandle, pickFiles } from './file-handles.ts'

/** What was dropped or chosen, before anything is read: one file, or why it cannot be that. */
export type Intake =
  | { readonly file: File; readonly handle: Promise<FileSystemFileHandle | null> }
  | { readonly refusal: Refusal }

const noHandle = Promise.resolve(null)

/** One file of what was dropped or chosen. Folders and several files are refused, whatever is in them. */
export function intakeOf(
  files: readonly File[],
  hasFolder = false,
  handle: Promise<FileSystemFileHandle | null> = noHandle,
): Intake {
  if (hasFolder) {
    return { refusal: { reason: 'folder', ...say.folder } }
  }
  const [file, ...more] = files
  if (!file) {
    return { refusal: { reason: 'nothing-dropped', ...say.nothingDropped } }
  }
  if (more.length > 0) {
    return { refusal: { reason: 'several-files', ...say.severalFiles(files.length) } }
  }
  const named = checkFileName(file.name)
  return named.allowed ? { file, handle } : { refusal: named }
}

/** What is dropped. To be called while the drop event is handled: later, the browser does not tell any more. */
export function intakeOfDrop(transfer: DataTransfer): Intake {
  const hasFolder = Array.from(transfer.items).some((item) => item.webkitGetAsEntry?.()?.isDirectory === true)
  return intakeOf(Array.from(transfer.files), hasFolder, droppedHandle(transfer))
}

/**
 * What is chosen in the browser's own dialog, where it gives handles; `no-dialog` where it does not, so that a file input has to
 * ask. Only to be called in a click.
 */
export async function intakeOfPicker(page: Window): Promise<Intake | 'nothing' | 'no-dialog'> {
  const picked = await pickFiles(page)
  if (picked === null) return 'no-dialog'
  const [handle] = picked
  if (!handle) return 'nothing'
  return intakeOf(await Promise.all(picked.map((each) => each.getFile())), false, Promise.resolve(handle))
}
