import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { standardNow } from '../control-plane/scenarios/registry.ts'
import { createHandler } from './handler.ts'
import { overNodeStreams } from './node-streams.ts'
import { createWorlds, type Worlds } from './worlds.ts'

const token = 'for-this-test'
const defects: unknown[] = []
let folder: string
const servers: { close(): void; worlds: Worlds }[] = []
let controlled: string
let production: string

/** A server as `serveHost` makes it, in this process. */
async function listen(controlToken: string | null): Promise<string> {
  const worlds = createWorlds({
    folder: join(folder, String(servers.length)),
    controlled: controlToken !== null,
    now: standardNow,
    onDefect: (thrown) => defects.push(thrown),
  })
  let answer: ReturnType<typeof overNodeStreams> | null = null
  const server = serve({
    hostname: '127.0.0.1',
    port: 0,
    fetch: async (request, streams) => {
      try {
        return await answer?.(request, streams)
      } catch (error) {
        defects.push(error)
        return new Response(null, { status: 500 })
      }
    },
  })
  await once(server, 'listening')
  const own = server.address()
  const port = typeof own === 'object' && own ? own.port : 0
  const files = () => new Response('page', { headers: { 'content-type': 'text/html' } })
  answer = overNodeStreams(createHandler({ port, worlds, files, controlToken }), (error) =>
    defects.push(error),
  )
  servers.push({ close: () => server.close(), worlds })
  return `http://127.0.0.1:${port}`
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'afterglow-line-'))
  controlled = await listen(token)
  production = await listen(null)
})

afterAll(async () => {
  for (const { close, worlds } of servers) {
    close()
    await worlds.close()
  }
  await rm(folder, { recursive: true })
})

const authorization = `Bearer ${token}`
const post = (verb: string, body: unknown, cookie: string, base = controlled) =>
  fetch(`${base}/_control/${verb}`, {
    method: 'POST',
    headers: { authorization, cookie, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
async function load(request: object): Promise<string> {
  const answer = await post('load', { scenario: 'tour', speed: 0, ...request }, '')
  expect([answer.status, answer.status === 200 ? '' : await answer.text()]).toEqual([200, ''])
  return answer.headers.get('set-cookie')?.split(';')[0] ?? ''
}
const ask = (cookie: string, path = '/v1/tenants', init: RequestInit = {}) =>
  fetch(controlled + path, { ...init, headers: { cookie } })
const logOf = async (cookie: string) => {
  const answer = await fetch(`${controlled}/_control/log`, { headers: { authorization, cookie } })
  const body: unknown = await answer.json()
  return [answer.status, body]
}

describe('the line of a Node host with control', () => {
  it('answers with what is laid out, and keeps a log of its world', async () => {
    const cookie = await load({ fail: 'listTenants:unavailable,any:rate-limited:every-3' })
    const met = [await ask(cookie), await ask(cookie), await ask(cookie)]
    expect(met.map(({ status }) => status)).toEqual([503, 200, 429])
    expect(await met[0]?.json()).toEqual({
      errors: [{ reason: 'unavailable', message: 'The service is unavailable.' }],
    })
    expect(met[2]?.headers.get('retry-after')).toBe('60')
    const other = await load({})
    expect((await ask(other)).status).toBe(200)
    expect(await logOf(cookie)).toEqual([
      200,
      {
        data: [
          expect.objectContaining({ n: 1, operation: 'listTenants', status: 503, by: 'line' }),
          expect.objectContaining({ n: 2, status: 200, by: 'api' }),
          expect.objectContaining({ n: 3, status: 429, by: 'line', at: '2025-11-14T09:04:00Z' }),
        ],
      },
    ])
  })

  it('gives no answer to what is lost, also over a connection that it was asked over before', async () => {
    const cookie = await load({})
    await ask(cookie)
    await post('fail', { operation: 'any', reason: 'lost' }, cookie)
    await expect(ask(cookie)).rejects.toThrow('fetch failed')
    expect((await ask(cookie)).status).toBe(200)
    await post('latency', { latency: 'offline' }, cookie)
    await expect(ask(cookie)).rejects.toThrow('fetch failed')
    expect((await post('latency', { latency: 0 }, cookie)).status).toBe(200)
    expect((await ask(cookie)).status).toBe(200)
  })

  it('does what is lost only on its way back', async () => {
    const cookie = await load({ scenario: 'empty', role: 'admin' })
    await post('fail', { operation: 'endSession', reason: 'answer-lost' }, cookie)
    const asked = ask(cookie, '/afterglow/v1/session', { method: 'DELETE' })
    await expect(asked).rejects.toThrow('fetch failed')
    expect((await ask(cookie)).status).toBe(401)
  })

  it('forgets a call whose caller leaves while it is kept waiting', async () => {
    const cookie = await load({ latency: 600_000 })
    const { port } = new URL(controlled)
    const socket = connect(Number(port), '127.0.0.1')
    socket.write(`GET /v1/tenants HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nCookie: ${cookie}\r\n\r\n`)
    await once(socket, 'connect')
    // Answered after what came before it was begun.
    expect(await logOf(cookie)).toEqual([200, { data: [] }])
    socket.destroy()
    await expect
      .poll(() => logOf(cookie))
      .toEqual([200, { data: [expect.objectContaining({ status: 'aborted', requestId: null })] }])
  })

  it('left no defect behind', () => {
    expect(defects).toEqual([])
  })
})

describe('a Node host in production', () => {
  it.each(['state', 'log', 'scenarios', 'load', 'latency', 'fail', 'role', 'jump'])(
    'has no control at /_control/%s',
    async (verb) => {
      for (const method of ['GET', 'POST']) {
        const answer = await fetch(`${production}/_control/${verb}`, { method, headers: { authorization } })
        expect(await answer.text()).toBe('page')
      }
    },
  )
})
