import { ServerResponse } from 'node:http'
import type { Http2ServerResponse } from 'node:http2'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { giveBack } from '../control-plane/give-back.ts'

/**
 * Sends an answer that is a stored file (it says `Accept-Ranges`), and gives each chunk's memory back once it is out.
 * Resolves to what tells the server so when the file is sent or its taker gone; with every other answer at once, to
 * that one. `onBroken` is told why a file could not be read to its end.
 */
export async function sendFile(
  answer: Response,
  outgoing: ServerResponse | Http2ServerResponse,
  onBroken: (error: unknown) => void,
): Promise<Response> {
  const { body } = answer
  const isFile = body !== null && answer.headers.has('accept-ranges')
  if (!isFile || !(outgoing instanceof ServerResponse)) return answer
  for (const [name, value] of answer.headers) outgoing.appendHeader(name, value)
  outgoing.writeHead(answer.status)
  await send(body, outgoing).catch(onBroken)
  return RESPONSE_ALREADY_SENT
}

async function send(body: ReadableStream<Uint8Array>, outgoing: ServerResponse): Promise<void> {
  const reader = body.getReader()
  const leave = () => void reader.cancel().catch(() => {})
  outgoing.once('close', leave)
  if (outgoing.destroyed) leave()
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      const chunk = next.value
      // Not where it failed: the connection may still hold it.
      const goesOn = outgoing.write(chunk, (error) => (error ? undefined : giveBack(chunk)))
      if (!goesOn) await drained(outgoing)
    }
    outgoing.end()
  } catch (error) {
    // A part of it is out, so the connection is all that can still say that it went wrong.
    outgoing.destroy()
    throw error
  } finally {
    outgoing.off('close', leave)
  }
}

/** Resolves when there is room for more, or nobody takes it any more. */
function drained(outgoing: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      outgoing.off('drain', go).off('close', go)
      resolve()
    }
    outgoing.on('drain', go).on('close', go)
    if (outgoing.destroyed) go()
  })
}
