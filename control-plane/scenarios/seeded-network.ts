import type { PublicTraffic } from '../../contract/rules/network.ts'
import { DAY_MS } from '../../contract/rules/windows.ts'
import { serviceNameOf } from '../network-life.ts'
import type { AnyRecord, InstanceRecord, NetworkAccessRecord } from '../records.ts'
import { uuid } from '../seeded-random.ts'
import type { Seeding } from './seeded-instance.ts'

/** Network access in the region of an instance, set up `ago` ms ago by somebody. */
export function seededNetwork(
  { now, random }: Seeding,
  { tenantId, cloud, region }: Pick<InstanceRecord, 'tenantId' | 'cloud' | 'region'>,
  by: string,
  ago = 200 * DAY_MS,
): NetworkAccessRecord {
  const createdAt = Math.floor((now - ago) / 1000) * 1000
  const id = uuid(random, 'network-access', tenantId, cloud, region)
  return {
    id,
    tenantId,
    cloud,
    region,
    serviceName: serviceNameOf(random, { id, cloud, region }),
    publicTraffic: 'enabled',
    change: null,
    failure: null,
    createdAt,
    appliedAt: createdAt + 88_000,
    changedBy: by,
  }
}

/** The records of a world, with public traffic as said wherever there is network access. */
export function* withPublicTraffic(
  records: Iterable<AnyRecord>,
  publicTraffic: PublicTraffic,
): Iterable<AnyRecord> {
  for (const each of records) {
    yield each.kind === 'network-access'
      ? { kind: each.kind, record: { ...each.record, publicTraffic } }
      : each
  }
}
