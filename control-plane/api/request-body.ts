import { limits } from '../../contract/rules/limits.ts'
import { fault } from './faults.ts'

const tooLarge = () =>
  fault(
    413,
    'body-too-large',
    `The body is larger than ${limits.bodyBytes} bytes.`,
    'Send the fields of the call and nothing else.',
  )

/**
 * The request with its body read, up to the limit of a JSON body. Throws the fault 413 above it, and 400 where the
 * body breaks off or is not UTF-8. Not for uploads: those are streamed.
 */
export async function withWholeBody(request: Request): Promise<Request> {
  if (Number(request.headers.get('content-length') ?? 0) > limits.bodyBytes) throw tooLarge()
  const body = await read(request)
  checkText(body)
  return new Request(request.url, {
    method: request.method,
    headers: request.headers,
    signal: request.signal,
    body: body.byteLength === 0 ? null : body,
  })
}

async function read(request: Request): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return await gather(bodyStream(request))
  } catch (thrown) {
    if (thrown instanceof BodyTooLarge) throw tooLarge()
    throw fault(400, 'body-interrupted', 'The body broke off.', 'Send the request again.')
  }
}

/** JSON is UTF-8 (RFC 8259, 8.1). Read leniently, other bytes would be stored as U+FFFD. */
function checkText(body: Uint8Array): void {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(body)
  } catch {
    throw fault(400, 'malformed-json', 'The body is not well-formed UTF-8.', 'Send JSON in UTF-8.')
  }
}

class BodyTooLarge extends Error {}

async function gather(stream: ReadableStream<Uint8Array>): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array[] = []
  let size = 0
  const reader = stream.getReader()
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    size += piece.value.byteLength
    if (size > limits.bodyBytes) throw new BodyTooLarge()
    pieces.push(piece.value)
  }
  const whole = new Uint8Array(size)
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.byteLength
  }
  return whole
}

/** The body as a stream. Where a browser has no `Request.body` (Firefox), that of its blob, which is not copied either. */
export function bodyStream(request: Request): ReadableStream<Uint8Array> {
  const { body } = request
  if (body) return body
  let blob: ReadableStreamDefaultReader<Uint8Array> | null = null
  return new ReadableStream({
    async pull(controller) {
      blob ??= (await request.blob()).stream().getReader()
      const { done, value } = await blob.read()
      if (done) controller.close()
      else controller.enqueue(value)
    },
    async cancel(reason) {
      await blob?.cancel(reason)
    },
  })
}
