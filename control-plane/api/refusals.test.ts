/** What is refused to whom and when, and that it changes nothing. */
import { beforeAll, describe, expect, it } from 'vitest'
import type { OperationId } from '../../contract/wire/routes.ts'
import {
  createGoodWorld,
  expectRefused,
  operationIds,
  send,
  type GoodCall,
  type GoodWorld,
} from './good-calls.ts'
import { createTestApi, type TestApi } from './test-api.ts'

let good: GoodWorld
let world: TestApi
let viewer: TestApi
let browser: TestApi
beforeAll(async () => {
  good = await createGoodWorld()
  ;({ world } = good)
  viewer = createTestApi({ over: world, caller: { user: 'auditor', role: 'viewer' } })
  browser = createTestApi({ over: world, caller: { via: 'browser' } })
})

const changing = [
  'createInstance',
  'renameInstance',
  'deleteInstance',
  'pauseInstance',
  'resumeInstance',
  'overwriteInstance',
  'takeSnapshot',
  'restoreSnapshot',
  'createExport',
  'createImport',
  'cancelImport',
  'tusCreate',
  'tusPatch',
  'tusDelete',
] as const satisfies readonly OperationId[]

describe('a viewer', () => {
  it.each(changing)('may not: %s', async (id) => {
    const answer = await expectRefused(viewer, id, { call: good.calls[id], expected: 403 })
    expect(answer.text).toContain('"role-viewer"')
  })

  it('may look at everything else', async () => {
    for (const id of operationIds) {
      if (changing.some((each) => each === id)) continue
      const { status } = await send(viewer, good.calls[id])
      expect([id, status < 300]).toEqual([id, true])
    }
  })
})

describe('a browser session confirms what it overwrites', () => {
  it.each(['deleteInstance', 'overwriteInstance', 'restoreSnapshot', 'createImport'] as const)(
    '%s',
    async (id) => {
      const call = good.calls[id]
      for (const confirm of [{}, { 'Afterglow-Confirm': '24d18db5' }, { 'Afterglow-Confirm': '' }]) {
        const answer = await expectRefused(browser, id, {
          call: { ...call, headers: confirm },
          expected: 428,
        })
        expect(answer.text).toContain('"confirmation-missing"')
      }
    },
  )
})

