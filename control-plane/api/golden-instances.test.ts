/** /v1 answers exactly what the public Aura API answers: shapes, statuses, words. */
import { beforeEach, describe, expect, it } from 'vitest'
import { hexId, instanceFields, uuid, wholeSecond } from './golden-shapes.ts'
import { anyList, like } from './matching.ts'
import { createTestApi, type TestApi } from './test-api.ts'

const unknownUuid = '00000000-0000-4000-8000-000000000000'

let world: TestApi
beforeEach(() => {
  world = createTestApi()
})

describe('tenants', () => {
  it('are listed by id and name', async () => {
    const { status, body } = await world.call('GET /v1/tenants')
    expect(status).toBe(200)
    expect(body).toEqual({
      data: [
        { id: uuid, name: 'Commerce graph' },
        { id: uuid, name: 'Research' },
      ],
    })
  })

  it('say what can be created in them', async () => {
    const [tenant] = world.records('tenant')
    const { status, body } = await world.call(`GET /v1/tenants/${tenant?.id}`)
    expect(status).toBe(200)
    expect(body).toMatchObject({ data: { id: tenant?.id, name: tenant?.name } })
    expect(body).toHaveProperty('data.instance_configurations.0', {
      region: 'europe-west1',
      region_name: 'GCP Belgium (europe-west1)',
      type: 'free-db',
      memory: '1GB',
      storage: '2GB',
      version: '5',
      cloud_provider: 'gcp',
    })
  })

  it('that are not there', async () => {
    const { status, body } = await world.call(`GET /v1/tenants/${unknownUuid}`)
    expect(status).toBe(404)
    expect(body).toEqual({
      errors: [{ message: 'The tenant you specified could not be found', reason: 'tenant-not-found' }],
    })
  })
})

