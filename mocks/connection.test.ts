import { describe, expect, it, vi } from 'vitest'
import { createConnection } from './connection.ts'

const answering = () => vi.fn<typeof fetch>(() => Promise.resolve(new Response('here')))
const told = (page: EventTarget) => {
  const heard: string[] = []
  for (const type of ['offline', 'online']) page.addEventListener(type, () => heard.push(type))
  return heard
}

describe('the connection of a page to its own API', () => {
  it('lets everything through', async () => {
    const inner = answering()
    const response = await createConnection(new EventTarget()).over(inner)('/v1', {
      method: 'POST',
      body: 'a',
    })
    expect(await response.text()).toBe('here')
    expect(inner).toHaveBeenCalledWith('/v1', { method: 'POST', body: 'a' })
  })

  it('gives no answer while it is lost, and tells the page', async () => {
    const page = new EventTarget()
    const heard = told(page)
    const connection = createConnection(page)
    const inner = answering()
    const fetch = connection.over(inner)
    connection.offline(true)
    connection.offline(true)
    await expect(fetch('/v1')).rejects.toThrow(TypeError)
    expect(inner).not.toHaveBeenCalled()
    connection.offline(false)
    expect((await fetch('/v1')).ok).toBe(true)
    expect(heard).toEqual(['offline', 'online'])
  })

  it('loses what is under way', async () => {
    const connection = createConnection(new EventTarget())
    const asked = connection.over(() => new Promise(() => {}))('/v1')
    connection.offline(true)
    await expect(asked).rejects.toThrow(TypeError)
  })

  it('holds the next body after so many bytes, until it is lost', async () => {
    const connection = createConnection(new EventTarget())
    const inner = answering()
    const arrived = connection.holdUpload(3)
    const asked = connection.over(inner)('/v1', { method: 'PATCH', body: new Blob(['abcdef']) })
    await arrived
    const body = inner.mock.calls[0]?.[1]?.body
    expect(body instanceof Blob && (await body.text())).toBe('abc')
    connection.offline(true)
    await expect(asked).rejects.toThrow(TypeError)
  })

  it('counts the bytes of the file over all its bodies', async () => {
    const connection = createConnection(new EventTarget())
    const sent: string[] = []
    const inner: typeof fetch = async (_, init) => {
      sent.push(init?.body instanceof Blob ? await init.body.text() : '')
      return new Response(null, { status: 204 })
    }
    const patch = (offset: number, text: string) =>
      connection.over(inner)('/v1', {
        method: 'PATCH',
        headers: { 'Upload-Offset': String(offset) },
        body: new Blob([text]),
      })
    const arrived = connection.holdUpload(6)
    expect((await patch(0, 'abcd')).status).toBe(204)
    const held = patch(4, 'efgh')
    await arrived
    connection.offline(true)
    await expect(held).rejects.toThrow(TypeError)
    expect(sent).toEqual(['abcd', 'ef'])
  })

  it('leaves a held body to who gives it up', async () => {
    const connection = createConnection(new EventTarget())
    const given = new AbortController()
    const arrived = connection.holdUpload(3)
    const asked = connection.over(answering())('/v1', {
      method: 'PATCH',
      body: new Blob(['abcdef']),
      signal: given.signal,
    })
    await arrived
    given.abort(new Error('Paused.'))
    await expect(asked).rejects.toThrow('Paused.')
  })
})
