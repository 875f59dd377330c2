import { allowed, firstRefusal, refuse, type Decision } from './decision.ts'
import { keyAllows } from './key-access.ts'
import { roleAllows, verbs, type Asking } from './roles.ts'
import {
  planEnds,
  planHasSizes,
  planHasSnapshots,
  planIsOverwritten,
  planPauses,
  planTakesFiles,
} from './plan-allows.ts'
import { snapshotRuleOf, type PlanType, type Version } from './plans.ts'
import {
  isMoving,
  statusRule,
  type Action,
  type InstanceStatus,
  type SnapshotKind,
  type SnapshotProfile,
  type SnapshotStatus,
} from './statuses.ts'
import { isOpen, type Until } from './windows.ts'

/** What the rules need to know of an instance. */
export interface InstanceFacts {
  readonly name: string
  readonly type: PlanType
  readonly version: Version
  readonly status: InstanceStatus
  /** A snapshot of it is Pending or InProgress: only another one has to wait for it. */
  readonly takingSnapshot: boolean
  /** Encrypted with a key of the customer's that cannot be used now. */
  readonly keyRevoked: boolean
  /** It holds data, or an empty graph. One whose creation failed never did. */
  readonly filled: boolean
}

/** What the rules need to know of a snapshot. Instants in ms. */
export interface SnapshotFacts {
  readonly status: SnapshotStatus
  readonly profile: SnapshotProfile
  readonly kind: SnapshotKind
  readonly restorableUntil: Until
  readonly exportableUntil: Until
}

/** What is being done to an instance, where its status alone would say that it does so itself. */
const doneTo: Partial<Record<InstanceStatus, string>> = {
  creating: 'being created',
  loading: 'being loaded',
  restoring: 'being restored',
  updating: 'being resized',
  overwriting: 'being overwritten',
}

function statusAllows(action: Action, instance: InstanceFacts): Decision {
  const rule = statusRule(instance.status)
  if (rule.allows.includes(action)) return keyAllows(action, instance)
  const word = doneTo[instance.status] ?? rule.word.toLowerCase()
  if (instance.status === 'destroying') {
    return refuse('instance-deleting', `${instance.name} is being deleted.`, 'Use another instance.')
  }
  if (isMoving(instance.status)) {
    return refuse(
      'ongoing-database-operation',
      `${instance.name} is ${word}, so ${verbs[action]} has to wait.`,
      'Wait until it has finished.',
    )
  }
  if (instance.status === 'running') {
    return refuse('instance-running', `${instance.name} is already running.`, 'Nothing to do.')
  }
  return refuse(
    `instance-${instance.status.replace(' ', '-')}`,
    instance.status === 'loading failed'
      ? `${instance.filled ? 'The last load into' : 'Creating'} ${instance.name} failed, and ${verbs[action]} needs it running.`
      : `${instance.name} is ${word}, and ${verbs[action]} needs it running.`,
    instance.status === 'paused'
      ? 'Resume it first.'
      : instance.status === 'loading failed'
        ? instance.filled
          ? 'Go back to the data before, restore a snapshot, or restore from another file, first.'
          : 'Delete it and create it again, or restore from a file first.'
        : 'Ask the support of your provider why it is suspended.',
  )
}

/** Only what failed to load is gone back from; an instance in any other rest has its data. */
function isToGoBackFrom(instance: InstanceFacts): Decision {
  if (isMoving(instance.status)) return statusAllows('go-back', instance)
  return statusRule(instance.status).allows.includes('go-back')
    ? allowed
    : refuse(
        'nothing-to-go-back-from',
        `${instance.name} has its own data: no file failed to load into it.`,
        'Nothing to do. To have older data, restore a snapshot.',
      )
}

const neverFilled = (instance: InstanceFacts) =>
  refuse(
    'nothing-to-go-back-to',
    `${instance.name} never held data, so there is nothing to go back to.`,
    'Delete it and create it again.',
  )

const notTaking = (instance: InstanceFacts): Decision =>
  instance.takingSnapshot
    ? refuse(
        'snapshot-in-progress',
        'A snapshot of this instance is already being taken.',
        'Wait until it is completed.',
      )
    : allowed

/** Whether there is data in a snapshot. */
export function isCompleted(snapshot: Pick<SnapshotFacts, 'status'>): Decision {
  switch (snapshot.status) {
    case 'Completed':
      return allowed
    case 'Failed':
      return refuse('snapshot-failed', 'This snapshot failed and holds no data.', 'Use another one.')
    case 'Pending':
    case 'InProgress':
      return refuse('snapshot-unfinished', 'This snapshot is not finished.', 'Wait until it is completed.')
  }
}

/** A differential only records changes since its full one. `full` names that one where it is known, e.g. "of 00:09". */
export function isWhole(
  action: 'restore' | 'export' | 'create',
  snapshot: Pick<SnapshotFacts, 'kind'>,
  full = '',
): Decision {
  if (snapshot.kind === 'full') return allowed
  const words = {
    restore: { what: 'restored', instead: 'Restore' },
    export: { what: 'exported', instead: 'Export' },
    create: { what: 'made an instance', instead: 'Create from' },
  }[action]
  return refuse(
    'snapshot-differential',
    `A differential cannot be ${words.what} on its own: it holds only the changes since its full snapshot.`,
    `${words.instead} the full one${full}.`,
  )
}

function inWindow(what: 'restorable' | 'exportable', until: Until, asking: Asking): Decision {
  return isOpen(until, asking.now)
    ? allowed
    : refuse(
        `snapshot-no-longer-${what}`,
        `This snapshot is no longer ${what}: its days for that are over.`,
        'Use a newer one, or take one now.',
      )
}

