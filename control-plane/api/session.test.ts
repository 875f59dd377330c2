import { beforeEach, describe, expect, it } from 'vitest'
import { createGoodWorld, operationIds, send, type GoodWorld } from './good-calls.ts'
import { createTestApi, type TestApi } from './test-api.ts'

const session = '/afterglow/v1/session'

let good: GoodWorld
let browser: TestApi
beforeEach(async () => {
  good = await createGoodWorld()
  browser = createTestApi({ over: good.world, caller: { user: 'on-call', via: 'browser' } })
})

describe('a session that has ended', () => {
  it('answers every other call 401, before anything else is looked at, and changes nothing', async () => {
    await browser.call(`DELETE ${session}`)
    const { version } = good.world.store
    const without = ['getSession', 'beginSession', 'endSession', 'getExportFile', 'getBackupFile']
    for (const id of operationIds.filter((each) => !without.includes(each))) {
      for (const params of [good.calls[id].params, { id: 'x', snapshotId: 'x' }]) {
        const { status, headers, body } = await send(browser, { ...good.calls[id], params })
        expect([id, status]).toEqual([id, 401])
        expect(headers.get('www-authenticate')).toBe('Session')
        if (id === 'tusHead') continue
        expect(body).toMatchObject({ errors: [{ reason: 'session-ended' }] })
      }
    }
    expect((await browser.call('GET /nowhere')).status).toBe(401)
    expect(good.world.store.version).toBe(version)
    expect(browser.defects).toEqual([])
  })

  it('is not asked of a link, which is checked itself', async () => {
    await browser.call(`DELETE ${session}`)
    for (const id of ['getExportFile', 'getBackupFile'] as const) {
      expect((await send(browser, good.calls[id])).status).toBe(206)
      expect((await send(browser, { ...good.calls[id], query: {} })).status).toBe(403)
    }
  })

  it('is begun anew in place, and everything goes on', async () => {
    const ended = await browser.call(`DELETE ${session}`)
    expect([ended.status, ended.body]).toEqual([
      200,
      { data: { state: 'ended', user: { name: 'on-call', role: 'admin' } } },
    ])
    expect((await browser.call(`GET ${session}`)).body).toMatchObject({ data: { state: 'ended' } })
    const patch = await send(browser, good.calls.tusPatch)
    expect(patch.status).toBe(401)
    const begun = await browser.call(`POST ${session}`)
    expect([begun.status, begun.body]).toEqual([
      200,
      { data: { state: 'open', user: { name: 'on-call', role: 'admin' } } },
    ])
    expect((await send(browser, good.calls.tusPatch)).status).toBe(204)
    expect((await browser.call(`GET ${session}`)).body).toMatchObject({ data: { state: 'open' } })
  })

  it('is not begun or ended twice', async () => {
    await browser.call(`POST ${session}`)
    await browser.call(`DELETE ${session}`)
    const { version } = good.world.store
    await browser.call(`DELETE ${session}`)
    expect(good.world.store.version).toBe(version)
  })

  it('is nothing to a client with a token, which brings its own', async () => {
    await browser.call(`DELETE ${session}`)
    expect((await send(good.world, good.calls.listInstances)).status).toBe(200)
  })
})
