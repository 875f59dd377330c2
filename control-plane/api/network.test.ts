import { describe, expect, it } from 'vitest'
import { NetworkAccess } from '../../contract/wire/network.ts'
import { Operation } from '../../contract/wire/operations.ts'
import { z } from '@hono/zod-openapi'
import { createTestApi, type Answer, type TestApi } from './test-api.ts'

const shown = ({ status, body }: Answer) => {
  expect([status, body]).toEqual([expect.toBeOneOf([200, 202]), expect.anything()])
  return z.object({ data: NetworkAccess }).parse(body).data
}
const listed = ({ body }: Answer) => z.object({ data: z.array(NetworkAccess) }).parse(body).data
const reasons = ({ status, body }: Answer) => [
  status,
  ...z
    .object({ errors: z.array(z.object({ reason: z.string() })) })
    .parse(body)
    .errors.map((each) => each.reason),
]
const WithTraffic = z.object({
  data: z.object({ name: z.string(), afterglow: z.object({ public_traffic: z.string() }) }),
})
const trafficOf = async (world: TestApi, name: string) => {
  const { body } = await world.call(`GET /v1/instances/${world.instance(name).id}?view=afterglow`)
  return WithTraffic.parse(body).data.afterglow.public_traffic
}
const settle = async (world: TestApi) => {
  world.clock.advance(5 * 60_000)
  await world.api.controlPlane.reconcile()
}
const path = '/afterglow/v1/network-access'
const virginia = (world: TestApi) => ({
  tenant_id: world.instance('inventory').tenantId,
  cloud_provider: 'aws',
  region: 'us-east-1',
})
const change = (world: TestApi, id: string, publicTraffic: string) =>
  world.call(`PATCH ${path}/${id}`, { json: { public_traffic: publicTraffic } })

