/** What is ours: the view on Aura's resources, the lists of snapshots, the changes, who is signed in. */
import { beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { Changes } from '../../contract/wire/meta.ts'
import { Snapshot } from '../../contract/wire/snapshots.ts'
import { DAY_MS, HOUR_MS } from '../../contract/rules/windows.ts'
import type { AnyRecord } from '../records.ts'
import { anyNumber, anyText, having, including, like } from './matching.ts'
import { createTestApi, type TestApi } from './test-api.ts'

let world: TestApi
beforeEach(() => {
  world = createTestApi()
})

describe('instances in our view', () => {
  it('are whole in a list, the Sandbox too', async () => {
    const { body } = await world.call('GET /v1/instances?view=afterglow')
    expect(body).toHaveProperty('data.length', world.records('instance').length)
    expect(body).toMatchObject({
      data: including(
        having({
          name: 'customer-graph',
          afterglow: having({
            version_name: 'Neo4j 2025.10',
            cpu: 12,
            content: 'described',
            nodes: 41_204_118,
            writes_per_hour: 9_400,
            operation: null,
            failure: null,
          }),
        }),
      ),
    })
  })

  it('say what runs, and why not', async () => {
    const { body } = await world.call(`GET /v1/instances/${world.instance('orders-eu').id}?view=afterglow`)
    expect(body).toMatchObject({
      data: {
        status: 'restoring',
        afterglow: {
          operation: { kind: 'restore', state: 'running', requested_by: 'on-call' },
          actions: {
            pause: { allowed: false, reason: 'ongoing-database-operation' },
            rename: { allowed: true },
          },
        },
      },
    })
  })

  it('say how their snapshots are', async () => {
    const healthOf = async (name: string) =>
      (await world.call(`GET /v1/instances/${world.instance(name).id}?view=afterglow`)).body
    expect(await healthOf('customer-graph')).toMatchObject({
      data: { afterglow: { snapshots: { overdue: false, failed_since_last_good: 0, next_at: anyText } } },
    })
    expect(await healthOf('embeddings-lab')).toMatchObject({
      data: { afterglow: { snapshots: { overdue: true, failed_since_last_good: 2, next_at: anyText } } },
    })
    const { id } = world.instance('customer-graph')
    const restorable = world
      .snapshots(world.instance('customer-graph'))
      .find((each) => each.kind === 'full' && each.status === 'Completed')
    expect(await healthOf('customer-graph')).toMatchObject({
      data: {
        id,
        afterglow: {
          snapshots: {
            last_good: { kind: 'differential' },
            last_restorable: { kind: 'full', snapshot_id: restorable?.id },
          },
        },
      },
    })
    // A slot that comes while it is resized waits for the end.
    world.clock.jumpTo((world.instance('customer-graph').nextSlotAt ?? 0) - 60_000)
    await world.api.controlPlane.reconcile()
    expect(await healthOf('customer-graph')).toMatchObject({
      data: { afterglow: { snapshots: { next_at: anyText } } },
    })
    const resized = await world.call(`PATCH /v1/instances/${id}`, { json: { memory: '128GB' } })
    expect(resized.status).toBe(202)
    world.clock.advance(600_000)
    expect(await healthOf('customer-graph')).toMatchObject({
      data: { status: 'updating', afterglow: { snapshots: { next_at: null, overdue: false } } },
    })
    for (const resting of ['fraud-rings', 'reporting']) {
      expect(await healthOf(resting)).toMatchObject({ data: { afterglow: { snapshots: { next_at: null } } } })
    }
  })

  it('say why the load failed, when a Free one goes, when a Sandbox ends', async () => {
    const view = async (name: string) =>
      (await world.call(`GET /v1/instances/${world.instance(name).id}?view=afterglow`)).body
    expect(await view('fraud-rings')).toMatchObject({
      data: { afterglow: { failure: { reason: 'LegacyIndexes' } } },
    })
    expect(await view('poc-recommendations')).toMatchObject({
      data: { afterglow: { ends_at: '2025-11-16T13:04:00Z', paused_at: '2025-10-17T13:04:00Z' } },
    })
    expect(await view('movies-sandbox')).toMatchObject({
      data: { afterglow: { ends_at: '2025-11-14T18:16:00Z', snapshots: null } },
    })
    expect(await view('reporting')).toMatchObject({
      data: {
        afterglow: { resumes_at: like(/^2025-12-11T/), snapshots: { next_at: null } },
      },
    })
  })
})

const SnapshotsBody = z.object({ data: z.array(Snapshot) })

describe('snapshots in our view', () => {
  const list = async (query: string) => {
    const { id } = world.instance('customer-graph')
    const { body } = await world.call(`GET /v1/instances/${id}/snapshots?view=afterglow${query}`)
    return SnapshotsBody.parse(body).data
  }

  it('are all listed, newest first', async () => {
    const all = await list('')
    expect(all).toHaveLength(world.snapshots(world.instance('customer-graph')).length)
    const times = all.map((each) => each.timestamp)
    expect(times).toEqual(times.toSorted().toReversed())
  })

  it('from is inclusive, to is exclusive, a day is one in UTC', async () => {
    const [newest, older] = await list('')
    const exactly = await list(`&from=${older?.timestamp}&to=${newest?.timestamp}`)
    expect(exactly.map((each) => each.snapshot_id)).toEqual([older?.snapshot_id])
    expect(await list('&date=2025-11-03')).toHaveLength(24)
    const morning = await list('&date=2025-11-03&to=2025-11-03T12:00:00Z')
    expect(morning).toHaveLength(12)
    expect(await list('&from=2026-01-01T00:00:00Z')).toEqual([])
  })

  it('from after to is refused', async () => {
    const { id } = world.instance('customer-graph')
    const query = 'from=2025-11-03T12:00:00Z&to=2025-11-03T11:00:00Z'
    const { status } = await world.call(`GET /v1/instances/${id}/snapshots?view=afterglow&${query}`)
    expect(status).toBe(400)
  })

  it('a differential has the size of its changes', async () => {
    const all = await list('&date=2025-11-03')
    const full = all.find((each) => each.afterglow?.kind === 'full')
    const differentials = all.filter((each) => each.afterglow?.kind === 'differential')
    expect(full?.afterglow?.size_bytes).toBeGreaterThan(100_000_000_000)
    for (const each of differentials) {
      if (each.afterglow?.base_snapshot_id !== full?.snapshot_id) continue
      expect(each.afterglow?.size_bytes).toBeLessThan(100_000_000)
      expect(each.afterglow?.size_bytes).toBeGreaterThan(0)
    }
  })

  it('one says what can be done with it, and instead of it', async () => {
    const instance = world.instance('customer-graph')
    const differential = world
      .snapshots(instance)
      .find((each) => each.kind === 'differential' && each.status === 'Completed')
    const base = world.snapshots(instance).find((each) => each.id === differential?.baseSnapshotId)
    const { body } = await world.call(
      `GET /v1/instances/${instance.id}/snapshots/${differential?.id}?view=afterglow`,
    )
    const when = new Date(base?.timestamp ?? 0).toISOString().slice(0, 16).replace('T', ' ')
    expect(body).toMatchObject({
      data: {
        afterglow: {
          actions: {
            restore: { reason: 'snapshot-differential', remedy: `Restore the full one of ${when} UTC.` },
            export: { allowed: false },
            create: { allowed: false },
          },
        },
      },
    })
  })
})

describe('changes', () => {
  const ask = async (cursor?: string) => {
    const query = cursor === undefined ? '' : `?after=${cursor}`
    const { body } = await world.call(`GET /afterglow/v1/changes${query}`)
    return z.object({ data: Changes }).parse(body).data
  }

  it('begin with a cursor, and say what is touched after it', async () => {
    const first = await ask()
    expect(first).toMatchObject({ reset: true, changes: [], moving: true })
    const instance = world.instance('customer-graph')
    await world.call(`PATCH /v1/instances/${instance.id}`, { json: { name: 'Renamed' } })
    const next = await ask(first.cursor)
    expect(next).toMatchObject({
      reset: false,
      changes: [
        {
          type: 'instance',
          id: instance.id,
          instance_id: null,
          tenant_id: instance.tenantId,
          deleted: false,
        },
      ],
    })
    expect((await ask(next.cursor)).changes).toEqual([])
  })

  it('tell of what is gone', async () => {
    const { cursor } = await ask()
    const sandbox = world.instance('movies-sandbox')
    world.clock.advance(10 * HOUR_MS)
    await world.api.controlPlane.reconcile()
    const { changes } = await ask(cursor)
    expect(changes).toContainEqual(having({ type: 'instance', id: sandbox.id, deleted: true }))
  })

  it('a cursor of another world begins anew', async () => {
    const { cursor } = await ask()
    for (const other of ['', 'nonsense', '0-1', cursor.replace(/\d+$/, '999'), 'x'.repeat(128)]) {
      expect(await ask(other)).toMatchObject({ reset: true, changes: [] })
    }
    const another = createTestApi({ scenario: 'empty' })
    const { body } = await another.call(`GET /afterglow/v1/changes?after=${cursor}`)
    expect(body).toMatchObject({ data: { reset: true } })
  })
})

it('meta says that stored bytes are encrypted only where their port declares it', async () => {
  const world = createTestApi()
  const sealed = createTestApi({ over: { ...world, bytes: { ...world.bytes, encrypted: 'at rest' } } })
  const said = async (api: TestApi) => (await api.call('GET /afterglow/v1/meta')).body
  expect(await said(world)).toMatchObject({ data: { bytes_encrypted: null } })
  expect(await said(sealed)).toMatchObject({ data: { bytes_encrypted: 'at rest' } })
})

it('meta says who is signed in and what this host can do', async () => {
  const viewer = createTestApi({ over: world, caller: { user: 'auditor', role: 'viewer' } })
  const { body } = await viewer.call('GET /afterglow/v1/meta')
  expect(body).toEqual({
    data: {
      host: 'node',
      emulated: true,
      bytes_encrypted: null,
      build: 'test',
      organisation: 'Northlight',
      user: { name: 'auditor', role: 'viewer' },
      world: { id: 'tour-afterglow', scenario: 'tour', title: 'Tour' },
      capabilities: { downloads: 'http', control: false },
      limits: { max_upload_bytes: null, list_items: 20_000, name_chars: 30 },
    },
  })
})

it('operations are listed newest first, by project and by instance', async () => {
  const restore = world.records('operation').find((each) => each.kind === 'restore')
  const { body } = await world.call(`GET /afterglow/v1/operations?instanceId=${restore?.instanceId}`)
  expect(body).toMatchObject({ data: [{ id: restore?.id, state: 'running', percent: anyNumber }] })
  const all = await world.call('GET /afterglow/v1/operations')
  expect(all.body).toHaveProperty('data.length', world.records('operation').length)
  const running = world.records('operation').filter((each) => each.state === 'running')
  const those = await world.call('GET /afterglow/v1/operations?state=running')
  expect(those.body).toHaveProperty('data.length', running.length)
  expect(running.length).toBeGreaterThan(1)
  const newest = await world.call('GET /afterglow/v1/operations?state=running&limit=1')
  expect(newest.body).toMatchObject({
    data: [{ id: running.toSorted((a, b) => b.startedAt - a.startedAt)[0]?.id, state: 'running' }],
  })
  const one = await world.call(`GET /afterglow/v1/operations/${restore?.id}`)
  expect(one.body).toHaveProperty('data.stages.1.state', 'current')
})

it('time goes on between two requests, and what is due has happened', async () => {
  // A request does not wait for the file of a backup to be written, and what is due after that waits with it.
  const change = (records: readonly AnyRecord[]) =>
    records.filter(({ kind, record }) => kind !== 'backup' && !('backupId' in record && record.backupId))
  const world = createTestApi({ change })
  const { id } = world.instance('orders-eu')
  world.clock.advance(DAY_MS)
  const { body } = await world.call(`GET /v1/instances/${id}`)
  expect(body).toMatchObject({ data: { status: 'running' } })
})
