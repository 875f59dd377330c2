/** Downloads by link from a real server: what breaks off goes on, with any client. */
import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { serve } from '@hono/node-server'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { crc32 } from '../archive/crc32.ts'
import { createHandler } from './handler.ts'
import { overNodeStreams } from './node-streams.ts'
import { createWorlds, type Worlds } from './worlds.ts'

let folder: string
let worlds: Worlds
let server: ReturnType<typeof serve>
let base: string
let link: string
const defects: unknown[] = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'afterglow-downloads-'))
  worlds = createWorlds({
    folder: join(folder, 'bytes'),
    controlled: true,
    now: Date.UTC(2025, 10, 14, 9, 4),
    onDefect: (thrown) => void defects.push(thrown),
  })
  let handle = (_request: Request) => Promise.resolve(new Response(null, { status: 503 }))
  server = serve({
    hostname: '127.0.0.1',
    port: 0,
    fetch: overNodeStreams(
      (request) => handle(request),
      (thrown) => void defects.push(thrown),
    ),
  })
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  handle = createHandler({ port, worlds, files: () => new Response('page'), controlToken: null })
  base = `http://127.0.0.1:${port}`
  const [world] = worlds.all()
  const { instances = [] } = (await world?.control.setSpeed({ speed: 0 })) ?? {}
  const instance = instances.find(({ name }) => name === 'drug-discovery')
  const backup = await post(`/afterglow/v1/instances/${instance?.id}/backups`)
  await world?.control.settle()
  const { url } = await post(`/afterglow/v1/backups/${String(backup['id'])}/link`)
  link = base + String(url)
})

afterAll(async () => {
  server.close()
  await worlds.close()
  await rm(folder, { recursive: true, force: true })
})

async function post(path: string): Promise<Readonly<Record<string, unknown>>> {
  const answer: unknown = await (await fetch(base + path, { method: 'POST' })).json()
  if (typeof answer === 'object' && answer && 'data' in answer && answer.data) return { ...answer.data }
  throw new Error(JSON.stringify(answer))
}

const wholeOf = async (answer: Response) => new Uint8Array(await answer.arrayBuffer())

it('a download that breaks off goes on from there, to the same sum', async () => {
  const whole = await fetch(link)
  const bytes = await wholeOf(whole)
  const { headers } = whole
  expect(bytes.length).toBeGreaterThan(100_000)
  expect(headers.get('content-length')).toBe(String(bytes.length))
  expect(headers.get('afterglow-crc32')).toBe(crc32(bytes).toString(16).padStart(8, '0'))

  const cut = new AbortController()
  const broken = await fetch(link, { signal: cut.signal })
  const reader = broken.body?.getReader()
  const { value: first = new Uint8Array() } = (await reader?.read()) ?? {}
  cut.abort()
  const rest = await fetch(link, {
    headers: { Range: `bytes=${first.length}-`, 'If-Range': headers.get('etag') ?? '' },
  })
  expect(rest.status).toBe(206)
  const together = new Uint8Array([...first, ...(await wholeOf(rest))])
  expect(crc32(together)).toBe(crc32(bytes))
})

it('eight at once are eight times the same', async () => {
  const sums = await Promise.all(
    Array.from({ length: 8 }, async () => crc32(await wholeOf(await fetch(link)))),
  )
  expect(new Set(sums).size).toBe(1)
})

it('curl -C - goes on too, and takes the name from the answer (where there is a curl)', async () => {
  const run = promisify(execFile)
  const curl = async (...args: string[]) => run('curl', ['-sS', '--fail', ...args], { cwd: folder })
  const version = await run('curl', ['--version']).catch(() => null)
  if (version === null) return
  const bytes = await wholeOf(await fetch(link))
  await writeFile(join(folder, 'part.dump'), bytes.subarray(0, 77_777))
  await curl('-C', '-', '-o', 'part.dump', link)
  expect(crc32(await readFile(join(folder, 'part.dump')))).toBe(crc32(bytes))
  // A second time there is nothing left to do: 416, which curl takes for the end of a file that is whole.
  await curl('-C', '-', '-o', 'part.dump', link).catch((error: unknown) => String(error))
  expect(crc32(await readFile(join(folder, 'part.dump')))).toBe(crc32(bytes))
  await curl('-OJ', link)
  expect(await readdir(folder)).toContain('drug-discovery-2025-11-14T09-04-00.dump')
  const { stdout } = await curl('-I', link)
  expect(stdout.toLowerCase()).toContain(`content-length: ${bytes.length}`)
})

it('the API met no defect on the way', () => {
  expect(defects).toEqual([])
})
