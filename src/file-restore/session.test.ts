import { beforeEach, describe, expect, it, vi } from 'vitest'
import { archiveBytes } from '../../archive/fixtures/archive-bytes.ts'
import { createClient, dataOf } from '../api/client.ts'
import type { Console } from '../api/context.tsx'
import { createWorld, testBase, type World, type WorldOptions } from '../testing/world.ts'
import { restoreSession, type RestoreSession } from './session.ts'

/** Answers to be held back until the test lets them go. */
function createGate() {
  const { promise: opened, resolve: open } = Promise.withResolvers<void>()
  const { promise: reached, resolve: reach } = Promise.withResolvers<void>()
  return { reached, open, pass: () => (reach(), opened) }
}

let world: World
let session: RestoreSession
let api: Console
let asked: string[]
let asks: number

/** A session that has read a real archive for `inventory` and waits to be confirmed. */
async function begin(intercept: NonNullable<WorldOptions['intercept']> = () => null) {
  asked = []
  asks = 0
  world = createWorld({
    intercept(request, inner) {
      asked.push(request.method)
      return intercept(request, inner)
    },
  })
  const client = createClient(world.host, testBase)
  const changes = { start: () => () => {}, ask: () => void asks++, onChange: () => () => {} }
  api = { client, host: world.host, base: testBase, changes }
  session = restoreSession(world.instance('inventory').id)
  const file = new File([new Uint8Array(await archiveBytes('DZV1'))], 'people.dump')
  await session.take({ file }, () => ({ allowed: true }))
  expect(session.store.getState()).toMatchObject({ at: 'confirming' })
}

const at = () => session.store.getState().at
const imports = () =>
  dataOf(
    api.client.afterglow.v1.instances[':id'].imports.$get({ param: { id: world.instance('inventory').id } }),
  )
const statusNow = async () => {
  const { id } = world.instance('inventory')
  return (await dataOf(api.client.v1.instances[':id'].$get({ param: { id }, query: {} }))).status
}
/** Whether the page would ask before it is left. */
const holdsThePage = () => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }))

beforeEach(() => {
  vi.stubGlobal('window', new EventTarget())
})

describe('cancelling a restore from a file', () => {
  it('while the file is sent ends the import, stops sending and lets the page go', async () => {
    const gate = createGate()
    await begin((request, inner) =>
      request.method === 'PATCH' ? gate.pass().then(() => inner.fetch(request)) : null,
    )
    void session.confirm(api)
    await gate.reached
    expect([at(), holdsThePage()]).toEqual(['uploading', true])
    await session.cancel(api)
    expect(session.store.getState()).toEqual({ at: 'cancelled', name: 'people.dump' })
    expect(holdsThePage()).toBe(false)
    expect(await imports()).toMatchObject([{ state: 'cancelled', file_name: 'people.dump' }])
    expect(asks).toBe(1)
    gate.open()
    expect([at(), await statusNow()]).toEqual(['cancelled', 'running'])
    expect(await imports()).toMatchObject([{ state: 'cancelled' }])
  })

  it('while the import is registered ends it once it is there, and sends nothing', async () => {
    const gate = createGate()
    await begin((request, inner) =>
      request.url.endsWith('/imports') && request.method === 'POST'
        ? gate.pass().then(() => inner.fetch(request))
        : null,
    )
    const confirmed = session.confirm(api)
    await gate.reached
    await session.cancel(api)
    expect(at()).toBe('cancelled')
    expect(asked).toEqual(['POST'])
    gate.open()
    await confirmed
    expect(asked).toEqual(['POST', 'DELETE'])
    expect([at(), holdsThePage()]).toEqual(['cancelled', false])
    expect(await imports()).toMatchObject([{ state: 'cancelled' }])
  })

  it('after sending was interrupted ends the import as well', async () => {
    await begin((request) =>
      request.method === 'PATCH' ? Promise.resolve(new Response(null, { status: 403 })) : null,
    )
    await session.confirm(api)
    expect(session.store.getState()).toMatchObject({ at: 'interrupted', failure: { status: 403 } })
    expect(await imports()).toMatchObject([{ state: 'uploading' }])
    await session.cancel(api)
    expect(at()).toBe('cancelled')
    expect(await imports()).toMatchObject([{ state: 'cancelled' }])
  })

  it('is done for the person also where the server cannot be told', async () => {
    await begin((request) => {
      if (request.method === 'PATCH') return Promise.resolve(new Response(null, { status: 403 }))
      return request.method === 'DELETE' ? Promise.reject(new TypeError('Failed to fetch')) : null
    })
    await session.confirm(api)
    await session.cancel(api)
    expect(at()).toBe('cancelled')
    expect(await imports()).toMatchObject([{ state: 'uploading' }])
  })

  it('has nothing to cancel before it is confirmed, and nothing when all was sent', async () => {
    await begin()
    await session.cancel(api)
    expect(at()).toBe('confirming')
    await session.confirm(api)
    expect(at()).toBe('sent')
    await session.cancel(api)
    expect(at()).toBe('sent')
    expect(asked).not.toContain('DELETE')
    const [sent] = await imports()
    expect(['verifying', 'loading']).toContain(sent?.state)
  })

  it('can be followed by another file', async () => {
    await begin((request) =>
      request.method === 'PATCH' ? Promise.resolve(new Response(null, { status: 403 })) : null,
    )
    await session.confirm(api)
    await session.cancel(api)
    session.clear()
    expect(at()).toBe('idle')
    await begin()
    await session.confirm(api)
    expect(at()).toBe('sent')
  })
})