/**
 * Every rule about who may do what and when. Both sides use it: the console to say why something is refused before it is
 * tried, the API to refuse it. The order of the checks is the order of weight of their reasons.
 */
export const can = {
  take: (instance: InstanceFacts, asking: Asking): Decision =>
    firstRefusal(
      roleAllows('take', asking),
      planHasSnapshots(instance),
      statusAllows('take', instance),
      notTaking(instance),
    ),

  /** Whether the data fits besides, `canRestore` says. */
  restore: (snapshot: SnapshotFacts, instance: InstanceFacts, asking: Asking, full = ''): Decision =>
    firstRefusal(
      roleAllows('restore', asking),
      isCompleted(snapshot),
      snapshotRuleOf(instance.type, instance.version)?.differentialUse === 'restore'
        ? allowed
        : isWhole('restore', snapshot, full),
      inWindow('restorable', snapshot.restorableUntil, asking),
      statusAllows('restore', instance),
    ),

  export: (snapshot: SnapshotFacts, instance: InstanceFacts, asking: Asking, full = ''): Decision =>
    firstRefusal(
      roleAllows('export', asking),
      isCompleted(snapshot),
      isWhole('export', snapshot, full),
      inWindow('exportable', snapshot.exportableUntil, asking),
      statusAllows('export', instance),
    ),

  /** Of a running instance; it runs on meanwhile. `open`: another one of it waits or runs. */
  backup: (instance: InstanceFacts, open: boolean, asking: Asking): Decision =>
    firstRefusal(
      roleAllows('backup', asking),
      statusAllows('backup', instance),
      open
        ? refuse(
            'backup-in-progress',
            `A backup of ${instance.name} is already waiting or being made.`,
            'Wait until it is ready.',
          )
        : allowed,
    ),

  /** Get a link that downloads a file without a session. */
  link: (asking: Asking): Decision => roleAllows('link', asking),

  /** Create an instance from a snapshot; also the rule of a snapshot that overwrites another instance (it must be exportable). */
  create: (snapshot: SnapshotFacts, instance: InstanceFacts, asking: Asking, full = ''): Decision =>
    firstRefusal(
      roleAllows('create', asking),
      isCompleted(snapshot),
      isWhole('create', snapshot, full),
      inWindow('exportable', snapshot.exportableUntil, asking),
      statusAllows('create', instance),
    ),

  loadFile: (instance: InstanceFacts, asking: Asking): Decision =>
    firstRefusal(
      roleAllows('load-file', asking),
      planTakesFiles(instance),
      statusAllows('load-file', instance),
    ),

  /** From a load that failed to the data before it. */
  goBack: (instance: InstanceFacts, asking: Asking): Decision =>
    firstRefusal(
      roleAllows('go-back', asking),
      isToGoBackFrom(instance),
      instance.filled ? keyAllows('go-back', instance) : neverFilled(instance),
    ),

  pause: (instance: InstanceFacts, asking: Asking): Decision =>
    firstRefusal(roleAllows('pause', asking), planPauses(instance), statusAllows('pause', instance)),

  resume: (instance: InstanceFacts, asking: Asking): Decision =>
    firstRefusal(roleAllows('resume', asking), statusAllows('resume', instance)),

  overwrite: (target: InstanceFacts, asking: Asking): Decision =>
    firstRefusal(
      roleAllows('overwrite', asking),
      planIsOverwritten(target),
      statusAllows('overwrite', target),
    ),

  /** Put its data into another instance, new or existing: a fresh snapshot of it is taken for that. */
  clone: (source: InstanceFacts, asking: Asking): Decision =>
    firstRefusal(
      roleAllows('clone', asking),
      planHasSnapshots(source),
      statusAllows('clone', source),
      notTaking(source),
    ),

  /** Whether its size can be changed at all; to which size, `contract/rules/copies.ts` says. */
  resize: (instance: InstanceFacts, asking: Asking): Decision =>
    firstRefusal(roleAllows('resize', asking), planHasSizes(instance), statusAllows('resize', instance)),

  /** Put off its end, by as many days as its plan says. `extended`: that was done before. */
  extend: (instance: InstanceFacts, extended: boolean, asking: Asking): Decision =>
    firstRefusal(
      roleAllows('extend', asking),
      planEnds(instance, extended),
      statusAllows('extend', instance),
    ),

  rename: (instance: InstanceFacts, asking: Asking): Decision =>
    firstRefusal(roleAllows('rename', asking), statusAllows('rename', instance)),

  /** `copiedTo`: the instance whose data is still being read from this one; null: none. */
  delete: (instance: InstanceFacts, copiedTo: string | null, asking: Asking): Decision =>
    firstRefusal(
      roleAllows('delete', asking),
      statusAllows('delete', instance),
      copiedTo === null
        ? allowed
        : refuse(
            'copy-in-progress',
            `${copiedTo} is being made from ${instance.name}.`,
            'Wait until that has finished.',
          ),
    ),
} as const

/** The nearest snapshot that could be restored instead: the newest completed full one that is not newer than `timestamp` (ms). */
export function nearestRestorable<T extends SnapshotFacts & { readonly timestamp: number }>(
  snapshots: readonly T[],
  timestamp: number,
  now: number,
): T | null {
  let best: T | null = null
  for (const each of snapshots) {
    if (each.kind !== 'full' || each.status !== 'Completed' || each.timestamp > timestamp) continue
    if (!isOpen(each.restorableUntil, now)) continue
    if (!best || each.timestamp > best.timestamp) best = each
  }
  return best
}
