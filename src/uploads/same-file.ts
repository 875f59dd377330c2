import type { Refusal } from '../../contract/rules/decision.ts'
import { bytes, exactBytes, fullDate, timeWithZone } from '../ui/format.ts'
import type { ImportIn } from './states.ts'
import type { RememberedUpload } from './remembered.ts'

/** What is known of the file whose upload waits for it. `lastModified` in ms; null where this browser does not remember it. */
export interface AwaitedFile {
  readonly name: string
  readonly size: number
  readonly lastModified: number | null
}

/** The file that an upload waits for: as the server was told of it, and as this browser remembers it. */
export function awaitedFile(record: ImportIn<'uploading'>, remembered: RememberedUpload | null): AwaitedFile {
  return {
    name: record.file_name,
    size: record.file_bytes,
    lastModified: remembered?.lastModified ?? null,
  }
}

const changedAt = (instant: number) => `changed on ${fullDate(instant)}, ${timeWithZone(instant)}`

/** A file in words: "orders.dump, 2.1 GB, changed on 13 Nov 2025, 09:41 GMT". */
export function inWords({ name, size, lastModified }: AwaitedFile): string {
  return `${name}, ${bytes(size)}${lastModified === null ? '' : `, ${changedAt(lastModified)}`}`
}

/** Why a file is not the one whose first part was sent; null where name, size and time of change agree. */
export function isAnotherFile(file: AwaitedFile, awaited: AwaitedFile): Refusal | null {
  const sameName = file.name === awaited.name
  const sameSize = file.size === awaited.size
  const sameTime = awaited.lastModified === null || file.lastModified === awaited.lastModified
  if (sameName && sameSize && sameTime) return null
  const differs = !sameName
    ? `It is called ${file.name}.`
    : sameSize
      ? `It was ${file.lastModified === null ? 'changed' : changedAt(file.lastModified)}, after the upload began or before.`
      : `It has ${exactBytes(file.size)}, not ${exactBytes(awaited.size)}.`
  return {
    reason: 'another-file',
    message: `This is not the file whose upload was begun. ${differs}`,
    remedy: `Drop ${inWords(awaited)}, or cancel the upload and begin again.`,
  }
}

/** The refusal of a file whose beginning is not what was sent. */
export function otherBytes(awaited: AwaitedFile, sent: number): Refusal {
  return {
    reason: 'other-bytes',
    message: `${awaited.name} has changed: its first ${bytes(sent)} are not those that were sent.`,
    remedy: 'Drop the file as it was, or cancel the upload and begin again.',
  }
}
