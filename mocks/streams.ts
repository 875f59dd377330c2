/**
 * Gives each chunk of `body` to `write` in turn, reading the next one meanwhile. Rejects where either does, or where
 * `signal` is aborted; then nothing is being written any more.
 */
export async function pump(
  body: ReadableStream<Uint8Array>,
  write: (chunk: Uint8Array) => Promise<unknown>,
  signal?: AbortSignal,
): Promise<void> {
  const reader = body.getReader()
  const stop = () => void reader.cancel(signal?.reason).catch(() => {})
  signal?.addEventListener('abort', stop, { once: true })
  let writing: Promise<unknown> = Promise.resolve()
  try {
    for (;;) {
      signal?.throwIfAborted()
      const { done, value } = await reader.read()
      await writing
      if (done) break
      if (value.byteLength === 0) continue
      writing = write(value)
      // It is awaited before the next one; failing earlier, it must not count as unheard.
      writing.catch(() => {})
    }
    signal?.throwIfAborted()
  } catch (error) {
    await writing.catch(() => {})
    await reader.cancel(error).catch(() => {})
    throw error
  } finally {
    signal?.removeEventListener('abort', stop)
    reader.releaseLock()
  }
}

/** A stream whose source is asked for with the first read. */
export function lazily(open: () => Promise<ReadableStream<Uint8Array>>): ReadableStream<Uint8Array> {
  let reader: ReadableStreamDefaultReader<Uint8Array> | undefined
  return new ReadableStream(
    {
      async pull(controller) {
        reader ??= (await open()).getReader()
        const { done, value } = await reader.read()
        if (done) controller.close()
        else controller.enqueue(value)
      },
      cancel: (reason) => reader?.cancel(reason),
    },
    { highWaterMark: 0 },
  )
}
