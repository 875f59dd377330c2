/** The network access of a region: how it begins, and what a change of it is. Instants in ms. */
import type { NetworkFacts } from '../contract/rules/network.ts'
import type { CloudProvider } from '../contract/rules/plans.ts'
import type { Random, ReadTx } from './ports.ts'
import type { NetworkAccessRecord } from './records.ts'

const hex = (bytes: Uint8Array, length: number) =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .slice(0, length)

const serviceNames: Record<CloudProvider, (region: string, name: string) => string> = {
  gcp: (region, name) =>
    `projects/aura-${name.slice(0, 8)}/regions/${region}/serviceAttachments/private-link`,
  aws: (region, name) => `com.amazonaws.vpce.${region}.vpce-svc-0${name.slice(0, 16)}`,
  azure: (region, name) => `aura-${name.slice(0, 8)}.${region}.azure.privatelinkservice`,
}

/** What a private endpoint is made with, in the form of its provider. Derived from the id of the configuration. */
export function serviceNameOf(
  random: Random,
  network: Pick<NetworkAccessRecord, 'id' | 'cloud' | 'region'>,
): string {
  return serviceNames[network.cloud](network.region, hex(random.derive('private-link', network.id), 16))
}

/** What the rules need to know of a configuration. */
export function networkFacts(network: NetworkAccessRecord): NetworkFacts {
  const { cloud, region, publicTraffic, change } = network
  return { cloud, region, publicTraffic, changingTo: change?.publicTraffic ?? null }
}

/** The configuration of a project for a region, or null. */
export async function networkAt(
  tx: ReadTx,
  tenantId: string,
  { cloud, region }: { readonly cloud: CloudProvider; readonly region: string },
): Promise<NetworkAccessRecord | null> {
  const key = [tenantId, cloud, region]
  const [found] = await tx.range('network-access', 'place', { from: key, to: key, limit: 1 })
  return found ?? null
}
