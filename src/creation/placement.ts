import { allowed, type Decision } from '../../contract/rules/decision.ts'
import { graphFits, type GraphFacts } from '../../contract/rules/fits.ts'
import {
  planOf,
  type CloudProvider,
  type PlanType,
  type Size,
  type Version,
} from '../../contract/rules/plans.ts'
import { regionsOf, type Region } from '../../contract/rules/regions.ts'

/** Where a new instance runs and how large it is. Memory and storage as the API writes them ("8GB"). */
export interface Placement {
  readonly cloud: CloudProvider
  readonly region: string
  readonly memory: string
  readonly storage: string
}

/** The plan and the generation that are placed; the graph that has to fit, where there is one. */
export interface Placing {
  readonly type: PlanType
  readonly version: Version
  readonly graph: GraphFacts | null
}

/** Whether the graph fits a size on offer, or yes where there is no graph. */
export function sizeFits(size: Pick<Size, 'storage'>, { type, version, graph }: Placing): Decision {
  return graph ? graphFits(graph, { type, version, storage: size.storage, onOffer: true }) : allowed
}

/** The smallest size on offer that holds the graph; the largest where none does. */
export function smallestSize(placing: Placing): Size | undefined {
  const { sizes } = planOf(placing.type)
  return sizes.find((size) => sizeFits(size, placing).allowed) ?? sizes.at(-1)
}

/** The regions of one cloud in which the plan is offered. */
export function regionsIn(type: PlanType, cloud: CloudProvider): readonly Region[] {
  return regionsOf(planOf(type)).filter((region) => region.cloud === cloud)
}

/**
 * A placement that the plan offers: near `wish` as far as it can be (its cloud, region and size where they are on offer
 * and large enough), else the first region and the smallest size that fits.
 */
export function placementOf(placing: Placing, wish: Partial<Placement> = {}): Placement {
  const plan = planOf(placing.type)
  const offered = regionsOf(plan)
  const region =
    offered.find((each) => each.cloud === wish.cloud && each.id === wish.region) ??
    offered.find((each) => each.cloud === wish.cloud) ??
    offered[0]
  const wished = plan.sizes.find((each) => each.memory === wish.memory && each.storage === wish.storage)
  const size = wished && sizeFits(wished, placing).allowed ? wished : smallestSize(placing)
  return {
    cloud: region?.cloud ?? 'gcp',
    region: region?.id ?? '',
    memory: size?.memory ?? '',
    storage: size?.storage ?? '',
  }
}
