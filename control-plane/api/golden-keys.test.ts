/** The customer's own keys on /v1, exactly as the public Aura API has them: shapes, statuses, words. */
import { beforeEach, describe, expect, it } from 'vitest'
import { keyIdExamples } from '../../contract/rules/keys.ts'
import { uuid, wholeSecond } from './golden-shapes.ts'
import { idOf } from './good-calls.ts'
import { createTestApi, type TestApi } from './test-api.ts'

const unknownUuid = '00000000-0000-4000-8000-000000000000'

let world: TestApi
beforeEach(() => {
  world = createTestApi()
})

const order = (differs: Readonly<Record<string, unknown>> = {}) => ({
  key_id: 'arn:aws:kms:us-west-2:123456789:key/11111-a222-1212-x789-1212f1212f',
  name: 'Production Key',
  cloud_provider: 'aws',
  instance_type: 'enterprise-db',
  region: 'us-west-2',
  tenant_id: world.instance('inventory').tenantId,
  ...differs,
})
const add = (differs?: Readonly<Record<string, unknown>>) =>
  world.call('POST /v1/customer-managed-keys', { json: order(differs) })
const keyOf = (name: string) => world.instance(name).customerManagedKeyId ?? ''

describe('the keys of a customer', () => {
  it('are listed by id, name and tenant', async () => {
    const { tenantId: tenant_id } = world.instance('inventory')
    const { status, body } = await world.call(`GET /v1/customer-managed-keys?tenantId=${tenant_id}`)
    expect([status, body]).toEqual([
      200,
      {
        data: [
          { id: keyOf('inventory'), name: 'Stock graph key', tenant_id },
          { id: uuid, name: 'Customer graph key', tenant_id },
        ],
      },
    ])
  })

  it('are added with 202, pending, and ready in about a minute', async () => {
    const added = await add()
    const shown = {
      id: uuid,
      name: 'Production Key',
      created: wholeSecond,
      cloud_provider: 'aws',
      key_id: order().key_id,
      region: 'us-west-2',
      type: 'enterprise-db',
      tenant_id: order().tenant_id,
    }
    expect([added.status, added.body]).toEqual([202, { data: { ...shown, status: 'pending' } }])
    const get = () => world.call(`GET /v1/customer-managed-keys/${idOf(added)}`)
    world.clock.advance(40_000)
    expect((await get()).body).toEqual({ data: { ...shown, status: 'pending' } })
    world.clock.advance(40_000)
    expect((await get()).body).toEqual({ data: { ...shown, status: 'ready' } })
  })

  it('are pending while the access to them is revoked, which the Aura API has no word for', async () => {
    const keyId = keyOf('inventory')
    const asked = { user: 'control', role: 'admin', requestId: 'control' } as const
    await world.api.controlPlane.commands.setKeyAccess(asked, { keyId, access: 'revoked' })
    const { body } = await world.call(`GET /v1/customer-managed-keys/${keyId}`)
    expect(body).toMatchObject({ data: { status: 'pending' } })
    const ours = await world.call(`GET /v1/customer-managed-keys/${keyId}?view=afterglow`)
    expect(ours.body).toMatchObject({
      data: {
        afterglow: {
          access: 'revoked',
          ready_at: null,
          unusable: { reason: 'key-revoked' },
          instances: [{ name: 'inventory' }],
          actions: { remove: { allowed: false, reason: 'encryption-key-is-active' } },
        },
      },
    })
  })

  it('are removed with 204 and nothing in it', async () => {
    const id = idOf(await add())
    const { status, text } = await world.call(`DELETE /v1/customer-managed-keys/${id}`)
    expect([status, text]).toEqual([204, ''])
    expect((await world.call(`GET /v1/customer-managed-keys/${id}`)).status).toBe(404)
  })

  it('are removed once under the same Idempotency-Key', async () => {
    const line = `DELETE /v1/customer-managed-keys/${idOf(await add())}`
    const headers = { 'Idempotency-Key': 'once' }
    expect((await world.call(line, { headers })).status).toBe(204)
    expect((await world.call(line, { headers })).status).toBe(204)
    expect((await world.call(line)).status).toBe(404)
  })

  it('stay while an instance has them', async () => {
    const id = keyOf('inventory')
    const { status, body } = await world.call(`DELETE /v1/customer-managed-keys/${id}`)
    const message = `Can not delete encryption key ${id}. The key is linked to an active instance.`
    expect([status, body]).toEqual([400, { errors: [{ message, reason: 'encryption-key-is-active' }] }])
  })

  it('that are not there', async () => {
    for (const method of ['GET', 'DELETE']) {
      const { status, body } = await world.call(`${method} /v1/customer-managed-keys/${unknownUuid}`)
      const message = `Encryption Key not found: ${unknownUuid}`
      expect([status, body]).toEqual([404, { errors: [{ message, reason: 'encryption-key-not-found' }] }])
    }
  })

  it.each([
    ['a plan without keys', { instance_type: 'professional-db' }, 400, 'customer-managed-keys-not-offered'],
    ['a region of another cloud', { region: 'westeurope' }, 400, 'region-not-offered'],
    ['what is no name of a key', { key_id: 'my-key' }, 400, 'key-id-malformed'],
    ['a key of another region', { key_id: keyIdExamples.aws }, 400, 'key-id-of-another-region'],
    ['an unknown project', { tenant_id: unknownUuid }, 404, 'tenant-not-found'],
  ])('cannot be added for %s', async (_, differs, expected, reason) => {
    const { version } = world.store
    const { status, body } = await add(differs)
    expect([status, body]).toMatchObject([expected, { errors: [{ reason }] }])
    expect(world.store.version).toBe(version)
  })

  it('are known once', async () => {
    await add()
    expect((await add({ name: 'Again' })).body).toMatchObject({
      errors: [{ reason: 'encryption-key-exists' }],
    })
    expect((await add({ instance_type: 'enterprise-ds' })).status).toBe(202)
  })

  it('are known on Azure by any spelling and version', async () => {
    const addAs = async (key_id: string) => {
      const { status, body } = await add({ key_id, cloud_provider: 'azure', region: 'westeurope' })
      return status === 202 ? 'added' : JSON.stringify(body).match(/"reason":"([^"]+)"/)?.[1]
    }
    expect(await addAs('https://vault.vault.azure.net/keys/graph/0a1b')).toBe('added')
    for (const same of [
      'https://vault.vault.azure.net/keys/graph',
      'HTTPS://VAULT.Vault.Azure.Net/keys/Graph',
      'https://vault.vault.azure.net/keys/graph/2c3d',
    ])
      expect([same, await addAs(same)]).toEqual([same, 'encryption-key-exists'])
    expect(await addAs('https://vault.vault.azure.net/keys/graphs')).toBe('added')
    expect(await addAs('https://vaults.vault.azure.net/keys/graph')).toBe('added')
  })
})

