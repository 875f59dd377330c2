/** /v1 answers exactly what the public Aura API answers: shapes, statuses, words. */
import { beforeEach, describe, expect, it } from 'vitest'
import { HOUR_MS } from '../../contract/rules/windows.ts'
import { instanceFields, snapshotFields, uuid } from './golden-shapes.ts'
import { having } from './matching.ts'
import type { InstanceRecord } from '../records.ts'
import { createTestApi, type TestApi } from './test-api.ts'

let world: TestApi
beforeEach(() => {
  world = createTestApi()
})

describe('snapshots', () => {
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

  it('are exportable where they are completed and full', async () => {
    for (const name of ['customer-graph', 'embeddings-lab', 'drug-discovery']) {
      const instance = world.instance(name)
      const newest = world.snapshots(instance).slice(0, 12)
      expect(newest.some((each) => each.status !== 'Completed')).toBe(true)
      for (const { id, kind, status } of newest) {
        const { body } = await world.call(`GET /v1/instances/${instance.id}/snapshots/${id}`)
        const young = !(name === 'drug-discovery' && windowIsOver(instance, id))
        const exportable = status === 'Completed' && kind === 'full' && young
        expect([name, kind, status, body]).toEqual([name, kind, status, { data: having({ exportable }) }])
      }
    }
  })

  /** AuraDS Enterprise: 7 days exportable of 14 restorable. */
  const windowIsOver = (instance: InstanceRecord, id: string): boolean => {
    const snapshot = world.snapshots(instance).find((each) => each.id === id)
    const days = snapshot?.profile === 'AdHoc' ? 90 : 7
    return world.clock.now() >= (snapshot?.timestamp ?? 0) + days * 24 * HOUR_MS
  }

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
