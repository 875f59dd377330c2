import { describe, expect, it } from 'vitest'
import { brokenPromise } from './response-check.ts'
import { createTestApi, origin } from './test-api.ts'
import { createApi } from './create-api.ts'
import { createSeededRandom } from '../seeded-random.ts'

const id = '3e5e6e27-bf0a-4898-abb8-5f3050cac418'
const json = (body: unknown, status = 200) => Response.json(body, { status })

describe('an answer that breaks the contract is found', () => {
  it.each([
    ['as declared', 'GET', '/v1/tenants', json({ data: [{ id, name: 'a' }] }), null],
    ['a field missing', 'GET', '/v1/tenants', json({ data: [{ id }] }), 'name'],
    ['a field too much', 'GET', '/v1/tenants', json({ data: [{ id, name: 'a', more: 1 }] }), 'more'],
    ['another status', 'GET', '/v1/tenants', json({ data: [] }, 202), '202'],
    ['no envelope', 'GET', '/v1/tenants', json({ message: 'no' }, 500), 'errors'],
    ['another type', 'GET', '/v1/tenants', new Response('<html>'), 'text/plain'],
    ['nowhere, in the envelope', 'GET', '/v2', json({ errors: [{ message: 'a', reason: 'b' }] }, 404), null],
    ['nowhere, without', 'GET', '/v2', json({}, 404), 'errors'],
    ['no body', 'DELETE', `/afterglow/v1/uploads/${id}`, new Response(null, { status: 204 }), null],
  ])('%s', async (_, method, path, response, told) => {
    const broken = await brokenPromise(method, path, response)
    if (told === null) expect(broken).toBeNull()
    else expect(broken).toContain(told)
  })
})

describe('a defect', () => {
  const broken = () => {
    const { store, bytes, clock } = createTestApi({ scenario: 'empty' })
    const told: unknown[] = []
    const api = createApi(
      {
        store: { ...store, read: () => Promise.reject(new Error('the disk is on fire')) },
        bytes,
        clock,
        random: createSeededRandom('a'),
        host: { host: 'node', build: 'test', downloads: 'http', control: false, maxUploadBytes: null },
        caller: async () => ({ user: 'a', role: 'admin', via: 'token' }),
      },
      { onDefect: (thrown, of) => told.push([thrown, of]) },
    )
    return { api, told }
  }

  it('is answered 500 in the envelope, told to the host, and not to the client', async () => {
    const { api, told } = broken()
    const response = await api.fetch(new Request(`${origin}/v1/tenants`))
    const requestId = response.headers.get('x-request-id')
    const text = await response.text()
    expect(response.status).toBe(500)
    expect(JSON.parse(text)).toMatchObject({ errors: [{ reason: 'defect' }] })
    expect(text).not.toContain('fire')
    expect(told).toEqual([[new Error('the disk is on fire'), `Request ${requestId}`]])
  })
})