describe('a wrong state', () => {
  const at = (name: string) => ({ id: world.instance(name).id })
  const states: readonly (readonly [
    what: string,
    id: OperationId,
    call: () => Partial<GoodCall>,
    expected: number,
    reason: string,
  ])[] = [
    [
      'pause while restoring',
      'pauseInstance',
      () => ({ params: at('orders-eu') }),
      409,
      'ongoing-database-operation',
    ],
    ['pause what is paused', 'pauseInstance', () => ({ params: at('reporting') }), 409, 'instance-paused'],
    [
      'pause a Free one',
      'pauseInstance',
      () => ({ params: at('poc-recommendations') }),
      409,
      'plan-pauses-by-itself',
    ],
    ['resume what runs', 'resumeInstance', () => ({ params: at('customer-graph') }), 409, 'instance-running'],
    ['take of a paused one', 'takeSnapshot', () => ({ params: at('reporting') }), 409, 'instance-paused'],
    [
      'take after a failed load',
      'takeSnapshot',
      () => ({ params: at('fraud-rings') }),
      409,
      'instance-loading-failed',
    ],
    [
      'take of a Sandbox',
      'takeSnapshot',
      () => ({ params: at('movies-sandbox'), query: { view: 'afterglow' } }),
      409,
      'plan-without-snapshots',
    ],
    [
      'take of a Sandbox by the Aura API',
      'takeSnapshot',
      () => ({ params: at('movies-sandbox') }),
      404,
      'db-not-found',
    ],
    [
      'delete while restoring',
      'deleteInstance',
      () => ({ params: at('orders-eu') }),
      409,
      'ongoing-database-operation',
    ],
    [
      'overwrite a paused one',
      'overwriteInstance',
      () => ({ params: at('reporting') }),
      409,
      'instance-paused',
    ],
    [
      'load a file into a Sandbox',
      'createImport',
      () => ({ params: at('movies-sandbox') }),
      409,
      'plan-takes-no-files',
    ],
    [
      'load a file into a paused one',
      'createImport',
      () => ({ params: at('reporting') }),
      409,
      'instance-paused',
    ],
    [
      'load a file that is too large',
      'createImport',
      () => ({ json: { file_name: 'a.dump', file_bytes: 10, unpacked_bytes: 500_000_000_000 } }),
      422,
      'ImportExceedsMaxSize',
    ],
    [
      'restore a differential',
      'restoreSnapshot',
      () => ({ params: snapshotOf('differential') }),
      409,
      'snapshot-differential',
    ],
    [
      'export a differential',
      'createExport',
      () => ({ params: snapshotOf('differential') }),
      409,
      'snapshot-differential',
    ],
    [
      'restore a failed one',
      'restoreSnapshot',
      () => ({ params: snapshotOf('failed') }),
      409,
      'snapshot-failed',
    ],
    [
      'cancel an import that has ended',
      'cancelImport',
      () => ({ params: { id: endedImport() } }),
      409,
      'import-ended',
    ],
    [
      'upload to an import that has ended',
      'tusPatch',
      () => ({ params: { id: endedImport() } }),
      410,
      'upload-ended',
    ],
    [
      'download what is being prepared',
      'getExportFile',
      () => ({ params: { id: good.preparing } }),
      409,
      'export-preparing',
    ],
    [
      'create what is not on offer',
      'createInstance',
      () => ({ json: { ...good.calls.createInstance.json, memory: '7GB' } }),
      400,
      'memory-not-offered',
    ],
    [
      'create in a region of another cloud',
      'createInstance',
      () => ({ json: { ...good.calls.createInstance.json, region: 'westeurope' } }),
      400,
      'region-not-offered',
    ],
    [
      'create smaller than its source',
      'createInstance',
      () => ({ json: { ...good.calls.createInstance.json, memory: '8GB', storage: '16GB' } }),
      422,
      'ImportExceedsMaxSize',
    ],
    [
      'create in an unknown project',
      'createInstance',
      () => ({
        json: { ...good.calls.createInstance.json, tenant_id: '00000000-0000-4000-8000-000000000000' },
      }),
      404,
      'tenant-not-found',
    ],
  ]

  const snapshotOf = (which: 'differential' | 'failed') => {
    const instance = world.instance('customer-graph')
    const found = world
      .snapshots(instance)
      .find((each) =>
        which === 'failed'
          ? each.status === 'Failed'
          : each.kind === 'differential' && each.status === 'Completed',
      )
    return { id: instance.id, snapshotId: found?.id ?? '' }
  }
  const endedImport = () => world.records('import').find((each) => each.state === 'failed')?.id ?? ''

  it.each(states)('%s', async (what, id, change, expected, reason) => {
    const answer = await expectRefused(world, what, { call: { ...good.calls[id], ...change() }, expected })
    expect(answer.text).toContain(`"${reason}"`)
  })
})

describe('what is not there', () => {
  it.each([
    ['GET /', 404],
    ['GET /v1', 404],
    ['GET /v1/instances/', 404],
    ['GET /v1/%E0%A4%A', 404],
    ['GET /afterglow/v2/meta', 404],
    ['PUT /v1/instances', 405],
    ['POST /v1/tenants', 405],
    ['DELETE /afterglow/v1/changes', 405],
    ['GET /afterglow/v1/uploads', 405],
  ])('%s: %s', async (line, expected) => {
    const [method = '', path = ''] = line.split(' ')
    const call = { method, path, params: {}, query: {}, headers: {}, json: null, body: null }
    const answer = await expectRefused(world, line, { call, expected })
    expect(answer.headers.get('allow') !== null).toBe(expected === 405)
  })
})

it('every call that was refused would have succeeded otherwise', async () => {
  for (const id of changing) {
    const fresh = await createGoodWorld()
    const { status } = await send(fresh.world, fresh.calls[id])
    expect([id, status < 300, fresh.world.defects]).toEqual([id, true, []])
  }
})
