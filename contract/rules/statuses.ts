import { planOf, type PlanType } from './plans.ts'

/**
 * The 13 statuses of the Aura API and what each allows.
 * Which calls a status allows is sourced where Aura says so (take, pause, resume, overwrite, upload: running or paused);
 * the rest is our reading: reading and exporting finished snapshots never needs the instance itself.
 */
export type InstanceStatus =
  | 'creating'
  | 'destroying'
  | 'running'
  | 'pausing'
  | 'paused'
  | 'suspending'
  | 'suspended'
  | 'resuming'
  | 'loading'
  | 'loading failed'
  | 'restoring'
  | 'updating'
  | 'overwriting'

export type SnapshotStatus = 'Pending' | 'InProgress' | 'Completed' | 'Failed'
export type SnapshotProfile = 'AdHoc' | 'Scheduled'
export type SnapshotKind = 'full' | 'differential'
export type Retention = 'long' | 'short'

/** Everything a person can ask of an instance or of one of its snapshots. */
export type Action =
  | 'take'
  | 'restore'
  | 'export'
  | 'backup'
  | 'create'
  | 'load-file'
  | 'go-back'
  | 'pause'
  | 'resume'
  | 'overwrite'
  | 'clone'
  | 'resize'
  | 'extend'
  | 'rename'
  | 'delete'

/** How a status looks: one shape per tone. `moving` has a percentage. */
export type Tone = 'running' | 'moving' | 'paused' | 'failed'

export interface StatusRule {
  readonly word: string
  readonly tone: Tone
  readonly allows: readonly Action[]
}

const moving = (word: string): StatusRule => ({
  word,
  tone: 'moving',
  allows: ['export', 'create', 'rename'],
})

export const instanceStatuses = {
  creating: moving('Creating'),
  destroying: { word: 'Deleting', tone: 'moving', allows: [] },
  running: {
    word: 'Running',
    tone: 'running',
    allows: [
      'take',
      'restore',
      'export',
      'backup',
      'create',
      'load-file',
      'pause',
      'overwrite',
      'clone',
      'resize',
      'extend',
      'rename',
      'delete',
    ],
  },
  pausing: moving('Pausing'),
  paused: { word: 'Paused', tone: 'paused', allows: ['export', 'create', 'resume', 'rename', 'delete'] },
  suspending: moving('Suspending'),
  suspended: { word: 'Suspended', tone: 'paused', allows: ['export', 'create', 'rename', 'delete'] },
  resuming: moving('Resuming'),
  loading: moving('Loading'),
  'loading failed': {
    word: 'Loading failed',
    tone: 'failed',
    allows: ['go-back', 'restore', 'export', 'create', 'load-file', 'rename', 'delete'],
  },
  restoring: moving('Restoring'),
  updating: moving('Updating'),
  overwriting: moving('Overwriting'),
} as const satisfies Record<InstanceStatus, StatusRule>

/** How a Sandbox calls the statuses that it knows: it starts, runs and ends. */
export const lifeWords: Partial<Record<InstanceStatus, string>> = {
  creating: 'Starting',
  running: 'Running',
  destroying: 'Ending',
}

/** The word for a status of an instance of this type: one that lives for some days has its own. */
export function statusWord(status: InstanceStatus, type: PlanType): string {
  return (planOf(type).lifetime && lifeWords[status]) ?? instanceStatuses[status].word
}

/** The rule of a status. */
export function statusRule(status: InstanceStatus): StatusRule {
  return instanceStatuses[status]
}

/** Whether an operation holds the instance in this status. */
export function isMoving(status: InstanceStatus): boolean {
  return instanceStatuses[status].tone === 'moving'
}
