import { beforeEach, describe, expect, it } from 'vitest'
import { z } from '@hono/zod-openapi'
import { DeletedInstance } from '../../contract/wire/deleted.ts'
import { DAY_MS } from '../../contract/rules/windows.ts'
import { createTestApi, type TestApi } from './test-api.ts'

const all = '/afterglow/v1/deleted-instances'
let world: TestApi
beforeEach(() => {
  world = createTestApi()
})

const gone = () => {
  const [record] = world.records('deleted-instance')
  if (!record) throw new Error('The tour has nothing that is deleted.')
  return record
}
const Answer = z.object({ data: DeletedInstance })
const deletedOf = async (id: string) => Answer.parse((await world.call(`GET ${all}/${id}`)).body).data

const left = () => {
  const { id } = gone()
  return world
    .records('snapshot')
    .filter((each) => each.instanceId === id)
    .toSorted((a, b) => b.timestamp - a.timestamp)
}

const order = (fields: Readonly<Record<string, unknown>>) => ({
  version: '5',
  region: 'europe-west1',
  memory: '2GB',
  name: 'Again',
  type: 'professional-db',
  tenant_id: gone().tenantId,
  cloud_provider: 'gcp',
  source_instance_id: gone().id,
  source_snapshot_id: left()[0]?.id,
  ...fields,
})

