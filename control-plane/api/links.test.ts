/** Links to files: signed, ending, and the downloads behind them. */
import { beforeEach, describe, expect, it } from 'vitest'
import { crc32 } from '../../archive/crc32.ts'
import { limits } from '../../contract/rules/limits.ts'
import { DAY_MS, HOUR_MS } from '../../contract/rules/windows.ts'
import { createSeededRandom } from '../seeded-random.ts'
import { createVirtualClock } from '../virtual-clock.ts'
import { createGoodWorld, type GoodWorld } from './good-calls.ts'
import { createLinks } from './links.ts'
import { createTestApi, origin, type TestApi } from './test-api.ts'

const start = Date.UTC(2025, 10, 14, 9, 4)
const path = '/afterglow/v1/backups/1/file'

describe('createLinks', () => {
  const clock = createVirtualClock({ now: start })
  const links = createLinks({ random: createSeededRandom('one'), clock }, '/base')
  const queryOf = (url: string) => Object.fromEntries(new URL(url, origin).searchParams)
  const link = links.to(path, start + 60_000)

  it('signs path and end with HMAC-SHA256', async () => {
    const secret = createSeededRandom('one').derive('link-key').slice()
    const algorithm = { name: 'HMAC', hash: 'SHA-256' }
    const key = await crypto.subtle.importKey('raw', secret, algorithm, false, ['sign'])
    const expires = String((start + 60_000) / 1000)
    const text = new TextEncoder().encode(`${path}\n${expires}`)
    const signature = Buffer.from(await crypto.subtle.sign('HMAC', key, text)).toString('base64url')
    expect(link).toEqual({
      url: `/base${path}?expires=${expires}&signature=${signature}`,
      expires_at: '2025-11-14T09:05:00Z',
    })
    expect(links.to(path, start + 60_000)).toEqual(link)
  })

  it('takes nothing else for one', () => {
    const good = queryOf(link.url)
    const { expires = '', signature = '' } = good
    expect(links.check(path, good)).toBe(start + 60_000)
    const flipped = `${signature.slice(0, -2)}${signature.at(-2) === 'A' ? 'B' : 'A'}${signature.at(-1)}`
    const foreign = createLinks({ random: createSeededRandom('two'), clock }, '').to(path, start + 60_000)
    for (const [what, at, signed] of [
      ['nothing', path, {}],
      ['no signature', path, { expires }],
      ['no end', path, { signature }],
      ['a later end', path, { expires: String(Number(expires) + 1), signature }],
      ['the end otherwise written', path, { expires: `0${expires}`, signature }],
      ['another file', '/afterglow/v1/backups/2/file', good],
      ['another letter', path, { expires, signature: flipped }],
      ['a part of it', path, { expires, signature: signature.slice(0, -1) }],
      ['more than it', path, { expires, signature: `${signature}A` }],
      ['one of another host', path, queryOf(foreign.url)],
    ] as const) {
      const check = () => links.check(at, signed)
      expect(check, what).toThrow('This link is not whole')
    }
  })

  it('ends to the second', () => {
    const late = createVirtualClock({ now: start + 60_000 })
    const check = createLinks({ random: createSeededRandom('one'), clock: late }, '').check
    expect(() => check(path, queryOf(link.url))).toThrow('2025-11-14T09:05:00Z')
  })
})

let good: GoodWorld
let world: TestApi
beforeEach(async () => {
  good = await createGoodWorld()
  ;({ world } = good)
})

const urlOf = (body: unknown): string => {
  const text = JSON.stringify(body)
  return /"url":"([^"]+)"/.exec(text)?.[1] ?? ''
}

async function linkTo(of: 'exports' | 'backups', api: TestApi = world): Promise<string> {
  const id = good.calls[of === 'exports' ? 'getExport' : 'createBackupLink'].params['id'] ?? ''
  const { status, body } = await api.call(`POST /afterglow/v1/${of}/${id}/link`)
  expect(status).toBe(201)
  return urlOf(body)
}

async function load(url: string, headers: Readonly<Record<string, string>> = {}, method = 'GET') {
  const response = await world.api.fetch(new Request(`${origin}${url}`, { method, headers }))
  return {
    status: response.status,
    headers: response.headers,
    bytes: new Uint8Array(await response.arrayBuffer()),
  }
}

