import type { HttpRequest, HttpResponse, HttpStack } from 'tus-js-client'

/**
 * Hands the requests of tus to a fetch inside this page. Bodies of archives must not pass through a service worker:
 * it would copy each of them several times and keep the copies (design, section 2).
 */
export function pageHttpStack(fetchInPage: typeof globalThis.fetch): HttpStack {
  return {
    getName: () => 'PageHttpStack',
    createRequest: (method, url) => pageRequest(fetchInPage, method, url),
  }
}

function pageRequest(fetchInPage: typeof globalThis.fetch, method: string, url: string): HttpRequest {
  const headers = new Headers()
  const abort = new AbortController()
  let progress: (sent: number) => void = () => {}
  return {
    getMethod: () => method,
    getURL: () => url,
    setHeader: (name, value) => headers.set(name, value),
    getHeader: (name) => headers.get(name) ?? undefined,
    setProgressHandler: (handler) => {
      progress = handler
    },
    async send(body: Blob | null): Promise<HttpResponse> {
      const response = await fetchInPage(url, { method, headers, body, signal: abort.signal })
      abort.signal.throwIfAborted()
      if (body && response.ok) progress(body.size)
      const text = await response.text()
      return {
        getStatus: () => response.status,
        getHeader: (name) => response.headers.get(name) ?? undefined,
        getBody: () => text,
        getUnderlyingObject: () => response,
      }
    },
    abort: async () => abort.abort(),
    getUnderlyingObject: () => abort,
  }
}
