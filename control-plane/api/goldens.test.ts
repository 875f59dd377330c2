/** /v1 answers exactly what the public Aura API answers: shapes, statuses, words. Source: its documentation and clients. */
import { beforeEach, describe, expect, it } from 'vitest'
import { HOUR_MS } from '../../contract/rules/windows.ts'
import { anyList, anyText, anyTruth, like } from './matching.ts'
import { createTestApi, type TestApi } from './test-api.ts'

let world: TestApi
beforeEach(() => {
  world = createTestApi()
})

const hexId = like(/^[0-9a-f]{8}$/)
const uuid = like(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
const wholeSecond = like(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)
const unknownUuid = '00000000-0000-4000-8000-000000000000'

/** The fields of an instance, as a GET answers it. */
const instanceFields = {
  id: hexId,
  name: anyText,
  status: anyText,
  tenant_id: uuid,
  cloud_provider: like(/^(gcp|aws|azure)$/),
  connection_url: like(/^neo4j\+s:\/\/[0-9a-f]{8}\.databases\.neo4j\.io$/),
  region: anyText,
  type: anyText,
  memory: like(/^\d+GB$/),
  storage: like(/^\d+GB$/),
  customer_managed_key_id: null,
  created_at: wholeSecond,
  secondaries_count: 0,
  cdc_enrichment_mode: 'OFF',
  vector_optimized: false,
  graph_analytics_plugin: false,
}

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

  it('have these fields, and counts of the graph on Free only', async () => {
    for (const { id, name, type } of world.records('instance')) {
      if (type === 'sandbox') continue
      const { status, body } = await world.call(`GET /v1/instances/${id}`)
      const counts = type === 'free-db' ? { graph_nodes: 61_573, graph_relationships: 105_661 } : {}
      expect([name, status, body]).toEqual([name, 200, { data: { ...instanceFields, ...counts } }])
    }
  })

  it('a Sandbox is not known', async () => {
    const sandbox = world.instance('movies-sandbox')
    const { status, body } = await world.call(`GET /v1/instances/${sandbox.id}`)
    expect(status).toBe(404)
    expect(body).toEqual({ errors: [{ message: `DB not found: ${sandbox.id}`, reason: 'db-not-found' }] })
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

  it('resuming', async () => {
    const { id } = world.instance('reporting')
    const { status, body } = await world.call(`POST /v1/instances/${id}/resume`)
    expect([status, body]).toEqual([202, { data: { ...instanceFields, id, status: 'resuming' } }])
  })

  it('overwriting', async () => {
    const target = world.instance('customer-graph')
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

describe('snapshots', () => {
  const snapshotFields = {
    exportable: anyTruth,
    instance_id: hexId,
    profile: like(/^(AdHoc|Scheduled)$/),
    snapshot_id: uuid,
    status: like(/^(Pending|InProgress|Completed|Failed)$/),
    timestamp: wholeSecond,
  }

  it('of today are listed, newest first', async () => {
    const instance = world.instance('customer-graph')
    const { status, body } = await world.call(`GET /v1/instances/${instance.id}/snapshots`)
    const today = world.snapshots(instance).filter((each) => each.timestamp >= Date.UTC(2025, 10, 14))
    expect(today.length).toBeGreaterThan(5)
    expect(status).toBe(200)
    expect(body).toEqual({
      data: today.map((each) => ({ ...snapshotFields, snapshot_id: each.id, instance_id: instance.id })),
    })
  })

  it('of a day are listed', async () => {
    const instance = world.instance('customer-graph')
    const { body } = await world.call(`GET /v1/instances/${instance.id}/snapshots?date=2025-11-03`)
    const start = Date.UTC(2025, 10, 3)
    const day = world
      .snapshots(instance)
      .filter((each) => each.timestamp >= start && each.timestamp < start + 24 * HOUR_MS)
    expect(day).toHaveLength(24)
    expect(body).toMatchObject({ data: day.map((each) => ({ snapshot_id: each.id })) })
  })

  it('one has the same fields', async () => {
    const instance = world.instance('customer-graph')
    const full = world.snapshots(instance).find((each) => each.kind === 'full')
    const { status, body } = await world.call(`GET /v1/instances/${instance.id}/snapshots/${full?.id}`)
    expect(status).toBe(200)
    expect(body).toEqual({ data: { ...snapshotFields, snapshot_id: full?.id, exportable: true } })
  })

  it('are taken with 202 and an id', async () => {
    const instance = world.instance('customer-graph')
    const { status, body } = await world.call(`POST /v1/instances/${instance.id}/snapshots`)
    expect([status, body]).toEqual([202, { data: { snapshot_id: uuid } }])
    const again = await world.call(`POST /v1/instances/${instance.id}/snapshots`)
    expect(again.status).toBe(409)
    expect(again.body).toMatchObject({ errors: [{ reason: 'ongoing-database-operation' }] })
  })

  it('are restored in place with 202', async () => {
    const { id } = world.instance('customer-graph')
    const full = world.snapshots(world.instance('customer-graph')).find((each) => each.kind === 'full')
    const { status, body } = await world.call(`POST /v1/instances/${id}/snapshots/${full?.id}/restore`)
    expect([status, body]).toEqual([202, { data: { ...instanceFields, id, status: 'restoring' } }])
  })

  it('that cannot be exported make no instance', async () => {
    const source = world.instance('drug-discovery')
    const old = world.snapshots(source).find((each) => {
      return typeof each.exportableUntil === 'number' && each.exportableUntil < world.clock.now()
    })
    const { status, body } = await world.call('POST /v1/instances', {
      json: {
        version: '5',
        region: 'us-central1',
        memory: '32GB',
        name: 'From a snapshot',
        type: 'enterprise-ds',
        tenant_id: source.tenantId,
        cloud_provider: 'gcp',
        source_instance_id: source.id,
        source_snapshot_id: old?.id,
      },
    })
    expect(status).toBe(409)
    expect(body).toEqual({
      errors: [
        { message: `Source snapshot ${old?.id} is not exportable`, reason: 'snapshot-no-longer-exportable' },
      ],
    })
  })
})

describe('every answer', () => {
  it('has a request id, the time, and is not to be kept', async () => {
    const lines = ['GET /v1/tenants', 'GET /v1/instances/24d18db5', 'PUT /v1/tenants', 'GET /v1/nothing']
    const ids = new Set<string | null>()
    for (const line of lines) {
      const { headers } = await world.call(line)
      ids.add(headers.get('x-request-id'))
      expect(headers.get('x-request-id')).toEqual(uuid)
      expect(headers.get('afterglow-time')).toBe('2025-11-14T09:04:00Z; rate=0')
      expect(headers.get('cache-control')).toBe('no-store')
      expect(headers.get('x-content-type-options')).toBe('nosniff')
    }
    expect(ids.size).toBe(lines.length)
  })

  it('has nothing of ours unless asked', async () => {
    const { id } = world.instance('customer-graph')
    for (const path of ['/v1/instances', `/v1/instances/${id}`, `/v1/instances/${id}/snapshots`]) {
      expect((await world.call(`GET ${path}`)).text).not.toContain('afterglow')
      expect((await world.call(`GET ${path}?view=afterglow`)).text).toContain('"afterglow":{')
    }
  })
})