describe('a deleted instance', () => {
  it('is listed with what it was, until when it is kept and what can be done', async () => {
    const { body } = await world.call(`GET ${all}?tenantId=${gone().tenantId}`)
    expect(body).toMatchObject({
      data: [
        {
          id: gone().id,
          name: 'returns-trial',
          type: 'professional-db',
          version_name: 'Neo4j 2025.10',
          deleted_by: 'on-call',
          kept_until: '2025-11-19T12:04:30Z',
          snapshots: left().length,
          actions: { create: { allowed: true } },
        },
      ],
    })
    const one = await deletedOf(gone().id)
    expect(body).toEqual({ data: [one] })
  })

  it('is gone for every client of the Aura API, and so are its snapshots', async () => {
    const [snapshot] = left()
    const calls = [
      `GET /v1/instances/${gone().id}`,
      `GET /v1/instances/${gone().id}?view=afterglow`,
      `GET /v1/instances/${gone().id}/snapshots`,
      `GET /v1/instances/${gone().id}/snapshots/${snapshot?.id}`,
      `POST /v1/instances/${gone().id}/snapshots/${snapshot?.id}/restore`,
      `POST /afterglow/v1/instances/${gone().id}/snapshots/${snapshot?.id}/exports`,
      `POST /afterglow/v1/instances/${gone().id}/extend`,
    ]
    for (const call of calls) expect([call, (await world.call(call)).status]).toEqual([call, 404])
  })

  it('left snapshots that are neither restored nor exported, each with its reason', async () => {
    const { body } = await world.call(`GET ${all}/${gone().id}/snapshots`)
    const instead = {
      allowed: false,
      reason: 'instance-deleted',
      remedy: expect.stringContaining('Create an instance'),
    }
    expect(body).toMatchObject({
      data: left().map(({ id }) => ({
        snapshot_id: id,
        exportable: false,
        afterglow: {
          kind: 'full',
          restorable_until: '2025-11-19T12:04:30Z',
          actions: { restore: instead, export: instead, create: { allowed: true } },
        },
      })),
    })
  })

  it('is the source of a new instance, for any client, where its snapshot is named', async () => {
    const made = await world.call('POST /v1/instances', { json: order({}) })
    expect(made.status).toBe(202)
    const bare = await world.call('POST /v1/instances', { json: order({ source_snapshot_id: undefined }) })
    expect([bare.status, bare.text]).toEqual([404, expect.stringContaining('db-not-found')])
    const small = await world.call('POST /v1/instances', {
      json: order({ type: 'free-db', memory: '1GB' }),
    })
    expect([small.status, small.text]).toEqual([422, expect.stringContaining('reason')])
  })

  it('counts and lists nothing that failed, and nothing is made of it', async () => {
    // As one that was being taken for a copy when its instance went.
    const { id } = gone()
    const failedId = left()[0]?.id
    const fails = { status: 'Failed', content: null, holds: ['copy'] } as const
    world = createTestApi({
      change: (records) =>
        records.map((each) =>
          each.kind === 'snapshot' && each.record.id === failedId
            ? { kind: 'snapshot', record: { ...each.record, ...fails } }
            : each,
        ),
    })
    const listed = await world.call(`GET ${all}/${id}/snapshots`)
    const { data } = z.object({ data: z.array(z.object({ snapshot_id: z.string() })) }).parse(listed.body)
    expect(data.map((each) => each.snapshot_id)).toEqual(
      left()
        .map((each) => each.id)
        .filter((each) => each !== failedId),
    )
    expect(await deletedOf(id)).toMatchObject({ snapshots: data.length })
    const before = world.world()
    const refused = { status: 409, body: { errors: [{ reason: 'snapshot-failed' }] } }
    const json = order({ source_snapshot_id: failedId })
    expect(await world.call('POST /v1/instances', { json })).toMatchObject(refused)
    expect(
      await world.call(`POST /v1/instances/${world.instance('drug-discovery').id}/overwrite`, {
        json: { source_instance_id: id, source_snapshot_id: failedId },
      }),
    ).toMatchObject(refused)
    expect(world.world()).toBe(before)
  })

  it('is forgotten when its days are over', async () => {
    const { id, keptUntil } = gone()
    world.clock.jumpTo(keptUntil - 1)
    expect((await world.call(`GET ${all}/${id}`)).status).toBe(200)
    world.clock.jumpTo(keptUntil)
    await world.api.controlPlane.reconcile()
    for (const path of [`${all}/${id}`, `${all}/${id}/snapshots`])
      expect((await world.call(`GET ${path}`)).status).toBe(404)
  })

  it('of another project is not listed, and one that never was is 404', async () => {
    const other = world.instance('movies-sandbox').tenantId
    expect((await world.call(`GET ${all}?tenantId=${other}`)).body).toEqual({ data: [] })
    expect((await world.call(`GET ${all}/00000000`)).status).toBe(404)
    expect((await world.call(`GET ${all}?tenantId=00000000-0000-4000-8000-000000000000`)).status).toBe(404)
  })

  it('whose key was taken back says so instead of creating', async () => {
    const { id } = world.instance('inventory')
    await world.call(`DELETE /v1/instances/${id}`)
    world.clock.advance(60_000)
    await world.api.controlPlane.reconcile()
    const deleted = world.records('deleted-instance').find((each) => each.id === id)
    const keyId = deleted?.customerManagedKeyId ?? ''
    expect(world.records('customer-managed-key').map((each) => each.id)).toContain(keyId)
    const create = async () => (await deletedOf(id)).actions.create
    expect(await create()).toEqual({ allowed: true })
    const asked = { user: 'control', role: 'admin', requestId: 'control' } as const
    await world.api.controlPlane.commands.setKeyAccess(asked, { keyId, access: 'revoked' })
    expect(await create()).toMatchObject({ allowed: false, reason: 'key-revoked' })
  })
})

describe('extending a Sandbox', () => {
  it('moves its end by seven days, and is refused the second time', async () => {
    const { id, endsAt } = world.instance('movies-sandbox')
    const extend = `POST /afterglow/v1/instances/${id}/extend`
    const first = await world.call(extend)
    expect(first.status).toBe(200)
    expect(first.body).toMatchObject({
      data: {
        afterglow: {
          ends_at: new Date((endsAt ?? 0) + 7 * DAY_MS).toISOString().replace('.000', ''),
          actions: { extend: { allowed: false, reason: 'already-extended' } },
        },
      },
    })
    expect((await world.call(extend)).status).toBe(409)
  })
})
