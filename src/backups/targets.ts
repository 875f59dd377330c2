import { sendStays } from '../../contract/rules/copies.ts'
import { firstRefusal, type Decision } from '../../contract/rules/decision.ts'
import { fileFits } from '../../contract/rules/fits.ts'
import { planOf } from '../../contract/rules/plans.ts'
import type { InstanceWithView } from '../../contract/wire/instances.ts'
import * as say from '../messages/backups.tsx'
import type { Ready } from './backup-words.ts'

/** An instance that a backup could be sent to, and whether it can now. */
export interface Target {
  readonly instance: InstanceWithView
  readonly decision: Decision
}

/** Whether the instance takes files at all now, and this one. */
export function mayTake(backup: Ready, instance: InstanceWithView): Decision {
  const { type, storage, afterglow } = instance
  return firstRefusal(
    afterglow.actions.load_file,
    sendStays({ instanceName: backup.instance_name, tenantId: backup.tenant_id }, instance.tenant_id),
    fileFits(
      {
        kind: 'full',
        storeFormat: backup.store_format,
        holdsDatabase: true,
        unpackedBytes: backup.unpacked_bytes,
        nodes: backup.nodes,
        relationships: backup.relationships,
      },
      { type, version: afterglow.version, storage },
    ),
  )
}

/** The instances of plans that take files, those that can take this one first, each part by name. */
export function targetsOf(backup: Ready, instances: readonly InstanceWithView[]): readonly Target[] {
  return instances
    .filter(({ type }) => planOf(type).takesFiles)
    .map((instance) => ({ instance, decision: mayTake(backup, instance) }))
    .toSorted(
      (one, other) =>
        Number(other.decision.allowed) - Number(one.decision.allowed) ||
        one.instance.name.localeCompare(other.instance.name),
    )
}

const labels: Readonly<Record<string, (name: string) => string>> = {
  ImportExceedsMaxSize: say.tooSmall,
  LogicalRestrictions: say.tooSmall,
  UnsupportedStoreFormat: say.anotherVersion,
}

/** A target in a list: "reporting", "poc (too small)", "orders (not now)". */
export function targetLabel({ instance: { name }, decision }: Target): string {
  return decision.allowed ? name : (labels[decision.reason] ?? say.notNow)(name)
}
