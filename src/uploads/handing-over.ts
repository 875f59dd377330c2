import type { FileImport } from '../../contract/wire/imports.ts'
import type { ReadFile } from './states.ts'

let handed: { readonly instanceId: string; readonly chosen: ReadFile } | null = null

/** Leaves a file that was read elsewhere for the restore into an instance, which is opened next. Of two, the later one. */
export function handOver(instanceId: string, chosen: ReadFile): void {
  handed = { instanceId, chosen }
}

/** The file that was left for this instance, once; null where there is none. What was left for another is not kept. */
export function takeHandedOver(instanceId: string): ReadFile | null {
  const taken = handed
  handed = null
  return taken?.instanceId === instanceId ? taken.chosen : null
}

let made: FileImport | null = null

/** Leaves an import that was made of bytes the server has for the restore into its instance, which is opened next. */
export function handOverImport(record: FileImport): void {
  made = record
}

/** The import that was left for this instance, once, as it was when it was made; null where there is none. */
export function takeHandedOverImport(instanceId: string): FileImport | null {
  const taken = made
  made = null
  return taken?.instance_id === instanceId ? taken : null
}
