import type { PublicTraffic } from '../../contract/rules/network.ts'
import { planOf } from '../../contract/rules/plans.ts'
import type { Means } from '../means.ts'
import { networkAt } from '../network-life.ts'
import type { ReadTx } from '../ports.ts'
import type { InstanceRecord, NetworkAccessRecord } from '../records.ts'
import { operationView } from './progress.ts'
import type { NetworkView } from './queries.ts'

/** Whether an instance is reached from the internet. */
export async function publicTrafficOf(tx: ReadTx, instance: InstanceRecord): Promise<PublicTraffic> {
  if (!planOf(instance.type).networkAccess) return 'enabled'
  return (await networkAt(tx, instance.tenantId, instance))?.publicTraffic ?? 'enabled'
}

/** Configurations as they stand at `now` (ms), each with the change that is being applied. */
export async function networkViews(
  tx: ReadTx,
  means: Means,
  records: readonly NetworkAccessRecord[],
  now: number,
): Promise<readonly NetworkView[]> {
  const views: NetworkView[] = []
  for (const record of records) {
    const operation = record.change ? await tx.get('operation', record.change.operationId) : undefined
    views.push({ record, operation: operation ? operationView(means, operation, now) : null })
  }
  return views
}
