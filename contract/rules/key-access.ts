/** What a revoked key stops. That it is whatever reads or writes the data is our reading of Aura's documentation of keys. */
import { allowed, refuse, type Decision, type Refusal } from './decision.ts'
import { verbs } from './roles.ts'
import type { Action } from './statuses.ts'

/** Everything that reads or writes the data of an instance, which cannot be without its key. */
const needsKey: ReadonlySet<Action> = new Set<Action>([
  'take',
  'restore',
  'export',
  'backup',
  'create',
  'load-file',
  'go-back',
  'resume',
  'overwrite',
  'clone',
  'resize',
])

/** What is said of an instance whose key is revoked; also why what ran meanwhile has failed. */
export function keyRevoked(instance: string): Refusal {
  return {
    reason: 'key-revoked',
    message: `The access to the key of ${instance} was revoked: its data and its snapshots cannot be read.`,
    remedy: 'Grant the access again where the key is kept.',
  }
}

/** Whether the key of an instance lets an action be. */
export function keyAllows(
  action: Action,
  instance: { readonly name: string; readonly keyRevoked: boolean },
): Decision {
  if (!instance.keyRevoked || !needsKey.has(action)) return allowed
  const { reason, remedy } = keyRevoked(instance.name)
  return refuse(
    reason,
    `The access to the key of ${instance.name} was revoked, and ${verbs[action]} needs its data.`,
    remedy,
  )
}

/** What the failure of an instance by a revoked key is now: the key helps only as long as it is revoked. */
export function failedByKey(
  failure: Refusal,
  instance: { readonly name: string; readonly keyRevoked: boolean; readonly filled: boolean },
): Refusal {
  if (failure.reason !== 'key-revoked') return failure
  const { name, filled } = instance
  if (instance.keyRevoked) {
    const then = filled
      ? 'go back to the data before, or load the file again'
      : 'delete it and create it again'
    return { ...failure, remedy: `Grant the access again where the key is kept, then ${then}.` }
  }
  return filled
    ? {
        reason: failure.reason,
        message: `The access to a key was revoked while a file was loaded into ${name}.`,
        remedy: 'Go back to the data before, or load the file again.',
      }
    : {
        reason: failure.reason,
        message: `The access to a key was revoked while ${name} was being created, so it never held data.`,
        remedy: 'Delete it and create it again.',
      }
}
