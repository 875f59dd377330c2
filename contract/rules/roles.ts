import { allowed, refuse, type Decision } from './decision.ts'
import type { Action } from './statuses.ts'

export type Role = 'viewer' | 'member' | 'admin'

export interface Asking {
  readonly role: Role
  /** ms */
  readonly now: number
}

/** What is asked of a project or of a file, beside what is asked of an instance. */
export type Permission = Action | 'link' | 'network' | 'keys' | 'cancel-others'

/** What each action is called in a reason. */
export const verbs = {
  take: 'taking a snapshot',
  restore: 'restoring',
  export: 'exporting',
  backup: 'requesting a backup',
  create: 'creating an instance',
  'load-file': 'restoring from a file',
  'go-back': 'going back to the data before',
  pause: 'pausing',
  resume: 'resuming',
  overwrite: 'overwriting',
  clone: 'cloning',
  resize: 'resizing',
  extend: 'extending',
  rename: 'renaming',
  delete: 'deleting',
  link: 'getting a download link',
  network: 'changing network access',
  keys: 'managing encryption keys',
  'cancel-others': 'cancelling the upload of somebody else',
} as const satisfies Record<Permission, string>

/** What an admin alone may do; everything else needs a member. Source: Aura's project roles. */
const adminOnly: ReadonlySet<Permission> = new Set(['network', 'keys', 'cancel-others'])

/** Whether the role may do it at all. A viewer sees everything and changes nothing. */
export function roleAllows(
  action: Permission,
  { role }: { readonly role: Role; readonly now?: number },
): Decision {
  const needed = adminOnly.has(action) ? 'an admin' : 'a member'
  if (role === 'admin' || (role === 'member' && needed === 'a member')) return allowed
  return refuse(
    `role-${role}`,
    `Your role in this project is ${role}, and ${verbs[action]} needs ${needed}.`,
    `Ask a project admin for the role of ${needed}.`,
  )
}

/** Whether an instance without data may be created. */
export function canCreateEmpty(asking: Asking): Decision {
  return roleAllows('create', asking)
}
