import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { copyFile, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { request as rawRequest } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const token = 'for-this-test'
let folder: string
let server: ChildProcess
let printed = ''
let complained = ''
let base = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'afterglow-server-'))
  await writeFile(join(folder, 'index.html'), '<title>page</title>')
  await copyFile('public/security-headers.json', join(folder, 'security-headers.json'))
  const args = [
    'server/main.ts',
    '--port',
    '0',
    '--console',
    folder,
    '--data',
    join(folder, 'data'),
    '--control',
  ]
  server = spawn(process.execPath, args, { env: { ...process.env, AFTERGLOW_CONTROL_TOKEN: token } })
  server.stdout?.on('data', (chunk: Buffer) => (printed += chunk.toString()))
  server.stderr?.on('data', (chunk: Buffer) => (complained += chunk.toString()))
  if (server.stdout) await Promise.race([once(server.stdout, 'data'), once(server, 'exit')])
  base = /http:\S+(?=\/)/.exec(printed)?.[0] ?? ''
})

afterAll(async () => {
  if (server.exitCode === null) server.kill('SIGKILL')
  await rm(folder, { recursive: true })
})

const ask = (path: string, init: RequestInit = {}) => fetch(base + path, init)
const dataOf = async (answer: Response): Promise<unknown> => {
  const body: unknown = await answer.json()
  return typeof body === 'object' && body !== null && 'data' in body ? body.data : body
}
const post = (path: string, body: unknown, headers: Record<string, string>) =>
  ask(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, ...headers },
    body: JSON.stringify(body),
  })

/** Begins a world and gives the cookie that leads to it. */
async function load(request: object, cookie = ''): Promise<string> {
  const answer = await post('/_control/load', request, { cookie })
  expect(answer.status).toBe(200)
  return answer.headers.get('set-cookie')?.split(';')[0] ?? cookie
}

