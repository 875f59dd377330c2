import { copyOver, type CopySource } from '../../contract/rules/copies.ts'
import type { Decision } from '../../contract/rules/decision.ts'
import type { GraphFacts } from '../../contract/rules/fits.ts'
import type { Asking } from '../../contract/rules/roles.ts'
import type { InstanceWithView } from '../../contract/wire/instances.ts'
import { instanceFacts } from '../api/facts.ts'

/** An instance that could be overwritten, and whether it can be with this data. */
export interface Target {
  readonly instance: InstanceWithView
  readonly decision: Decision
}

/** What an instance holds now. */
export function graphOf({ afterglow }: InstanceWithView): GraphFacts {
  const { storage_used_bytes: unpackedBytes, nodes, relationships } = afterglow
  return { unpackedBytes, nodes, relationships }
}

/** The other instances of the project, those that can take the data first, each part by name. */
export function targetsOf(
  source: InstanceWithView,
  instances: readonly InstanceWithView[],
  asking: Asking,
): readonly Target[] {
  const of: CopySource = {
    instanceId: source.id,
    instanceName: source.name,
    tenantId: source.tenant_id,
    version: source.afterglow.version,
    graph: graphOf(source),
    storeFormat: source.afterglow.store_format,
    keyId: source.customer_managed_key_id,
  }
  return instances
    .filter(({ id }) => id !== source.id)
    .map((instance) => {
      const { id, tenant_id: tenantId, storage, customer_managed_key_id: keyId } = instance
      return {
        instance,
        decision: copyOver(
          of,
          { ...instanceFacts(instance), id, tenantId, storage, keyId },
          'console',
          asking,
        ),
      }
    })
    .toSorted(
      (one, other) =>
        Number(other.decision.allowed) - Number(one.decision.allowed) ||
        one.instance.name.localeCompare(other.instance.name),
    )
}
