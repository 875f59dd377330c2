/** The routes of backups as their clients meet them. */
import { beforeEach, describe, expect, it } from 'vitest'
import { Backup } from '../../contract/wire/backups.ts'
import { crc32 } from '../../archive/crc32.ts'
import { FileLink } from '../../contract/wire/links.ts'
import { Changes } from '../../contract/wire/meta.ts'
import { createGoodWorld, send, type GoodWorld } from './good-calls.ts'
import { createTestApi, origin, type TestApi } from './test-api.ts'

let good: GoodWorld
let world: TestApi
beforeEach(async () => {
  good = await createGoodWorld()
  ;({ world } = good)
})

const dataOf = (body: unknown): unknown =>
  typeof body === 'object' && body !== null && 'data' in body ? body.data : null
const listOf = (body: unknown) => Backup.array().parse(dataOf(body))
const listed = async (name: string) =>
  listOf((await world.call(`GET /afterglow/v1/instances/${world.instance(name).id}/backups`)).body)

describe('a backup', () => {
  it('that waits says its place and about when it starts', async () => {
    const [waiting] = await listed('drug-discovery')
    expect(waiting).toMatchObject({
      state: 'queued',
      position: 1,
      instance_name: 'drug-discovery',
      operation_id: null,
      format: 'dump',
      requested_by: 'on-call',
    })
    if (waiting?.state !== 'queued') throw new Error('It does not wait.')
    const ends = world
      .records('operation')
      .flatMap(({ kind, pollAt }) => (kind === 'backup' && pollAt !== null ? [pollAt] : []))
    expect(Date.parse(waiting.estimated_start_at)).toBe(Math.min(...ends))
  })

  it('that is being made shows its four stages', async () => {
    const [running] = await listed('inventory')
    if (running?.state !== 'running') throw new Error('It is not being made.')
    expect(running.operation).toMatchObject({ kind: 'backup', backup_id: running.id, state: 'running' })
    expect(running.operation.stages.map(({ name }) => name)).toEqual([
      'Online backup',
      'Restore to a scratch database',
      'Dump',
      'Upload to storage',
    ])
  })

  it('that is ready says what it holds and what can open it, before anybody downloads it', async () => {
    const [ready] = await listed('movies-sandbox')
    expect(ready).toMatchObject({
      state: 'ready',
      content: 'described',
      nodes: 171,
      relationships: 253,
      file_name: 'movies-sandbox-2025-11-14T09-05-00.dump',
      link: { url: expect.stringContaining('signature=') },
    })
    expect(ready?.opens_in.map(({ product, opens }) => [product, opens])).toEqual([
      ['Neo4j Community', 'no'],
      ['Neo4j Enterprise', 'no'],
      ['Neo4j Aura', 'no'],
    ])
  })
})

describe('a backup of an instance under a key of the customer', () => {
  it('is sent to any instance of its project, and to none of another; its file is under no key, and says so', async () => {
    world.clock.advance(6 * 3_600_000)
    await world.api.controlPlane.reconcile()
    const [ready] = await listed('inventory')
    expect(ready).toMatchObject({ state: 'ready', leaves_customer_key: true })
    expect((await listed('movies-sandbox'))[0]).toMatchObject({ leaves_customer_key: false })
    const sendTo = (name: string) =>
      world.call(`POST /afterglow/v1/backups/${ready?.id}/send`, {
        json: { instance_id: world.instance(name).id },
      })
    const { version } = world.store
    const { status, body } = await sendTo('drug-discovery')
    expect([status, body]).toMatchObject([409, { errors: [{ reason: 'copy-leaves-project' }] }])
    expect(world.store.version).toBe(version)
    expect(world.instance('customer-graph').customerManagedKeyId).toBeNull()
    expect((await sendTo('customer-graph')).status).toBe(201)
  })
})

