import { goesBy, isSamePlace, networkPlaces, type NetworkPlace } from '../../contract/rules/network.ts'
import { regionName } from '../../contract/rules/regions.ts'
import type { InstanceWithView } from '../../contract/wire/instances.ts'
import type { NetworkAccess } from '../../contract/wire/network.ts'

/** A region as the page shows it. */
export interface NetworkRegion extends NetworkPlace {
  readonly name: string
  /** Null: it has no configuration. */
  readonly network: NetworkAccess | null
  /** Those that go by it. */
  readonly instances: readonly InstanceWithView[]
  /** Those there whose plans have no network access. */
  readonly others: readonly InstanceWithView[]
}

const placeOf = (of: { readonly cloud_provider: NetworkPlace['cloud']; readonly region: string }) => ({
  cloud: of.cloud_provider,
  region: of.region,
})
/** What the rules need to know of an instance. */
export const placed = (instance: InstanceWithView) => ({ ...placeOf(instance), type: instance.type })

/** A region of a project, with what is there. */
export function regionAt(
  place: NetworkPlace,
  networks: readonly NetworkAccess[],
  instances: readonly InstanceWithView[],
): NetworkRegion {
  const here = instances.filter((each) => isSamePlace(place, placeOf(each)))
  return {
    ...place,
    name: regionName(place.cloud, place.region),
    network: networks.find((each) => isSamePlace(place, placeOf(each))) ?? null,
    instances: here.filter((each) => goesBy(place, placed(each))),
    others: here.filter((each) => !goesBy(place, placed(each))),
  }
}

/** The regions of a project that have a configuration or can have one, by name. */
export function networkRegions(
  networks: readonly NetworkAccess[],
  instances: readonly InstanceWithView[],
): readonly NetworkRegion[] {
  const offered = networkPlaces(instances.map(placed))
  const configured = networks
    .map(placeOf)
    .filter((place) => !offered.some((each) => isSamePlace(each, place)))
  return [...offered, ...configured]
    .map((place) => regionAt(place, networks, instances))
    .toSorted((a, b) => a.name.localeCompare(b.name))
}
