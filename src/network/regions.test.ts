import { expect, it } from 'vitest'
import type { NetworkAccess } from '../../contract/wire/network.ts'
import { anInstance } from '../testing/an-instance.ts'
import { networkRegions } from './regions.ts'

const belgium = { cloud_provider: 'gcp', region: 'europe-west1' } as const
const dedicated = anInstance({ id: '00000001', name: 'orders', type: 'enterprise-db', ...belgium })
const beside = anInstance({ id: '00000002', name: 'films', type: 'professional-db', ...belgium })
const science = anInstance({
  id: '00000003',
  name: 'papers',
  type: 'enterprise-ds',
  cloud_provider: 'aws',
  region: 'us-west-2',
})
const network: NetworkAccess = {
  id: '5bc1d835-471f-4f9c-8872-0b109ebb6b3a',
  tenant_id: dedicated.tenant_id,
  ...belgium,
  region_name: 'GCP Belgium (europe-west1)',
  private_link: { service_name: 'projects/aura/regions/europe-west1/serviceAttachments/private-link' },
  public_traffic: 'enabled',
  change: null,
  failure: null,
  created_at: '2025-11-01T00:00:00Z',
  applied_at: '2025-11-01T00:01:28Z',
  changed_by: 'on-call',
  actions: { change: { allowed: true } },
}

const seen = (networks: readonly NetworkAccess[], instances: Parameters<typeof networkRegions>[1]) =>
  networkRegions(networks, instances).map((region) => ({
    name: region.name,
    configured: region.network !== null,
    instances: region.instances.map(({ name }) => name),
    others: region.others.map(({ name }) => name),
  }))

it('has those that can have a configuration, by name, with who goes by it and who does not', () => {
  expect(seen([network], [beside, dedicated, science])).toEqual([
    { name: 'AWS Oregon (us-west-2)', configured: false, instances: ['papers'], others: [] },
    { name: 'GCP Belgium (europe-west1)', configured: true, instances: ['orders'], others: ['films'] },
  ])
})

it('keeps a configuration that outlives the instances it was made for', () => {
  expect(seen([network], [beside])).toEqual([
    { name: 'GCP Belgium (europe-west1)', configured: true, instances: [], others: ['films'] },
  ])
})

it('has none where no plan has network access', () => {
  expect(seen([], [beside])).toEqual([])
})
