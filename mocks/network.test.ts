import { afterEach, describe, expect, it, vi } from 'vitest'
import { throughWorker } from './network.ts'

const fromPage = vi.fn<(request: Request) => Promise<Response>>()
const fromNetwork = vi.fn<(request: Request) => Promise<Response>>()
afterEach(() => {
  fromPage.mockReset()
  fromNetwork.mockReset()
})

const marked = (text: string) => new Response(text, { headers: { 'Afterglow-Host': 'page' } })
const post = (signal?: AbortSignal) =>
  new Request('http://demo.test/v1/instances', {
    method: 'POST',
    body: 'the body',
    ...(signal ? { signal } : {}),
  })

function begin() {
  vi.stubGlobal('fetch', fromNetwork)
  fromPage.mockImplementation(async (request) => new Response(`page: ${await request.text()}`))
  return throughWorker(fromPage)
}

describe('throughWorker', () => {
  it('goes through the network as long as the worker answers', async () => {
    const answer = begin()
    fromNetwork.mockImplementation(async () => marked('worker'))
    expect(await (await answer(post())).text()).toBe('worker')
    expect(fromPage).not.toHaveBeenCalled()
  })

  it('answers in the page, for good, once it was the static host that answered', async () => {
    const answer = begin()
    fromNetwork.mockImplementation(async () => new Response('<title>page</title>', { status: 404 }))
    expect(await (await answer(post())).text()).toBe('page: the body')
    expect(await (await answer(post())).text()).toBe('page: the body')
    expect(fromNetwork).toHaveBeenCalledTimes(1)
  })

  it('answers in the page where the network fails', async () => {
    const answer = begin()
    fromNetwork.mockRejectedValue(new TypeError('Failed to fetch'))
    expect(await (await answer(post())).text()).toBe('page: the body')
  })

  it('lets an aborted request be aborted', async () => {
    const answer = begin()
    const abort = new AbortController()
    fromNetwork.mockImplementation(async () => {
      abort.abort()
      throw abort.signal.reason
    })
    await expect(answer(post(abort.signal))).rejects.toThrow(/abort/i)
    fromNetwork.mockImplementation(async () => marked('worker'))
    expect(await (await answer(post())).text()).toBe('worker')
  })
})