describe('instances', () => {
  it('are listed without their status, and without the Sandbox', async () => {
    const { status, body } = await world.call('GET /v1/instances')
    expect(status).toBe(200)
    const listed = world.records('instance').filter((each) => each.type !== 'sandbox')
    expect(body).toEqual({
      data: listed
        .toSorted((a, b) => a.createdAt - b.createdAt)
        .map((each) => ({
          id: each.id,
          name: each.name,
          tenant_id: each.tenantId,
          cloud_provider: each.cloud,
          created_at: wholeSecond,
        })),
    })
  })

  it('are listed by tenant', async () => {
    const research = world.records('tenant').find((each) => each.name === 'Research')
    const { body } = await world.call(`GET /v1/instances?tenantId=${research?.id}`)
    const names = world
      .records('instance')
      .filter((each) => each.tenantId === research?.id && each.type !== 'sandbox')
      .map((each) => ({ name: each.name }))
    expect(body).toMatchObject({ data: anyList })
    expect(body).toHaveProperty('data.length', names.length)
  })

  it('have these fields, counts of the graph on Free only, and the id of a customer managed key', async () => {
    for (const { id, name, type } of world.records('instance')) {
      if (type === 'sandbox') continue
      const { status, body } = await world.call(`GET /v1/instances/${id}`)
      const counts = type === 'free-db' ? { graph_nodes: 61_573, graph_relationships: 105_661 } : {}
      const key = name === 'inventory' ? { customer_managed_key_id: uuid } : {}
      expect([name, status, body]).toEqual([name, 200, { data: { ...instanceFields, ...counts, ...key } }])
    }
  })

  it('a Sandbox is not known', async () => {
    const sandbox = world.instance('movies-sandbox')
    const { status, body } = await world.call(`GET /v1/instances/${sandbox.id}`)
    expect(status).toBe(404)
    expect(body).toEqual({ errors: [{ message: `DB not found: ${sandbox.id}`, reason: 'db-not-found' }] })
    const order = {
      version: '5',
      region: 'europe-west1',
      memory: '2GB',
      name: 'Copy',
      type: 'professional-db',
      tenant_id: sandbox.tenantId,
      cloud_provider: 'gcp',
      source_instance_id: sandbox.id,
    }
    const target = world.instance('customer-graph').id
    for (const [call, json] of [
      [`POST /v1/instances/${target}/overwrite`, { source_instance_id: sandbox.id }],
      ['POST /v1/instances', order],
    ] as const) {
      expect(await world.call(call, { json })).toMatchObject({ status: 404, body })
      expect(await world.call(`${call}?view=afterglow`, { json })).toMatchObject({ status: 409 })
    }
    const ours = await world.call(`GET /v1/instances/${sandbox.id}?view=afterglow`)
    expect(ours.body).toMatchObject({ data: { afterglow: { type: 'sandbox' } } })
  })

  it('that are not there', async () => {
    for (const id of ['24d18db5', 'nonsense']) {
      const { status, body } = await world.call(`GET /v1/instances/${id}`)
      expect(status).toBe(404)
      expect(body).toEqual({ errors: [{ message: `DB not found: ${id}`, reason: 'db-not-found' }] })
    }
  })

  it('are created with 202 and a password', async () => {
    const [tenant] = world.records('tenant')
    const { status, body } = await world.call('POST /v1/instances', {
      json: {
        version: '5',
        region: 'europe-west1',
        memory: '8GB',
        name: 'Instance01',
        type: 'enterprise-db',
        tenant_id: tenant?.id,
        cloud_provider: 'gcp',
      },
    })
    expect(status).toBe(202)
    expect(body).toEqual({
      data: {
        id: hexId,
        name: 'Instance01',
        tenant_id: tenant?.id,
        connection_url: instanceFields.connection_url,
        username: 'neo4j',
        password: like(/^.{16,}$/),
        cloud_provider: 'gcp',
        region: 'europe-west1',
        type: 'enterprise-db',
      },
    })
  })

  it.each([
    ['PATCH', '', { name: 'Production' }, 200, 'running'],
    ['DELETE', '', undefined, 202, 'destroying'],
    ['POST', '/pause', undefined, 202, 'pausing'],
  ])('%s%s answers the instance', async (method, path, json, expected, becomes) => {
    const { id } = world.instance('customer-graph')
    const { status, body } = await world.call(`${method} /v1/instances/${id}${path}`, json ? { json } : {})
    expect(status).toBe(expected)
    expect(body).toEqual({
      data: { ...instanceFields, id, status: becomes, name: json?.name ?? 'customer-graph' },
    })
  })

  it('resizing', async () => {
    const { id } = world.instance('customer-graph')
    const { status, body } = await world.call(`PATCH /v1/instances/${id}`, { json: { memory: '128GB' } })
    expect([status, body]).toEqual([202, { data: { ...instanceFields, id, status: 'updating' } }])
  })

  it('resuming', async () => {
    const { id } = world.instance('reporting')
    const { status, body } = await world.call(`POST /v1/instances/${id}/resume`)
    expect([status, body]).toEqual([202, { data: { ...instanceFields, id, status: 'resuming' } }])
  })

  it('overwriting', async () => {
    const target = world.instance('drug-discovery')
    const source = world.instance('embeddings-lab')
    const { status, body } = await world.call(`POST /v1/instances/${target.id}/overwrite`, {
      json: { source_instance_id: source.id },
    })
    expect([status, body]).toEqual([
      202,
      { data: { ...instanceFields, id: target.id, status: 'overwriting' } },
    ])
  })

  it('answer 409 during another operation', async () => {
    const { id } = world.instance('orders-eu')
    for (const line of [
      `POST /v1/instances/${id}/pause`,
      `POST /v1/instances/${id}/resume`,
      `POST /v1/instances/${id}/snapshots`,
      `DELETE /v1/instances/${id}`,
    ]) {
      const { status, body } = await world.call(line)
      expect([line, status, body]).toEqual([
        line,
        409,
        {
          errors: [
            {
              message: 'The database is current undergoing an operation: restoring',
              reason: 'ongoing-database-operation',
            },
          ],
        },
      ])
    }
  })
})
