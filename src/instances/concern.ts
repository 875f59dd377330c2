import { planOf } from '../../contract/rules/plans.ts'
import { isMoving } from '../../contract/rules/statuses.ts'
import { DAY_MS } from '../../contract/rules/windows.ts'
import type { InstanceWithView } from '../../contract/wire/instances.ts'
import { instant } from '../api/facts.ts'

/**
 * The one thing about an instance that somebody has to look at, the heaviest first:
 * its key is revoked; its data could not be loaded; it ends soon (`at`, ms); it is suspended; its snapshots fail or do not
 * come; it pauses by itself soon (`at`, ms).
 */
export type Concern =
  | { readonly kind: 'key-revoked' }
  | { readonly kind: 'loading-failed'; readonly message: string; readonly remedy: string }
  | { readonly kind: 'ends-soon'; readonly at: number }
  | { readonly kind: 'suspended' }
  | { readonly kind: 'pauses-soon'; readonly at: number }
  | { readonly kind: 'snapshots-failing'; readonly count: number }
  | { readonly kind: 'snapshot-overdue' }

/** How long before its end an instance that goes by itself becomes a concern, ms: a short life is warned of late. */
function warnsBefore(instance: InstanceWithView): number {
  const { lifetime } = planOf(instance.type)
  return lifetime ? DAY_MS : 3 * DAY_MS
}

/** What about an instance needs somebody at `now` (ms), or null. While it moves, nothing does. */
export function concernOf(instance: InstanceWithView, now: number): Concern | null {
  const view = instance.afterglow
  if (isMoving(instance.status)) return null
  if (view.customer_managed_key?.revoked) return { kind: 'key-revoked' }
  if (view.failure) {
    return { kind: 'loading-failed', message: view.failure.message, remedy: view.failure.remedy }
  }
  if (view.ends_at !== null && instant(view.ends_at) - now <= warnsBefore(instance)) {
    return { kind: 'ends-soon', at: instant(view.ends_at) }
  }
  if (instance.status === 'suspended') return { kind: 'suspended' }
  if (view.snapshots && view.snapshots.failed_since_last_good > 0) {
    return { kind: 'snapshots-failing', count: view.snapshots.failed_since_last_good }
  }
  if (view.snapshots?.overdue) return { kind: 'snapshot-overdue' }
  if (view.pauses_at !== null && instant(view.pauses_at) - now <= DAY_MS)
    return { kind: 'pauses-soon', at: instant(view.pauses_at) }
  return null
}
