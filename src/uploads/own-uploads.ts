import type { Console } from '../api/context.tsx'

// Apart from the sessions themselves, which only who restores from a file needs to load.
const sending = new WeakMap<Console, Set<string>>()

/** Notes whether this page sends a file into an instance, or has paused. */
export function noteSending(api: Console, instanceId: string, is: boolean): void {
  const instances = sending.get(api) ?? new Set()
  sending.set(api, instances)
  if (is) instances.add(instanceId)
  else instances.delete(instanceId)
}

/** Whether this page sends a file into some instance, or has paused. */
export const isSending = (api: Console): boolean => (sending.get(api)?.size ?? 0) > 0
