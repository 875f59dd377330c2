import { beforeEach, describe, expect, it } from 'vitest'
import { clearLine, type Line } from '../control-plane/line.ts'
import { createSeededRandom } from '../control-plane/seeded-random.ts'
import { createVirtualClock } from '../control-plane/virtual-clock.ts'
import { createConnection } from './connection.ts'
import { ANSWERED, createPageLine, type PageLine } from './page-line.ts'

let page: EventTarget
let heard: string[]
let kept: string | null

beforeEach(() => {
  page = new EventTarget()
  heard = []
  kept = null
  for (const type of ['offline', 'online', ANSWERED]) page.addEventListener(type, () => heard.push(type))
})

function open(beginning: Line = clearLine): PageLine {
  const clock = createVirtualClock({ now: Date.UTC(2025, 10, 14) })
  return createPageLine({
    page,
    basePath: '',
    world: () => ({ clock, random: createSeededRandom('afterglow') }),
    connection: createConnection(page),
    memory: { read: () => kept, write: (text) => void (kept = text) },
    beginning,
  })
}

const always = (reason: 'unavailable' | 'lost'): Line => ({
  latency: { kind: 'none' },
  failures: [{ operation: 'any', reason, when: { kind: 'always' } }],
})
const request = () => new Request('https://demo.test/v1/tenants', { method: 'POST', body: '{}' })

describe('the line of a page', () => {
  it('sends a call that is to fail on with a mark, for whoever answers it, and tells the page', async () => {
    const line = open(always('unavailable'))
    const answer = async (met: Request) => line.marked(met) ?? new Response('reached')
    const response = await line.send(request(), answer)
    expect([response.status, heard]).toEqual([503, [ANSWERED]])
    expect(line.log()).toMatchObject([{ status: 503, requestId: response.headers.get('x-request-id') }])
    expect(line.marked(request())).toBeNull()
  })

  it('loses a call as a browser says it', async () => {
    const line = open(always('lost'))
    await expect(line.send(request(), async () => new Response())).rejects.toThrow(
      new TypeError('Failed to fetch'),
    )
  })

  it('pulls the plug and puts it back, whatever the latency; a reload puts it back too', () => {
    const line = open()
    line.lay({ latency: { kind: 'fixed', ms: 800 }, failures: [] })
    line.offline(true)
    line.offline(true)
    expect([line.read().latency, heard]).toEqual([{ kind: 'offline' }, ['offline']])
    expect(open().read().latency).toEqual({ kind: 'fixed', ms: 800 })
    line.offline(false)
    expect([line.read().latency, heard]).toEqual([{ kind: 'fixed', ms: 800 }, ['offline', 'online']])
  })

  it('is remembered over a reload, and what was used up is', async () => {
    const first = open(always('unavailable'))
    first.lay({
      latency: { kind: 'offline' },
      failures: [{ operation: 'any', reason: 'internal', when: { kind: 'next' } }],
    })
    expect(open().read()).toEqual(first.read())
    first.lay({ ...first.read(), latency: { kind: 'none' } })
    await first.send(request(), async (met) => first.marked(met) ?? new Response())
    expect(open(always('unavailable')).read()).toEqual(clearLine)
  })

  it.each(['', '{', '[]', '{"latency":"slow","failures":[]}', '{"latency":{"kind":"none"},"failures":[{}]}'])(
    'begins as its scenario does where %j is remembered',
    (text) => {
      kept = text
      expect(open(always('lost')).read()).toEqual(always('lost'))
    },
  )
})
