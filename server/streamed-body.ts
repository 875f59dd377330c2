import type { Readable } from 'node:stream'

/** Bytes of a body that wait here for whoever stores them. */
const AHEAD = 512 * 1024
const streaming = { duplex: 'half' }

/**
 * The request, and where it carries bytes of an upload, these as they come. What Node makes of a body by itself
 * (`Readable.toWeb`) copies every chunk, and the collector is then busier than everything else.
 */
export function withStreamedBody(request: Request, incoming: Readable): Request {
  const sends =
    request.method === 'PATCH' && request.headers.get('content-type') === 'application/offset+octet-stream'
  if (!sends) return request
  return new Request(request.url, {
    method: request.method,
    headers: request.headers,
    signal: request.signal,
    body: streamOf(incoming),
    ...streaming,
  })
}

/**
 * What had come of a body that breaks off is handed on before that is told. Let go of before its end, the body is left
 * unread: whoever sent it still gets an answer.
 */
function streamOf(incoming: Readable): ReadableStream<Uint8Array> {
  const over = new AbortController()
  let broken: Error | null = null
  const leave = () => {
    over.abort()
    incoming.pause()
  }
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const onData = (chunk: Buffer) => {
          controller.enqueue(chunk)
          if ((controller.desiredSize ?? 0) <= 0) incoming.pause()
        }
        const onEnd = () => {
          leave()
          controller.close()
        }
        const onBroken = (error?: Error) => {
          leave()
          broken = error ?? new Error('The connection broke off.')
          if (controller.desiredSize === AHEAD) controller.error(broken)
        }
        incoming.pause()
        incoming.on('data', onData).on('end', onEnd).on('error', onBroken).on('close', onBroken)
        over.signal.addEventListener('abort', () => {
          incoming.off('data', onData).off('end', onEnd).off('error', onBroken).off('close', onBroken)
        })
      },
      pull(controller) {
        if (broken === null) incoming.resume()
        else if (controller.desiredSize === AHEAD) controller.error(broken)
      },
      cancel: leave,
    },
    new ByteLengthQueuingStrategy({ highWaterMark: AHEAD }),
  )
}
