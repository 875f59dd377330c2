import { allowed, refuse, type Decision } from './decision.ts'
import type { Action } from './statuses.ts'

export type Role = 'viewer' | 'member' | 'admin'

export interface Asking {
  readonly role: Role
  /** ms */
  readonly now: number
}

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
  rename: 'renaming',
  delete: 'deleting',
  link: 'getting a download link',
} as const satisfies Record<Action | 'link', string>

/** Whether the role may do it at all. Source: Aura's project roles; a viewer sees everything and changes nothing. */
export function roleAllows(action: Action | 'link', asking: Asking): Decision {
  return asking.role === 'viewer'
    ? refuse(
        'role-viewer',
        `Your role in this project is viewer, and ${verbs[action]} needs a member.`,
        'Ask a project admin for the role of a member.',
      )
    : allowed
}

/** Whether an instance without data may be created. */
export function canCreateEmpty(asking: Asking): Decision {
  return roleAllows('create', asking)
}
