/** What is refused to whom and when, and that it changes nothing. */
import { beforeAll, describe, expect, it } from 'vitest'
import type { OperationId } from '../../contract/wire/routes.ts'
import { createGoodWorld, expectRefused, operationIds, send, type GoodWorld } from './good-calls.ts'
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
  'updateInstance',
  'deleteInstance',
  'pauseInstance',
  'resumeInstance',
  'overwriteInstance',
  'takeSnapshot',
  'restoreSnapshot',
  'createExport',
  'createExportLink',
  'createBackup',
  'cancelBackup',
  'createBackupLink',
  'sendBackup',
  'createImport',
  'cancelImport',
  'consentToImport',
  'goBack',
  'extendInstance',
  'addCustomerManagedKey',
  'removeCustomerManagedKey',
  'createNetworkAccess',
  'changeNetworkAccess',
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
      // Only whoever sends an upload asks where it stands.
      expect([id, id === 'tusHead' ? status === 403 : status < 300]).toEqual([id, true])
    }
    await send(viewer, good.calls.beginSession)
  })
})

/** What an admin alone may do. */
const adminOnly = [
  'createNetworkAccess',
  'changeNetworkAccess',
  'addCustomerManagedKey',
  'removeCustomerManagedKey',
] as const satisfies readonly OperationId[]

describe('a member', () => {
  it.each(adminOnly)('may not: %s', async (id) => {
    const member = createTestApi({ over: world, caller: { user: 'data engineer', role: 'member' } })
    const answer = await expectRefused(member, id, { call: good.calls[id], expected: 403 })
    expect(answer.text).toContain('"role-member"')
  })

  it('may do the rest, but for the uploads of others', async () => {
    const theirs = ['cancelImport', 'consentToImport', 'tusCreate', 'tusPatch', 'tusDelete']
    for (const id of changing) {
      if (adminOnly.some((each) => each === id)) continue
      const fresh = await createGoodWorld()
      const member = createTestApi({ over: fresh.world, caller: { user: 'data engineer', role: 'member' } })
      const { status, text } = await send(member, fresh.calls[id])
      const refused = theirs.includes(id)
      expect([id, status < 300, text.includes('upload-not-yours')]).toEqual([id, !refused, refused])
    }
  })
})

describe('a browser session confirms what it overwrites', () => {
  it.each([
    'deleteInstance',
    'overwriteInstance',
    'restoreSnapshot',
    'createImport',
    'consentToImport',
    'sendBackup',
  ] as const)('%s', async (id) => {
    const call = good.calls[id]
    for (const confirm of [{}, { 'Afterglow-Confirm': '24d18db5' }, { 'Afterglow-Confirm': '' }]) {
      const answer = await expectRefused(browser, id, {
        call: { ...call, headers: confirm },
        expected: 428,
      })
      expect(answer.text).toContain('"confirmation-missing"')
    }
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
