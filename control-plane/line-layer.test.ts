import { beforeEach, describe, expect, it } from 'vitest'
import { createCallLine, LineLost, type CallLine, type LogEntry } from './line-layer.ts'
import type { Line } from './line.ts'
import { createSeededRandom } from './seeded-random.ts'
import { createVirtualClock } from './virtual-clock.ts'

interface Waiting {
  readonly ms: number
  pass(): void
}

let line: CallLine
let told: LogEntry[]
let waiting: Waiting[]
let changed: Line[]
let reached: string[]
let ms: number

beforeEach(() => {
  ;[told, waiting, changed, reached, ms] = [[], [], [], [], 0]
  const clock = createVirtualClock({ now: Date.UTC(2025, 10, 14, 9, 4) })
  line = createCallLine({
    basePath: '/demo',
    world: () => ({ clock, random: createSeededRandom('afterglow') }),
    stopwatch: () => ms,
    wait: (delay, signal) => {
      const { promise, resolve, reject } = Promise.withResolvers<void>()
      signal.addEventListener('abort', () => reject(signal.reason))
      const pass = () => {
        ms += delay
        resolve()
      }
      waiting.push({ ms: delay, pass })
      return promise
    },
    onAnswered: (entry) => told.push(entry),
    onChanged: (next) => changed.push(next),
  })
})

const answer = async (request: Request) => {
  reached.push(request.url)
  return new Response('{}', { headers: { 'X-Request-Id': 'r-1' } })
}
const send = (path: string, init: RequestInit = {}) =>
  line.send(new Request(`https://demo.test/demo${path}`, init), answer)
const fails = (reason: Line['failures'][number]['reason'], operation: 'any' | 'listTenants' = 'any') =>
  line.lay({ latency: { kind: 'none' }, failures: [{ operation, reason, when: { kind: 'next' } }] })

describe('the line under way', () => {
  it('lets a call through at once where nothing is laid out, and logs it', async () => {
    expect((await send('/v1/tenants?view=afterglow')).status).toBe(200)
    expect(waiting).toEqual([])
    const entry = {
      n: 1,
      operation: 'listTenants',
      method: 'GET',
      path: '/v1/tenants?view=afterglow',
      status: 200,
      ms: 0,
      at: '2025-11-14T09:04:00Z',
      requestId: 'r-1',
      by: 'api',
    }
    expect(line.log()).toEqual([entry])
    expect(told).toEqual([entry])
  })

  it('keeps a call waiting before it reaches the API', async () => {
    line.lay({ latency: { kind: 'fixed', ms: 800 }, failures: [] })
    const asked = send('/v1/tenants')
    expect([waiting.map((each) => each.ms), reached]).toEqual([[800], []])
    waiting[0]?.pass()
    expect((await asked).status).toBe(200)
    expect(line.log()[0]).toMatchObject({ status: 200, ms: 800 })
  })

  it('drops a call whose caller gives it up meanwhile', async () => {
    line.lay({ latency: { kind: 'fixed', ms: 800 }, failures: [] })
    const caller = new AbortController()
    const asked = send('/v1/tenants', { signal: caller.signal })
    caller.abort(new Error('Not wanted any more.'))
    await expect(asked).rejects.toThrow('Not wanted any more.')
    expect([reached, line.log()[0]?.status]).toEqual([[], 'aborted'])
  })

  it('loses what waits when it is cut, and what comes after', async () => {
    line.lay({ latency: { kind: 'fixed', ms: 800 }, failures: [] })
    const asked = send('/v1/tenants')
    line.lay({ latency: { kind: 'offline' }, failures: [] })
    await expect(asked).rejects.toThrow(LineLost)
    await expect(send('/v1/tenants')).rejects.toThrow(LineLost)
    line.lay({ latency: { kind: 'none' }, failures: [] })
    expect((await send('/v1/tenants')).status).toBe(200)
    expect([reached.length, line.log().map(({ status }) => status)]).toEqual([1, ['lost', 'lost', 200]])
  })

  it.each([
    ['unavailable', 503],
    ['internal', 500],
    ['rate-limited', 429],
  ] as const)(
    'answers %s with %i in the form of the API, with a remedy where ours are',
    async (reason, status) => {
      fails(reason)
      const ours = await send('/afterglow/v1/meta')
      expect([ours.status, ours.headers.get('afterglow-time'), reached]).toEqual([
        status,
        '2025-11-14T09:04:00Z; rate=0',
        [],
      ])
      expect(await ours.json()).toEqual({
        errors: [
          {
            reason,
            message: expect.any(String),
            afterglow: { remedy: expect.stringMatching(/^(Try|Wait) /) },
          },
        ],
      })
      fails(reason)
      const changing = await send('/afterglow/v1/session', { method: 'DELETE' })
      expect(await changing.text()).toContain('"Nothing was changed. ')
      expect(line.log()[0]).toMatchObject({ status, by: 'line', requestId: ours.headers.get('x-request-id') })
      expect(ours.headers.get('x-request-id')).toMatch(/^[\da-f-]{36}$/)
      fails(reason)
      expect(await (await send('/v1/tenants')).json()).toEqual({
        errors: [{ reason, message: expect.any(String) }],
      })
    },
  )

  it('loses a call before it is done, or its answer after', async () => {
    fails('lost')
    await expect(send('/v1/tenants')).rejects.toThrow(LineLost)
    expect(reached).toEqual([])
    fails('answer-lost')
    await expect(send('/v1/tenants')).rejects.toThrow(LineLost)
    expect(reached).toHaveLength(1)
  })

  it('tells what lies there when it is laid, and when a failure is used up', async () => {
    fails('internal', 'listTenants')
    await send('/afterglow/v1/meta')
    expect(changed).toHaveLength(1)
    await send('/v1/tenants')
    expect(changed.at(-1)).toEqual({ latency: { kind: 'none' }, failures: [] })
    expect(line.read()).toEqual(changed.at(-1))
  })

  it('keeps the last 500 calls', async () => {
    for (let i = 0; i < 502; i++) await send('/v1/tenants')
    expect([line.log().length, line.log()[0]?.n, line.log().at(-1)?.n]).toEqual([500, 3, 502])
  })
})
