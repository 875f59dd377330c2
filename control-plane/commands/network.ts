import {
  canConfigureNetwork,
  canSetPublicTraffic,
  isSamePlace,
  type PublicTraffic,
} from '../../contract/rules/network.ts'
import { regionName, regions } from '../../contract/rules/regions.ts'
import { roleAllows } from '../../contract/rules/roles.ts'
import { freshId, type Means } from '../means.ts'
import { networkAt, networkFacts } from '../network-life.ts'
import { beginOperation } from '../operations.ts'
import type { Tx } from '../ports.ts'
import type { NetworkAccessRecord } from '../records.ts'
import { uuid } from '../seeded-random.ts'
import { must, refuse, type Asking } from './asking.ts'
import type { Asked, Commands, NetworkChanging } from './commands.ts'
import { foundTenant } from './found.ts'
import { requesterOf } from './instances.ts'

/** The commands about how the instances of a region are reached. */
export function networkCommands({
  ask,
  means,
}: Asking): Pick<Commands, 'createNetworkAccess' | 'changeNetworkAccess'> {
  return {
    createNetworkAccess: (asked, { tenantId, cloud, region }) =>
      ask(asked, async (tx, at) => {
        must(roleAllows('network', asked))
        const tenant = await foundTenant(tx, tenantId)
        const place = { cloud, region }
        if (!regions.some((each) => isSamePlace({ cloud: each.cloud, region: each.id }, place))) {
          refuse({
            reason: 'region-not-offered',
            message: `There is no region ${region} of ${cloud}.`,
            remedy: 'Choose a region from the list of the project.',
            status: 400,
            field: 'region',
          })
        }
        const instances = await tx.range('instance', 'tenant', { from: [tenantId], to: [tenantId, Infinity] })
        must(canConfigureNetwork(place, instances, asked))
        if (await networkAt(tx, tenantId, place)) {
          refuse({
            reason: 'network-access-exists',
            message: `${regionName(cloud, region)} has a network access configuration already.`,
            remedy: 'Change that one.',
            status: 409,
          })
        }
        const id = await freshId(
          tx,
          'network-access',
          (...key) => uuid(means.random, ...key),
          at,
          tenant.id,
          cloud,
          region,
        )
        return begin(tx, means, at, asked, 'enabled', {
          id,
          tenantId,
          cloud,
          region,
          serviceName: null,
          publicTraffic: 'enabled',
          failure: null,
          createdAt: at,
          appliedAt: null,
          changedBy: asked.user,
        })
      }),

    changeNetworkAccess: (asked, { networkId, publicTraffic }) =>
      ask(asked, async (tx, at) => {
        const network =
          (await tx.get('network-access', networkId)) ??
          refuse({
            reason: 'network-access-not-found',
            message: `Network access configuration not found: ${networkId}`,
            remedy: 'Look at the network access of the project.',
            status: 404,
          })
        must(canSetPublicTraffic(networkFacts(network), publicTraffic, asked))
        return begin(tx, means, at, asked, publicTraffic, { ...network, failure: null })
      }),
  }
}

async function begin(
  tx: Tx,
  means: Means,
  at: number,
  asked: Asked<NetworkChanging>,
  publicTraffic: PublicTraffic,
  network: Omit<NetworkAccessRecord, 'change'>,
): Promise<NetworkChanging> {
  const operation = await beginOperation(tx, means, at, {
    kind: 'network-access',
    instance: {
      id: null,
      name: regionName(network.cloud, network.region),
      tenantId: network.tenantId,
    },
    requester: requesterOf(asked),
  })
  const changing = { ...network, change: { publicTraffic, operationId: operation.id } }
  await tx.put('network-access', changing)
  return { network: changing, operation }
}
