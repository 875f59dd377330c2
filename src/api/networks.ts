import { queryOptions } from '@tanstack/react-query'
import type { NetworkFacts } from '../../contract/rules/network.ts'
import type { NetworkAccess } from '../../contract/wire/network.ts'
import { dataOf, type ApiClient } from './client.ts'
import { keys } from './keys.ts'
import { live } from './resources.ts'

/** The network access configurations of a project, oldest first. */
export const networksIn = (client: ApiClient, tenantId: string) =>
  queryOptions({
    queryKey: keys.networks(tenantId),
    meta: live,
    queryFn: () => dataOf(client.afterglow.v1['network-access'].$get({ query: { tenantId } })),
  })

/** What the rules need to know of a configuration. */
export function networkFacts(network: NetworkAccess): NetworkFacts {
  return {
    cloud: network.cloud_provider,
    region: network.region,
    publicTraffic: network.public_traffic,
    changingTo: network.change?.public_traffic ?? null,
  }
}