describe.each(['exports', 'backups'] as const)('the file of %s behind a link', (of) => {
  it('is whole, with its name, its size and its sums', async () => {
    const { status, headers, bytes } = await load(await linkTo(of))
    const sum = crc32(bytes).toString(16).padStart(8, '0')
    expect(status).toBe(200)
    expect(headers.get('afterglow-crc32')).toBe(sum)
    expect(headers.get('etag')).toBe(`"${sum}-${bytes.length}"`)
    expect(headers.get('content-length')).toBe(String(bytes.length))
    expect(headers.get('content-disposition')).toMatch(
      of === 'exports'
        ? /^attachment; filename="neo4j-2025-11-1\dT\d\d-\d\d-\d\d\.dump"$/
        : /^attachment; filename="movies-sandbox-2025-11-14T09-05-00\.dump"$/,
    )
    expect([headers.get('referrer-policy'), headers.get('cache-control')]).toEqual([
      'no-referrer',
      'no-store',
    ])
  })

  it('goes on where a download broke off', async () => {
    const url = await linkTo(of)
    const { bytes, headers } = await load(url)
    const etag = headers.get('etag') ?? ''
    for (const at of [1, bytes.length >> 1, bytes.length - 1]) {
      const rest = await load(url, { Range: `bytes=${at}-`, 'If-Range': etag })
      expect([rest.status, rest.headers.get('content-range')]).toEqual([
        206,
        `bytes ${at}-${bytes.length - 1}/${bytes.length}`,
      ])
      expect(rest.bytes).toEqual(bytes.slice(at))
      expect(rest.headers.get('afterglow-crc32')).toBe(headers.get('afterglow-crc32'))
    }
    // As curl asks when everything is there already.
    const beyond = await load(url, { Range: `bytes=${bytes.length}-` })
    expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, `bytes */${bytes.length}`])
    const other = await load(url, { Range: 'bytes=5-', 'If-Range': '"of-before"' })
    expect([other.status, other.bytes.length]).toEqual([200, bytes.length])
    const meant = await Promise.all(
      [etag, '*', `"a", ${etag}`, '"a"'].map((each) => load(url, { 'If-Match': each })),
    )
    expect(meant.map(({ status }) => status)).toEqual([200, 200, 200, 412])
    const odd = await load(url, { Range: `bytes=${'0-1,'.repeat(200)}2-3` })
    expect([odd.status, odd.bytes.length]).toEqual([200, bytes.length])
    const head = await load(url, { Range: 'bytes=0-9' }, 'HEAD')
    expect([head.status, head.bytes.length, head.headers.get('content-length')]).toEqual([
      200,
      0,
      String(bytes.length),
    ])
  })

  it('is nothing without its link, and ends with it', async () => {
    const url = await linkTo(of)
    const [bare = ''] = url.split('?')
    const without = await world.call(`GET ${bare}`)
    expect([without.status, without.text.includes('"link-invalid"')]).toEqual([403, true])
    const span = of === 'exports' ? limits.exportLinkMs : limits.backupLinkMs
    world.clock.advance(span - 1000)
    await world.api.controlPlane.reconcile()
    expect((await load(url)).status).toBe(200)
    world.clock.advance(1000)
    const late = await world.call(`GET ${url}`)
    expect([late.status, late.text.includes('"link-expired"')]).toEqual([410, true])
    expect(late.text).toContain('Get a new link')
  })

  it('stands in no record', async () => {
    const id = good.calls[of === 'exports' ? 'getExport' : 'createBackupLink'].params['id'] ?? ''
    const keyed = { headers: { 'Idempotency-Key': 'once' } }
    const call = `POST /afterglow/v1/${of}/${id}/link`
    const first = await world.call(call, keyed)
    const [, signature = 'none'] = /signature=([^"&]+)/.exec(first.text) ?? []
    expect(world.world()).not.toContain(signature)
    world.clock.advance(60_000)
    // The same click gives the same link.
    expect((await world.call(call, keyed)).text).toBe(first.text)
  })
})

describe('the link to a backup', () => {
  const backupId = () => good.calls.createBackupLink.params['id'] ?? ''
  const shownLink = async (api: TestApi) =>
    urlOf((await api.call(`GET /afterglow/v1/backups/${backupId()}`)).body)

  it('is the same for everyone who may make one, until it is made anew: then the one before ends', async () => {
    const first = await linkTo('backups')
    const engineer = createTestApi({ over: world, caller: { user: 'data engineer', role: 'member' } })
    expect(await shownLink(engineer)).toBe(first)
    world.clock.advance(HOUR_MS)
    await world.api.controlPlane.reconcile()
    const second = await linkTo('backups', engineer)
    expect(second).not.toBe(first)
    expect(await shownLink(world)).toBe(second)
    expect((await load(second)).status).toBe(200)
    const old = await world.call(`GET ${first}`)
    expect([old.status, old.text.includes('"link-replaced"')]).toEqual([410, true])
  })

  it('is not shown to a viewer', async () => {
    await linkTo('backups')
    const viewer = createTestApi({ over: world, caller: { user: 'auditor', role: 'viewer' } })
    expect(await shownLink(viewer)).toBe('')
  })

  it('is no longer shown when it has ended', async () => {
    await linkTo('backups')
    world.clock.advance(31 * DAY_MS)
    await world.api.controlPlane.reconcile()
    expect(await shownLink(world)).toBe('')
  })

  it('leads under the path where the API is mounted', async () => {
    const mounted = createTestApi({ over: world, basePath: '/base' })
    const { body } = await mounted.call(`POST /base/afterglow/v1/backups/${backupId()}/link`)
    expect(urlOf(body)).toMatch(/^\/base\/afterglow\/v1\/backups\//)
    expect((await mounted.call(`GET ${urlOf(body)}`)).status).toBe(200)
  })
})