describe('an instance under a key', () => {
  const create = (differs: Readonly<Record<string, unknown>>, over = world) =>
    over.call('POST /v1/instances', {
      json: {
        version: '5',
        region: 'us-east-1',
        memory: '8GB',
        name: 'Instance01',
        type: 'enterprise-db',
        tenant_id: order().tenant_id,
        cloud_provider: 'aws',
        ...differs,
      },
    })

  it('is created with it, and says so', async () => {
    const customer_managed_key_id = keyOf('inventory')
    const created = await create({ customer_managed_key_id })
    expect(created.status).toBe(202)
    const { body } = await world.call(`GET /v1/instances/${idOf(created)}`)
    expect(body).toMatchObject({ data: { customer_managed_key_id } })
  })

  it.each([
    ['of another region', { region: 'eu-west-1' }, 400, 'key-of-another-region'],
    ['of another plan', { type: 'enterprise-ds' }, 400, 'key-of-another-type'],
    ['where the plan has none', { type: 'business-critical' }, 400, 'customer-managed-keys-not-offered'],
    ['that is not there', { customer_managed_key_id: unknownUuid }, 404, 'encryption-key-not-found'],
  ])('cannot have one %s', async (_, differs, expected, reason) => {
    const { version } = world.store
    const { status, body } = await create({ customer_managed_key_id: keyOf('inventory'), ...differs })
    expect([status, body]).toMatchObject([expected, { errors: [{ reason }] }])
    expect(world.store.version).toBe(version)
  })

  it('cannot have one that is of another project', async () => {
    const tenant_id = world.records('tenant').find(({ name }) => name === 'Research')?.id
    const { status } = await create({ customer_managed_key_id: keyOf('inventory'), tenant_id })
    expect(status).toBe(404)
  })

  it('cannot have one that is pending', async () => {
    const customer_managed_key_id = idOf(await add())
    const first = await create({ customer_managed_key_id, region: 'us-west-2' })
    expect([first.status, first.body]).toMatchObject([409, { errors: [{ reason: 'key-pending' }] }])
    world.clock.advance(80_000)
    expect((await create({ customer_managed_key_id, region: 'us-west-2' })).status).toBe(202)
  })

  it('is copied with the same key by the API, with another in the console, and never with one of Neo4j', async () => {
    const source_instance_id = world.instance('inventory').id
    const browser = createTestApi({ over: world, caller: { via: 'browser' } })
    const key_id = 'arn:aws:kms:us-east-1:123456789012:key/another'
    const other = idOf(await add({ key_id, region: 'us-east-1' }))
    world.clock.advance(80_000)
    const reasonOf = async (key: string | null, over: TestApi) => {
      const source_snapshot_id = world
        .snapshots(world.instance('inventory'))
        .find((each) => each.status === 'Completed' && Number(each.exportableUntil) > world.clock.now())?.id
      const source = { source_instance_id, source_snapshot_id, version: '4' }
      const keyed = key === null ? {} : { customer_managed_key_id: key }
      const { status, body } = await create({ ...source, ...keyed }, over)
      return status === 202 ? 'yes' : (JSON.stringify(body).match(/"reason":"([^"]+)"/)?.[1] ?? status)
    }
    expect(await reasonOf(null, world)).toBe('copy-leaves-customer-key')
    expect(await reasonOf(null, browser)).toBe('copy-leaves-customer-key')
    expect(await reasonOf(other, world)).toBe('copy-changes-customer-key')
    expect(await reasonOf(other, browser)).toBe('yes')
    expect(await reasonOf(keyOf('inventory'), world)).toBe('yes')
  })

  it('does not put its data over one with a key of Neo4j', async () => {
    const { status, body } = await world.call(
      `POST /v1/instances/${world.instance('customer-graph').id}/overwrite`,
      { json: { source_instance_id: world.instance('inventory').id } },
    )
    expect([status, body]).toMatchObject([400, { errors: [{ reason: 'copy-leaves-customer-key' }] }])
    const { id } = world.instance('embeddings-lab')
    expect(
      await world.call(`POST /v1/instances/${id}/overwrite`, {
        json: { source_instance_id: world.instance('inventory').id },
      }),
    ).toMatchObject({ status: 409, body: { errors: [{ reason: 'copy-leaves-project' }] } })
  })
})
