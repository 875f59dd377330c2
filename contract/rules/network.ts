/**
 * Network access: for a project and a region, a private endpoint, and whether the internet reaches the instances there.
 * Source: Aura documentation, Secure connections, "Private endpoints"; Backup, export, restore, and upload, "Public traffic".
 */
import { allowed, firstRefusal, refuse, type Decision } from './decision.ts'
import { planOf, type CloudProvider, type PlanType } from './plans.ts'
import { regionName } from './regions.ts'
import { roleAllows, type Asking } from './roles.ts'

export type PublicTraffic = 'enabled' | 'disabled'
/** As somebody outside meets it: what is being changed is relied on neither way. */
export type Traffic = PublicTraffic | 'enabling' | 'disabling'

/** About how long a change takes to apply, ms; it is not immediate. */
export const NETWORK_CHANGE_MS = 90_000

/** What one configuration is about, within a project. */
export interface NetworkPlace {
  readonly cloud: CloudProvider
  readonly region: string
}

/** What the rules need to know of an instance. */
export interface Placed extends NetworkPlace {
  readonly type: PlanType
}

/** What the rules need to know of a configuration. */
export interface NetworkFacts extends NetworkPlace {
  readonly publicTraffic: PublicTraffic
  /** What it is being changed to; null: nothing is under way. */
  readonly changingTo: PublicTraffic | null
}

/** Whether two are the same region of the same provider. */
export const isSamePlace = (one: NetworkPlace, other: NetworkPlace): boolean =>
  one.cloud === other.cloud && one.region === other.region

/** Whether the instance goes by the configuration of its region: others there share what everybody reaches. */
export const goesBy = (place: NetworkPlace, instance: Placed): boolean =>
  planOf(instance.type).networkAccess && isSamePlace(place, instance)

/** The regions of a project that can have a configuration, each once, in the order of its instances. */
export function networkPlaces(instances: readonly Placed[]): readonly NetworkPlace[] {
  const places: NetworkPlace[] = []
  for (const instance of instances) {
    const { cloud, region, type } = instance
    if (!planOf(type).networkAccess || places.some((place) => isSamePlace(place, instance))) continue
    places.push({ cloud, region })
  }
  return places
}

/** How a region is met from the internet. `null`: it has no configuration, which alone can disable it. */
export function trafficOf(network: NetworkFacts | null): Traffic {
  if (network === null) return 'enabled'
  const { publicTraffic, changingTo } = network
  if (changingTo === null || changingTo === publicTraffic) return publicTraffic
  return changingTo === 'enabled' ? 'enabling' : 'disabling'
}

/** Whether a region of the project can be given a configuration. */
export function canConfigureNetwork(
  place: NetworkPlace,
  instances: readonly Placed[],
  asking: Pick<Asking, 'role'>,
): Decision {
  return firstRefusal(
    roleAllows('network', asking),
    instances.some((instance) => goesBy(place, instance))
      ? allowed
      : refuse(
          'network-access-not-offered',
          `No instance of this project in ${regionName(place.cloud, place.region)} is on a plan with network access.`,
          'Network access comes with AuraDB Virtual Dedicated Cloud and AuraDS Enterprise: create such an instance there first.',
        ),
  )
}

/** Whether a configuration can be changed now. */
export function canChangeNetwork(network: NetworkFacts, asking: Pick<Asking, 'role'>): Decision {
  return firstRefusal(
    roleAllows('network', asking),
    network.changingTo === null
      ? allowed
      : refuse(
          'network-change-in-progress',
          `A change of network access in ${regionName(network.cloud, network.region)} is still being applied.`,
          'Wait until it has ended.',
        ),
  )
}

/** Whether public traffic can be made this now: what is so already is not changed. */
export function canSetPublicTraffic(
  network: NetworkFacts,
  to: PublicTraffic,
  asking: Pick<Asking, 'role'>,
): Decision {
  return firstRefusal(
    canChangeNetwork(network, asking),
    network.publicTraffic === to
      ? refuse(
          'network-unchanged',
          `Public traffic to ${regionName(network.cloud, network.region)} is ${to} already.`,
          'Nothing to do.',
        )
      : allowed,
  )
}