describe('the Node host', () => {
  it('prints one line with its address and answers there', async () => {
    expect(printed).toMatch(/^Afterglow: http:\/\/127\.0\.0\.1:\d+\/  kept until it ends\n$/)
    expect(await dataOf(await ask('/v1/tenants'))).toHaveLength(2)
    const page = await ask('/', { headers: { accept: 'text/html' } })
    expect(await page.text()).toBe('<title>page</title>')
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'")
    expect(await dataOf(await ask('/afterglow/v1/meta'))).toMatchObject({
      host: 'node',
      capabilities: { downloads: 'http', control: true },
    })
  })

  it('listens on this machine only, and to its own name', async () => {
    const answered = await new Promise<number | undefined>((resolve, reject) => {
      const asked = rawRequest(`${base}/v1/tenants`, { headers: { host: 'evil.test' } }, (answer) => {
        answer.resume()
        resolve(answer.statusCode)
      })
      asked.on('error', reject).end()
    })
    expect(answered).toBe(403)
    const foreign = await ask('/v1/instances', { method: 'POST', headers: { origin: 'https://evil.test' } })
    expect(foreign.status).toBe(403)
  })

  it('keeps the control for those who have the token', async () => {
    for (const authorization of ['', 'Bearer wrong', `Basic ${token}`]) {
      const answer = await ask('/_control/state', { headers: { authorization } })
      expect(answer.status).toBe(401)
    }
    expect((await post('/_control/load', { scenario: 'nowhere' }, {})).status).toBe(400)
    const headers = { authorization: `Bearer ${token}` }
    for (const answer of [await post('/_control/explode', {}, {}), await ask('/_control/', { headers })]) {
      expect(answer.status).toBe(404)
      expect(await answer.json()).toEqual({
        errors: [
          {
            reason: 'control-not-found',
            message: expect.stringMatching(/^The control has no verb/),
            afterglow: {
              remedy: expect.stringMatching(
                /^Use one of load, .*, scenarios, log, steps, recipe, export-state\.$/,
              ),
            },
          },
        ],
      })
    }
    expect((await ask('/_control/load', { headers: { authorization: `Bearer ${token}` } })).status).toBe(405)
  })

  it('gives each cookie a world of its own', async () => {
    const one = await load({ scenario: 'empty', speed: 0 })
    const two = await load({ scenario: 'tour', now: '2025-01-01T00:00:00Z', speed: 0, role: 'viewer' })
    expect(one).not.toBe(two)
    await post('/_control/advance', { ms: 60_000 }, { cookie: one })
    const timeOf = async (cookie: string) =>
      (await ask('/v1/tenants', { headers: { cookie } })).headers.get('afterglow-time')
    expect(await timeOf(one)).toBe('2025-11-14T09:05:00Z; rate=0')
    expect(await timeOf(two)).toBe('2025-01-01T00:00:00Z; rate=0')
    expect(await load({ scenario: 'tour', speed: 0 }, one)).toBe(one)
    expect(await timeOf(one)).toBe('2025-11-14T09:04:00Z; rate=0')
  })

  it('refuses a step beyond 400 days, with a way on, and changes nothing', async () => {
    const cookie = await load({ scenario: 'tour', speed: 0 })
    const answer = await post('/_control/advance', { ms: 1e12 }, { cookie })
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({
      errors: [
        {
          reason: 'control-step-too-long',
          afterglow: { remedy: 'Go further in several steps, or load a scenario at a later instant.' },
        },
      ],
    })
    const { headers } = await ask('/v1/tenants', { headers: { cookie } })
    expect(headers.get('afterglow-time')).toBe('2025-11-14T09:04:00Z; rate=0')
  })

  it('answers everyone else while one world goes a long way', async () => {
    const cookie = await load({ scenario: 'tour', speed: 0 })
    let arrived = false
    const moved = post('/_control/advance', { ms: 400 * 86_400_000 }, { cookie }).finally(() => {
      arrived = true
    })
    let answered = 0
    while (!arrived) {
      expect((await ask('/v1/tenants')).status).toBe(200)
      if (!arrived) answered += 1
    }
    expect((await moved).status).toBe(200)
    expect(answered).toBeGreaterThan(10)
  })

  it('answers a request of a world that goes a long way when it has got there', async () => {
    const cookie = await load({ scenario: 'tour', speed: 0 })
    const moved = post('/_control/advance', { ms: 400 * 86_400_000 }, { cookie })
    const state = ask('/_control/state', { headers: { cookie, authorization: `Bearer ${token}` } })
    const [there, met] = await Promise.all([moved, state].map(async (answer) => dataOf(await answer)))
    expect(there).toMatchObject({ now: '2026-12-19T09:04:00.000Z' })
    expect([there, expect.objectContaining({ now: '2025-11-14T09:04:00.000Z' })]).toContainEqual(met)
  })

  it('leads a browser whose world is gone back to the main one', async () => {
    const cookie = 'afterglow-world=0'
    const answer = await ask('/v1/tenants', { headers: { cookie } })
    expect(answer.status).toBe(200)
    expect(await dataOf(answer)).toEqual(await dataOf(await ask('/v1/tenants')))
    const [put, ...attributes] = answer.headers.get('set-cookie')?.split('; ') ?? []
    expect([put, attributes.toSorted()]).toEqual([
      'afterglow-world=',
      ['HttpOnly', 'Max-Age=0', 'Path=/', 'SameSite=Strict'],
    ])
    expect((await ask('/v1/tenants')).headers.get('set-cookie')).toBeNull()
    // What a script meant for a world of its own must not move that of everyone.
    expect((await post('/_control/advance', { ms: 60_000 }, { cookie })).status).toBe(410)
  })

  it('stores what is uploaded on the disk, and leaves nothing there when it is told to end', async () => {
    const cookie = await load({ scenario: 'empty', speed: 0 })
    const authorized = { cookie, authorization: 'Bearer of a script' }
    const [tenant] = idsOf(await dataOf(await ask('/v1/tenants', { headers: { cookie } })))
    const made = await post(
      '/v1/instances',
      {
        name: 'Target',
        version: '5',
        region: 'europe-west1',
        memory: '4GB',
        type: 'professional-db',
        cloud_provider: 'gcp',
        tenant_id: tenant?.id,
      },
      authorized,
    )
    expect(made.status).toBe(202)
    await post('/_control/settle', {}, { cookie })
    const [instance] = idsOf([await dataOf(made)])
    const body = new Uint8Array(100_000).fill(7)
    const wanted = { file_name: 'a.dump', file_bytes: body.length }
    const created = await post(`/afterglow/v1/instances/${instance?.id}/imports`, wanted, authorized)
    const [file] = idsOf([await dataOf(created)])
    const opened = await ask('/afterglow/v1/uploads', {
      method: 'POST',
      headers: {
        ...authorized,
        'tus-resumable': '1.0.0',
        'upload-length': String(body.length),
        'upload-metadata': `import ${btoa(file?.id ?? '')}`,
      },
    })
    expect(opened.status).toBe(201)
    const sent = await ask(opened.headers.get('location') ?? '', {
      method: 'PATCH',
      headers: {
        ...authorized,
        'tus-resumable': '1.0.0',
        'upload-offset': '0',
        'content-type': 'application/offset+octet-stream',
      },
      body: body.subarray(0, 60_000),
    })
    expect([sent.status, sent.headers.get('upload-offset')]).toEqual([204, '60000'])
    const all = await readdir(join(folder, 'data'), { recursive: true, withFileTypes: true })
    expect(all.filter((entry) => entry.isFile()).map((entry) => entry.name)).toEqual([`import_${file?.id}`])

    server.kill('SIGTERM')
    const [code] = await once(server, 'exit')
    expect([code, complained]).toEqual([0, ''])
    const left = existsSync(join(folder, 'data'))
      ? await readdir(join(folder, 'data'), { recursive: true, withFileTypes: true })
      : []
    expect(left.filter((entry) => entry.isFile())).toEqual([])
  })
})

/** The ids of what a list or a resource is about. */
function idsOf(data: unknown): { readonly id: string }[] {
  if (!Array.isArray(data)) return []
  return data.flatMap((each: unknown) =>
    typeof each === 'object' && each !== null && 'id' in each ? [{ id: String(each.id) }] : [],
  )
}
