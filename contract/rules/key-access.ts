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
