import { canChangeNetwork } from '../../contract/rules/network.ts'
import { regionName } from '../../contract/rules/regions.ts'
import type { Asking } from '../../contract/rules/roles.ts'
import type { NetworkAccess } from '../../contract/wire/network.ts'
import { networkFacts } from '../network-life.ts'
import type { NetworkView } from '../queries/queries.ts'
import { instant, instantOrNull } from './instant.ts'
import { presentOperation } from './present-operation.ts'

/** A network access configuration as our routes show it. */
export function presentNetwork({ record, operation }: NetworkView, asking: Asking): NetworkAccess {
  return {
    id: record.id,
    tenant_id: record.tenantId,
    cloud_provider: record.cloud,
    region: record.region,
    region_name: regionName(record.cloud, record.region),
    private_link: { service_name: record.serviceName },
    public_traffic: record.publicTraffic,
    change:
      record.change && operation
        ? { public_traffic: record.change.publicTraffic, operation: presentOperation(operation) }
        : null,
    failure: record.failure,
    created_at: instant(record.createdAt),
    applied_at: instantOrNull(record.appliedAt),
    changed_by: record.changedBy,
    actions: { change: canChangeNetwork(networkFacts(record), asking) },
  }
}
