/**
 * How an instance comes from one status into another: only by an operation that has it to itself, which holds it in one
 * status and leaves it in another. Nothing else changes a status. `suspending` and `suspended` are the provider's doing,
 * so nothing here leads there. Source: the statuses of the Aura API.
 */
import { instanceStatuses, isMoving, type InstanceStatus } from './statuses.ts'

/** The operations that have an instance to themselves. */
export type HoldingKind =
  | 'create'
  | 'restore'
  | 'overwrite'
  | 'load-file'
  | 'go-back'
  | 'pause'
  | 'resume'
  | 'resize'
  | 'delete'

/** In which no operation holds an instance. */
export type RestingStatus = 'running' | 'paused' | 'suspended' | 'loading failed'

export interface Transition {
  /** The statuses it starts from; of a creation none, since there is no instance before. */
  readonly from: readonly RestingStatus[]
  readonly meanwhile: InstanceStatus
  readonly succeeded: RestingStatus | 'gone'
  readonly failed: RestingStatus | 'as before'
}

export const transitions = {
  create: { from: [], meanwhile: 'creating', succeeded: 'running', failed: 'loading failed' },
  restore: {
    from: ['running', 'loading failed'],
    meanwhile: 'restoring',
    succeeded: 'running',
    failed: 'as before',
  },
  overwrite: { from: ['running'], meanwhile: 'overwriting', succeeded: 'running', failed: 'as before' },
  'load-file': {
    from: ['running', 'loading failed'],
    meanwhile: 'loading',
    succeeded: 'running',
    failed: 'loading failed',
  },
  'go-back': { from: ['loading failed'], meanwhile: 'restoring', succeeded: 'running', failed: 'as before' },
  pause: { from: ['running'], meanwhile: 'pausing', succeeded: 'paused', failed: 'as before' },
  resume: { from: ['paused'], meanwhile: 'resuming', succeeded: 'running', failed: 'as before' },
  resize: { from: ['running'], meanwhile: 'updating', succeeded: 'running', failed: 'as before' },
  delete: {
    from: ['running', 'paused', 'suspended', 'loading failed'],
    meanwhile: 'destroying',
    succeeded: 'gone',
    failed: 'as before',
  },
} as const satisfies Record<HoldingKind, Transition>

/** Whether an operation of this kind has its instance to itself. */
export function holds(kind: string): kind is HoldingKind {
  return Object.hasOwn(transitions, kind)
}

function transitionOf(kind: string): Transition {
  if (holds(kind)) return transitions[kind]
  throw new Error(`${kind} does not change the status of an instance.`)
}

/** Whether an instance in this status is held by nothing. */
export function isResting(status: InstanceStatus | null): status is RestingStatus {
  return status !== null && Object.hasOwn(instanceStatuses, status) && !isMoving(status)
}

/** The status while an operation of `kind` holds an instance that was in `from`; null: there was none. Throws where it cannot start from there. */
export function statusDuring(kind: string, from: InstanceStatus | null): InstanceStatus {
  const transition = transitionOf(kind)
  const starts = from === null ? transition.from.length === 0 : transition.from.some((each) => each === from)
  if (!starts) throw new Error(`${kind} does not start from ${from ?? 'nothing'}.`)
  return transition.meanwhile
}

/**
 * The status after an operation of `kind` that held an instance in `during`, which had been in `before` (null: there was
 * none); `gone`: the instance is no more. Throws where that was not so.
 */
export function statusAfter(
  kind: string,
  during: InstanceStatus,
  ended: 'succeeded' | 'failed',
  before: InstanceStatus | null,
): RestingStatus | 'gone' {
  if (statusDuring(kind, before) !== during) throw new Error(`${kind} does not end from ${during}.`)
  const after = transitionOf(kind)[ended]
  if (after !== 'as before') return after
  if (isResting(before)) return before
  throw new Error(`${kind} has nothing to fall back to.`)
}
