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