describe('network access of a region', () => {
  it('is set up by an operation without an instance, and has its service name when that ends', async () => {
    const world = createTestApi()
    const begun = shown(await world.call(`POST ${path}`, { json: virginia(world) }))
    expect(begun).toMatchObject({
      region_name: 'AWS Virginia (us-east-1)',
      private_link: { service_name: null },
      public_traffic: 'enabled',
      applied_at: null,
      change: {
        public_traffic: 'enabled',
        operation: {
          kind: 'network-access',
          state: 'running',
          instance_id: null,
          instance_name: 'AWS Virginia (us-east-1)',
          requested_by: 'on-call',
        },
      },
      actions: { change: { allowed: false, reason: 'network-change-in-progress' } },
    })
    await settle(world)
    const ready = shown(await world.call(`GET ${path}/${begun.id}`))
    expect(ready).toMatchObject({ change: null, failure: null, actions: { change: { allowed: true } } })
    expect(ready.private_link.service_name).toMatch(
      /^com\.amazonaws\.vpce\.us-east-1\.vpce-svc-[0-9a-f]{17}$/,
    )
    expect(
      listed(await world.call(`GET ${path}?tenantId=${begun.tenant_id}`)).map(({ region }) => region),
    ).toEqual(['europe-west1', 'us-east-1'])
  })

  it('is changed when the change has been applied, about 90 s later and not before', async () => {
    const world = createTestApi()
    const [network] = world.records('network-access')
    const begun = shown(await change(world, network?.id ?? '', 'disabled'))
    expect([begun.public_traffic, begun.change?.public_traffic]).toEqual(['enabled', 'disabled'])
    const operation = begun.change?.operation
    expect(operation).toMatchObject({ state: 'running', started_at: '2025-11-14T09:04:00Z' })
    world.clock.advance(60_000)
    expect(await trafficOf(world, 'customer-graph')).toBe('enabled')
    await settle(world)
    expect(await trafficOf(world, 'customer-graph')).toBe('disabled')
    expect(await trafficOf(world, 'inventory')).toBe('enabled')
    expect(await trafficOf(world, 'reporting')).toBe('enabled')
    const ended = await world.call(`GET /afterglow/v1/operations/${operation?.id}`)
    const { data } = z.object({ data: Operation }).parse(ended.body)
    const took = data.state === 'succeeded' ? Date.parse(data.ended_at) - Date.parse(data.started_at) : 0
    expect(took / 1000).toBeGreaterThan(70)
    expect(took / 1000).toBeLessThan(110)
    expect(shown(await world.call(`GET ${path}/${begun.id}`))).toMatchObject({
      public_traffic: 'disabled',
      change: null,
      changed_by: 'on-call',
    })
  })

  it('is told among the changes, so that who looks at its instances asks again', async () => {
    const world = createTestApi()
    const Changes = z.object({
      data: z.object({ cursor: z.string(), changes: z.array(z.object({ type: z.string() })) }),
    })
    const before = Changes.parse((await world.call('GET /afterglow/v1/changes')).body).data.cursor
    await change(world, world.records('network-access')[0]?.id ?? '', 'disabled')
    const { data } = Changes.parse((await world.call(`GET /afterglow/v1/changes?after=${before}`)).body)
    expect(data.changes.map(({ type }) => type).toSorted()).toEqual(['network-access', 'operation'])
  })

  it('stays as it was where a change fails, with the reason; what was never set up is gone', async () => {
    const world = createTestApi({
      change: (records) =>
        records.map((each) =>
          each.kind === 'world'
            ? {
                ...each,
                record: {
                  ...each.record,
                  faults: [{ operation: 'network-access', reason: 'network-failed', times: 'always' }],
                },
              }
            : each,
        ),
    })
    const id = world.records('network-access')[0]?.id ?? ''
    await change(world, id, 'disabled')
    const begun = shown(await world.call(`POST ${path}`, { json: virginia(world) }))
    await settle(world)
    expect(shown(await world.call(`GET ${path}/${id}`))).toMatchObject({
      public_traffic: 'enabled',
      change: null,
      failure: { reason: 'network-failed' },
    })
    expect(await trafficOf(world, 'customer-graph')).toBe('enabled')
    expect(reasons(await world.call(`GET ${path}/${begun.id}`))).toEqual([404, 'network-access-not-found'])
    const again = shown(await change(world, id, 'disabled'))
    expect(again.failure).toBeNull()
  })

  it('is refused, with the reason, and nothing changes', async () => {
    const world = createTestApi()
    const member = createTestApi({ over: world, caller: { role: 'member' } })
    const id = world.records('network-access')[0]?.id ?? ''
    const { tenantId } = world.instance('customer-graph')
    const before = world.world()
    const create = (api: TestApi, json: Readonly<Record<string, string>>) =>
      api.call(`POST ${path}`, { json: { ...virginia(world), ...json } })
    expect(reasons(await create(member, {}))).toEqual([403, 'role-member'])
    expect(reasons(await create(member, { region: 'nowhere' }))).toEqual([403, 'role-member'])
    expect(reasons(await change(member, id, 'disabled'))).toEqual([403, 'role-member'])
    expect(reasons(await create(world, { region: 'nowhere' }))).toEqual([400, 'region-not-offered'])
    expect(reasons(await create(world, { cloud_provider: 'azure' }))).toEqual([400, 'region-not-offered'])
    expect(reasons(await create(world, { region: 'eu-west-1' }))).toEqual([409, 'network-access-not-offered'])
    expect(reasons(await create(world, { cloud_provider: 'gcp', region: 'europe-west1' }))).toEqual([
      409,
      'network-access-exists',
    ])
    expect(reasons(await change(world, id, 'enabled'))).toEqual([409, 'network-unchanged'])
    expect(world.world()).toBe(before)
    await change(world, id, 'disabled')
    const changing = world.world()
    expect(reasons(await change(world, id, 'enabled'))).toEqual([409, 'network-change-in-progress'])
    expect(world.world()).toBe(changing)
    expect(
      world.records('operation').filter((each) => each.tenantId === tenantId && each.instanceId === null),
    ).toHaveLength(1)
  })

  it('is disabled from the start in the scenario for that', async () => {
    const world = createTestApi({ scenario: 'public-traffic-off' })
    expect(await trafficOf(world, 'customer-graph')).toBe('disabled')
    expect(await trafficOf(world, 'inventory')).toBe('enabled')
  })
})
