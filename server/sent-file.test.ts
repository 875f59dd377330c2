import { once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'
import { serve } from '@hono/node-server'
import { afterEach, describe, expect, it } from 'vitest'
import { overNodeStreams } from './node-streams.ts'

const file = { 'Accept-Ranges': 'bytes' }
const broken: unknown[] = []
let server: ReturnType<typeof serve> | undefined
afterEach(() => {
  server?.close()
  broken.length = 0
})

/** Serves one answer; gives what a client without patience for a redirect or a retry gets. */
async function ask(answer: Response): Promise<IncomingMessage> {
  server = serve({
    hostname: '127.0.0.1',
    port: 0,
    fetch: overNodeStreams(
      async () => answer,
      (error) => void broken.push(error),
    ),
  })
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>()
  get({ port, host: '127.0.0.1', agent: false }, resolve).on('error', reject)
  return promise
}

const textOf = async (message: IncomingMessage) => Buffer.concat(await message.toArray()).toString()

/** A body of these chunks; `cancelled` resolves when nobody reads it any more. */
function bodyOf(chunks: Iterable<Uint8Array>) {
  const cancelled = Promise.withResolvers<void>()
  const next = chunks[Symbol.iterator]()
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        const { done, value } = next.next()
        if (done) controller.close()
        else controller.enqueue(value)
      },
      cancel: () => cancelled.resolve(),
    },
    { highWaterMark: 0 },
  )
  return { body, cancelled: cancelled.promise }
}

function* endless(): Generator<Uint8Array, void, undefined> {
  for (;;) yield new Uint8Array(100_000)
}

describe('a stored file', () => {
  it('is sent with its headers, and the memory of its chunks given back', async () => {
    const chunks = Array.from({ length: 40 }, (_, i) => new Uint8Array(100_000).fill(65 + (i % 26)))
    const whole = chunks.map((chunk) => Buffer.from(chunk).toString()).join('')
    const headers = new Headers({ ...file, 'Content-Length': String(whole.length), ETag: '"tag"' })
    headers.append('Set-Cookie', 'a=1')
    headers.append('Set-Cookie', 'b=2')
    const got = await ask(new Response(bodyOf(chunks).body, { status: 206, headers }))
    expect((await textOf(got)) === whole).toBe(true)
    expect(got.statusCode).toBe(206)
    expect(got.headers).toMatchObject({
      etag: '"tag"',
      'content-length': '4000000',
      'set-cookie': ['a=1', 'b=2'],
    })
    expect(chunks.map(({ byteLength }) => byteLength)).toEqual(chunks.map(() => 0))
  })

  it('whose taker is gone is not read any further', async () => {
    const { body, cancelled } = bodyOf(endless())
    const got = await ask(new Response(body, { headers: file }))
    await once(got, 'readable')
    got.destroy()
    await expect(cancelled).resolves.toBeUndefined()
    expect(broken).toEqual([])
  })

  it('that breaks off ends the connection, not the body, and it is told why', async () => {
    let sent = false
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        if (sent) controller.error(new Error('the disk broke'))
        else controller.enqueue(new TextEncoder().encode('half'))
        sent = true
      },
    })
    const answer = new Response(body, { headers: { ...file, 'Content-Length': '8' } })
    await expect(ask(answer).then(textOf)).rejects.toThrow(/aborted|hang up/)
    expect(broken).toEqual([new Error('the disk broke')])
  })
})

it('another answer is sent as always, and its chunks stay as they are', async () => {
  const chunk = new Uint8Array(100_000).fill(65)
  const got = await ask(new Response(bodyOf([chunk, chunk]).body))
  expect((await textOf(got)).length).toBe(200_000)
  expect(chunk.byteLength).toBe(100_000)
})
