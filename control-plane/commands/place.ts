import { checkName } from '../../contract/rules/names.ts'
import { planOf, type PlanType, type Size } from '../../contract/rules/plans.ts'
import { regionsOf } from '../../contract/rules/regions.ts'
import { refuse } from './asking.ts'
import type { NewInstance } from './commands.ts'

/** Refuses a name that an instance cannot have. */
export function mustBeName(name: string): void {
  const verdict = checkName(name)
  if (verdict.ok) return
  const { reason, message, remedy } = verdict
  refuse({ reason, message, remedy, status: 400, field: 'name' })
}

const notOffered = (field: string, message: string, remedy: string) =>
  refuse({ reason: `${field.replace('_', '-')}-not-offered`, message, remedy, status: 400, field })

const listed = (values: readonly string[]) => [...new Set(values)].join(', ')

/** The size on offer that an order names. Refuses a version, place or size that its plan does not have. */
export function mustBeOffered(order: NewInstance): Size {
  const plan = planOf(order.type)
  if (!plan.offeredVersions.includes(order.version)) {
    notOffered(
      'version',
      `${plan.name} is not offered in version ${order.version}.`,
      plan.offeredVersions.length > 0
        ? `Choose version ${listed(plan.offeredVersions)}.`
        : 'Choose another plan.',
    )
  }
  if (!plan.clouds.includes(order.cloud)) {
    notOffered(
      'cloud_provider',
      `${plan.name} is not offered on ${order.cloud}.`,
      `Choose ${listed(plan.clouds)}.`,
    )
  }
  const places = regionsOf(plan).filter((region) => region.cloud === order.cloud)
  if (!places.some((region) => region.id === order.region)) {
    notOffered(
      'region',
      `${plan.name} is not offered in this region of ${order.cloud}.`,
      `Choose ${listed(places.map((region) => region.id))}.`,
    )
  }
  return mustBeSize(order.type, order.memory, order.storage)
}

/** The size on offer with that memory and storage ("8GB"; none named: the first). Refuses what the plan does not have. */
export function mustBeSize(type: PlanType, memory: string, storage?: string): Size {
  const plan = planOf(type)
  const ofMemory = plan.sizes.filter((size) => size.memory === memory)
  if (ofMemory.length === 0) {
    notOffered(
      'memory',
      `${plan.name} is not offered with ${memory} of memory.`,
      `Choose ${listed(plan.sizes.map((size) => size.memory))}.`,
    )
  }
  const size = ofMemory.find((each) => storage === undefined || each.storage === storage)
  if (size) return size
  return notOffered(
    'storage',
    `${plan.name} with ${memory} of memory is not offered with ${storage} of storage.`,
    `Choose ${listed(ofMemory.map((each) => each.storage))}.`,
  )
}
