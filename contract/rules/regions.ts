import type { CloudProvider, Plan } from './plans.ts'

export interface Region {
  readonly id: string
  readonly cloud: CloudProvider
  readonly place: string
}

/** The regions on offer. Ids are the cloud providers' own. */
export const regions = [
  { id: 'europe-west1', cloud: 'gcp', place: 'Belgium' },
  { id: 'europe-west2', cloud: 'gcp', place: 'UK' },
  { id: 'europe-west3', cloud: 'gcp', place: 'Germany' },
  { id: 'us-central1', cloud: 'gcp', place: 'Iowa' },
  { id: 'asia-southeast1', cloud: 'gcp', place: 'Singapore' },
  { id: 'us-east-1', cloud: 'aws', place: 'Virginia' },
  { id: 'us-west-2', cloud: 'aws', place: 'Oregon' },
  { id: 'eu-west-1', cloud: 'aws', place: 'Ireland' },
  { id: 'eu-central-1', cloud: 'aws', place: 'Frankfurt' },
  { id: 'westeurope', cloud: 'azure', place: 'Netherlands' },
  { id: 'eastus', cloud: 'azure', place: 'Virginia' },
  { id: 'uksouth', cloud: 'azure', place: 'London' },
] as const satisfies readonly Region[]

export const cloudNames = { gcp: 'GCP', aws: 'AWS', azure: 'Azure' } as const satisfies Record<
  CloudProvider,
  string
>

/** The regions in which a plan is offered, in the order of the table. */
export function regionsOf(plan: Plan): readonly Region[] {
  return regions.filter(
    (region) =>
      plan.clouds.includes(region.cloud) && (plan.regions === 'all' || plan.regions.includes(region.id)),
  )
}

/** "GCP Belgium (europe-west1)"; the bare id where the region is not in the table. */
export function regionName(cloud: CloudProvider, id: string): string {
  const region = regions.find((each) => each.cloud === cloud && each.id === id)
  return region ? `${cloudNames[cloud]} ${region.place} (${id})` : `${cloudNames[cloud]} ${id}`
}
