import { useQuery } from '@tanstack/react-query'
import { isSamePlace, trafficOf, type Traffic } from '../../contract/rules/network.ts'
import { planOf } from '../../contract/rules/plans.ts'
import type { InstanceWithView } from '../../contract/wire/instances.ts'
import type { NetworkAccess } from '../../contract/wire/network.ts'
import { useConsole } from '../api/context.tsx'
import { networkFacts, networksIn } from '../api/networks.ts'

/** The network access that an instance goes by, and how it is met from the internet, changes under way included. */
export function useNetwork(instance: InstanceWithView): {
  readonly network: NetworkAccess | null
  readonly traffic: Traffic
} {
  const { client } = useConsole()
  const { networkAccess } = planOf(instance.type)
  const networks = useQuery({ ...networksIn(client, instance.tenant_id), enabled: networkAccess }).data
  const place = { cloud: instance.cloud_provider, region: instance.region }
  const network =
    networks?.find((each) => isSamePlace(place, { cloud: each.cloud_provider, region: each.region })) ?? null
  return { network, traffic: network ? trafficOf(networkFacts(network)) : instance.afterglow.public_traffic }
}
