import { PassThrough } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { withStreamedBody } from './streamed-body.ts'

const upload = { 'content-type': 'application/offset+octet-stream' }
const requestWith = (headers: Record<string, string>) =>
  new Request('http://host.test/afterglow/v1/uploads/1', { method: 'PATCH', headers })
const headWith = (headers: Record<string, string>) =>
  new Request('http://host.test/afterglow/v1/uploads/1', { method: 'HEAD', headers })

/** The body of an upload that comes through `incoming`. */
function bodyOf(incoming: PassThrough): ReadableStream<Uint8Array> {
  const { body } = withStreamedBody(requestWith(upload), incoming)
  if (!body) throw new Error('The request has no body.')
  return body
}

describe('the body of an upload', () => {
  it('is handed on whole, and nothing but uploads is touched', async () => {
    const incoming = new PassThrough()
    const streamed = withStreamedBody(requestWith({ ...upload, 'upload-offset': '7' }), incoming)
    const text = Array.from({ length: 3_000 }, (_, line) => `${line}: ${'-'.repeat(500)}\n`)
    for (const line of text) incoming.write(line)
    incoming.end()
    expect(await streamed.text()).toBe(text.join(''))
    expect([streamed.method, streamed.headers.get('upload-offset')]).toEqual(['PATCH', '7'])
    for (const other of [requestWith({ 'content-type': 'application/json' }), headWith(upload)])
      expect(withStreamedBody(other, incoming)).toBe(other)
  })

  it('is the same chunks that came, not copies of them', async () => {
    const incoming = new PassThrough()
    const reader = bodyOf(incoming).getReader()
    const chunk = new Uint8Array(100_000)
    incoming.write(chunk)
    const { value } = await reader.read()
    expect(value?.buffer).toBe(chunk.buffer)
  })

  it('makes its sender wait while nobody takes it', async () => {
    const incoming = new PassThrough({ highWaterMark: 1 })
    const reader = bodyOf(incoming).getReader()
    const chunk = () => new Uint8Array(1024 * 1024)
    let sent = 0
    const send = () => {
      if (sent === 20) return incoming.end()
      sent += 1
      return incoming.write(chunk(), send)
    }
    send()
    await new Promise(setImmediate)
    await new Promise(setImmediate)
    expect(sent).toBeLessThan(5)
    let taken = 0
    for (let next = await reader.read(); !next.done; next = await reader.read())
      taken += next.value.byteLength
    expect(taken).toBe(20 * 1024 * 1024)
  })

  it('breaks off with its connection', async () => {
    for (const error of [undefined, new Error('reset')]) {
      const incoming = new PassThrough()
      const reader = bodyOf(incoming).getReader()
      incoming.write('half')
      expect(new TextDecoder().decode((await reader.read()).value)).toBe('half')
      incoming.destroy(error)
      await expect(reader.read()).rejects.toThrow(error ? 'reset' : 'broke off')
    }
  })

  it('that breaks off while nobody takes it is handed on as far as it came', async () => {
    const incoming = new PassThrough()
    const reader = bodyOf(incoming).getReader()
    incoming.write('a')
    await reader.read()
    for (const text of ['b', 'c']) incoming.write(text)
    await new Promise(setImmediate)
    incoming.destroy()
    await new Promise(setImmediate)
    for (const text of ['b', 'c']) expect(new TextDecoder().decode((await reader.read()).value)).toBe(text)
    await expect(reader.read()).rejects.toThrow('broke off')
  })

  it('that is let go of leaves the connection to whoever answers', async () => {
    const incoming = new PassThrough()
    const reader = bodyOf(incoming).getReader()
    incoming.write('half')
    await reader.read()
    await reader.cancel()
    expect([incoming.destroyed, incoming.isPaused()]).toEqual([false, true])
  })
})
