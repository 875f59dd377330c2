/**
 * What a deleted instance leaves: its full snapshots, which can be made a new instance of for a while. Aura has no such
 * thing: there they go with the instance.
 */
import { isCompleted, isWhole, type SnapshotFacts } from './can.ts'
import { allowed, firstRefusal, refuse, type Decision } from './decision.ts'
import { keyAllows } from './key-access.ts'
import { limits } from './limits.ts'
import { roleAllows, type Asking } from './roles.ts'
import { isOpen } from './windows.ts'

/** Whether a snapshot stays when its instance is deleted at `now` (ms): a full, completed one that could still be used. */
export function staysAfterDeletion(snapshot: SnapshotFacts, now: number): boolean {
  return (
    snapshot.kind === 'full' &&
    snapshot.status === 'Completed' &&
    (isOpen(snapshot.restorableUntil, now) || isOpen(snapshot.exportableUntil, now))
  )
}

/** Until when (ms) what a deleted instance leaves is kept, if it is deleted at `at` (ms). */
export function keptUntilAfter(at: number): number {
  return at + limits.deletedKeptMs
}

/** What the rules need to know of a deleted instance. */
export interface DeletedFacts {
  readonly name: string
  /** ms */
  readonly keptUntil: number
  /** Encrypted with a key of the customer's that cannot be used now. */
  readonly keyRevoked: boolean
}

/** Whether an instance may be created from what a deleted one left: from anything of it, or from one `snapshot`. */
export function canCreateFromDeleted(
  deleted: DeletedFacts,
  asking: Asking,
  snapshot: SnapshotFacts | null,
): Decision {
  return firstRefusal(
    roleAllows('create', asking),
    isOpen(deleted.keptUntil, asking.now)
      ? allowed
      : refuse(
          'deleted-instance-past',
          `The snapshots that ${deleted.name} left are no longer kept.`,
          'Use a backup of it, or a file that was exported before.',
        ),
    snapshot ? firstRefusal(isCompleted(snapshot), isWhole('create', snapshot)) : allowed,
    keyAllows('create', deleted),
  )
}

const later = { reason: 'instance-deleted', remedy: 'Create an instance from it, and do it there.' }

/** Why a snapshot that a deleted instance left is neither restored nor exported. */
export const onlyToCreate = {
  restore: refuse(
    later.reason,
    'Its instance is deleted, so there is nothing to restore over.',
    later.remedy,
  ),
  export: refuse(later.reason, 'A snapshot of a deleted instance is not exported.', later.remedy),
} as const