describe('what a scenario begins with', () => {
  const seeded = async (name: string) => {
    const tour = createTestApi()
    const found = tour.records('backup').find((each) => each.instanceName === name)
    return { tour, path: `/afterglow/v1/backups/${found?.id}` }
  }
  const urlIn = (body: unknown) => FileLink.parse(dataOf(body)).url

  it.each(['movies-sandbox', 'course-sandbox'])(
    'the file of %s is written when it is first downloaded, and is what was promised',
    async (name) => {
      const { tour, path } = await seeded(name)
      const backup = Backup.parse(dataOf((await tour.call(`GET ${path}`)).body))
      if (backup.state !== 'ready') throw new Error('It is not ready.')
      expect(backup.link === null).toBe(name === 'course-sandbox')
      const url = backup.link?.url ?? urlIn((await tour.call(`POST ${path}/link`)).body)
      const [one, other] = await Promise.all([0, 1].map(() => tour.api.fetch(new Request(origin + url))))
      const file = new Uint8Array((await one?.arrayBuffer()) ?? [])
      expect([file.length, crc32(file)]).toEqual([backup.bytes, backup.crc32])
      expect(new Uint8Array((await other?.arrayBuffer()) ?? [])).toEqual(file)
    },
  )

  it('is sent into an instance without having been downloaded', async () => {
    const { tour, path } = await seeded('course-sandbox')
    const { id } = tour.instance('embeddings-lab')
    const confirmed = { headers: { 'Afterglow-Confirm': id }, json: { instance_id: id } }
    expect((await tour.call(`POST ${path}/send`, confirmed)).status).toBe(201)
    tour.clock.advance(3_600_000)
    await tour.api.controlPlane.reconcile()
    expect(tour.instance('embeddings-lab').content).toMatchObject({ nodes: 1108, relationships: 3260 })
  })
})

describe('the lists', () => {
  it('are of a project, newest first, or of all', async () => {
    const { tenantId } = world.instance('movies-sandbox')
    const ofProject = await world.call(`GET /afterglow/v1/backups?tenantId=${tenantId}`)
    expect(listOf(ofProject.body).map((each) => each.instance_name)).toEqual([
      'drug-discovery',
      'embeddings-lab',
      'movies-sandbox',
      // What the tour begins with.
      'embeddings-lab',
      'movies-sandbox',
      'course-sandbox',
    ])
    expect(listOf((await world.call('GET /afterglow/v1/backups')).body)).toHaveLength(8)
    const nowhere = await world.call(
      'GET /afterglow/v1/backups?tenantId=00000000-0000-4000-8000-000000000000',
    )
    expect(nowhere.status).toBe(404)
  })

  it('are still there when the instance is gone, and only as long as it left something', async () => {
    const gone = world.instance('movies-sandbox')
    const empty = world.instance('poc-recommendations')
    for (const { id } of [gone, empty])
      expect((await world.call(`DELETE /v1/instances/${id}?view=afterglow`)).status).toBe(202)
    world.clock.advance(3_600_000)
    await world.api.controlPlane.reconcile()
    expect((await world.call(`GET /v1/instances/${gone.id}?view=afterglow`)).status).toBe(404)
    const left = await world.call(`GET /afterglow/v1/instances/${gone.id}/backups`)
    expect(listOf(left.body)).toMatchObject([
      { state: 'ready', instance_name: 'movies-sandbox' },
      { state: 'ready', instance_name: 'movies-sandbox' },
    ])
    expect((await world.call(`GET /afterglow/v1/instances/${empty.id}/backups`)).status).toBe(404)
  })
})

it('an instance says how it is provided with backups, and whether another one can be requested', async () => {
  const shown = async (name: string) =>
    (await world.call(`GET /v1/instances/${world.instance(name).id}?view=afterglow`)).body
  expect(await shown('movies-sandbox')).toMatchObject({
    data: { afterglow: { backups: { ready: 2, open: false }, actions: { backup: { allowed: true } } } },
  })
  expect(await shown('drug-discovery')).toMatchObject({
    data: {
      afterglow: {
        backups: { ready: 0, last_data_at: null, open: true },
        actions: { backup: { allowed: false, reason: 'backup-in-progress' } },
      },
    },
  })
})

it('changes are told of', async () => {
  const ask = async (cursor?: string) =>
    Changes.parse(
      dataOf((await world.call(`GET /afterglow/v1/changes${cursor ? `?after=${cursor}` : ''}`)).body),
    )
  const { cursor } = await ask()
  await send(world, good.calls.cancelBackup)
  const { changes } = await ask(cursor)
  const { id, tenantId } = world.instance('drug-discovery')
  expect(changes).toEqual([
    {
      type: 'backup',
      id: good.calls.cancelBackup.params['id'],
      instance_id: id,
      tenant_id: tenantId,
      deleted: false,
    },
  ])
})

it('one that is sent is an import that needs no upload', async () => {
  const sent = await send(world, good.calls.sendBackup)
  expect([sent.status, sent.body]).toMatchObject([
    201,
    { data: { state: 'verifying', file_name: 'movies-sandbox-2025-11-14T09-05-00.dump' } },
  ])
})
