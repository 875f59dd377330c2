import { can, nearestRestorable, type InstanceFacts } from './can.ts'
import { planHasSnapshots } from './plan-allows.ts'
import { firstRefusal, refuse, type Decision } from './decision.ts'
import { snapshotRuleOf, type PlanType, type Version } from './plans.ts'
import { canRestore, type RestoreSource, type RestoreTarget } from './restoring.ts'
import type { Asking } from './roles.ts'
import { isOpen } from './windows.ts'

/** A snapshot to go back to, and whether it can be used for it now. */
export interface Way<T> {
  readonly decision: Decision
  /** The newest that fits; null: there is none. */
  readonly snapshot: T | null
}

/** How an instance gets older data back. */
export interface WaysBack<T> {
  /** Over the instance, from its newest full snapshot, whoever took it. */
  readonly restore: Way<T>
  /** Over the instance, from the newest one that somebody took, where that is an older one than `restore`'s; else null. */
  readonly restoreTaken: Way<T> | null
  /** Into a new instance. */
  readonly create: Way<T>
}

type Listed = RestoreSource & { readonly timestamp: number }

function none(instance: InstanceFacts, what: string, isEarlier: boolean): Decision {
  return firstRefusal(
    planHasSnapshots(instance),
    isEarlier
      ? refuse(
          'no-snapshot-before',
          `${instance.name} has no snapshot from before then that can be ${what}.`,
          'Restore from a backup file that is older.',
        )
      : refuse(
          'no-snapshot-to-use',
          `${instance.name} has no snapshot that can be ${what}.`,
          'Take one now, or restore from a backup file.',
        ),
  )
}

function newestToCreate<T extends Listed>(snapshots: readonly T[], before: number, now: number): T | null {
  let best: T | null = null
  for (const each of snapshots) {
    const fits = each.kind === 'full' && each.status === 'Completed' && each.timestamp <= before
    if (fits && isOpen(each.exportableUntil, now) && (!best || each.timestamp > best.timestamp)) best = each
  }
  return best
}

/** The ways back to data from before an instant (`before`, ms; the snapshots in any order), each with its reason where it is closed. */
export function waysBack<T extends Listed>(
  snapshots: readonly T[],
  instance: RestoreTarget,
  asking: Asking,
  before: number = asking.now,
): WaysBack<T> {
  const isEarlier = before < asking.now
  const newest = nearestRestorable(snapshots, before, asking.now)
  const taken = nearestRestorable(
    snapshots.filter(({ profile }) => profile === 'AdHoc'),
    before,
    asking.now,
  )
  const source = newestToCreate(snapshots, before, asking.now)
  const over = (snapshot: T | null): Way<T> => ({
    snapshot,
    decision: snapshot ? canRestore(snapshot, instance, asking) : none(instance, 'restored', isEarlier),
  })
  return {
    restore: over(newest),
    restoreTaken: taken && taken !== newest ? over(taken) : null,
    create: {
      snapshot: source,
      decision: source ? can.create(source, instance, asking) : none(instance, 'made an instance', isEarlier),
    },
  }
}

/**
 * Whether a snapshot that is taken now stays beside the older ones. Where only the latest is kept, one of the present data
 * would take the place of the one that is about to be restored.
 */
export function keepsOlder(type: PlanType, version: Version): boolean {
  const rule = snapshotRuleOf(type, version)
  return rule !== null && rule.onDemand !== 'latest-only'
}
