import { canCreateFromDeleted, onlyToCreate } from '../../contract/rules/deleted.ts'
import { versionNames } from '../../contract/rules/plans.ts'
import type { Asking } from '../../contract/rules/roles.ts'
import type { DeletedInstance } from '../../contract/wire/deleted.ts'
import type { Snapshot } from '../../contract/wire/snapshots.ts'
import type * as queries from '../queries/queries.ts'
import { instant, instantOrNull } from './instant.ts'
import { snapshotFacts } from '../rule-facts.ts'
import { presentSnapshotView } from './present-snapshot.ts'

/** A deleted instance. */
export function presentDeleted(view: queries.DeletedInstanceView, asking: Asking): DeletedInstance {
  const { record } = view
  return {
    id: record.id,
    name: record.name,
    tenant_id: record.tenantId,
    type: record.type,
    version: record.version,
    version_name: versionNames[record.version],
    cloud_provider: record.cloud,
    region: record.region,
    memory: record.memory,
    storage: record.storage,
    customer_managed_key_id: record.customerManagedKeyId,
    deleted_at: instant(record.deletedAt),
    deleted_by: record.deletedBy,
    kept_until: instant(record.keptUntil),
    snapshots: view.snapshots,
    last_snapshot_at: instantOrNull(view.lastSnapshotAt),
    actions: { create: canCreateFromDeleted(view.facts, asking, null) },
  }
}

/** A snapshot that a deleted instance left, with what can be done with it. */
export function presentLeft(
  snapshot: queries.SnapshotView,
  { record, facts }: queries.DeletedInstanceView,
  asking: Asking,
): Snapshot {
  const shown = presentSnapshotView(snapshot, null, record, asking.now)
  const actions = {
    ...onlyToCreate,
    create: canCreateFromDeleted(facts, asking, snapshotFacts(snapshot.record)),
  }
  return { ...shown, exportable: false, afterglow: { ...shown.afterglow, actions } }
}
