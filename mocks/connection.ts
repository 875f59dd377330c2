type Fetch = typeof globalThis.fetch

/** The connection between this page and the API in it, which no plug can be pulled of. */
export interface Connection {
  /** Loses it: what is under way and what comes gets no answer, as on a lost network; or has it back. Tells the page. */
  offline(isOffline: boolean): void
  /**
   * Lets an upload through to so many bytes of its file; nothing more happens to it then, until the connection is lost or
   * its sender gives it up. Resolves when they have arrived.
   */
  holdUpload(bytes: number): Promise<void>
  /** The same fetch, over this connection. */
  over(inner: Fetch): Fetch
}

/** A connection that stands. `page` is told by `offline` and `online`. */
export function createConnection(page: EventTarget): Connection {
  let line = new AbortController()
  let hold: { readonly bytes: number; arrived(): void } | null = null

  /** The answer of `inner`, unless the connection is lost before or whoever asked gives up. */
  const unlessCut = (given: AbortSignal | null | undefined, inner: () => Promise<Response>) => {
    const lost = line.signal
    const { promise, resolve, reject } = Promise.withResolvers<Response>()
    const settled = new AbortController()
    const fail = () => reject(new TypeError('Failed to fetch'))
    lost.addEventListener('abort', fail, { signal: settled.signal })
    given?.addEventListener('abort', () => reject(given.reason), { signal: settled.signal })
    if (lost.aborted) fail()
    else inner().then(resolve, reject)
    return promise.finally(() => settled.abort())
  }

  return {
    offline(isOffline) {
      if (isOffline === line.signal.aborted) return
      if (isOffline) line.abort()
      else line = new AbortController()
      page.dispatchEvent(new Event(isOffline ? 'offline' : 'online'))
    },
    holdUpload(bytes) {
      const { promise, resolve } = Promise.withResolvers<void>()
      hold = { bytes, arrived: resolve }
      return promise
    },
    over: (inner) => (input, init) =>
      unlessCut(init?.signal, async () => {
        const body = init?.body
        if (!hold || !(body instanceof Blob)) return inner(input, init)
        const { bytes, arrived } = hold
        // A file comes in several bodies; each says where in the file it begins.
        const room = bytes - Number(new Headers(init?.headers).get('Upload-Offset'))
        if (body.size <= room) return inner(input, init)
        hold = null
        if (room > 0) await inner(input, { ...init, body: body.slice(0, room) })
        arrived()
        return new Promise<never>(() => {})
      }),
  }
}
