import type { Refusal } from '../../contract/rules/decision.ts'
import { bytes, exactBytes, fullDate, timeWithZone } from '../messages/format.ts'
import * as say from '../messages/uploads.tsx'
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

/** A file in words: "orders.dump, 2.1 GB, changed on 13 Nov 2025, 09:41 GMT". */
export function inWords({ name, size, lastModified }: AwaitedFile): string {
  const file = `${name}, ${bytes(size)}`
  return lastModified === null
    ? file
    : say.changedOn(file, `${fullDate(lastModified)}, ${timeWithZone(lastModified)}`)
}

const goOnWith = (awaited: AwaitedFile) => say.dropThat(inWords(awaited))

/** Why a file cannot be the one whose first part was sent; null where name and size agree. */
export function isAnotherFile(file: AwaitedFile, awaited: AwaitedFile): Refusal | null {
  const sameName = file.name === awaited.name
  if (sameName && file.size === awaited.size) return null
  return {
    reason: 'another-file',
    message: sameName
      ? say.otherSize(exactBytes(file.size), exactBytes(awaited.size))
      : say.otherName(file.name),
    remedy: goOnWith(awaited),
  }
}

/** Whether a file was changed at another time than the awaited one: a copy is, too, so its bytes have to decide. */
export function isOfAnotherTime(file: AwaitedFile, awaited: AwaitedFile): boolean {
  return awaited.lastModified !== null && file.lastModified !== awaited.lastModified
}

/** The refusal of a file that agrees in name and size, and in nothing else. */
export function otherContent(awaited: AwaitedFile): Refusal {
  return {
    reason: 'other-bytes',
    message: say.otherContent,
    remedy: goOnWith(awaited),
  }
}

/** The refusal of a file whose beginning is not what was sent. */
export function otherBytes(awaited: AwaitedFile, sent: number): Refusal {
  return {
    reason: 'other-bytes',
    ...say.otherBytes(awaited.name, bytes(sent)),
  }
}
