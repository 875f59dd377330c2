import { describe, expect, it } from 'vitest'
import type { Decision } from './decision.ts'
import {
  canChangeNetwork,
  canConfigureNetwork,
  canSetPublicTraffic,
  goesBy,
  networkPlaces,
  trafficOf,
  type NetworkFacts,
  type Placed,
} from './network.ts'
import { plans, type PlanType } from './plans.ts'

const belgium = { cloud: 'gcp', region: 'europe-west1' } as const
const virginia = { cloud: 'aws', region: 'us-east-1' } as const
const at = (place: typeof belgium | typeof virginia, type: PlanType): Placed => ({ ...place, type })
const network: NetworkFacts = { ...belgium, publicTraffic: 'enabled', changingTo: null }
const reason = (decision: Decision) => (decision.allowed ? 'yes' : decision.reason)
const [viewer, member, admin] = [{ role: 'viewer' }, { role: 'member' }, { role: 'admin' }] as const

/** Written by hand, from the documentation: Virtual Dedicated Cloud and AuraDS Enterprise only. */
const withNetworkAccess: Record<PlanType, boolean> = {
  'free-db': false,
  'professional-db': false,
  'business-critical': false,
  'enterprise-db': true,
  'professional-ds': false,
  'enterprise-ds': true,
  sandbox: false,
}

describe('which instances network access is about', () => {
  it.each(Object.values(plans).map(({ type }) => type))('%s', (type) => {
    expect(goesBy(belgium, at(belgium, type))).toBe(withNetworkAccess[type])
    expect(goesBy(virginia, at(belgium, type))).toBe(false)
  })

  it('names each region once, in the order of the instances, and none with other plans only', () => {
    const instances = [
      at(virginia, 'professional-db'),
      at(belgium, 'enterprise-ds'),
      at(virginia, 'enterprise-db'),
      at(belgium, 'enterprise-db'),
    ]
    expect(networkPlaces(instances)).toEqual([belgium, virginia])
    expect(networkPlaces([at(belgium, 'business-critical')])).toEqual([])
  })
})

describe('how a region is met from the internet', () => {
  it.each([
    [null, null, 'enabled'],
    ['enabled', null, 'enabled'],
    ['disabled', null, 'disabled'],
    ['enabled', 'enabled', 'enabled'],
    ['enabled', 'disabled', 'disabling'],
    ['disabled', 'enabled', 'enabling'],
  ] as const)('%s, changing to %s: %s', (publicTraffic, changingTo, expected) => {
    expect(trafficOf(publicTraffic && { ...belgium, publicTraffic, changingTo })).toBe(expected)
  })
})

describe('who may change it, and when', () => {
  it.each([
    [viewer, 'role-viewer'],
    [member, 'role-member'],
    [admin, 'yes'],
  ])('%o', (asking, expected) => {
    const instances = [at(belgium, 'enterprise-db')]
    expect(reason(canConfigureNetwork(belgium, instances, asking))).toBe(expected)
    expect(reason(canChangeNetwork(network, asking))).toBe(expected)
    expect(reason(canSetPublicTraffic(network, 'disabled', asking))).toBe(expected)
  })

  it('sets it up only where an instance goes by it', () => {
    const instances = [at(belgium, 'professional-db'), at(virginia, 'enterprise-db')]
    expect(canConfigureNetwork(belgium, instances, admin)).toMatchObject({
      reason: 'network-access-not-offered',
      message: 'No instance of this project in GCP Belgium (europe-west1) is on a plan with network access.',
    })
    expect(reason(canConfigureNetwork(virginia, instances, admin))).toBe('yes')
  })

  it('changes nothing while a change is applied, and nothing to what it is', () => {
    const changing = { ...network, changingTo: 'disabled' } as const
    expect(reason(canChangeNetwork(changing, admin))).toBe('network-change-in-progress')
    expect(reason(canSetPublicTraffic(changing, 'enabled', admin))).toBe('network-change-in-progress')
    expect(reason(canSetPublicTraffic(network, 'enabled', admin))).toBe('network-unchanged')
    expect(reason(canSetPublicTraffic({ ...network, publicTraffic: 'disabled' }, 'enabled', admin))).toBe(
      'yes',
    )
  })
})
